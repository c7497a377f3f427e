/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Elements within each other that the parser gets to see. */
#define GAIN_HTML_MAX_DEPTH 512

/**
 * One linear pass before the parser, whose tree is as deep as the page says
 * and whose work on misnested pages can grow with the square of their size.
 * Blanks in place what is no text and hard to follow (comments, scripts other
 * than JSON-LD, styles, drawings, embedded frames), absurd attributes, and the
 * tags (not the text) of what lies too deep, so that what the parser sees is
 * what was counted here.
 *
 * Returns: FALSE with %GAIN_EXTRACT_ERROR_LIMIT when the parser would still
 * have far too much to do.
 */
gboolean gain_html_guard (GString *html, GError **error);

G_END_DECLS
