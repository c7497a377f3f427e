/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-codebook-job.h"

#include <glib/gi18n-lib.h>

#include "gain-act-codebook.h"
#include "gain-answer.h"
#include "gain-codebook-preview.h"
#include "gain-command.h"

typedef struct
{
  GainProject *project;
  GainCodebook *codebook;
  GainCodebookPart what;
  char **words; /* behind the verb */
  const GainCodebookOptions *options;
  gboolean is_new;
} Job;

static const char *const nothing[] = { NULL };

static gboolean
read_word (const char *word, const char *const *words, const char *option, int *at, GError **error)
{
  g_autofree char *list = NULL;

  for (*at = 0; words[*at] != NULL; (*at)++)
    if (strcmp (words[*at], word) == 0)
      return TRUE;

  list = g_strjoinv (", ", (char **) words);

  return gain_command_refuse (
      error, _ ("“%s” is no value of --%s: choose %s."), word, option, list);
}

static gboolean
read_flag (const char *word, const char *option, gboolean *flag, GError **error)
{
  static const char *const words[] = { "no", "yes", NULL };
  int at;

  if (word == NULL)
    return TRUE;
  if (!read_word (word, words, option, &at, error))
    return FALSE;
  *flag = at == 1;

  return TRUE;
}

/* The option, else what was there; an empty option takes it away. */
static const char *
choose (const char *option, const char *before)
{
  if (option == NULL)
    return before;

  return *option != '\0' ? option : NULL;
}

static const char *const *
choose_list (char **option, const char *const *before)
{
  if (option != NULL)
    return (const char *const *) option;

  return before != NULL ? before : nothing;
}

/* “add ID NAME”, “edit ID”. */
static const char *
choose_name (const Job *job, const char *before)
{
  return job->is_new ? job->words[1] : choose (job->options->name, before);
}

static gboolean
read_letter (const char *word, gunichar *letter, GError **error)
{
  if (word == NULL)
    return TRUE;
  if (g_utf8_strlen (word, -1) > 1)
    return gain_command_refuse (error, _ ("“%s” is not a single letter."), word);
  *letter = *word != '\0' ? g_unichar_tolower (g_utf8_get_char (word)) : 0;

  return TRUE;
}

static GainChange *
put_label (const Job *job, GError **error)
{
  static const char *const kinds[] = { "statement", "mention", "cue", "article", NULL };
  static const char *const acts[] = { "asserts", "denies", "doubts", "withholds", NULL };
  const GainLabel *before = gain_codebook_get_label (job->codebook, job->words[0]);
  GainLabel label = before != NULL ? *before : (GainLabel){ 0 };
  const GainCodebookOptions *options = job->options;
  int at;

  if ((options->act != NULL && *options->act != '\0' &&
       !read_word (options->act, acts, "act", &at, error)) ||
      !read_letter (options->letter, &label.letter, error))
    return NULL;
  if (options->kind != NULL)
    {
      if (!read_word (options->kind, kinds, "kind", &at, error))
        return NULL;
      label.kind = (GainLabelKind) at;
    }
  label.id = job->words[0];
  label.name = choose_name (job, label.name);
  label.description = choose (options->description, label.description);
  label.act = choose (options->act, label.act);
  if (before == NULL && label.act == NULL && label.kind == GAIN_LABEL_STATEMENT)
    label.act = "asserts";
  label.color = choose (options->color, label.color);
  label.examples = choose_list (options->examples, label.examples);

  return gain_act_put_label (job->project, &label, error);
}

static GainChange *
put_attribute (const Job *job, GError **error)
{
  static const char *const types[] = { "choice", "choices", "boolean", "text",
                                       "number", "date",    NULL };
  const GainAttribute *before = gain_codebook_get_attribute (job->codebook, job->words[0]);
  GainAttribute attribute = before != NULL ? *before : (GainAttribute){ 0 };
  const GainCodebookOptions *options = job->options;
  int at;

  if (before == NULL)
    attribute.type = options->choices != NULL ? GAIN_ATTRIBUTE_CHOICE : GAIN_ATTRIBUTE_TEXT;
  if (options->type != NULL)
    {
      if (!read_word (options->type, types, "type", &at, error))
        return NULL;
      attribute.type = (GainAttributeType) at;
    }
  if (!read_flag (options->required, "required", &attribute.required, error))
    return NULL;
  attribute.id = job->words[0];
  attribute.name = choose_name (job, attribute.name);
  attribute.description = choose (options->description, attribute.description);
  attribute.default_value = choose (options->default_value, attribute.default_value);
  attribute.choices = choose_list (options->choices, attribute.choices);
  attribute.labels = choose_list (options->labels, attribute.labels);

  return gain_act_put_attribute (job->project, &attribute, error);
}

