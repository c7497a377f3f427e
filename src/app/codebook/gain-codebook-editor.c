/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-codebook-editor.h"

#include <glib/gi18n-lib.h>

struct _GainCodebookEditor
{
  GObject parent_instance;

  GainProject *project;
};

enum
{
  MESSAGE,
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainCodebookEditor, gain_codebook_editor, G_TYPE_OBJECT)

static void
gain_codebook_editor_finalize (GObject *object)
{
  g_clear_object (&GAIN_CODEBOOK_EDITOR (object)->project);

  G_OBJECT_CLASS (gain_codebook_editor_parent_class)->finalize (object);
}

static void
gain_codebook_editor_class_init (GainCodebookEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_codebook_editor_finalize;

  signals[MESSAGE] = g_signal_new ("message",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_STRING,
                                   G_TYPE_BOOLEAN);
  signals[OPEN] = g_signal_new ("open",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                2,
                                G_TYPE_STRING,
                                G_TYPE_STRING);
}

static void
gain_codebook_editor_init (GainCodebookEditor *self)
{
}

GainCodebookEditor *
gain_codebook_editor_new (GainProject *project)
{
  GainCodebookEditor *self = g_object_new (GAIN_TYPE_CODEBOOK_EDITOR, NULL);

  self->project = g_object_ref (project);

  return self;
}

GainProject *
gain_codebook_editor_get_project (GainCodebookEditor *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK_EDITOR (self), NULL);

  return self->project;
}

GainCodebook *
gain_codebook_editor_get_codebook (GainCodebookEditor *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK_EDITOR (self), NULL);

  return gain_project_get_codebook (self->project);
}

gboolean
gain_codebook_editor_may_edit (GainCodebookEditor *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK_EDITOR (self), FALSE);

  return !gain_project_get_read_only (self->project) &&
         g_strcmp0 (gain_project_get_lead (self->project), gain_project_get_me (self->project)) ==
             0;
}

void
gain_codebook_editor_say (GainCodebookEditor *self, const char *text)
{
  g_return_if_fail (GAIN_IS_CODEBOOK_EDITOR (self));

  g_signal_emit (self, signals[MESSAGE], 0, text, FALSE);
}

void
gain_codebook_editor_open (GainCodebookEditor *self, const char *section, const char *id)
{
  g_return_if_fail (GAIN_IS_CODEBOOK_EDITOR (self));

  g_signal_emit (self, signals[OPEN], 0, section, id);
}

gboolean
gain_codebook_editor_apply (GainCodebookEditor *self, GainChange *change, GError *error)
{
  g_autoptr (GainChange) owned = change;
  g_autoptr (GError) failure = error;
  g_autofree char *text = NULL;

  g_return_val_if_fail (GAIN_IS_CODEBOOK_EDITOR (self), FALSE);

  if (change == NULL || !gain_project_apply (self->project, change, &failure))
    {
      g_signal_emit (self, signals[MESSAGE], 0, failure != NULL ? failure->message : "", FALSE);
      return FALSE;
    }
  text = g_strdup_printf (_ ("Version %u of the codebook counts now"),
                          gain_codebook_get_version (gain_codebook_editor_get_codebook (self)));
  g_signal_emit (self, signals[MESSAGE], 0, text, TRUE);

  return TRUE;
}
