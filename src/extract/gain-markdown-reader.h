/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-draft.h"

G_BEGIN_DECLS

/** Returns: (transfer full): the plain text of the blocks of the CommonMark text @markdown
 * (valid UTF-8), with the metadata of its YAML head. */
GainDraft *gain_markdown_reader_read (const GString *markdown) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