static GainChange *
put_relation_type (const Job *job, GError **error)
{
  const GainRelationType *before = gain_codebook_get_relation_type (job->codebook, job->words[0]);
  GainRelationType type = before != NULL ? *before : (GainRelationType){ 0 };
  const GainCodebookOptions *options = job->options;

  if (!read_flag (options->several, "several", &type.several, error) ||
      !read_flag (options->ordered, "ordered", &type.ordered, error))
    return NULL;
  type.id = job->words[0];
  type.name = choose_name (job, type.name);
  type.description = choose (options->description, type.description);
  type.from = choose_list (options->from, type.from);
  type.to = choose_list (options->to, type.to);

  return gain_act_put_relation_type (job->project, &type, error);
}

static GainChange *
put_concept (const Job *job, GError **error)
{
  const GainConcept *before = gain_codebook_get_concept (job->codebook, job->words[0]);
  GainConcept concept = before != NULL ? *before : (GainConcept){ 0 };

  concept.id = job->words[0];
  concept.name = choose_name (job, concept.name);
  concept.description = choose (job->options->description, concept.description);
  concept.broader = choose (job->options->broader, concept.broader);

  return gain_act_put_concept (job->project, &concept, error);
}

static GainChange *
put_actor_type (const Job *job, GError **error)
{
  const GainActorType *before = gain_codebook_get_actor_type (job->codebook, job->words[0]);
  GainActorType type = before != NULL ? *before : (GainActorType){ 0 };

  type.id = job->words[0];
  type.name = choose_name (job, type.name);

  return gain_act_put_actor_type (job->project, &type, error);
}

static gboolean
is_there (const Job *job, const char *id)
{
  switch (job->what)
    {
    case GAIN_CODEBOOK_LABEL:
      return gain_codebook_get_label (job->codebook, id) != NULL;
    case GAIN_CODEBOOK_ATTRIBUTE:
      return gain_codebook_get_attribute (job->codebook, id) != NULL;
    case GAIN_CODEBOOK_RELATION:
      return gain_codebook_get_relation_type (job->codebook, id) != NULL;
    case GAIN_CODEBOOK_CONCEPT:
      return gain_codebook_get_concept (job->codebook, id) != NULL;
    case GAIN_CODEBOOK_ACTOR_TYPE:
      return gain_codebook_get_actor_type (job->codebook, id) != NULL;
    case GAIN_CODEBOOK_CHOICE:
    case GAIN_CODEBOOK_N_PARTS:
    default:
      return FALSE;
    }
}

static GainChange *
put_part (const Job *job, GError **error)
{
  if (is_there (job, job->words[0]) == job->is_new)
    {
      gain_command_fail (error,
                         job->is_new ? _ ("The codebook has “%s” already. Use edit to change it.")
                                     : _ ("The codebook has no “%s” to edit. Use add to make it."),
                         job->words[0]);
      return NULL;
    }

  switch (job->what)
    {
    case GAIN_CODEBOOK_LABEL:
      return put_label (job, error);
    case GAIN_CODEBOOK_ATTRIBUTE:
      return put_attribute (job, error);
    case GAIN_CODEBOOK_RELATION:
      return put_relation_type (job, error);
    case GAIN_CODEBOOK_CONCEPT:
      return put_concept (job, error);
    case GAIN_CODEBOOK_ACTOR_TYPE:
    case GAIN_CODEBOOK_CHOICE:
    case GAIN_CODEBOOK_N_PARTS:
    default:
      return put_actor_type (job, error);
    }
}

static GainChange *
add (const Job *job, GError **error)
{
  Job adding = *job;

  if (job->what == GAIN_CODEBOOK_CHOICE)
    return gain_act_add_choice (job->project, job->words[0], job->words[1], error);
  adding.is_new = TRUE;

  return put_part (&adding, error);
}

static GainChange *
edit (const Job *job, GError **error)
{
  return put_part (job, error);
}

/* A choice is named by its attribute and its id. */
static GainChange *
rename_part (const Job *job, GError **error)
{
  gboolean choice = job->what == GAIN_CODEBOOK_CHOICE;
  char **ids = choice ? job->words + 1 : job->words;

  return gain_act_rename_part (
      job->project, job->what, choice ? job->words[0] : NULL, ids[0], ids[1], error);
}

static GainChange *
merge (const Job *job, GError **error)
{
  gboolean choice = job->what == GAIN_CODEBOOK_CHOICE;
  char **ids = choice ? job->words + 1 : job->words;

  return gain_act_merge_part (
      job->project, job->what, choice ? job->words[0] : NULL, ids[0], ids[1], error);
}

static GainChange *delete (const Job *job, GError **error)
{
  gboolean choice = job->what == GAIN_CODEBOOK_CHOICE;

  return gain_act_delete_part (job->project,
                               job->what,
                               choice ? job->words[0] : NULL,
                               choice ? job->words[1] : job->words[0],
                               error);
}

static GainChange *
move (const Job *job, GError **error)
{
  guint position;

  if (!gain_command_parse_offset (job->words[1], &position, error))
    return NULL;

  return gain_act_move_part (job->project, job->what, job->words[0], position, error);
}

