/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-registry-filter.h"

struct _GainRegistryFilter
{
  GtkFilter parent_instance;

  char *typed;
  char **words;   /* folded; empty: everything matches */
  char **without; /* ids */
};

G_DEFINE_FINAL_TYPE (GainRegistryFilter, gain_registry_filter, GTK_TYPE_FILTER)

static gboolean
gain_registry_filter_match (GtkFilter *filter, gpointer item)
{
  GainRegistryFilter *self = GAIN_REGISTRY_FILTER (filter);

  if (self->without[0] != NULL &&
      g_strv_contains ((const char *const *) self->without, gain_registry_entry_get_id (item)))
    return FALSE;

  return self->words[0] == NULL ||
         gain_registry_entry_matches (item, (const char *const *) self->words);
}

static GtkFilterMatch
gain_registry_filter_get_strictness (GtkFilter *filter)
{
  GainRegistryFilter *self = GAIN_REGISTRY_FILTER (filter);

  return self->words[0] == NULL && self->without[0] == NULL ? GTK_FILTER_MATCH_ALL
                                                            : GTK_FILTER_MATCH_SOME;
}

static void
gain_registry_filter_finalize (GObject *object)
{
  GainRegistryFilter *self = GAIN_REGISTRY_FILTER (object);

  g_free (self->typed);
  g_strfreev (self->words);
  g_strfreev (self->without);

  G_OBJECT_CLASS (gain_registry_filter_parent_class)->finalize (object);
}

static void
gain_registry_filter_class_init (GainRegistryFilterClass *klass)
{
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  filter_class->match = gain_registry_filter_match;
  filter_class->get_strictness = gain_registry_filter_get_strictness;
  G_OBJECT_CLASS (klass)->finalize = gain_registry_filter_finalize;
}

static void
gain_registry_filter_init (GainRegistryFilter *self)
{
  self->typed = g_strdup ("");
  self->words = g_new0 (char *, 1);
  self->without = g_new0 (char *, 1);
}

GainRegistryFilter *
gain_registry_filter_new (void)
{
  return g_object_new (GAIN_TYPE_REGISTRY_FILTER, NULL);
}

/* A letter more leaves fewer of those that are left. */
static GtkFilterChange
compare_typed (const char *old, const char *new)
{
  if (g_str_has_prefix (new, old))
    return GTK_FILTER_CHANGE_MORE_STRICT;

  return g_str_has_prefix (old, new) ? GTK_FILTER_CHANGE_LESS_STRICT : GTK_FILTER_CHANGE_DIFFERENT;
}

void
gain_registry_filter_set_text (GainRegistryFilter *self, const char *typed)
{
  GtkFilterChange change;

  g_return_if_fail (GAIN_IS_REGISTRY_FILTER (self));

  if (g_str_equal (typed, self->typed))
    return;
  change = compare_typed (self->typed, typed);
  g_free (self->typed);
  self->typed = g_strdup (typed);
  g_strfreev (self->words);
  self->words = gain_registry_entry_fold_words (typed);
  gtk_filter_changed (GTK_FILTER (self), change);
}

void
gain_registry_filter_set_without (GainRegistryFilter *self, const char *const *ids)
{
  g_return_if_fail (GAIN_IS_REGISTRY_FILTER (self));

  g_strfreev (self->without);
  self->without = ids != NULL ? g_strdupv ((char **) ids) : g_new0 (char *, 1);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}
