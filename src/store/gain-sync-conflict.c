/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-sync-conflict.h"

#include <string.h>

gboolean
gain_sync_conflict_parse_name (const char *name, char **target)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  gsize stem = strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-");

  if (stem == 0 || name[stem] == '\0' || strstr (lower + stem, "conflict") == NULL ||
      !g_str_has_suffix (name, ".json"))
    return FALSE;

  *target = g_strdup_printf ("%.*s.json", (int) stem, name);

  return TRUE;
}

/* Which of the two versions a line belongs to. */
typedef enum
{
  SIDE_BOTH,
  SIDE_OURS,
  SIDE_BASE,
  SIDE_THEIRS,
} Side;

static gboolean
read_marker (const char *line, gsize size, Side *side)
{
  static const struct
  {
    const char *mark;
    Side side;
  } markers[] = {
    { "<<<<<<<", SIDE_OURS },
    { "|||||||", SIDE_BASE },
    { "=======", SIDE_THEIRS },
    { ">>>>>>>", SIDE_BOTH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    if (size >= strlen (markers[i].mark) &&
        memcmp (line, markers[i].mark, strlen (markers[i].mark)) == 0)
      {
        *side = markers[i].side;
        return TRUE;
      }

  return FALSE;
}

gboolean
gain_sync_conflict_split (GBytes *bytes, GBytes **ours, GBytes **theirs)
{
  gsize size;
  const char *next = g_bytes_get_data (bytes, &size);
  const char *end = next + size;
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  Side side = SIDE_BOTH;
  gboolean found = FALSE;

  while (next < end)
    {
      const char *newline = memchr (next, '\n', (gsize) (end - next));
      gsize length = newline != NULL ? (gsize) (newline - next) + 1 : (gsize) (end - next);

      if (read_marker (next, length, &side))
        {
          found = TRUE;
        }
      else
        {
          if (side == SIDE_BOTH || side == SIDE_OURS)
            g_string_append_len (first, next, (gssize) length);
          if (side == SIDE_BOTH || side == SIDE_THEIRS)
            g_string_append_len (second, next, (gssize) length);
        }
      next += length;
    }
  if (!found)
    return FALSE;

  *ours = g_string_free_to_bytes (g_steal_pointer (&first));
  *theirs = g_string_free_to_bytes (g_steal_pointer (&second));

  return TRUE;
}
