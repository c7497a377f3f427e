/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-finding.h"

#include <glib/gi18n-lib.h>

/* Immutable: made in any thread, read in any other. */
struct _GainFinding
{
  GObject parent_instance;

  const char *kind;
  char *path;
  char *message;
};

G_DEFINE_FINAL_TYPE (GainFinding, gain_finding, G_TYPE_OBJECT)

static void
gain_finding_finalize (GObject *object)
{
  GainFinding *self = GAIN_FINDING (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->message, g_free);

  G_OBJECT_CLASS (gain_finding_parent_class)->finalize (object);
}

static void
gain_finding_class_init (GainFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_finding_finalize;
}

static void
gain_finding_init (GainFinding *self)
{
}

GainFinding *
gain_finding_new (const char *kind, const char *path, const char *message)
{
  GainFinding *self = g_object_new (GAIN_TYPE_FINDING, NULL);

  self->kind = g_intern_string (kind);
  self->path = g_strdup (path);
  self->message = g_strdup (message);

  return self;
}

void
gain_finding_add (GPtrArray *findings, const char *kind, const char *path, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_ptr_array_add (findings, gain_finding_new (kind, path, message));
}

void
gain_finding_add_unreadable_act (GPtrArray *findings,
                                 const char *path,
                                 gint64 end,
                                 const GError *error)
{
  /* As text, because the name of the format would cut the sentence for translators. */
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, end);

  gain_finding_add (findings,
                    "unreadable-entry",
                    path,
                    _ ("“%s”: the act before byte %s cannot be read and was left out: %s. The "
                       "others were read. Do it again if it is missing"),
                    path,
                    at,
                    error->message);
}

const char *
gain_finding_get_path (GainFinding *self)
{
  return self->path;
}

const char *
gain_finding_get_message (GainFinding *self)
{
  return self->message;
}

const char *
gain_finding_get_kind (GainFinding *self)
{
  return self->kind;
}
