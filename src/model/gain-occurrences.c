/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-occurrences"

#include "config.h"

#include "gain-occurrences.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gain-layer-private.h"
#include "gain-occurrences-private.h"
#include "gain-people.h"

/* A relation that leads to an entry, from one of its ends. */
typedef struct
{
  GainLayer *layer;       /* lives as long as the project */
  GainRelation *relation; /* owned */
  GainOccurrenceRole role;
} Use;

/* Everything that leads to one entry, by layer, then id of the relation, then
 * role. @counts are of what may be seen, at the time @round. */
typedef struct
{
  GArray *uses;
  guint counts[GAIN_N_ROLES];
  guint round;
} Uses;

/* @round grows whenever something becomes visible or invisible; counts of an
 * earlier round are made anew when somebody asks. */
struct _GainOccurrences
{
  GObject parent_instance;

  GainProject *project;  /* not owned: it owns us */
  GHashTable *tables[2]; /* of actors, of propositions: id → Uses */
  guint round;
  GHashTable *seen;      /* GainLayer → whether one may see it, in this round */
  GHashTable *positions; /* id of an article → its position, 1-based */
};

G_DEFINE_FINAL_TYPE (GainOccurrences, gain_occurrences, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *type;
  const char *nick;
  const char *name;
} roles[GAIN_N_ROLES] = {
  /* Translators: what a person or body is for a statement, or a statement for what is claimed */
  [GAIN_ROLE_MENTION] = { "refers_to", "mention", N_ ("mention") },
  [GAIN_ROLE_SOURCE] = { "made_by", "source", N_ ("source") },
  [GAIN_ROLE_SPEAKER] = { NULL, "speaker", N_ ("speaker") },
  [GAIN_ROLE_REPORTED_VIA] = { "reported_via", "reported-via", N_ ("reported via") },
  [GAIN_ROLE_ADDRESSED_TO] = { "addressed_to", "addressed-to", N_ ("addressed to") },
  [GAIN_ROLE_ABOUT] = { "about", "about", N_ ("about") },
  [GAIN_ROLE_STATES] = { "states", "states", N_ ("states") },
  [GAIN_ROLE_DENIES] = { "denies", "denies", N_ ("denies") },
  [GAIN_ROLE_DOUBTS] = { "doubts", "doubts", N_ ("doubts") },
  [GAIN_ROLE_SUPPORTS] = { "supports", "supports", N_ ("supports") },
  [GAIN_ROLE_OTHER] = { NULL, "other", N_ ("other") },
};

const char *
gain_occurrence_role_get_nick (GainOccurrenceRole role)
{
  g_return_val_if_fail (role < GAIN_N_ROLES, NULL);

  return roles[role].nick;
}

const char *
gain_occurrence_role_get_name (GainOccurrenceRole role)
{
  g_return_val_if_fail (role < GAIN_N_ROLES, NULL);

  return _ (roles[role].name);
}

static GainOccurrenceRole
find_role (const char *type)
{
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (roles); i++)
    if (roles[i].type != NULL && strcmp (roles[i].type, type) == 0)
      return i;

  return GAIN_ROLE_OTHER;
}

/* The index */

static void
use_clear (gpointer data)
{
  g_object_unref (((Use *) data)->relation);
}

static void
uses_free (gpointer data)
{
  Uses *self = data;

  g_array_unref (self->uses);
  g_free (self);
}

static int
compare_uses (gconstpointer a, gconstpointer b)
{
  const Use *x = a;
  const Use *y = b;
  int order;

  if (x->layer != y->layer)
    return x->layer < y->layer ? -1 : 1;
  order = strcmp (gain_item_get_id (GAIN_ITEM (x->relation)),
                  gain_item_get_id (GAIN_ITEM (y->relation)));
  if (order != 0)
    return order;

  return (int) x->role - (int) y->role;
}

