/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-result-list.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-command.h"

struct _GainResultList
{
  gboolean json;
  guint n_added;
  guint n_existed;
  guint n_failed;
  guint n_warned;
};

GainResultList *
gain_result_list_new (gboolean json)
{
  GainResultList *self = g_new0 (GainResultList, 1);

  self->json = json;

  return self;
}

void
gain_result_list_free (GainResultList *self)
{
  g_free (self);
}

static void
print_json (const char *result, const char *id, const char *name, const char *message)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "result", result);
  gain_answer_set_string (object, "article", id);
  json_object_set_string_member (object, "name", name);
  gain_answer_set_string (object, "message", message);
  gain_answer_json_line (gain_answer_wrap_object (object));
}

static void
print_text (const char *result, const char *id, const char *name, const char *message)
{
  g_autofree char *shown = gain_answer_dup_line (name, 0);

  gain_answer ("%s  %s  %s%s%s\n",
               result,
               id != NULL ? id : "-",
               shown,
               message != NULL ? "  " : "",
               message != NULL ? message : "");
}

static void
print (GainResultList *self,
       const char *result,
       const char *id,
       const char *name,
       const char *message)
{
  if (self->json)
    print_json (result, id, name, message);
  else
    print_text (result, id, name, message);

  /* Whoever reads along sees it now; that it did not arrive is told at the end. */
  gain_answer_flush (NULL);
}

void
gain_result_list_add (GainResultList *self, const char *id, const char *name, gboolean existed)
{
  if (existed)
    self->n_existed++;
  else
    self->n_added++;
  print (self, existed ? "exists" : "added", id, name, NULL);
}

void
gain_result_list_fail (GainResultList *self, const char *name, const GError *reason)
{
  self->n_failed++;
  print (self, "failed", NULL, name, reason->message);
}

void
gain_result_list_warn (GainResultList *self, guint n)
{
  self->n_warned += n;
}

gboolean
gain_result_list_finish (GainResultList *self, GError **error)
{
  if (self->n_added + self->n_existed + self->n_failed == 0)
    return gain_command_fail (
        error, _ ("There was no file to add. Name files, or a folder that holds some."));
  if (self->n_failed + self->n_warned == 0)
    return TRUE;
  if (self->n_failed == 0)
    return gain_command_fail_told (error);

  gain_notice (
      _ ("%u added, %u there already, %u failed: the lines that begin with “failed” say why."),
      self->n_added,
      self->n_existed,
      self->n_failed);
  return gain_command_fail_told (error);
}
