/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-codec.h"

#include "gain-extract.h"

G_BEGIN_DECLS

/* Pages as formats: one article, no marks. Private to formats/. */

gboolean gain_format_page_read_text (GainImport *import, GError **error);
gboolean gain_format_page_read_markdown (GainImport *import, GError **error);
gboolean gain_format_page_read_html (GainImport *import, GError **error);

G_END_DECLS
