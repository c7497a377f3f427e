/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-codebook.h"

G_BEGIN_DECLS

/* Guidelines as Markdown: what they say about one label. All UTF-8. */

/** @markdown with each table as a list of its rows, the head as a line in bold. Returns: (transfer
 * full), never NULL. */
char *gain_guidelines_dup_without_tables (const char *markdown) G_GNUC_WARN_UNUSED_RESULT;

/** The sections whose heading names @label, and from the others the paragraphs and list items that
 * start with its name in bold. @markdown: (nullable). Returns: (transfer full): Markdown, "" where
 * they say nothing about it. */
char *gain_guidelines_dup_about (const char *markdown,
                                 const GainLabel *label) G_GNUC_WARN_UNUSED_RESULT;

/** What the codebook itself says of @label, as Markdown: description and examples, the marked
 * words of these in bold. Returns: (transfer full). */
char *gain_guidelines_dup_label (const GainLabel *label) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