static GainChange *
split (const Job *job, GError **error)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) all_values = NULL;
  g_auto (GStrv) all_labels = NULL;

  for (char **word = job->words + 2; *word != NULL; word++)
    {
      const char *sign = strchr (*word, '=');
      g_autofree char *value = sign != NULL ? g_strndup (*word, (gsize) (sign - *word)) : NULL;

      if (sign == NULL)
        {
          gain_command_refuse (error, _ ("“%s” is not VALUE=LABEL."), *word);
          return NULL;
        }
      g_strv_builder_add (values, value);
      g_strv_builder_add (labels, sign + 1);
    }
  all_values = g_strv_builder_end (values);
  all_labels = g_strv_builder_end (labels);

  return gain_act_split_label (job->project,
                               job->words[0],
                               job->words[1],
                               (const char *const *) all_values,
                               (const char *const *) all_labels,
                               job->options->otherwise,
                               error);
}

/* @n, @n_choice: how many words it takes, for a choice and else; -1: it does not exist there. */
static const struct
{
  const char *verb;
  GainChange *(*make) (const Job *job, GError **error);
  int n;
  int n_choice;
  gboolean more;
} verbs[] = {
  { "add", add, 2, 2, FALSE },       { "edit", edit, 1, -1, FALSE },
  { "move", move, 2, -1, FALSE },    { "rename", rename_part, 2, 3, FALSE },
  { "merge", merge, 2, 3, FALSE },   { "split", split, 3, -1, TRUE },
  { "delete", delete, 1, 2, FALSE },
};

static int
count_wanted (GainCodebookPart what, guint verb)
{
  if (verbs[verb].make == split && what != GAIN_CODEBOOK_LABEL)
    return -1;

  return what == GAIN_CODEBOOK_CHOICE ? verbs[verb].n_choice : verbs[verb].n;
}

/* Returns: which of the verbs it is, -1 with an error. */
static int
find_verb (char **words, GainCodebookPart *what, GError **error)
{
  const char *verb = words[1] != NULL ? words[1] : "";
  int n = (int) g_strv_length (words) - 2;

  if (!gain_codebook_part_from_nick (words[0], what))
    {
      gain_command_refuse (error,
                           _ ("“%s” is not what can be done here: choose show, labels, versions, "
                              "export, import, guidelines, name, label, attribute, choice, "
                              "relation, concept or actor-type."),
                           words[0]);
      return -1;
    }

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      int wanted = count_wanted (*what, i);

      if (strcmp (verbs[i].verb, verb) != 0 || wanted < 0)
        continue;
      if (n == wanted || (verbs[i].more && n > wanted))
        return (int) i;
      gain_command_refuse (error,
                           _ ("“%s %s” takes %d words, not %d. See “gainsay-cli help codebook”."),
                           words[0],
                           verb,
                           wanted,
                           n);
      return -1;
    }
  gain_command_refuse (error,
                       _ ("“%s” is not what can be done with a %s: choose add, edit, move, rename, "
                          "merge, delete, or split for a label."),
                       verb,
                       words[0]);

  return -1;
}

gboolean
gain_codebook_job_check (char **words, GError **error)
{
  GainCodebookPart what;

  return find_verb (words, &what, error) >= 0;
}

GainChange *
gain_codebook_job_make (GainProject *project,
                        char **words,
                        const GainCodebookOptions *options,
                        GError **error)
{
  Job job = { .project = project,
              .codebook = gain_project_get_codebook (project),
              .options = options };
  int verb = find_verb (words, &job.what, error);

  if (verb < 0)
    return NULL;
  job.words = words + 2;

  return verbs[verb].make (&job, error);
}

static JsonObject *
write_effect (const GainCodebookEffect *effect)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "what", gain_codebook_part_get_nick (effect->what));
  if (effect->of != NULL)
    json_object_set_string_member (object, "of", effect->of);
  json_object_set_string_member (object, "from", effect->from);
  json_object_set_string_member (object, "to", effect->to);
  json_object_set_boolean_member (object, "unknown", effect->unknown);
  json_object_set_string_member (object, "annotator", effect->annotator);
  json_object_set_int_member (object, "marks", effect->n_marks);
  json_object_set_int_member (object, "links", effect->n_links);
  json_object_set_int_member (object, "articles", effect->n_articles);

  return object;
}

JsonObject *
gain_codebook_job_preview (GainProject *project, GainChange *change)
{
  g_autoptr (GPtrArray) effects = gain_codebook_preview (project, change);
  GainCodebookTotals totals = gain_codebook_preview_totals (project, change);
  JsonObject *object = json_object_new ();
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < effects->len; i++)
    json_array_add_object_element (list, write_effect (g_ptr_array_index (effects, i)));
  json_object_set_int_member (object, "marks", totals.n_marks);
  json_object_set_int_member (object, "links", totals.n_links);
  json_object_set_int_member (object, "articles", totals.n_articles);
  json_object_set_array_member (object, "effects", list);

  return object;
}
