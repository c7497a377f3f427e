/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-codebook.h"
#include "gain-span.h"

G_BEGIN_DECLS

/* What a mark is described by on the command line. */

/** Reads START and END, then the START:END of each of @more (nullable). Returns: (transfer full)
 * (element-type GainSpan): NULL with an error of wrong use. */
GArray *gain_mark_words_parse_fragments (const char *start,
                                         const char *end,
                                         char **more,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Reads one NAME=VALUE by what the codebook says of NAME. Several choices stand with commas
 * between; an empty VALUE is none. @name: (out) (transfer full). @value: (out) (transfer full)
 * (nullable): NULL for none. */
gboolean gain_mark_words_parse_attribute (const char *word,
                                          GainCodebook *codebook,
                                          const char *label,
                                          char **name,
                                          GVariant **value,
                                          GError **error);

/** Reads many. @words: (nullable). Returns: (transfer full): an a{sv}. */
GVariant *gain_mark_words_parse_attributes (char **words,
                                            GainCodebook *codebook,
                                            const char *label,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
