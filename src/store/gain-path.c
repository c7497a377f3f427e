/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-path.h"

#include <string.h>

static gboolean
is_id_of (const char *id, gsize length, gsize max)
{
  if (length == 0 || length > max || id[0] == '-')
    return FALSE;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (id[i]) && !g_ascii_isdigit (id[i]) && id[i] != '-')
      return FALSE;

  return TRUE;
}

gboolean
gain_path_is_id (const char *id)
{
  return id != NULL && is_id_of (id, strlen (id), GAIN_PATH_MAX_ID);
}

gboolean
gain_path_is_annotator (const char *id)
{
  return id != NULL && is_id_of (id, strlen (id), 32);
}

char *
gain_path_for_article (const char *article)
{
  return g_strdup_printf ("articles/%.2s/%s.json", article, article);
}

char *
gain_path_for_page (const char *article)
{
  return g_strdup_printf ("articles/%.2s/%s.html.gz", article, article);
}

char *
gain_path_for_corrections (const char *article)
{
  return g_strdup_printf ("articles/%.2s/%s.meta.json", article, article);
}

char *
gain_path_for_layer (const char *annotator, const char *article)
{
  return g_strdup_printf ("annotations/%s/%.2s/%s.json", annotator, article, article);
}

char *
gain_path_for_registry (const char *annotator)
{
  return g_strdup_printf ("registry/%s.json", annotator);
}

char *
gain_path_for_codebook (guint version)
{
  return g_strdup_printf ("codebook/%u.json", version);
}

char *
gain_path_for_submission (const char *annotator, const char *article, guint number)
{
  return g_strdup_printf ("submissions/%s/%.2s/%s-%u.json", annotator, article, article, number);
}

char *
gain_path_for_journal (const char *annotator, const char *device, const char *month)
{
  return g_strdup_printf ("journal/%s/%s-%s.jsonl", annotator, device, month);
}

char *
gain_path_dup_id (const char *name, const char *suffix)
{
  gsize length = strlen (name);
  gsize tail = strlen (suffix);

  if (length <= tail || strcmp (name + length - tail, suffix) != 0)
    return NULL;
  if (!is_id_of (name, length - tail, GAIN_PATH_MAX_ID))
    return NULL;

  return g_strndup (name, length - tail);
}

char *
gain_path_dup_journal_device (const char *name)
{
  g_autofree char *stem = gain_path_dup_id (name, ".jsonl");
  gsize length = stem != NULL ? strlen (stem) : 0;
  const char *month;

  if (length < strlen ("d-2026-11"))
    return NULL;

  month = stem + length - strlen ("-2026-11");
  for (gsize i = 0; i < strlen ("-2026-11"); i++)
    {
      gboolean dash = i == 0 || i == 5;

      if (dash ? month[i] != '-' : !g_ascii_isdigit (month[i]))
        return NULL;
    }

  return g_strndup (stem, (gsize) (month - stem));
}

gboolean
gain_path_parse_temporary (const char *name, char **target, char **device)
{
  g_autofree char *stem = NULL;
  char *random;
  char *tag;

  if (name[0] != '.' || !g_str_has_suffix (name, ".tmp"))
    return FALSE;

  stem = g_strndup (name + 1, strlen (name) - strlen (".") - strlen (".tmp"));
  random = strrchr (stem, '.');
  if (random == NULL)
    return FALSE;
  *random = '\0';

  tag = strrchr (stem, '.');
  if (tag == NULL || tag == stem || !gain_path_is_id (tag + 1))
    return FALSE;
  *tag = '\0';

  *device = g_strdup (tag + 1);
  *target = g_strdup (stem);

  return TRUE;
}
