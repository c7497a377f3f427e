/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-registry-entry.h"

#include <glib/gi18n-lib.h>

#include "gain-occurrences.h"

struct _GainRegistryEntry
{
  GObject parent_instance;

  GainProject *project;
  GainItem *item;
  GPtrArray *merged; /* nullable */
  char *haystack;    /* folded; NULL until somebody searches */
};

enum
{
  PROP_TITLE = 1,
  PROP_DETAILS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GainRegistryEntry, gain_registry_entry, G_TYPE_OBJECT)

static const struct
{
  const char *id;
  const char *name;
} actor_types[] = {
  { "person", N_ ("person") },
  { "organisation", N_ ("organisation") },
  { "party", N_ ("party") },
  { "state-body", N_ ("state body") },
  { "group", N_ ("group") },
  { "media", N_ ("media") },
  { "unnamed", N_ ("unnamed person") },
};

const char *
gain_registry_entry_get_type_name (const char *actor_type)
{
  for (guint i = 0; i < G_N_ELEMENTS (actor_types); i++)
    if (g_strcmp0 (actor_type, actor_types[i].id) == 0)
      return _ (actor_types[i].name);

  return actor_type;
}

const char *
gain_registry_entry_get_words (GainItem *item)
{
  const char *words;

  g_return_val_if_fail (GAIN_IS_ACTOR (item) || GAIN_IS_PROPOSITION (item), "");

  words = GAIN_IS_ACTOR (item) ? gain_actor_get_name (GAIN_ACTOR (item))
                               : gain_proposition_get_wording (GAIN_PROPOSITION (item));

  return words != NULL ? words : "";
}

static void
add_part (GString *details, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (details->len > 0)
    g_string_append (details, " · ");
  g_string_append (details, part);
}

static void
add_count (GString *details, const char *format, guint n)
{
  g_autofree char *text = NULL;

  if (n == 0)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  /* The formats are literals handed over by dup_details(). */
  text = g_strdup_printf (format, n);
#pragma GCC diagnostic pop
  add_part (details, text);
}

static char *
dup_details (GainRegistryEntry *self)
{
  GString *details = g_string_new (NULL);
  guint n_merged = self->merged != NULL ? self->merged->len : 0;
  GainOccurrenceSum sum;

  gain_occurrences_sum (gain_project_get_occurrences (self->project),
                        gain_registry_entry_get_kind (self),
                        gain_registry_entry_get_id (self),
                        NULL,
                        &sum);
  add_count (details, ngettext ("%u mention", "%u mentions", sum.mentions), sum.mentions);
  add_count (details, ngettext ("%u statement", "%u statements", sum.statements), sum.statements);
  if (details->len == 0)
    add_part (details, _ ("not used yet"));
  if (GAIN_IS_ACTOR (self->item))
    {
      GainActor *actor = GAIN_ACTOR (self->item);

      add_part (details, gain_registry_entry_get_type_name (gain_actor_get_actor_type (actor)));
      add_part (details, gain_actor_get_organisation (actor));
      add_part (details, gain_actor_get_country (actor));
    }
  /* Translators: how many other entries count as this one. */
  add_count (details, ngettext ("%u merged", "%u merged", n_merged), n_merged);

  return g_string_free (details, FALSE);
}

