/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How often the first suggestion is the right one, with every answer before it
 * given as a careful coder gave it. A proposition is right when it is the one
 * that the coder used again, or a new one where nothing fitted. The figures
 * were tuned on coded-batch.json; coded-second.json was written afterwards. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "suggest-fixture.h"

/* What must hold; a change that falls below made the ranking worse. */
#define LEAST_PROPOSITION 0.80
#define LEAST_CLAIM       0.70
#define LEAST_SEEDS       0.65

typedef struct
{
  guint n;
  guint right;
} Share;

typedef struct
{
  GainProject *project;
  GainSuggester *suggester;
  JsonObject *propositions; /* (nullable): id → wording */
  GHashTable *marks;        /* id in the file → id of the mark */
  GHashTable *known;        /* ids of propositions that are there */
  const char *article;
  Share proposition;
  Share claim;
} Coding;

static double
get_share (const Share *share)
{
  return share->n > 0 ? (double) share->right / share->n : 1;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) && !json_object_get_null_member (object, name)
             ? json_object_get_string_member (object, name)
             : NULL;
}

static void
tell (Coding *self,
      const char *id,
      const char *question,
      const GainSuggestion *first,
      gboolean right)
{
  if (!right || g_test_verbose ())
    g_test_message ("%s %s %s: %d %s “%s” (%.2f)",
                    right ? "right" : "WRONG",
                    id,
                    question,
                    first != NULL ? (int) first->kind : -1,
                    first != NULL && first->id != NULL ? first->id : "–",
                    first != NULL ? first->name : "",
                    first != NULL ? first->score : 0);
}

/* Quotes are looked for one after the other, from the last mark on if they are there. */
static char *
mark_statement (Coding *self, JsonObject *statement)
{
  JsonArray *quotes = json_object_get_array_member (statement, "quotes");
  JsonArray *spans = json_object_has_member (statement, "spans")
                         ? json_object_get_array_member (statement, "spans")
                         : NULL;
  g_autofree GainSpan *fragments = g_new0 (GainSpan, json_array_get_length (quotes));
  GError *error = NULL;
  char *id = NULL;
  GainChange *change;

  for (guint i = 0; i < json_array_get_length (quotes); i++)
    if (spans != NULL)
      {
        JsonArray *span = json_array_get_array_element (spans, i);

        fragments[i] = GAIN_SPAN ((guint) json_array_get_int_element (span, 0),
                                  (guint) json_array_get_int_element (span, 1));
      }
    else
      fragments[i] =
          suggest_find (self->project, self->article, json_array_get_string_element (quotes, i), 0);
  change = gain_act_mark (self->project,
                          self->article,
                          get_string (statement, "label"),
                          fragments,
                          json_array_get_length (quotes),
                          "typed",
                          NULL,
                          &id,
                          &error);
  suggest_apply (self->project, change, error);

  return id;
}

static void
set_source (Coding *self, const char *mark, const char *source)
{
  if (source == NULL || source[0] == '@')
    {
      suggest_link (self->project,
                    self->article,
                    mark,
                    "made_by",
                    GAIN_END_NONE,
                    g_strcmp0 (source, "@author") == 0 ? "author" : "unattributed");
      return;
    }

  if (gain_project_lookup (self->project, GAIN_ITEM_ACTOR, "anna", NULL, source) == NULL)
    suggest_add_actor (self->project, source, source);
  suggest_link (self->project, self->article, mark, "made_by", GAIN_END_ACTOR, source);
}

/* Is it what @answer says: "inner", "nobody", a statement or a proposition? */
static gboolean
is_answer (Coding *self, const GainSuggestion *suggestion, const char *answer)
{
  const char *mark = g_hash_table_lookup (self->marks, answer);

  if (g_str_equal (answer, "inner"))
    return suggestion->kind == GAIN_SUGGESTION_INNER;
  if (g_str_equal (answer, "nobody"))
    return suggestion->kind == GAIN_SUGGESTION_NONE;
  if (mark != NULL)
    return suggestion->kind == GAIN_SUGGESTION_MARK && g_str_equal (suggestion->id, mark);

  return suggestion->kind == GAIN_SUGGESTION_ENTRY && g_str_equal (suggestion->id, answer);
}

