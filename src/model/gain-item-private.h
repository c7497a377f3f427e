/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-item.h"

G_BEGIN_DECLS

/** To be called once, by the constructor of each kind. @id: (nullable): NULL for a new UUID. */
void gain_item_identify (GainItem *self, GainItemKind kind, const char *id);

/** Replaces the variant in @slot by @value in its compact form; an empty container counts as
 * none. A floating @value is taken. */
void gain_item_take_variant (GVariant **slot, GVariant *value);

/** Equal, or both NULL. */
gboolean gain_item_variants_equal (GVariant *a, GVariant *b);

G_END_DECLS
