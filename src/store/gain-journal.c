/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-journal.h"

#include "gain-path.h"
#include "gain-shape.h"
#include "gain-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Writing */

static void
append_json (GString *line, JsonNode *node)
{
  g_autoptr (GString) json = gain_json_write_line (node);

  g_string_append_len (line, json->str, (gssize) json->len);
}

static gboolean
is_plain (const char *string)
{
  for (const char *p = string; *p != '\0'; p++)
    if (*p == '"' || *p == '\\' || (guchar) *p < 0x20 || (guchar) *p >= 0x7f)
      return FALSE;

  return TRUE;
}

/* @name: with its leading comma. */
static void
append_string (GString *line, const char *name, const char *value)
{
  g_autoptr (JsonNode) node = NULL;

  g_string_append_printf (line, "%s:", name);
  if (value == NULL)
    {
      g_string_append (line, "null");
    }
  else if (is_plain (value))
    {
      g_string_append_printf (line, "\"%s\"", value);
    }
  else
    {
      node = json_node_init_string (json_node_alloc (), value);
      append_json (line, node);
    }
}

static void
append_item (GString *line, const char *name, GainItem *item)
{
  g_autoptr (JsonNode) node = NULL;

  g_string_append_printf (line, "%s:", name);
  if (item == NULL)
    {
      g_string_append (line, "null");
      return;
    }

  node = gain_shape_write_item (item);
  append_json (line, node);
}

static const char *
get_deed (const GainOperation *operation)
{
  if (operation->before == NULL)
    return "add";

  return operation->after == NULL ? "delete" : "modify";
}

static void
append_role (GString *line, GainChange *change)
{
  GainChangeRole role = gain_change_get_role (change);

  if (role != GAIN_CHANGE_UNDO && role != GAIN_CHANGE_REDO)
    return;

  append_string (line, ",\"role\"", role == GAIN_CHANGE_UNDO ? "undo" : "redo");
  append_string (line, ",\"of\"", gain_change_get_of (change));
}

GString *
gain_journal_write_line (GainChange *change,
                         guint i,
                         const GainJournalStamp *stamp,
                         const char *sha256)
{
  const GainOperation *operation = gain_change_get_operation (change, i);
  guint n_operations = gain_change_get_n_operations (change);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *op =
      g_strconcat (gain_item_kind_get_nick (operation->kind), ".", get_deed (operation), NULL);
  GString *line = g_string_sized_new (1024);

  append_string (line, "{\"id\"", id);
  append_string (line, ",\"group\"", gain_change_get_group (change));
  g_string_append_printf (line, ",\"part\":[%u,%u]", i + 1, n_operations);
  append_string (line, ",\"verb\"", gain_change_get_verb (change));
  append_role (line, change);
  g_string_append_printf (line, ",\"n\":%" G_GINT64_FORMAT, stamp->n + i);
  append_string (line, ",\"device\"", stamp->device);
  append_string (line, ",\"by\"", stamp->by);
  append_string (line, ",\"at\"", stamp->at);
  append_string (line, ",\"article\"", operation->article);
  append_string (line, ",\"target\"", operation->id);
  append_string (line, ",\"op\"", op);
  append_item (line, ",\"before\"", operation->before);
  append_item (line, ",\"after\"", operation->after);
  append_string (line, ",\"target_sha256\"", sha256);
  g_string_append (line, ",\"prev\":\"");

  return line;
}

void
gain_journal_free_line (gpointer line)
{
  g_string_free (line, TRUE);
}

gsize
gain_journal_get_head_size (const char *data, gsize size)
{
  static const char mark[] = ",\"prev\":\"";
  gsize length = strlen (mark);

  /* The value holds no quotation mark and is short: look from behind. */
  for (gsize i = size; i >= length && size - i < 128; i--)
    if (memcmp (data + i - length, mark, length) == 0)
      return i;

  return 0;
}

void
gain_journal_chain (const char *data, gsize size, char *prev)
{
  static const char digits[] = "0123456789abcdef";
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) data, (gssize) size);
  g_checksum_get_digest (checksum, digest, &length);
  for (guint i = 0; i < GAIN_JOURNAL_PREV_LENGTH; i++)
    prev[i] = digits[i % 2 == 0 ? digest[i / 2] >> 4 : digest[i / 2] & 15];
  prev[GAIN_JOURNAL_PREV_LENGTH] = '\0';
}

/* Taking a line apart */

char *
gain_slice_dup (GainSlice slice)
{
  return slice.data != NULL ? g_strndup (slice.data, slice.size) : NULL;
}

gboolean
gain_slice_equal (GainSlice a, GainSlice b)
{
  return a.size == b.size && (a.data == NULL) == (b.data == NULL) &&
         (a.size == 0 || memcmp (a.data, b.data, a.size) == 0);
}

gboolean
gain_slice_is (GainSlice slice, const char *string)
{
  return slice.data != NULL && slice.size == strlen (string) &&
         memcmp (slice.data, string, slice.size) == 0;
}

