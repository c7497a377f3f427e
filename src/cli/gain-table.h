/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Rows of short texts that are printed in columns, as wide as their widest cell. */
typedef struct _GainTable GainTable;

GainTable *gain_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gain_table_free (GainTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainTable, gain_table_free)

/** Adds a row of texts, ended by NULL. Each is put on one line. */
void gain_table_add (GainTable *self, ...) G_GNUC_NULL_TERMINATED;

/** Prints it to standard output, two spaces between columns, @indent before the first. */
void gain_table_print (GainTable *self, int indent);

G_END_DECLS
