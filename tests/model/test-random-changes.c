/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include <string.h>

/* Ten thousand random changes with undo and redo in between, beside a naive
 * model that is a set of lines. The lines of the naive model are made from
 * what was asked for; those of the project from what it answers. */

#define N_CHANGES   10000
#define N_ARTICLES  3
#define CHECK_EVERY 40

/* One line of the naive model before and after an act. */
typedef struct
{
  char *key;
  char *before;
  char *after;
} Edit;

typedef struct
{
  GRand *random;
  GainProject *project;
  char *articles[N_ARTICLES];
  GPtrArray *journal; /* of GainChange, as emitted */

  GHashTable *lines; /* key → line */
  GPtrArray *done;   /* of GPtrArray of Edit */
  GPtrArray *undone;
  GPtrArray *act; /* the edits of the act at hand */
} Run;

static const char *const words[] = {
  "the dam",
  "قال الوزير",
  "e\xcc\x81te\xcc\x81",
  "👩‍👩‍👧",
  "水坝",
  "denied",
  "“at least 14”",
  "🏛️",
  "Ñandú",
  "x",
  "that",
  "\xef\xbb\xbf",
};

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->key);
  g_free (edit->before);
  g_free (edit->after);
  g_free (edit);
}

static guint
pick (Run *run, guint n)
{
  return (guint) g_rand_int_range (run->random, 0, (gint32) n);
}

static char *
make_text (Run *run)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 400; i++)
    {
      g_string_append (text, words[pick (run, G_N_ELEMENTS (words))]);
      g_string_append (text, pick (run, 15) == 0 ? "\r\n" : " ");
    }

  return g_string_free (text, FALSE);
}

/* ---- the project's lines -------------------------------------------------- */

static char *
print_variant (GVariant *value)
{
  return value != NULL ? g_variant_print (value, TRUE) : g_strdup ("-");
}

static char *
describe_mark (GainAnnotation *mark)
{
  GString *line = g_string_new (gain_annotation_get_label (mark));
  g_autofree char *attributes = print_variant (gain_item_get_attributes (GAIN_ITEM (mark)));
  const char *note = gain_item_get_note (GAIN_ITEM (mark));
  guint n;
  const GainSpan *spans = gain_annotation_get_fragments (mark, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        line, " %u-%u[%s]", spans[i].start, spans[i].end, gain_annotation_get_quotes (mark)[i]);
  g_string_append_printf (line, " %s note=%s", attributes, note != NULL ? note : "-");

  return g_string_free (line, FALSE);
}

static char *
describe (GainItem *item)
{
  if (GAIN_IS_ANNOTATION (item))
    return describe_mark (GAIN_ANNOTATION (item));
  if (GAIN_IS_RELATION (item))
    return g_strdup_printf ("%s %s %s",
                            gain_relation_get_relation_type (GAIN_RELATION (item)),
                            gain_relation_get_from (GAIN_RELATION (item)),
                            gain_relation_get_to (GAIN_RELATION (item))->id);
  if (GAIN_IS_FIELD (item))
    return print_variant (gain_field_get_value (GAIN_FIELD (item)));
  if (GAIN_IS_ACTOR (item))
    return g_strdup (gain_actor_get_name (GAIN_ACTOR (item)));

  return g_strdup (gain_proposition_get_wording (GAIN_PROPOSITION (item)));
}

static char *
make_key (GainItemKind kind, const char *article, const char *id)
{
  return g_strdup_printf ("%s %s %s",
                          gain_item_kind_get_nick (kind),
                          article != NULL ? article : "-",
                          id);
}

/* Everything that goes to disk and is the same in every kind. */
static char *
describe_common (GainItem *item)
{
  g_autofree char *attributes = print_variant (gain_item_get_attributes (item));

  return g_strdup_printf ("%s %s %s %s %u %s",
                          gain_item_get_origin (item),
                          gain_item_get_note (item),
                          gain_item_get_created (item),
                          gain_item_get_modified (item),
                          gain_item_get_codebook (item),
                          attributes);
}

