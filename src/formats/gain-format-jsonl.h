/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-codec.h"

G_BEGIN_DECLS

/* Gainsay JSON Lines: an article a line, as data/schema/gainsay-export.json
 * has it. Private to formats/. */

guint gain_format_jsonl_write_record (GString *out,
                                      GainRecord *record,
                                      GainRecordText text,
                                      guint n);
gboolean gain_format_jsonl_read (GainImport *import, GError **error);

G_END_DECLS
