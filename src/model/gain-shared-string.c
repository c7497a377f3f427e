/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-item"

#include "config.h"

#include "gain-shared-string.h"

#include <string.h>

typedef struct
{
  int n_refs;
  char text[];
} Shared;

/* How many different variants are remembered, and up to which size. */
#define MAX_VARIANTS      1024
#define MAX_VARIANT_BYTES 512

/* A set of serialised variants. Most marks have the attributes that the
 * codebook sets by default, so that a few variants serve nearly all. */
static GHashTable *variants;
static GMutex variants_lock;

static Shared *
get_shared (char *text)
{
  return (Shared *) (gpointer) (text - G_STRUCT_OFFSET (Shared, text));
}

void
gain_shared_string_clear (char **slot)
{
  char *old = g_steal_pointer (slot);

  if (old != NULL && g_atomic_int_dec_and_test (&get_shared (old)->n_refs))
    g_free (get_shared (old));
}

void
gain_shared_string_set (char **slot, const char *value)
{
  Shared *shared = NULL;

  if (value != NULL)
    {
      gsize size = strlen (value) + 1;

      shared = g_malloc (G_STRUCT_OFFSET (Shared, text) + size);
      shared->n_refs = 1;
      memcpy (shared->text, value, size);
    }
  gain_shared_string_clear (slot);
  if (shared != NULL)
    *slot = shared->text;
}

void
gain_shared_string_share (char **slot, char *other)
{
  if (other != NULL)
    g_atomic_int_inc (&get_shared (other)->n_refs);
  gain_shared_string_clear (slot);
  *slot = other;
}

void
gain_interned_string_clear (char **slot)
{
  g_clear_pointer (slot, g_ref_string_release);
}

void
gain_interned_string_set (char **slot, const char *value)
{
  char *interned = value != NULL ? g_ref_string_new_intern (value) : NULL;

  gain_interned_string_clear (slot);
  *slot = interned;
}

void
gain_interned_string_share (char **slot, char *other)
{
  char *acquired = other != NULL ? g_ref_string_acquire (other) : NULL;

  gain_interned_string_clear (slot);
  *slot = acquired;
}

static guint
hash_variant (gconstpointer key)
{
  GVariant *variant = (GVariant *) key;
  const guint8 *bytes = g_variant_get_data (variant);
  gsize size = g_variant_get_size (variant);
  guint hash = 5381;

  for (gsize i = 0; i < size; i++)
    hash = hash * 33 + bytes[i];

  return hash;
}

/* The one that is remembered in the place of @variant, which is taken. */
static GVariant *
find_variant (GVariant *variant)
{
  GVariant *known;

  if (g_variant_get_size (variant) > MAX_VARIANT_BYTES)
    return variant;

  g_mutex_lock (&variants_lock);
  if (variants == NULL)
    variants = g_hash_table_new_full (hash_variant,
                                      g_variant_equal,
                                      (GDestroyNotify) g_variant_unref,
                                      NULL);
  known = g_hash_table_lookup (variants, variant);
  if (known == NULL)
    {
      if (g_hash_table_size (variants) >= MAX_VARIANTS)
        g_hash_table_remove_all (variants);
      g_hash_table_add (variants, g_variant_ref (variant));
      known = variant;
    }
  g_variant_ref (known);
  g_mutex_unlock (&variants_lock);

  g_variant_unref (variant);

  return known;
}

void
gain_shared_variant_set (GVariant **slot, GVariant *value)
{
  GVariant *old = *slot;

  *slot = value != NULL ? g_variant_ref_sink (value) : NULL;
  if (*slot != NULL && g_variant_is_container (*slot) && g_variant_n_children (*slot) == 0)
    g_clear_pointer (slot, g_variant_unref);
  if (*slot != NULL && *slot != old)
    {
      /* Serialises, so that it takes bytes instead of a tree of nodes. */
      g_variant_get_data (*slot);
      *slot = find_variant (*slot);
    }
  g_clear_pointer (&old, g_variant_unref);
}

gboolean
gain_shared_variant_equal (GVariant *a, GVariant *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a == b || g_variant_equal (a, b);
}