/* The first that is not before @use. */
static guint
find_place (Uses *self, const Use *use)
{
  guint low = 0;
  guint high = self->uses->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_uses (&g_array_index (self->uses, Use, middle), use) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static GHashTable *
get_table (GainOccurrences *self, GainItemKind kind)
{
  return self->tables[kind == GAIN_ITEM_PROPOSITION];
}

static Uses *
ensure_uses (GainOccurrences *self, GainItemKind kind, const char *id)
{
  Uses *uses = g_hash_table_lookup (get_table (self, kind), id);

  if (uses == NULL)
    {
      uses = g_new0 (Uses, 1);
      uses->uses = g_array_new (FALSE, FALSE, sizeof (Use));
      uses->round = self->round;
      g_array_set_clear_func (uses->uses, use_clear);
      g_hash_table_insert (get_table (self, kind), g_strdup (id), uses);
    }

  return uses;
}

static gboolean
may_see (GainOccurrences *self, GainLayer *layer)
{
  gpointer known;

  if (!g_hash_table_lookup_extended (self->seen, layer, NULL, &known))
    {
      known = GINT_TO_POINTER (gain_project_may_see (self->project,
                                                     gain_layer_get_article (layer),
                                                     gain_layer_get_annotator (layer)));
      g_hash_table_insert (self->seen, layer, known);
    }

  return GPOINTER_TO_INT (known);
}

/* What to do with each use of a relation: put it at the end, into its place,
 * or take it away. */
typedef void (*UseFunc) (GainOccurrences *self, GainItemKind kind, const char *id, Use *use);

static void
append_use (GainOccurrences *self, GainItemKind kind, const char *id, Use *use)
{
  g_object_ref (use->relation);
  g_array_append_vals (ensure_uses (self, kind, id)->uses, use, 1);
}

static gboolean
is_there (Uses *uses, guint place, const Use *use)
{
  return place < uses->uses->len &&
         compare_uses (&g_array_index (uses->uses, Use, place), use) == 0;
}

/* Whoever was built while a change was being told may have its uses already. */
static void
insert_use (GainOccurrences *self, GainItemKind kind, const char *id, Use *use)
{
  Uses *uses = ensure_uses (self, kind, id);
  guint place = find_place (uses, use);

  if (is_there (uses, place, use))
    {
      g_set_object (&g_array_index (uses->uses, Use, place).relation, use->relation);
      return;
    }

  g_object_ref (use->relation);
  g_array_insert_vals (uses->uses, place, use, 1);
  if (uses->round == self->round && may_see (self, use->layer))
    uses->counts[use->role]++;
}

static void
remove_use (GainOccurrences *self, GainItemKind kind, const char *id, Use *use)
{
  Uses *uses = ensure_uses (self, kind, id);
  guint place = find_place (uses, use);

  if (!is_there (uses, place, use))
    return;

  g_array_remove_index (uses->uses, place);
  if (uses->round == self->round && may_see (self, use->layer))
    uses->counts[use->role]--;
}

static void
foreach_use (GainOccurrences *self, GainLayer *layer, GainRelation *relation, UseFunc func)
{
  const GainRelationEnd *to = gain_relation_get_to (relation);
  const char *type = gain_project_resolve_relation_type_id (self->project, relation);
  Use use = { layer, relation, find_role (type) };

  if (to->kind == GAIN_END_ACTOR)
    func (self, GAIN_ITEM_ACTOR, to->id, &use);
  else if (to->kind == GAIN_END_PROPOSITION)
    func (self, GAIN_ITEM_PROPOSITION, to->id, &use);

  use.role = GAIN_ROLE_SPEAKER;
  if (to->kind == GAIN_END_ACTOR && to->speaker != NULL)
    func (self, GAIN_ITEM_ACTOR, to->speaker, &use);
}

typedef struct
{
  GainOccurrences *self;
  GainLayer *layer;
} Building;

static void
add_relation_cb (gpointer relation, gpointer data)
{
  Building *building = data;

  foreach_use (building->self, building->layer, relation, append_use);
}

static void
start_round (GainOccurrences *self)
{
  self->round++;
  g_hash_table_remove_all (self->seen);
}

static void
build (GainOccurrences *self)
{
  g_autoptr (GPtrArray) layers = gain_project_list_layers (self->project, NULL);

  for (guint i = 0; i < layers->len; i++)
    {
      Building building = { self, layers->pdata[i] };

      gain_layer_foreach_relation (building.layer, add_relation_cb, &building);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->tables); i++)
    {
      GHashTableIter iter;
      gpointer uses;

      g_hash_table_iter_init (&iter, self->tables[i]);
      while (g_hash_table_iter_next (&iter, NULL, &uses))
        g_array_sort (((Uses *) uses)->uses, compare_uses);
    }
  start_round (self);
}

static gboolean
follow_operation (GainOccurrences *self, const GainOperation *operation)
{
  GainLayer *layer;

  if (gain_project_changes_sight (self->project, operation))
    {
      start_round (self);
      return TRUE;
    }
  if (operation->kind != GAIN_ITEM_RELATION || operation->article == NULL)
    return operation->article == NULL || operation->kind == GAIN_ITEM_ANNOTATION;

  layer = gain_project_get_layer (self->project, operation->article, operation->owner);
  if (operation->before != NULL)
    foreach_use (self, layer, GAIN_RELATION (operation->before), remove_use);
  if (operation->after != NULL)
    foreach_use (self, layer, GAIN_RELATION (operation->after), insert_use);

  return TRUE;
}

