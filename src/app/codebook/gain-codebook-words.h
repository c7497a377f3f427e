/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-codebook.h"

G_BEGIN_DECLS

/* The codebook in words for people. Arrays are NULL-terminated and translated; their order is
 * that of the values. */

const char *const *gain_codebook_words_kinds (void); /* GainLabelKind */
const char *const *gain_codebook_words_types (void); /* GainAttributeType */
/** Behind each act of gain_codebook_acts(). */
const char *const *gain_codebook_words_acts (void);
/** "asserts", "denies", "doubts", "withholds". */
const char *const *gain_codebook_acts (void);
/** An end of a relation: "statement" → “statement”. */
const char *gain_codebook_words_end (const char *end);

/** “Label”, “Attribute” … in the middle of a sentence: “label”. */
const char *gain_codebook_words_part (GainCodebookPart part);

/** The name of a thing for people, its id where @codebook does not know it. Returns: (transfer
 * full). */
char *gain_codebook_words_dup_name (GainCodebook *codebook, GainCodebookPart part, const char *id);

/** What a step did, as a sentence. @before: (nullable): the version that it leads from, @after:
 * the one that it leads to. Returns: (transfer full). */
char *gain_codebook_words_dup_step (GainCodebook *before,
                                    GainCodebook *after,
                                    const GainCodebookStep *step);

/** An id for something called @name, free in @codebook: “State body” → "state-body". Returns:
 * (transfer full). */
char *gain_codebook_words_dup_new_id (GainCodebook *codebook,
                                      GainCodebookPart part,
                                      const char *name);

G_END_DECLS