/* Links to the first of @answers that is there; in the seeds all of them count. */
static void
link_answer (Coding *self, const char *mark, const char *type, const char *const *answers)
{
  for (guint i = 0; answers[i] != NULL; i++)
    {
      const char *claim = g_hash_table_lookup (self->marks, answers[i]);

      if (claim != NULL)
        suggest_link (self->project, self->article, mark, type, GAIN_END_ANNOTATION, claim);
      else if (g_hash_table_contains (self->known, answers[i]))
        suggest_link (self->project, self->article, mark, type, GAIN_END_PROPOSITION, answers[i]);
      else
        continue;
      if (self->propositions != NULL)
        return;
    }
}

static void
ask_claim (Coding *self,
           const char *id,
           const char *mark,
           const char *label,
           const char *const *answers)
{
  g_autoptr (GPtrArray) list =
      gain_suggester_list (self->suggester, GAIN_QUESTION_CLAIM, self->article, mark, NULL, 10);
  const GainSuggestion *first = list->len > 0 ? list->pdata[0] : NULL;
  gboolean right = FALSE;

  for (guint i = 0; first != NULL && answers[i] != NULL; i++)
    right |= is_answer (self, first, answers[i]);
  self->claim.n++;
  self->claim.right += right;
  tell (self, id, "claim", first, right);
  link_answer (self, mark, g_str_equal (label, "denial") ? "denies" : "doubts", answers);
}

static void
ask_proposition (Coding *self, const char *id, const char *mark, const char *proposition)
{
  g_autoptr (GPtrArray) list = gain_suggester_list (
      self->suggester, GAIN_QUESTION_PROPOSITION, self->article, mark, NULL, 10);
  const GainSuggestion *first = list->len > 0 ? list->pdata[0] : NULL;
  gboolean is_known = g_hash_table_contains (self->known, proposition);
  gboolean right;

  g_assert_nonnull (first);
  right = is_known ? first->kind == GAIN_SUGGESTION_ENTRY && g_str_equal (first->id, proposition)
                   : first->kind == GAIN_SUGGESTION_NEW;
  self->proposition.n++;
  self->proposition.right += right;
  tell (self, id, proposition, first, right);

  if (!is_known)
    {
      const GainSuggestion *new = NULL;
      const char *wording =
          self->propositions != NULL ? get_string (self->propositions, proposition) : NULL;

      for (guint i = 0; i < list->len; i++)
        if (((GainSuggestion *) list->pdata[i])->kind == GAIN_SUGGESTION_NEW)
          new = list->pdata[i];
      g_test_message ("      %s new: “%s”", id, new->name);
      suggest_add_proposition (self->project, proposition, wording != NULL ? wording : new->name);
      g_hash_table_add (self->known, g_strdup (proposition));
    }
  suggest_link (self->project, self->article, mark, "states", GAIN_END_PROPOSITION, proposition);
}

static void
code_statement (Coding *self, JsonObject *statement, const char *const *answers)
{
  const char *id = get_string (statement, "id");
  const char *proposition = get_string (statement, "proposition");
  char *mark = mark_statement (self, statement);

  g_hash_table_insert (self->marks, g_strdup (id), mark);
  set_source (self, mark, get_string (statement, "source"));
  if (answers != NULL && answers[0] != NULL)
    ask_claim (self, id, mark, get_string (statement, "label"), answers);
  if (proposition != NULL)
    ask_proposition (self, id, mark, proposition);
}

