/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/* Projects in memory for the tests, the bench and the demo of the reader. */

/** A codebook with the labels claim, denial, doubt, actor and cue and some attributes. */
GainCodebook *reader_fixture_codebook (void);

/** A project of the annotator "ann" with that codebook. */
GainProject *reader_fixture_project (void);

/** Adds an article whose paragraphs are the lines of @utf8 that are not empty. A line that starts
 * with "# " is the title or a heading, "> " a quote, "- " a list item, "! " excluded. */
GainArticle *reader_fixture_article (GainProject *project, const char *utf8);

/** Marks @span as typed by the annotator. Returns: (transfer full): the id. */
char *reader_fixture_mark (GainProject *project,
                           GainArticle *article,
                           const char *label,
                           GainSpan span);

/** Marks the first place of @quote. Returns: (transfer full): the id. */
char *reader_fixture_mark_quote (GainProject *project,
                                 GainArticle *article,
                                 const char *label,
                                 const char *quote);

/** @n marks of every label all over the text, some inside others, in one change. */
void reader_fixture_mark_all (GainProject *project, GainArticle *article, guint n);

G_END_DECLS