typedef struct
{
  const char *next;
  const char *end;
} Scanner;

static gboolean
scan_literal (Scanner *scanner, const char *literal)
{
  gsize size = strlen (literal);

  if ((gsize) (scanner->end - scanner->next) < size || memcmp (scanner->next, literal, size) != 0)
    return FALSE;

  scanner->next += size;

  return TRUE;
}

/* Behind the quotation mark that closes the string that opens at @p, or NULL. */
static const char *
skip_string (const char *p, const char *end)
{
  for (p++; p < end; p++)
    {
      if (*p == '"')
        return p + 1;
      if ((guchar) *p < 0x20)
        return NULL;
      if (*p == '\\')
        p++;
    }

  return NULL;
}

/* Strings with escapes are not in the fixed form, except inside the items. */
static gboolean
scan_string (Scanner *scanner, GainSlice *slice)
{
  const char *start = scanner->next;
  const char *behind;

  if (scan_literal (scanner, "null"))
    {
      *slice = (GainSlice){ NULL, 0 };
      return TRUE;
    }
  if (start >= scanner->end || *start != '"')
    return FALSE;

  behind = skip_string (start, scanner->end);
  if (behind == NULL)
    return FALSE;

  *slice = (GainSlice){ start + 1, (gsize) (behind - start) - 2 };
  scanner->next = behind;

  return memchr (slice->data, '\\', slice->size) == NULL;
}

static gboolean
scan_integer (Scanner *scanner, gint64 *value)
{
  const char *start = scanner->next;

  *value = 0;
  while (scanner->next < scanner->end && g_ascii_isdigit (*scanner->next))
    {
      if (scanner->next - start >= 18)
        return FALSE;
      *value = *value * 10 + (*scanner->next - '0');
      scanner->next++;
    }

  return scanner->next > start;
}

/* Finds the end of a JSON value by its brackets; the strict check comes when it is read. */
static gboolean
scan_value (Scanner *scanner, GainSlice *slice)
{
  const char *start = scanner->next;
  const char *p = start;
  int depth = 0;

  if (scan_literal (scanner, "null"))
    {
      *slice = (GainSlice){ NULL, 0 };
      return TRUE;
    }

  while (p < scanner->end && !(depth == 0 && *p == ','))
    {
      if (*p == '"')
        {
          p = skip_string (p, scanner->end);
          if (p == NULL)
            return FALSE;
          continue;
        }
      if (*p == '{' || *p == '[')
        depth++;
      if (*p == '}' || *p == ']')
        depth--;
      if (depth < 0)
        return FALSE;
      p++;
    }

  *slice = (GainSlice){ start, (gsize) (p - start) };
  scanner->next = p;

  return depth == 0 && p > start;
}

static gboolean
scan_part (Scanner *scanner, GainJournalLine *line)
{
  return scan_literal (scanner, ",\"part\":[") && scan_integer (scanner, &line->part) &&
         scan_literal (scanner, ",") && scan_integer (scanner, &line->parts) &&
         scan_literal (scanner, "]") && line->part >= 1 && line->part <= line->parts;
}

static gboolean
scan_role (Scanner *scanner, GainJournalLine *line)
{
  line->role = (GainSlice){ NULL, 0 };
  line->of = (GainSlice){ NULL, 0 };
  if (!scan_literal (scanner, ",\"role\":"))
    return TRUE;

  return scan_string (scanner, &line->role) && scan_literal (scanner, ",\"of\":") &&
         scan_string (scanner, &line->of) && line->of.data != NULL &&
         (gain_slice_is (line->role, "undo") || gain_slice_is (line->role, "redo"));
}

static gboolean
scan_member (Scanner *scanner, const char *name, GainSlice *slice)
{
  return scan_literal (scanner, name) && scan_string (scanner, slice);
}

static gboolean
scan_head (Scanner *scanner, GainJournalLine *line)
{
  return scan_member (scanner, "{\"id\":", &line->id) &&
         scan_member (scanner, ",\"group\":", &line->group) && scan_part (scanner, line) &&
         scan_member (scanner, ",\"verb\":", &line->verb) && scan_role (scanner, line) &&
         scan_literal (scanner, ",\"n\":") && scan_integer (scanner, &line->n) &&
         scan_member (scanner, ",\"device\":", &line->device) &&
         scan_member (scanner, ",\"by\":", &line->by) &&
         scan_member (scanner, ",\"at\":", &line->at);
}

static gboolean
scan_tail (Scanner *scanner, GainJournalLine *line)
{
  return scan_member (scanner, ",\"article\":", &line->article) &&
         scan_member (scanner, ",\"target\":", &line->target) &&
         scan_member (scanner, ",\"op\":", &line->op) && scan_literal (scanner, ",\"before\":") &&
         scan_value (scanner, &line->before) && scan_literal (scanner, ",\"after\":") &&
         scan_value (scanner, &line->after) &&
         scan_member (scanner, ",\"target_sha256\":", &line->target_sha256) &&
         scan_member (scanner, ",\"prev\":", &line->prev) && scan_literal (scanner, "}") &&
         scanner->next == scanner->end;
}