static void
coding_init (Coding *self)
{
  *self = (Coding){ .project = suggest_project_new () };
  self->suggester = gain_suggester_new (self->project);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
coding_clear (Coding *self)
{
  g_clear_object (&self->suggester);
  g_clear_object (&self->project);
  g_hash_table_unref (self->marks);
  g_hash_table_unref (self->known);
}

static void
print_shares (Coding *self, const char *what)
{
  g_test_message ("first suggestion right, %s: proposition %u of %u (%.0f %%), claim %u of %u "
                  "(%.0f %%)",
                  what,
                  self->proposition.right,
                  self->proposition.n,
                  100 * get_share (&self->proposition),
                  self->claim.right,
                  self->claim.n,
                  100 * get_share (&self->claim));
}

static JsonParser *
parse (const char *path)
{
  JsonParser *parser = json_parser_new ();
  GError *error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  return parser;
}

static char **
dup_answers (JsonObject *statement)
{
  g_autoptr (GStrvBuilder) answers = g_strv_builder_new ();
  JsonArray *array = json_object_has_member (statement, "answers")
                         ? json_object_get_array_member (statement, "answers")
                         : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (answers, json_array_get_string_element (array, i));

  return g_strv_builder_end (answers);
}

static void
code_batch (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "suggest", "data", name, NULL);
  g_autoptr (JsonParser) parser = parse (path);
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *articles = json_object_get_array_member (root, "articles");
  Coding coding;

  coding_init (&coding);
  coding.propositions = json_object_get_object_member (root, "propositions");
  for (guint i = 0; i < json_array_get_length (articles); i++)
    {
      JsonObject *article = json_array_get_object_element (articles, i);
      JsonArray *statements = json_object_get_array_member (article, "statements");

      coding.article = suggest_add_article (coding.project, get_string (article, "text"));
      for (guint j = 0; j < json_array_get_length (statements); j++)
        {
          JsonObject *statement = json_array_get_object_element (statements, j);
          g_auto (GStrv) answers = dup_answers (statement);

          code_statement (&coding, statement, (const char *const *) answers);
        }
    }
  print_shares (&coding, name);
  g_assert_cmpfloat (get_share (&coding.proposition), >=, LEAST_PROPOSITION);
  g_assert_cmpfloat (get_share (&coding.claim), >=, LEAST_CLAIM);
  coding_clear (&coding);
}

static void
test_batch (gconstpointer name)
{
  code_batch (name);
}

/* "denies C-A1; denies C-B3 (x)" → "C-A1"; those of other articles are left out. */
static char **
dup_seed_answers (const char *links)
{
  g_autoptr (GStrvBuilder) answers = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit (links != NULL ? links : "", "; ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_has_prefix (parts[i], "denies ") && strstr (parts[i], "(x)") == NULL)
      g_strv_builder_add (answers, parts[i] + strlen ("denies "));

  return g_strv_builder_end (answers);
}

static void
test_seeds (void)
{
  const char *shared = g_getenv ("GAIN_TEST_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "",
                                            "seeds-coded/chinese-nationals-claim.json",
                                            NULL);
  g_autofree char *text_path =
      g_build_filename (shared != NULL ? shared : "", "seeds/chinese-nationals-claim.txt", NULL);
  g_autoptr (JsonParser) parser = NULL;
  g_autofree char *text = NULL;
  JsonArray *statements;
  Coding coding;

  if (!g_file_get_contents (text_path, &text, NULL, NULL) ||
      !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the coded seeds are not there");
      return;
    }

  parser = parse (path);
  statements = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                             "statements");
  coding_init (&coding);
  coding.article = suggest_add_article (coding.project, text);
  for (guint i = 0; i < json_array_get_length (statements); i++)
    {
      JsonObject *statement = json_array_get_object_element (statements, i);
      g_auto (GStrv) answers = dup_seed_answers (get_string (statement, "links"));

      code_statement (&coding, statement, (const char *const *) answers);
    }
  print_shares (&coding, "seeds-coded");
  g_assert_cmpfloat (get_share (&coding.proposition), >=, LEAST_SEEDS);
  coding_clear (&coding);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/suggest/share/batch", "coded-batch.json", test_batch);
  g_test_add_data_func ("/suggest/share/second", "coded-second.json", test_batch);
  g_test_add_func ("/suggest/share/seeds", test_seeds);

  return g_test_run ();
}