static void
add_items (GPtrArray *lines, GPtrArray *items, const char *article, gboolean all)
{
  for (guint i = 0; i < items->len; i++)
    {
      GainItem *item = items->pdata[i];
      g_autofree char *key = make_key (gain_item_get_kind (item), article, gain_item_get_id (item));
      g_autofree char *line = describe (item);
      g_autofree char *common = all ? describe_common (item) : g_strdup ("");

      g_ptr_array_add (lines, g_strconcat (key, ": ", line, common, NULL));
    }
  g_ptr_array_unref (items);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_lines (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* @all: with the members that the naive model does not follow. */
static char *
dump_project (Run *run, GainProject *project, gboolean all)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GainRegistry *registry = gain_project_get_registry (project);

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      GainLayer *layer = gain_project_get_layer (project, run->articles[i], "anna");

      for (GainItemKind kind = GAIN_ITEM_ANNOTATION; kind <= GAIN_ITEM_BLOCK; kind++)
        add_items (lines, gain_layer_list_items (layer, kind), run->articles[i], all);
    }
  for (GainItemKind kind = GAIN_ITEM_ACTOR; kind <= GAIN_ITEM_MERGE; kind++)
    add_items (lines, gain_registry_list_entries (registry, kind, "anna"), NULL, all);

  return join_lines (lines);
}

/* ---- the naive model ------------------------------------------------------ */

static char *
dump_naive (Run *run)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key, line;

  g_hash_table_iter_init (&iter, run->lines);
  while (g_hash_table_iter_next (&iter, &key, &line))
    g_ptr_array_add (lines, g_strconcat (key, ": ", line, NULL));

  return join_lines (lines);
}

static void
set_line (Run *run, const char *key, const char *line)
{
  if (line != NULL)
    g_hash_table_insert (run->lines, g_strdup (key), g_strdup (line));
  else
    g_hash_table_remove (run->lines, key);
}

static void
naive_set (Run *run, GainItemKind kind, const char *article, const char *id, const char *line)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->key = make_key (kind, article, id);
  edit->before = g_strdup (g_hash_table_lookup (run->lines, edit->key));
  edit->after = g_strdup (line);
  set_line (run, edit->key, line);
  g_ptr_array_add (run->act, edit);
}

static const char *
naive_get (Run *run, GainItemKind kind, const char *article, const char *id)
{
  g_autofree char *key = make_key (kind, article, id);

  return g_hash_table_lookup (run->lines, key);
}

static void
naive_move (GPtrArray *from, GPtrArray *to, Run *run, gboolean back)
{
  GPtrArray *act = g_ptr_array_steal_index (from, from->len - 1);

  for (guint i = 0; i < act->len; i++)
    {
      Edit *edit = act->pdata[back ? act->len - 1 - i : i];

      set_line (run, edit->key, back ? edit->before : edit->after);
    }
  g_ptr_array_add (to, act);
}

/* ---- random acts ---------------------------------------------------------- */

static void
apply (Run *run, GainChange *change, GError *error)
{
  sample_apply (run->project, change, error);
  g_ptr_array_add (run->done, run->act);
  g_ptr_array_set_size (run->undone, 0);
  run->act = g_ptr_array_new_with_free_func (edit_free);
}

static const char *
pick_article (Run *run)
{
  return run->articles[pick (run, N_ARTICLES)];
}

static GainAnnotation *
pick_mark (Run *run, const char *article)
{
  GainLayer *layer = gain_project_get_layer (run->project, article, "anna");
  guint n = g_list_model_get_n_items (G_LIST_MODEL (layer));
  g_autoptr (GainAnnotation) mark = NULL;

  if (n > 0)
    mark = g_list_model_get_item (G_LIST_MODEL (layer), pick (run, n));

  /* The layer keeps it. */
  return mark;
}

static void
check_refused (Run *run, const char *article)
{
  GainSpan span = { 0, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GainChange) change =
      gain_act_mark (run->project, article, "claim", &span, 1, "typed", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_false (gain_project_apply (run->project, change, &error));
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_READ_ONLY);
}

/* One whose marks may be changed: what was submitted stays as it is, until it
 * is opened again. */
static const char *
pick_open_article (Run *run)
{
  const char *article = pick_article (run);
  GError *error = NULL;
  GainChange *change;

  if (g_strcmp0 (naive_get (run, GAIN_ITEM_STATUS, article, "status"), "'submitted'") != 0)
    return article;

  check_refused (run, article);
  change = gain_act_status (run->project, article, "annotating", &error);
  naive_set (run, GAIN_ITEM_STATUS, article, "status", "'annotating'");
  apply (run, change, error);

  return article;
}

