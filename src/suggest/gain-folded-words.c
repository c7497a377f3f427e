/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-folded-words"

#include "config.h"

#include "gain-folded-words.h"

#include <string.h>

/* What holds the digits of one number together, or a name such as O’Brien. */
static gboolean
is_joiner (gunichar c)
{
  return c == ',' || c == '.' || c == '\'' || c == 0x2019 || c == 0xa0 || c == 0x202f;
}

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_FORMAT ||
         type == G_UNICODE_ENCLOSING_MARK;
}

/* Appends the words of @text, whose letters are folded already. */
static char *
join_words (const char *text)
{
  GString *words = g_string_sized_new (strlen (text) + 1);
  gboolean in_number = FALSE;
  gboolean is_open = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_mark (c))
        continue;
      if (g_unichar_isalnum (c))
        {
          if (!is_open && words->len > 0)
            g_string_append_c (words, ' ');
          g_string_append_unichar (words, c);
          in_number = g_unichar_isdigit (c);
          is_open = TRUE;
        }
      else if (!(in_number && is_joiner (c) &&
                 g_unichar_isdigit (g_utf8_get_char (g_utf8_next_char (p)))))
        is_open = in_number = FALSE;
    }

  return g_string_free (words, FALSE);
}

char *
gain_fold_words (const char *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *plain = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_is_ascii (text))
    folded = g_ascii_strdown (text, -1);
  else
    {
      plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
      folded = g_utf8_casefold (plain != NULL ? plain : "", -1);
    }

  return join_words (folded);
}
