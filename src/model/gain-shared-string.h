/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Members of items are GRefStrings: a copy of an item shares what it did not
 * change, and words that a million items have in common are held once. Every
 * function frees what @slot held. */

static inline void
gain_shared_string_clear (char **slot)
{
  g_clear_pointer (slot, g_ref_string_release);
}

static inline void
gain_shared_string_set (char **slot, const char *value)
{
  char *old = *slot;

  *slot = value != NULL ? g_ref_string_new (value) : NULL;
  if (old != NULL)
    g_ref_string_release (old);
}

/** For words from a small set: labels, types, ids of people and articles. */
static inline void
gain_shared_string_intern (char **slot, const char *value)
{
  char *old = *slot;

  *slot = value != NULL ? g_ref_string_new_intern (value) : NULL;
  if (old != NULL)
    g_ref_string_release (old);
}

/** @other: (nullable): a GRefString. */
static inline void
gain_shared_string_share (char **slot, char *other)
{
  char *old = *slot;

  *slot = other != NULL ? g_ref_string_acquire (other) : NULL;
  if (old != NULL)
    g_ref_string_release (old);
}

G_END_DECLS
