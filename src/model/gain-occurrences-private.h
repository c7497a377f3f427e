/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-occurrences.h"

G_BEGIN_DECLS

/** Calls @func for each use of the very entry @id (not of those merged into it) in the layers of
 * the annotator at work. */
typedef void (*GainOccurrenceFunc) (GainLayer *layer, GainRelation *relation, gpointer user_data);
void gain_occurrences_foreach_own (GainOccurrences *self,
                                   GainItemKind kind,
                                   const char *id,
                                   GainOccurrenceFunc func,
                                   gpointer user_data);

G_END_DECLS
