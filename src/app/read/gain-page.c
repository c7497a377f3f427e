/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-page.h"

#include <glib/gi18n-lib.h>

#include "gain-mark-links.h"

/* Pixels at an ordinary size of text. */
#define MARGIN_WIDE   168
#define MARGIN_NARROW 46

#define SHORT_NAME 10 /* code points of a name that shares its place */

static void
add_style (GainPage *self, const char *id, const GainLabel *label)
{
  GainMarkStyle *style = g_new0 (GainMarkStyle, 1);

  gain_mark_style_set (style, label, &self->text, &self->page, self->high_contrast);
  g_hash_table_replace (self->styles, g_strdup (id), style);
}

void
gain_page_update_styles (GainPage *self)
{
  GainCodebook *codebook = gain_project_get_codebook (self->project);
  const GainLabel unknown = { .id = "", .kind = GAIN_LABEL_STATEMENT, .letter = '?' };

  g_hash_table_remove_all (self->styles);
  add_style (self, "", &unknown);
  if (codebook == NULL)
    return;

  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    {
      const GainLabel *label = gain_codebook_get_label_at (codebook, i);

      add_style (self, label->id, label);
    }
}

const GainMarkStyle *
gain_page_get_style (const GainPage *self, const char *label)
{
  const GainMarkStyle *style = g_hash_table_lookup (self->styles, label);

  return style != NULL ? style : g_hash_table_lookup (self->styles, "");
}

const GainMarkStyle *
gain_page_get_mark_style (const GainPage *self, GainAnnotation *mark)
{
  return gain_page_get_style (self, gain_project_resolve_label_id (self->project, mark));
}

gboolean
gain_page_is_selected (const GainPage *self, GainAnnotation *mark)
{
  return self->selected != NULL &&
         g_strcmp0 (self->selected, gain_item_get_id (GAIN_ITEM (mark))) == 0;
}

int
gain_page_get_margin (const GainPage *self)
{
  return (int) ((self->wide ? MARGIN_WIDE : MARGIN_NARROW) * self->scale);
}

gboolean
gain_page_is_excluded (const GainPage *self, const GainTextPiece *piece)
{
  return piece->block != GAIN_TEXT_MAP_NO_BLOCK &&
         gain_project_is_excluded (self->project,
                                   gain_article_get_id (self->article),
                                   piece->block);
}

static gboolean
looks_like_person (char **words)
{
  guint n = g_strv_length (words);

  for (guint i = 0; i < n; i++)
    if (!g_unichar_isupper (g_utf8_get_char (words[i])))
      return FALSE;

  return n == 2 || n == 3;
}

/* Two names have to fit where otherwise one stands: a person's last name, of others the start. */
static void
shorten (char **name)
{
  g_auto (GStrv) words = g_strsplit (*name, " ", -1);

  if (looks_like_person (words))
    {
      g_free (*name);
      *name = g_strdup (words[g_strv_length (words) - 1]);
    }
  if (g_utf8_strlen (*name, -1) > SHORT_NAME)
    {
      g_autofree char *start = g_utf8_substring (*name, 0, SHORT_NAME - 1);

      g_free (*name);
      *name = g_strconcat (start, "…", NULL);
    }
}

char *
gain_page_dup_source (const GainPage *self, GainAnnotation *mark)
{
  const char *id = gain_item_get_id (GAIN_ITEM (mark));
  g_autofree char *source = gain_mark_links_dup_source (self->project, self->layer, id);
  g_autofree char *opponent = gain_mark_links_dup_opponent (self->project, self->layer, id);

  if (source == NULL || opponent == NULL)
    return g_steal_pointer (&source);

  shorten (&source);
  shorten (&opponent);
  /* Translators: who denies or doubts, and whose claim it is; the arrow points on in reading
   * direction. */
  return g_strdup_printf (C_ ("denial beside the text", "%s → %s"), source, opponent);
}