/* Types of links count as others in another version of the codebook. */
static gboolean
changes_roles (GainChange *change)
{
  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    if (gain_change_get_operation (change, i)->kind == GAIN_ITEM_CODEBOOK)
      return TRUE;

  return FALSE;
}

static void
project_changed_cb (GainProject *project, GainChange *change, GainOccurrences *self)
{
  gboolean changed = FALSE;

  if (changes_roles (change))
    {
      for (guint i = 0; i < G_N_ELEMENTS (self->tables); i++)
        g_hash_table_remove_all (self->tables[i]);
      build (self);
      changed = TRUE;
    }
  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    changed |= follow_operation (self, gain_change_get_operation (change, i));
  if (changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
gain_occurrences_finalize (GObject *object)
{
  GainOccurrences *self = GAIN_OCCURRENCES (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->tables); i++)
    g_clear_pointer (&self->tables[i], g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->positions, g_hash_table_unref);

  G_OBJECT_CLASS (gain_occurrences_parent_class)->finalize (object);
}

static void
gain_occurrences_class_init (GainOccurrencesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_occurrences_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gain_occurrences_init (GainOccurrences *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->tables); i++)
    self->tables[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, uses_free);
  self->seen = g_hash_table_new (NULL, NULL);
  self->positions = g_hash_table_new (g_str_hash, g_str_equal);
}

GainOccurrences *
gain_project_get_occurrences (GainProject *project)
{
  static const char key[] = "gain-occurrences";
  GainOccurrences *self;

  g_return_val_if_fail (GAIN_IS_PROJECT (project), NULL);

  self = g_object_get_data (G_OBJECT (project), key);
  if (self != NULL)
    return self;

  self = g_object_new (GAIN_TYPE_OCCURRENCES, NULL);
  self->project = project;
  build (self);
  g_signal_connect_object (project, "changed", G_CALLBACK (project_changed_cb), self, 0);
  g_object_set_data_full (G_OBJECT (project), key, self, g_object_unref);

  return self;
}

/* Questions */

static void
count_anew (GainOccurrences *self, Uses *uses)
{
  memset (uses->counts, 0, sizeof uses->counts);
  for (guint i = 0; i < uses->uses->len; i++)
    {
      Use *use = &g_array_index (uses->uses, Use, i);

      if (may_see (self, use->layer))
        uses->counts[use->role]++;
    }
  uses->round = self->round;
}

static guint
count_one (GainOccurrences *self, Uses *uses, GainOccurrenceRole role)
{
  guint n = 0;

  if (uses == NULL)
    return 0;
  if (uses->round != self->round)
    count_anew (self, uses);
  if (role < GAIN_N_ROLES)
    return uses->counts[role];

  for (guint i = 0; i < GAIN_N_ROLES; i++)
    n += uses->counts[i];

  return n;
}

/* With GAIN_N_ROLES for all roles. */
guint
gain_occurrences_count_role (GainOccurrences *self,
                             GainItemKind kind,
                             const char *id,
                             GainOccurrenceRole role)
{
  g_autoptr (GPtrArray) ids = NULL;
  guint n = 0;

  g_return_val_if_fail (GAIN_IS_OCCURRENCES (self), 0);
  g_return_val_if_fail (id != NULL, 0);

  ids = gain_registry_list_merged (gain_project_get_registry (self->project), kind, id);
  for (guint i = 0; i < ids->len; i++)
    n += count_one (self, g_hash_table_lookup (get_table (self, kind), ids->pdata[i]), role);

  return n;
}

guint
gain_occurrences_count (GainOccurrences *self, GainItemKind kind, const char *id)
{
  return gain_occurrences_count_role (self, kind, id, GAIN_N_ROLES);
}

static GainAnnotation *
get_mark (const Use *use)
{
  return gain_layer_get_annotation (use->layer, gain_relation_get_from (use->relation));
}

static void
note_positions (GainOccurrences *self)
{
  GListModel *articles = gain_project_get_articles (self->project);

  for (guint i = g_hash_table_size (self->positions); i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);

      g_hash_table_insert (self->positions,
                           (char *) gain_article_get_id (article),
                           GUINT_TO_POINTER (i + 1));
    }
}

