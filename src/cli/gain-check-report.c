/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-check-report.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"

typedef struct
{
  gboolean problem;
  const char *kind; /* interned */
  char *path;
  char *message;
} Entry;

struct _GainCheckReport
{
  GPtrArray *entries; /* (element-type Entry) */
  GHashTable *paths;  /* borrowed from the entries */
  guint n_problems;
  JsonObject *counts;
};

static void
entry_free (Entry *self)
{
  g_free (self->path);
  g_free (self->message);
  g_free (self);
}

GainCheckReport *
gain_check_report_new (void)
{
  GainCheckReport *self = g_new0 (GainCheckReport, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->paths = g_hash_table_new (g_str_hash, g_str_equal);
  self->counts = json_object_new ();

  return self;
}

void
gain_check_report_free (GainCheckReport *self)
{
  g_hash_table_unref (self->paths);
  g_ptr_array_unref (self->entries);
  json_object_unref (self->counts);
  g_free (self);
}

static void
add (GainCheckReport *self, gboolean problem, const char *kind, const char *path, char *message)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->problem = problem;
  entry->kind = g_intern_string (kind);
  entry->path = g_strdup (path);
  entry->message = message;
  g_ptr_array_add (self->entries, entry);
  g_hash_table_add (self->paths, entry->path);
  self->n_problems += problem;
}

void
gain_check_report_problem (GainCheckReport *self,
                           const char *kind,
                           const char *path,
                           const char *format,
                           ...)
{
  va_list values;

  va_start (values, format);
  add (self, TRUE, kind, path, g_strdup_vprintf (format, values));
  va_end (values);
}

void
gain_check_report_note (GainCheckReport *self,
                        const char *kind,
                        const char *path,
                        const char *format,
                        ...)
{
  va_list values;

  va_start (values, format);
  add (self, FALSE, kind, path, g_strdup_vprintf (format, values));
  va_end (values);
}

gboolean
gain_check_report_knows (GainCheckReport *self, const char *path)
{
  return g_hash_table_contains (self->paths, path);
}

guint
gain_check_report_get_n_problems (GainCheckReport *self)
{
  return self->n_problems;
}

void
gain_check_report_count (GainCheckReport *self, const char *what, guint n)
{
  gint64 before = json_object_get_int_member_with_default (self->counts, what, 0);

  json_object_set_int_member (self->counts, what, before + n);
}

static void
print_json (GainCheckReport *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      JsonObject *finding = json_object_new ();

      json_object_set_string_member (finding, "severity", entry->problem ? "problem" : "note");
      json_object_set_string_member (finding, "kind", entry->kind);
      json_object_set_string_member (finding, "path", entry->path);
      json_object_set_string_member (finding, "message", entry->message);
      json_array_add_object_element (array, finding);
    }
  json_object_set_boolean_member (object, "ok", self->n_problems == 0);
  json_object_set_object_member (object, "checked", json_object_ref (self->counts));
  json_object_set_array_member (object, "findings", array);
  gain_answer_json (gain_answer_wrap_object (object));
}

static void
print_text (GainCheckReport *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      g_autofree char *path = gain_answer_dup_line (entry->path, 0);
      g_autofree char *message = gain_answer_dup_line (entry->message, 0);

      gain_answer (
          "%s  %s  %s: %s\n", entry->problem ? "problem" : "note   ", entry->kind, path, message);
    }

  gain_answer (_ ("Checked %d files, %d articles, %d marks, %d journal lines: "),
               (int) json_object_get_int_member_with_default (self->counts, "files", 0),
               (int) json_object_get_int_member_with_default (self->counts, "articles", 0),
               (int) json_object_get_int_member_with_default (self->counts, "marks", 0),
               (int) json_object_get_int_member_with_default (self->counts, "journal_lines", 0));
  if (self->n_problems == 0)
    gain_answer ("%s\n", _ ("all is well."));
  else
    gain_answer (g_dngettext (GETTEXT_PACKAGE, "%u problem.\n", "%u problems.\n", self->n_problems),
                 self->n_problems);
}

void
gain_check_report_print (GainCheckReport *self, gboolean json)
{
  if (json)
    print_json (self);
  else
    print_text (self);
}
