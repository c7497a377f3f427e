/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-entry-filter.h"

struct _GainEntryFilter
{
  GtkFilter parent_instance;

  char **words; /* case-folded; empty: everything matches */
};

G_DEFINE_FINAL_TYPE (GainEntryFilter, gain_entry_filter, GTK_TYPE_FILTER)

static char *
dup_haystack (GainEntry *entry)
{
  GainArticle *article = gain_entry_get_article (entry);
  const char *outlet = gain_article_get_meta (article, "outlet");
  g_autofree char *authors = g_strjoinv (" ", (char **) gain_article_get_authors (article));
  g_autofree char *all =
      g_strjoin (" ", gain_entry_get_title (entry), outlet != NULL ? outlet : "", authors, NULL);

  return g_utf8_casefold (all, -1);
}

static gboolean
gain_entry_filter_match (GtkFilter *filter, gpointer item)
{
  GainEntryFilter *self = GAIN_ENTRY_FILTER (filter);
  g_autofree char *haystack = NULL;

  if (self->words[0] == NULL)
    return TRUE;

  haystack = dup_haystack (item);
  for (char **word = self->words; *word != NULL; word++)
    if (strstr (haystack, *word) == NULL)
      return FALSE;

  return TRUE;
}

static GtkFilterMatch
gain_entry_filter_get_strictness (GtkFilter *filter)
{
  return GAIN_ENTRY_FILTER (filter)->words[0] == NULL ? GTK_FILTER_MATCH_ALL
                                                      : GTK_FILTER_MATCH_SOME;
}

static void
gain_entry_filter_finalize (GObject *object)
{
  g_strfreev (GAIN_ENTRY_FILTER (object)->words);

  G_OBJECT_CLASS (gain_entry_filter_parent_class)->finalize (object);
}

static void
gain_entry_filter_class_init (GainEntryFilterClass *klass)
{
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  filter_class->match = gain_entry_filter_match;
  filter_class->get_strictness = gain_entry_filter_get_strictness;
  G_OBJECT_CLASS (klass)->finalize = gain_entry_filter_finalize;
}

static void
gain_entry_filter_init (GainEntryFilter *self)
{
  self->words = g_new0 (char *, 1);
}

GainEntryFilter *
gain_entry_filter_new (void)
{
  return g_object_new (GAIN_TYPE_ENTRY_FILTER, NULL);
}

void
gain_entry_filter_set_text (GainEntryFilter *self, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t", -1);

  g_return_if_fail (GAIN_IS_ENTRY_FILTER (self));

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_strv_builder_add (words, *part);

  g_strfreev (self->words);
  self->words = g_strv_builder_end (words);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}
