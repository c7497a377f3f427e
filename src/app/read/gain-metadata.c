/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-metadata.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
append (GString *line, const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

/* The day of an ISO date as people write it; what does not read as a date stays as it is. */
static char *
dup_day (const char *iso)
{
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;

  if (sscanf (iso, "%4d-%2d-%2d", &year, &month, &day) == 3)
    date = g_date_time_new_local (year, month, day, 12, 0, 0);

  /* Translators: a date such as “3 May 2026”, see g_date_time_format(). */
  return date != NULL ? g_date_time_format (date, _ ("%-e %B %Y")) : g_strdup (iso);
}

char *
gain_metadata_dup_line (GainArticle *article, guint n_words)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const char *const *authors = gain_article_get_authors (article);
  const char *published = gain_article_get_meta (article, "published");
  g_autofree char *by = authors != NULL ? g_strjoinv (", ", (char **) authors) : NULL;
  g_autofree char *day = published != NULL ? dup_day (published) : NULL;
  g_autofree char *words = g_strdup_printf (ngettext ("%u word", "%u words", n_words), n_words);

  append (line, gain_article_get_meta (article, "outlet"));
  append (line, by);
  append (line, day);
  if (line->len == 0)
    append (line, gain_article_get_meta (article, "source"));
  if (n_words > 0)
    append (line, words);

  return g_string_free (g_steal_pointer (&line), FALSE);
}