gboolean
gain_journal_scan_line (const char *data, gsize size, GainJournalLine *line)
{
  Scanner scanner = { data, data + size };

  return scan_head (&scanner, line) && scan_tail (&scanner, line) && line->id.data != NULL &&
         line->group.data != NULL && line->verb.data != NULL && line->device.data != NULL &&
         line->by.data != NULL && line->target.data != NULL && line->op.data != NULL;
}

/* From lines to a change */

typedef struct
{
  GainSlice json;
  GainItem *item;
} Cached;

static void
cached_free (gpointer data)
{
  Cached *cached = data;

  g_object_unref (cached->item);
  g_free (cached);
}

GHashTable *
gain_journal_cache_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, cached_free);
}

static GainItem *
read_item (GainItemKind kind, const char *id, GainSlice json, GError **error)
{
  g_autoptr (JsonNode) node = gain_json_parse (json.data, json.size, error);
  GainItem *item;

  if (node == NULL)
    return NULL;

  item = gain_shape_read_item (kind, id, node, error);
  if (item != NULL)
    gain_item_seal (item);

  return item;
}

/* The state before an operation is nearly always the one after the last
 * operation on the same target: one item serves both. */
static GainItem *
read_before (GainItemKind kind, const char *id, GainSlice json, GHashTable *cache, GError **error)
{
  Cached *cached = cache != NULL ? g_hash_table_lookup (cache, id) : NULL;

  if (cached != NULL && gain_item_get_kind (cached->item) == kind &&
      gain_slice_equal (cached->json, json))
    return g_object_ref (cached->item);

  return read_item (kind, id, json, error);
}

static void
remember (GHashTable *cache, const char *id, GainSlice json, GainItem *item)
{
  Cached *cached;

  if (cache == NULL)
    return;

  cached = g_new0 (Cached, 1);
  cached->json = json;
  cached->item = g_object_ref (item);
  g_hash_table_replace (cache, g_strdup (id), cached);
}

gboolean
gain_journal_read_kind (GainSlice op, GainItemKind *kind)
{
  const char *dot = op.data != NULL ? memchr (op.data, '.', op.size) : NULL;

  for (GainItemKind each = 0; dot != NULL && each < GAIN_ITEM_N_KINDS; each++)
    {
      const char *nick = gain_item_kind_get_nick (each);
      gsize size = strlen (nick);

      if (size == (gsize) (dot - op.data) && memcmp (nick, op.data, size) == 0)
        {
          *kind = each;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_placed (GainItemKind kind, const char *article)
{
  return gain_item_kind_fits (kind, article != NULL) &&
         (article == NULL || gain_path_is_id (article));
}

static gboolean
read_operation (GainChange *change, const GainJournalLine *line, GHashTable *cache, GError **error)
{
  g_autofree char *owner = gain_slice_dup (line->by);
  g_autofree char *article = gain_slice_dup (line->article);
  g_autofree char *id = gain_slice_dup (line->target);
  g_autoptr (GainItem) before = NULL;
  g_autoptr (GainItem) after = NULL;
  GainItemKind kind;

  if (!gain_journal_read_kind (line->op, &kind) || !is_placed (kind, article) || id[0] == '\0' ||
      (line->before.data == NULL && line->after.data == NULL))
    {
      g_set_error (error,
                   GAIN_STORE_ERROR,
                   GAIN_STORE_ERROR_DAMAGED,
                   _ ("this version does not know the operation “%.*s”"),
                   (int) line->op.size,
                   line->op.data);
      return FALSE;
    }

  if (line->before.data != NULL)
    before = read_before (kind, id, line->before, cache, error);
  if (line->before.data != NULL && before == NULL)
    return FALSE;

  if (line->after.data != NULL)
    after = read_item (kind, id, line->after, error);
  if (line->after.data != NULL && after == NULL)
    return FALSE;

  if (after != NULL)
    remember (cache, id, line->after, after);
  gain_change_add (change, kind, owner, article, id, before, after);

  return TRUE;
}

GainChange *
gain_journal_read_change (const GainJournalLine *lines, guint n, GHashTable *cache, GError **error)
{
  g_autofree char *verb = gain_slice_dup (lines[0].verb);
  g_autofree char *group = gain_slice_dup (lines[0].group);
  g_autofree char *of = gain_slice_dup (lines[0].of);
  g_autoptr (GainChange) change = gain_change_new (verb);

  gain_change_set_group (change, group);
  if (lines[0].role.data != NULL)
    gain_change_set_role (change,
                          gain_slice_is (lines[0].role, "undo") ? GAIN_CHANGE_UNDO
                                                                : GAIN_CHANGE_REDO,
                          of);

  for (guint i = 0; i < n; i++)
    if (!read_operation (change, &lines[i], cache, error))
      return NULL;

  return g_steal_pointer (&change);
}