/* Fragments that need no tidying, each a code point away from the next. */
static guint
pick_spans (Run *run, const char *article, GainSpan *spans)
{
  guint length = gain_article_get_length (gain_project_get_article (run->project, article));
  guint n = 1 + pick (run, 3);
  guint start = pick (run, length - 200);

  for (guint i = 0; i < n; i++)
    {
      spans[i].start = start;
      spans[i].end = start + 1 + pick (run, 40);
      start = spans[i].end + 1 + pick (run, 20);
    }

  return n;
}

static char *
naive_mark_line (Run *run,
                 const char *article,
                 const char *label,
                 const GainSpan *spans,
                 guint n,
                 const char *attributes,
                 const char *note)
{
  GainArticle *known = gain_project_get_article (run->project, article);
  const char *utf8 = gain_text_get_utf8 (gain_article_get_text (known), NULL);
  GString *line = g_string_new (label);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *quote = g_utf8_substring (utf8, spans[i].start, spans[i].end);

      g_string_append_printf (line, " %u-%u[%s]", spans[i].start, spans[i].end, quote);
    }
  g_string_append_printf (line, " %s note=%s", attributes, note != NULL ? note : "-");

  return g_string_free (line, FALSE);
}

static const char *
naive_defaults (const char *label)
{
  if (strcmp (label, "claim") == 0)
    return "{'form': <'indirect'>, 'hypothetical': <false>, 'value': <int64 155>}";

  return strcmp (label, "denial") == 0 ? "{'form': <'indirect'>}" : "-";
}

static void
do_mark (Run *run)
{
  static const char *const labels[] = { "claim", "denial", "actor" };
  const char *article = pick_open_article (run);
  const char *label = labels[pick (run, 3)];
  GainSpan spans[3];
  guint n = pick_spans (run, article, spans);
  GError *error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *line = NULL;
  GainChange *change =
      gain_act_mark (run->project, article, label, spans, n, "typed", NULL, &id, &error);

  line = naive_mark_line (run, article, label, spans, n, naive_defaults (label), NULL);
  naive_set (run, GAIN_ITEM_ANNOTATION, article, id, line);
  apply (run, change, error);
}

/* The line of a mark with one of its parts replaced: label, spans, attributes
 * and note are all NULL but one. */
static void
naive_change_mark (Run *run,
                   const char *article,
                   GainAnnotation *mark,
                   const char *label,
                   GArray *spans,
                   const char *attributes,
                   const char *note)
{
  guint n;
  const GainSpan *old_spans = gain_annotation_get_fragments (mark, &n);
  g_autofree char *old_attributes = print_variant (gain_item_get_attributes (GAIN_ITEM (mark)));
  g_autofree char *line =
      naive_mark_line (run,
                       article,
                       label != NULL ? label : gain_annotation_get_label (mark),
                       spans != NULL ? (const GainSpan *) (gpointer) spans->data : old_spans,
                       spans != NULL ? spans->len : n,
                       attributes != NULL ? attributes : old_attributes,
                       note != NULL ? note : gain_item_get_note (GAIN_ITEM (mark)));

  naive_set (run, GAIN_ITEM_ANNOTATION, article, gain_item_get_id (GAIN_ITEM (mark)), line);
}

static void
do_relabel (Run *run)
{
  const char *article = pick_open_article (run);
  GainAnnotation *mark = pick_mark (run, article);
  const char *label;
  GError *error = NULL;
  GainChange *change;

  if (mark == NULL)
    return;
  label = strcmp (gain_annotation_get_label (mark), "claim") == 0 ? "denial" : "claim";
  change =
      gain_act_relabel (run->project, article, gain_item_get_id (GAIN_ITEM (mark)), label, &error);
  naive_change_mark (run, article, mark, label, NULL, NULL, NULL);
  apply (run, change, error);
}

static void
do_place (Run *run)
{
  const char *article = pick_open_article (run);
  GainAnnotation *mark = pick_mark (run, article);
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  GainSpan spans[3];
  GError *error = NULL;
  GainChange *change;

  if (mark == NULL)
    return;
  g_array_append_vals (array, spans, pick_spans (run, article, spans));
  change = gain_act_place (run->project,
                           article,
                           gain_item_get_id (GAIN_ITEM (mark)),
                           (const GainSpan *) (gpointer) array->data,
                           array->len,
                           &error);
  naive_change_mark (run, article, mark, NULL, array, NULL, NULL);
  apply (run, change, error);
}