static int
compare_occurrences (gconstpointer a, gconstpointer b, gpointer positions)
{
  const GainOccurrence *x = a;
  const GainOccurrence *y = b;
  guint at_x =
      GPOINTER_TO_UINT (g_hash_table_lookup (positions, gain_layer_get_article (x->layer)));
  guint at_y =
      GPOINTER_TO_UINT (g_hash_table_lookup (positions, gain_layer_get_article (y->layer)));
  int order;

  if (at_x != at_y)
    return at_x < at_y ? -1 : 1;
  if (x->mark == NULL || y->mark == NULL)
    return (x->mark == NULL) - (y->mark == NULL);
  order = gain_span_compare (gain_annotation_get_extent (x->mark),
                             gain_annotation_get_extent (y->mark));
  if (order == 0)
    order = strcmp (gain_layer_get_annotator (x->layer), gain_layer_get_annotator (y->layer));
  if (order == 0)
    order = (int) x->role - (int) y->role;

  return order != 0 ? order
                    : strcmp (gain_item_get_id (GAIN_ITEM (x->relation)),
                              gain_item_get_id (GAIN_ITEM (y->relation)));
}

GArray *
gain_occurrences_list (GainOccurrences *self, GainItemKind kind, const char *id)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (GainOccurrence));
  g_autoptr (GPtrArray) ids = NULL;

  g_return_val_if_fail (GAIN_IS_OCCURRENCES (self), list);
  g_return_val_if_fail (id != NULL, list);

  ids = gain_registry_list_merged (gain_project_get_registry (self->project), kind, id);
  for (guint i = 0; i < ids->len; i++)
    {
      Uses *uses = g_hash_table_lookup (get_table (self, kind), ids->pdata[i]);

      for (guint j = 0; uses != NULL && j < uses->uses->len; j++)
        {
          Use *use = &g_array_index (uses->uses, Use, j);
          GainOccurrence occurrence = {
            use->layer, get_mark (use), use->relation, ids->pdata[i], use->role
          };

          if (may_see (self, use->layer))
            g_array_append_val (list, occurrence);
        }
    }
  note_positions (self);
  g_array_sort_with_data (list, compare_occurrences, self->positions);

  return list;
}

typedef struct
{
  GainOccurrenceSum sum;
  GHashTable *marks; /* (layer, mark) is told by the mark alone: ids are unique */
  GHashTable *articles;
  GHashTable *links;
} Summing;

static void
add_to_sum (Summing *summing, const GainOccurrence *occurrence)
{
  gboolean new = g_hash_table_add (summing->links, occurrence->relation);

  if (new)
    summing->sum.links++;
  if (g_hash_table_add (summing->articles, (char *) gain_layer_get_article (occurrence->layer)))
    summing->sum.articles++;
  if (occurrence->mark == NULL || !g_hash_table_add (summing->marks, occurrence->mark))
    return;
  if (occurrence->role == GAIN_ROLE_MENTION)
    summing->sum.mentions++;
  else
    summing->sum.statements++;
}

static void
sum_up (GArray *list, const char *owner, GainOccurrenceSum *sum)
{
  g_autoptr (GHashTable) marks = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) links = g_hash_table_new (NULL, NULL);
  Summing summing = { { 0 }, marks, articles, links };

  for (guint i = 0; i < list->len; i++)
    {
      GainOccurrence *occurrence = &g_array_index (list, GainOccurrence, i);

      if (owner == NULL || strcmp (gain_layer_get_annotator (occurrence->layer), owner) == 0)
        add_to_sum (&summing, occurrence);
    }
  *sum = summing.sum;
}

void
gain_occurrences_sum (GainOccurrences *self,
                      GainItemKind kind,
                      const char *id,
                      GainOccurrenceSum *own,
                      GainOccurrenceSum *seen)
{
  g_autoptr (GArray) list = gain_occurrences_list (self, kind, id);

  if (own != NULL)
    sum_up (list, gain_project_get_me (self->project), own);
  if (seen != NULL)
    sum_up (list, NULL, seen);
}

void
gain_occurrences_foreach_own (GainOccurrences *self,
                              GainItemKind kind,
                              const char *id,
                              GainOccurrenceFunc func,
                              gpointer user_data)
{
  Uses *uses = g_hash_table_lookup (get_table (self, kind), id);
  const char *me = gain_project_get_me (self->project);

  for (guint i = 0; uses != NULL && i < uses->uses->len; i++)
    {
      Use *use = &g_array_index (uses->uses, Use, i);

      if (strcmp (gain_layer_get_annotator (use->layer), me) == 0)
        func (use->layer, use->relation, user_data);
    }
}
