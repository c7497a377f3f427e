/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Members of items: a copy of an item shares what it did not change, and what
 * a million items have in common is held once. There are three sorts, not to
 * be mixed in one slot. Every function frees what @slot held; values may be
 * NULL. All of it may be used by several threads, one slot by one of them. */

/* A string of its own, four bytes longer than a plain one (a GRefString costs
 * thirty-two). */
void gain_shared_string_set (char **slot, const char *value);
/** @other: as in another slot. */
void gain_shared_string_share (char **slot, char *other);
void gain_shared_string_clear (char **slot);

/* A word from a small set: labels, types, ids of people and articles. */
void gain_interned_string_set (char **slot, const char *value);
/** @other: as in another slot. */
void gain_interned_string_share (char **slot, char *other);
void gain_interned_string_clear (char **slot);

/** A variant in its compact form; values that were often seen lately are held once. An empty
 * container counts as none. A floating @value is taken. */
void gain_shared_variant_set (GVariant **slot, GVariant *value);

/** Equal, or both NULL. */
gboolean gain_shared_variant_equal (GVariant *a, GVariant *b);

G_END_DECLS