static void
do_note (Run *run)
{
  const char *article = pick_open_article (run);
  GainAnnotation *mark = pick_mark (run, article);
  const char *note = words[pick (run, G_N_ELEMENTS (words))];
  GError *error = NULL;
  GainChange *change;

  if (mark == NULL)
    return;
  change = gain_act_note (run->project, article, gain_item_get_id (GAIN_ITEM (mark)), note, &error);
  naive_change_mark (run, article, mark, NULL, NULL, NULL, note);
  apply (run, change, error);
}

/* A note of one word stands for the attribute in the naive line, too: it is
 * printed as the variant that was asked for. */
static void
do_attribute (Run *run)
{
  const char *article = pick_open_article (run);
  GainAnnotation *mark = pick_mark (run, article);
  const char *id;
  g_autofree char *expected = NULL;
  g_autoptr (GVariant) value =
      g_variant_ref_sink (g_variant_new_string (words[pick (run, G_N_ELEMENTS (words))]));
  g_autoptr (GainItem) copy = NULL;
  GError *error = NULL;
  GainChange *change;

  if (mark == NULL || strcmp (gain_annotation_get_label (mark), "actor") == 0)
    return;
  id = gain_item_get_id (GAIN_ITEM (mark));
  change = gain_act_attribute (run->project, article, id, "comment", value, &error);
  copy = gain_item_copy (GAIN_ITEM (mark));
  gain_item_set_attribute (copy, "comment", value);
  expected = print_variant (gain_item_get_attributes (copy));
  naive_change_mark (run, article, mark, NULL, NULL, expected, NULL);
  apply (run, change, error);
}

static void
do_link (Run *run)
{
  const char *article = pick_open_article (run);
  GainAnnotation *from = pick_mark (run, article);
  GainAnnotation *to = pick_mark (run, article);
  GainRelationEnd end = { .kind = GAIN_END_ANNOTATION };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *line = NULL;
  GainChange *change;

  if (from == NULL)
    return;
  end.id = gain_item_get_id (GAIN_ITEM (to));
  change = gain_act_link (run->project,
                          article,
                          gain_item_get_id (GAIN_ITEM (from)),
                          "denies",
                          &end,
                          "typed",
                          &id,
                          &error);
  /* From or to an actor, to itself, or there already: refused in words. */
  if (change == NULL)
    {
      g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_INVALID);
      return;
    }
  line = g_strdup_printf ("denies %s %s", gain_item_get_id (GAIN_ITEM (from)), end.id);
  naive_set (run, GAIN_ITEM_RELATION, article, id, line);
  apply (run, change, NULL);
}

static void
do_unlink (Run *run)
{
  const char *article = pick_open_article (run);
  GainLayer *layer = gain_project_get_layer (run->project, article, "anna");
  g_autoptr (GPtrArray) relations = gain_layer_list_relations (layer, NULL);
  GError *error = NULL;
  GainItem *relation;
  GainChange *change;

  if (relations->len == 0)
    return;
  relation = relations->pdata[pick (run, relations->len)];
  change = gain_act_unlink (run->project, article, gain_item_get_id (relation), &error);
  naive_set (run, GAIN_ITEM_RELATION, article, gain_item_get_id (relation), NULL);
  apply (run, change, error);
}

/* Finds the links from the mark in the naive lines alone. */
static void
do_delete (Run *run)
{
  const char *article = pick_open_article (run);
  GainAnnotation *mark = pick_mark (run, article);
  g_autofree char *id = NULL;
  g_autofree char *start = NULL;
  g_autofree char *place = NULL;
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  GError *error = NULL;
  GHashTableIter iter;
  gpointer key, line;
  GainChange *change;

  if (mark == NULL)
    return;
  id = g_strdup (gain_item_get_id (GAIN_ITEM (mark)));
  start = g_strdup_printf ("denies %s ", id);
  place = g_strdup_printf ("relation %s ", article);
  change = gain_act_delete (run->project, article, id, &error);
  g_hash_table_iter_init (&iter, run->lines);
  while (g_hash_table_iter_next (&iter, &key, &line))
    if (g_str_has_prefix (key, place) && g_str_has_prefix (line, start))
      g_ptr_array_add (gone, g_strdup ((char *) key + strlen (place)));
  for (guint i = 0; i < gone->len; i++)
    naive_set (run, GAIN_ITEM_RELATION, article, gone->pdata[i], NULL);
  naive_set (run, GAIN_ITEM_ANNOTATION, article, id, NULL);
  apply (run, change, error);
}

