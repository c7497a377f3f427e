/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-import"

#include "config.h"

#include "gain-import.h"

#include <glib/gi18n-lib.h>

#include "gain-export.h"
#include "gain-json.h"

/* Up to which line the message of a syntax error is made to name it. */
#define MAX_RECOUNT 10000

/* A walk over the lines of a file that lies in memory (or is mapped). */
struct _GainImport
{
  GBytes *bytes;
  const GainPageSource *source;
  GainImportFunc func;
  gpointer user_data;
  GPtrArray *warnings;
  GCancellable *cancellable;

  gsize at;
  guint line;
  guint n_records;
};

GBytes *
gain_import_get_bytes (GainImport *self)
{
  return self->bytes;
}

const GainPageSource *
gain_import_get_source (GainImport *self)
{
  return self->source;
}

static const char *
get_name (GainImport *self)
{
  if (self->source != NULL && self->source->name != NULL)
    return self->source->name;
  return self->source != NULL && self->source->url != NULL ? self->source->url : "-";
}

void
gain_import_rewind (GainImport *self)
{
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);

  /* Other programs write a byte-order mark; it is no part of the first line. */
  self->at = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  self->line = 0;
}

gboolean
gain_import_next_line (GainImport *self, const char **line, gsize *length, guint *number)
{
  gsize size;
  const char *data = g_bytes_get_data (self->bytes, &size);
  const char *end;

  if (self->at >= size)
    return FALSE;
  *line = data + self->at;
  end = memchr (*line, '\n', size - self->at);
  *length = end != NULL ? (gsize) (end - *line) : size - self->at;
  self->at += *length + 1;
  if (*length > 0 && (*line)[*length - 1] == '\r')
    (*length)--;
  *number = ++self->line;
  return TRUE;
}

void
gain_import_warn (GainImport *self, guint line, const char *message)
{
  if (line > 0)
    g_ptr_array_add (self->warnings,
                     /* Translators: the name of a file, a line in it, a sentence */
                     g_strdup_printf (_ ("“%s”, line %u: %s"), get_name (self), line, message));
  else
    g_ptr_array_add (self->warnings, g_strdup_printf ("“%s”: %s", get_name (self), message));
}

JsonNode *
gain_import_parse_line (GainImport *self,
                        const char *line,
                        gsize length,
                        guint number,
                        GError **error)
{
  g_autoptr (GError) local = NULL;
  JsonNode *node = gain_json_parse (line, length, &local);
  g_autoptr (GString) placed = NULL;

  if (node != NULL)
    return node;
  if (number > MAX_RECOUNT)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  /* Once more, so that the message counts lines as the file does. */
  placed = g_string_new (NULL);
  for (guint i = 1; i < number; i++)
    g_string_append_c (placed, '\n');
  g_string_append_len (placed, line, (gssize) length);
  return gain_json_parse (placed->str, placed->len, error);
}

void
gain_import_take_record (GainImport *self, GainRecord *record)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  gain_record_check_places (record, problems);
  for (guint i = 0; i < problems->len; i++)
    gain_import_warn (self, record->line, problems->pdata[i]);
  self->n_records++;
  self->func (record, self->user_data);
}

gboolean
gain_import_is_cancelled (GainImport *self, GError **error)
{
  return g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
refuse_unknown (GainImport *self, GError **error)
{
  g_set_error (error,
               GAIN_EXPORT_ERROR,
               GAIN_EXPORT_ERROR_FORMAT,
               _ ("“%s” was not read: its format is not known. Choose a format."),
               get_name (self));
  return FALSE;
}

/* What was wrong with the only things that stand in the file says more than
 * that there was nothing. */
static gboolean
refuse_empty (GainImport *self, GError **error)
{
  if (self->warnings->len > 0)
    g_set_error_literal (error,
                         GAIN_JSON_ERROR,
                         GAIN_JSON_ERROR_SHAPE,
                         self->warnings->pdata[self->warnings->len - 1]);
  else
    g_set_error (error,
                 GAIN_JSON_ERROR,
                 GAIN_JSON_ERROR_SHAPE,
                 _ ("“%s” holds no article. Choose another file."),
                 get_name (self));
  return FALSE;
}

gboolean
gain_import_each (GBytes *bytes,
                  const GainCodec *codec,
                  const GainPageSource *source,
                  GainImportFunc func,
                  gpointer user_data,
                  GPtrArray *warnings,
                  GCancellable *cancellable,
                  GError **error)
{
  GainImport self = { bytes, source, func, user_data, warnings, cancellable };
  g_autoptr (GError) local = NULL;

  if (codec == NULL)
    codec = gain_codec_sniff (source != NULL ? source->name : NULL, bytes);
  if (codec == NULL || !codec->can_read)
    return refuse_unknown (&self, error);
  gain_import_rewind (&self);
  if (!codec->read (&self, &local))
    {
      if (local->domain == GAIN_JSON_ERROR)
        /* Translators: the name of a file; a sentence follows. */
        g_prefix_error (&local, _ ("“%s” was not read. "), get_name (&self));
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return self.n_records > 0 || refuse_empty (&self, error);
}

static void
add_record (GainRecord *record, gpointer user_data)
{
  g_ptr_array_add (user_data, record);
}

static void
record_free (gpointer data)
{
  gain_record_free (data);
}

GainImportResult *
gain_import_read (GBytes *bytes,
                  const GainCodec *codec,
                  const GainPageSource *source,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GainImportResult) result = g_new0 (GainImportResult, 1);

  result->records = g_ptr_array_new_with_free_func (record_free);
  result->warnings = g_ptr_array_new_with_free_func (g_free);
  if (!gain_import_each (
          bytes, codec, source, add_record, result->records, result->warnings, cancellable, error))
    return NULL;
  return g_steal_pointer (&result);
}

void
gain_import_result_free (GainImportResult *self)
{
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}
