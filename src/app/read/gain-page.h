/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-mark-style.h"
#include "gain-project.h"
#include "gain-text-map.h"

G_BEGIN_DECLS

/**
 * GainPage:
 * @view: the view that shows the text; not owned
 * @project: not owned
 * @article: not owned
 * @layer: whose marks are drawn; not owned
 * @map: between article and buffer; not owned
 * @styles: (element-type utf8 GainMarkStyle): by id of the label
 * @selected: (nullable): id of the selected mark
 * @text: colour of the text
 * @page: colour behind it
 * @dim: colour of what steps back (excluded blocks, names in the margin)
 * @column: where the lines of text are, in buffer coordinates
 * @width: of the whole view
 * @scale: of interface text, 1 at an ordinary size
 * @line_gap: pixels between two lines of a paragraph
 * @wide: TRUE where the margin has room for names
 * @rtl: TRUE when the margin is on the right
 *
 * Everything that the drawing of marks depends on. The same page gives the
 * same picture, however it came about.
 */
typedef struct
{
  GtkTextView *view;
  GainProject *project;
  GainArticle *article;
  GainLayer *layer;
  GainTextMap *map;
  GHashTable *styles;
  const char *selected;
  GdkRGBA text;
  GdkRGBA page;
  GdkRGBA dim;
  GainSpan column;
  int width;
  double scale;
  int line_gap;
  gboolean wide;
  gboolean rtl;
  gboolean high_contrast;
} GainPage;

/** Never NULL: a label that the codebook does not know has a plain style. */
const GainMarkStyle *gain_page_get_style (const GainPage *self, const char *label);
/** By the label that the mark counts as. */
const GainMarkStyle *gain_page_get_mark_style (const GainPage *self, GainAnnotation *mark);

/** Fills @styles from the codebook and the colours. */
void gain_page_update_styles (GainPage *self);

gboolean gain_page_is_selected (const GainPage *self, GainAnnotation *mark);

/** Pixels that the margin takes beside the text, with room for names or without. */
int gain_page_get_margin (const GainPage *self);

/** Whether the block of @piece does not count. */
gboolean gain_page_is_excluded (const GainPage *self, const GainTextPiece *piece);

/** The name of who makes the statement, as far as it is known: an actor, or “author”; of a denial
 * or doubt also whose claim it is about, as in “Reyes → Olsen”.
 * Returns: (transfer full) (nullable). */
char *gain_page_dup_source (const GainPage *self, GainAnnotation *mark);

G_END_DECLS