static void
do_exclude (Run *run)
{
  const char *article = pick_article (run);
  guint n;
  guint block;
  g_autofree char *id = NULL;
  gboolean now;
  GError *error = NULL;
  GainChange *change;

  gain_article_get_blocks (gain_project_get_article (run->project, article), &n);
  block = pick (run, n);
  id = g_strdup_printf ("%u", block);
  now = g_strcmp0 (naive_get (run, GAIN_ITEM_BLOCK, article, id), "true") == 0;
  g_assert_cmpint (gain_project_is_excluded (run->project, article, block), ==, now);
  change = gain_act_exclude (run->project, article, block, !now, &error);
  naive_set (run, GAIN_ITEM_BLOCK, article, id, now ? "false" : "true");
  apply (run, change, error);
}

static void
do_status (Run *run)
{
  static const char *const all[] = { "new", "annotating", "submitted" };
  const char *article = pick_article (run);
  const char *status = all[pick (run, 3)];
  g_autofree char *line = g_strdup_printf ("'%s'", status);
  GError *error = NULL;
  GainChange *change;

  if (g_strcmp0 (naive_get (run, GAIN_ITEM_STATUS, article, "status"), line) == 0)
    return;
  change = gain_act_status (run->project, article, status, &error);
  naive_set (run, GAIN_ITEM_STATUS, article, "status", line);
  apply (run, change, error);
}

static void
do_entry (Run *run)
{
  GainRegistry *registry = gain_project_get_registry (run->project);
  GainItemKind kind = pick (run, 2) == 0 ? GAIN_ITEM_ACTOR : GAIN_ITEM_PROPOSITION;
  g_autoptr (GPtrArray) old = gain_registry_list_entries (registry, kind, "anna");
  GainItem *before = old->len > 10 ? old->pdata[pick (run, old->len)] : NULL;
  const char *name = words[pick (run, G_N_ELEMENTS (words))];
  gboolean remove = before != NULL && pick (run, 4) == 0;
  g_autoptr (GainItem) after = NULL;
  GError *error = NULL;
  GainChange *change;

  if (before != NULL)
    after = gain_item_copy (before);
  else if (kind == GAIN_ITEM_ACTOR)
    after = GAIN_ITEM (gain_actor_new (NULL, name));
  else
    after = GAIN_ITEM (gain_proposition_new (NULL, name));
  if (kind == GAIN_ITEM_ACTOR)
    gain_actor_set_name (GAIN_ACTOR (after), name);
  else
    gain_proposition_set_wording (GAIN_PROPOSITION (after), name);

  change = gain_act_entry (run->project, before, remove ? NULL : after, &error);
  naive_set (run, kind, NULL, gain_item_get_id (after), remove ? NULL : name);
  apply (run, change, error);
}

static void
do_undo (Run *run)
{
  GError *error = NULL;
  gboolean possible = run->done->len > 0;

  g_assert_cmpint (gain_project_undo (run->project, NULL, &error), ==, possible);
  if (possible)
    naive_move (run->done, run->undone, run, TRUE);
  else
    g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_NOTHING);
  g_clear_error (&error);
}

static void
do_redo (Run *run)
{
  GError *error = NULL;
  gboolean possible = run->undone->len > 0;

  g_assert_cmpint (gain_project_redo (run->project, NULL, &error), ==, possible);
  if (possible)
    naive_move (run->undone, run->done, run, FALSE);
  else
    g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_NOTHING);
  g_clear_error (&error);
}

static const struct
{
  void (*step) (Run *run);
  guint weight;
} steps[] = {
  { do_mark, 20 },  { do_relabel, 8 }, { do_place, 12 },  { do_note, 8 },    { do_attribute, 8 },
  { do_link, 14 },  { do_unlink, 3 },  { do_delete, 12 }, { do_exclude, 5 }, { do_status, 3 },
  { do_entry, 10 }, { do_undo, 12 },   { do_redo, 9 },
};

static void
do_something (Run *run)
{
  guint total = 0;
  guint chosen;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    total += steps[i].weight;
  chosen = pick (run, total);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (chosen < steps[i].weight)
        {
          steps[i].step (run);
          return;
        }
      chosen -= steps[i].weight;
    }
}

/* ---- checks --------------------------------------------------------------- */

