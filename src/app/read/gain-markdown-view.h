/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GainMarkdownView:
 *
 * Shows CommonMark as text to read: headings, lists, quotations, emphasis, code. Addresses stand
 * behind the words that link to them; nothing is loaded, HTML is shown as it was typed. Tables,
 * which CommonMark does not have, are shown as lists of their rows.
 */
#define GAIN_TYPE_MARKDOWN_VIEW (gain_markdown_view_get_type ())
G_DECLARE_FINAL_TYPE (GainMarkdownView, gain_markdown_view, GAIN, MARKDOWN_VIEW, GtkTextView)

GtkWidget *gain_markdown_view_new (void);
/** @markdown: (nullable). */
void gain_markdown_view_set_markdown (GainMarkdownView *self, const char *markdown);

G_END_DECLS