static void
gain_registry_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GainRegistryEntry *self = GAIN_REGISTRY_ENTRY (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gain_registry_entry_get_title (self));
      break;
    case PROP_DETAILS:
      g_value_take_string (value, dup_details (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gain_registry_entry_finalize (GObject *object)
{
  GainRegistryEntry *self = GAIN_REGISTRY_ENTRY (object);

  g_clear_object (&self->item);
  g_clear_object (&self->project);
  g_clear_pointer (&self->merged, g_ptr_array_unref);
  g_free (self->haystack);

  G_OBJECT_CLASS (gain_registry_entry_parent_class)->finalize (object);
}

static void
gain_registry_entry_class_init (GainRegistryEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gain_registry_entry_get_property;
  object_class->finalize = gain_registry_entry_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_DETAILS] = g_param_spec_string ("details", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gain_registry_entry_init (GainRegistryEntry *self)
{
}

GainRegistryEntry *
gain_registry_entry_new (GainProject *project, GainItem *item)
{
  GainRegistryEntry *self = g_object_new (GAIN_TYPE_REGISTRY_ENTRY, NULL);

  self->project = g_object_ref (project);
  self->item = g_object_ref (item);

  return self;
}

GainItemKind
gain_registry_entry_get_kind (GainRegistryEntry *self)
{
  g_return_val_if_fail (GAIN_IS_REGISTRY_ENTRY (self), GAIN_ITEM_ACTOR);

  return gain_item_get_kind (self->item);
}

const char *
gain_registry_entry_get_id (GainRegistryEntry *self)
{
  g_return_val_if_fail (GAIN_IS_REGISTRY_ENTRY (self), NULL);

  return gain_item_get_id (self->item);
}

const char *
gain_registry_entry_get_title (GainRegistryEntry *self)
{
  g_return_val_if_fail (GAIN_IS_REGISTRY_ENTRY (self), NULL);

  return gain_registry_entry_get_words (self->item);
}

static gboolean
are_same (GPtrArray *a, GPtrArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (a->pdata[i] != b->pdata[i])
      return FALSE;

  return TRUE;
}

void
gain_registry_entry_set_item (GainRegistryEntry *self, GainItem *item, GPtrArray *merged)
{
  g_autoptr (GPtrArray) taken = merged;

  g_return_if_fail (GAIN_IS_REGISTRY_ENTRY (self));

  if (item == self->item && are_same (self->merged, merged))
    return;

  g_set_object (&self->item, item);
  g_clear_pointer (&self->merged, g_ptr_array_unref);
  self->merged = g_steal_pointer (&taken);
  g_clear_pointer (&self->haystack, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DETAILS]);
}

void
gain_registry_entry_uses_changed (GainRegistryEntry *self)
{
  g_return_if_fail (GAIN_IS_REGISTRY_ENTRY (self));

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DETAILS]);
}

guint
gain_registry_entry_get_n_uses (GainRegistryEntry *self)
{
  g_return_val_if_fail (GAIN_IS_REGISTRY_ENTRY (self), 0);

  return gain_occurrences_count (gain_project_get_occurrences (self->project),
                                 gain_registry_entry_get_kind (self),
                                 gain_registry_entry_get_id (self));
}

/* Compatibility forms without accents, case-folded: “Çavuşoğlu” is found by “cavusoglu”. */
static char *
fold (const char *text)
{
  g_autofree char *apart = NULL;
  g_autoptr (GString) plain = NULL;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  plain = g_string_new (NULL);
  for (const char *p = apart != NULL ? apart : ""; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));

  return g_utf8_casefold (plain->str, -1);
}

static void
add_words (GString *all, const char *words)
{
  if (words == NULL)
    return;
  g_string_append (all, words);
  g_string_append_c (all, '\n');
}

static void
add_item (GString *all, GainItem *item)
{
  add_words (all, gain_registry_entry_get_words (item));
  if (!GAIN_IS_ACTOR (item))
    return;

  for (const char *const *alias = gain_actor_get_aliases (GAIN_ACTOR (item)); *alias != NULL;
       alias++)
    add_words (all, *alias);
  add_words (all, gain_actor_get_organisation (GAIN_ACTOR (item)));
  add_words (all, gain_actor_get_country (GAIN_ACTOR (item)));
  add_words (all, gain_actor_get_wikidata (GAIN_ACTOR (item)));
}

static void
ensure_haystack (GainRegistryEntry *self)
{
  g_autoptr (GString) all = NULL;

  if (self->haystack != NULL)
    return;
  all = g_string_new (NULL);
  add_item (all, self->item);
  for (guint i = 0; self->merged != NULL && i < self->merged->len; i++)
    add_item (all, self->merged->pdata[i]);
  self->haystack = fold (all->str);
}

gboolean
gain_registry_entry_matches (GainRegistryEntry *self, const char *const *words)
{
  g_return_val_if_fail (GAIN_IS_REGISTRY_ENTRY (self), FALSE);

  ensure_haystack (self);
  for (; *words != NULL; words++)
    if (strstr (self->haystack, *words) == NULL)
      return FALSE;

  return TRUE;
}

char **
gain_registry_entry_fold_words (const char *typed)
{
  g_autofree char *folded = fold (typed);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  GStrvBuilder *words = g_strv_builder_new ();
  char **all;

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_strv_builder_add (words, *part);
  all = g_strv_builder_end (words);
  g_strv_builder_unref (words);

  return all;
}