static void
check_against_naive (Run *run)
{
  g_autofree char *project = dump_project (run, run->project, FALSE);
  g_autofree char *naive = dump_naive (run);

  g_assert_cmpstr (project, ==, naive);
}

/* The journal, read by another instance, gives the same state and history. */
static void
check_replay (Run *run)
{
  g_autoptr (GainProject) other = gain_project_new ("anna");
  g_autofree char *expected = dump_project (run, run->project, TRUE);
  g_autofree char *replayed = NULL;
  GainHistory *a = gain_project_get_history (run->project);
  GainHistory *b = gain_project_get_history (other);
  GListModel *articles = gain_project_get_articles (run->project);

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);

      g_assert_true (gain_project_add_article (other, article));
    }
  for (guint i = 0; i < run->journal->len; i++)
    g_assert_true (gain_project_apply (other, run->journal->pdata[i], NULL));

  replayed = dump_project (run, other, TRUE);
  g_assert_cmpstr (replayed, ==, expected);
  g_assert_true (gain_history_get_undo (a) == gain_history_get_undo (b));
  g_assert_true (gain_history_get_redo (a) == gain_history_get_redo (b));
  g_assert_cmpuint (gain_history_get_n_acts (a), ==, gain_history_get_n_acts (b));
}

static void
collect_cb (GainProject *project, GainChange *change, GPtrArray *journal)
{
  g_ptr_array_add (journal, gain_change_ref (change));
}

static void
run_init (Run *run, guint32 seed)
{
  GDestroyNotify unref = (GDestroyNotify) g_ptr_array_unref;
  g_autoptr (GainCodebook) codebook = sample_codebook_new ();

  run->random = g_rand_new_with_seed (seed);
  run->project = gain_project_new ("anna");
  gain_project_set_codebook (run->project, codebook);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *text = make_text (run);
      g_autoptr (GainArticle) article = sample_article_new (text);

      g_assert_true (gain_project_add_article (run->project, article));
      run->articles[i] = g_strdup (gain_article_get_id (article));
    }
  run->journal = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_change_unref);
  g_signal_connect (run->project, "changed", G_CALLBACK (collect_cb), run->journal);
  run->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run->done = g_ptr_array_new_with_free_func (unref);
  run->undone = g_ptr_array_new_with_free_func (unref);
  run->act = g_ptr_array_new_with_free_func (edit_free);
}

static void
run_clear (Run *run)
{
  g_object_unref (run->project);
  for (guint i = 0; i < N_ARTICLES; i++)
    g_free (run->articles[i]);
  g_ptr_array_unref (run->journal);
  g_hash_table_unref (run->lines);
  g_ptr_array_unref (run->done);
  g_ptr_array_unref (run->undone);
  g_ptr_array_unref (run->act);
  g_rand_free (run->random);
}

static void
test_random_changes (void)
{
  guint32 seed = (guint32) g_test_rand_int ();
  Run run = { 0 };
  g_autoptr (SampleMirror) mirror = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *again = NULL;
  guint n_undone = 0;

  g_test_message ("seed %u", seed);
  run_init (&run, seed);
  mirror = sample_mirror_new (
      G_LIST_MODEL (gain_project_get_layer (run.project, run.articles[0], "anna")));
  start = dump_project (&run, run.project, TRUE);

  while (run.journal->len < N_CHANGES)
    {
      do_something (&run);
      if (run.journal->len % CHECK_EVERY == 0)
        check_against_naive (&run);
    }
  check_against_naive (&run);
  sample_mirror_check (mirror);
  check_replay (&run);

  while (gain_project_redo (run.project, NULL, NULL))
    ;
  end = dump_project (&run, run.project, TRUE);
  for (; gain_project_undo (run.project, NULL, NULL); n_undone++)
    ;
  again = dump_project (&run, run.project, TRUE);
  g_assert_cmpstr (again, ==, start);
  sample_mirror_check (mirror);

  for (guint i = 0; i < n_undone; i++)
    g_assert_true (gain_project_redo (run.project, NULL, NULL));
  g_free (again);
  again = dump_project (&run, run.project, TRUE);
  g_assert_cmpstr (again, ==, end);
  sample_mirror_check (mirror);
  g_test_message ("%u acts undone and redone, %zu bytes of state", n_undone, strlen (end));

  g_clear_pointer (&mirror, sample_mirror_free);
  run_clear (&run);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/project/random-changes-with-undo-and-redo", test_random_changes);

  return g_test_run ();
}
