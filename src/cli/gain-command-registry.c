/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-session.h"
#include "gain-shape.h"
#include "gain-table.h"

static const char *const actor_types[] = { "person", "organisation", "party",   "state-body",
                                           "group",  "media",        "unnamed", NULL };

/* What the options of "add" say. Nullable all. */
typedef struct
{
  char *annotator;
  gboolean json;
  char *note;
  char *type;
  char **aliases;
  char *organisation;
  char *country;
  char *wikidata;
  char **broader;
  char *concept;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->annotator);
  g_free (self->note);
  g_free (self->type);
  g_strfreev (self->aliases);
  g_free (self->organisation);
  g_free (self->country);
  g_free (self->wikidata);
  g_strfreev (self->broader);
  g_free (self->concept);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

typedef struct
{
  GainSession *session;
  GainItemKind kind;
  const Options *options;
  const char *word; /* nullable: what follows add or show */
} Job;

static GListModel *
get_entries (const Job *job)
{
  GainRegistry *registry = gain_project_get_registry (gain_session_get_project (job->session));

  return job->kind == GAIN_ITEM_ACTOR ? gain_registry_get_actors (registry)
                                      : gain_registry_get_propositions (registry);
}

static JsonNode *
write_entry (GainItem *entry)
{
  JsonNode *node = gain_shape_write_item (entry);
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_set_string_member (object, "id", gain_item_get_id (entry));
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (object, name, json_node_copy (member));
  json_node_unref (node);

  return gain_answer_wrap_object (object);
}

static void
add_row (GainTable *table, GainItem *entry)
{
  if (GAIN_IS_ACTOR (entry))
    {
      const char *type = gain_actor_get_actor_type (GAIN_ACTOR (entry));

      gain_table_add (table,
                      gain_item_get_id (entry),
                      type != NULL ? type : "-",
                      gain_actor_get_name (GAIN_ACTOR (entry)),
                      NULL);
    }
  else
    gain_table_add (table,
                    gain_item_get_id (entry),
                    gain_proposition_get_wording (GAIN_PROPOSITION (entry)),
                    NULL);
}

static gboolean
list_entries (const Job *job, GError **error)
{
  GListModel *entries = get_entries (job);
  g_autoptr (GainTable) table = gain_table_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (GainItem) entry = g_list_model_get_item (entries, i);

      if (job->options->json)
        json_array_add_element (array, write_entry (entry));
      else
        add_row (table, entry);
    }
  if (job->options->json)
    gain_answer_json (gain_answer_wrap_array (json_array_ref (array)));
  gain_table_print (table, 0);
  json_array_unref (array);

  return TRUE;
}

static gboolean
show_entry (const Job *job, GError **error)
{
  GainItem *entry = gain_session_find_entry (job->session, job->kind, job->word, error);

  if (entry == NULL)
    return FALSE;

  /* An entry has few members, and their names say what they are. */
  gain_answer_json (write_entry (entry));
  return TRUE;
}

static GainItem *
make_actor (const Job *job)
{
  const Options *options = job->options;
  GainActor *actor = gain_actor_new (NULL, job->word);

  gain_actor_set_aliases (actor, (const char *const *) options->aliases);
  gain_actor_set_actor_type (actor, options->type);
  gain_actor_set_organisation (actor, options->organisation);
  gain_actor_set_country (actor, options->country);
  gain_actor_set_wikidata (actor, options->wikidata);

  return GAIN_ITEM (actor);
}

static GainItem *
make_proposition (const Job *job, GError **error)
{
  g_autoptr (GPtrArray) broader = g_ptr_array_new ();
  GainProposition *proposition;

  for (char **word = job->options->broader; word != NULL && *word != NULL; word++)
    {
      GainItem *entry = gain_session_find_entry (job->session, GAIN_ITEM_PROPOSITION, *word, error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (broader, (gpointer) gain_item_get_id (entry));
    }
  g_ptr_array_add (broader, NULL);

  proposition = gain_proposition_new (NULL, job->word);
  gain_proposition_set_broader (proposition, (const char *const *) broader->pdata);
  gain_proposition_set_concept (proposition, job->options->concept);

  return GAIN_ITEM (proposition);
}

static gboolean
add_entry (const Job *job, GError **error)
{
  g_autoptr (GainItem) entry =
      job->kind == GAIN_ITEM_ACTOR ? make_actor (job) : make_proposition (job, error);
  g_autoptr (GainChange) change = NULL;

  if (entry == NULL)
    return FALSE;
  gain_item_set_note (entry, job->options->note);
  gain_item_set_origin (entry, "typed");
  change = gain_act_entry (gain_session_get_project (job->session), NULL, entry, error);
  if (change == NULL || !gain_session_apply (job->session, change, error))
    return FALSE;

  gain_answer ("%s\n", gain_item_get_id (entry));
  return gain_answer_flush (error) && gain_session_close (job->session, error);
}

static gboolean
check_texts (const Options *options, const char *word, GError **error)
{
  const char *texts[] = { word,
                          options->note,
                          options->organisation,
                          options->country,
                          options->wikidata,
                          options->concept };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!gain_command_check_text (texts[i], _ ("One of the texts"), error))
      return FALSE;
  for (char **alias = options->aliases; alias != NULL && *alias != NULL; alias++)
    if (!gain_command_check_text (*alias, "--alias", error))
      return FALSE;

  return TRUE;
}

static gboolean
check_type (const char *type, GError **error)
{
  g_autofree char *list = NULL;

  if (type == NULL || g_strv_contains (actor_types, type))
    return TRUE;

  list = g_strjoinv (", ", (char **) actor_types);
  return gain_command_refuse (error, _ ("There is no type of actor “%s”: choose %s."), type, list);
}

static gboolean
run (char **words, GainItemKind kind, const Options *options, GError **error)
{
  static const struct
  {
    const char *name;
    gboolean (*func) (const Job *job, GError **error);
    gboolean needs_word;
  } jobs[] = { { "list", list_entries, FALSE },
               { "add", add_entry, TRUE },
               { "show", show_entry, TRUE } };
  g_autoptr (GainSession) session = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      Job job = { .kind = kind, .options = options, .word = words[2] };

      if (!g_str_equal (jobs[i].name, words[1]))
        continue;
      if (jobs[i].needs_word != (words[2] != NULL))
        return gain_command_refuse (error,
                                    jobs[i].needs_word ? _ ("“%s” needs one word more.")
                                                       : _ ("“%s” takes no further word."),
                                    words[1]);

      session = gain_session_open (words[0], options->annotator, error);
      job.session = session;
      return session != NULL && jobs[i].func (&job, error);
    }

  return gain_command_refuse (error,
                              _ ("“%s” is not what can be done here: choose list, add or show."),
                              words[1]);
}

gboolean
gain_command_actor (const GainCommand *self, char **arguments, GError **error)
{
  g_auto (Options) o = { NULL };
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &o.annotator, N_ ("Who enters it"), N_ ("ID") },
    { "type",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &o.type,
      N_ ("person, organisation, party, state-body, group, media or unnamed"),
      N_ ("TYPE") },
    { "alias",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &o.aliases,
      N_ ("Another name; may be given several times"),
      N_ ("NAME") },
    { "organisation",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &o.organisation,
      N_ ("Whom it belongs to"),
      N_ ("NAME") },
    { "country", 0, 0, G_OPTION_ARG_FILENAME, &o.country, N_ ("Its country"), N_ ("NAME") },
    { "wikidata",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &o.wikidata,
      N_ ("Its item in Wikidata"),
      N_ ("Q-ID") },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &o.note, N_ ("A note on it"), N_ ("TEXT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &o.json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 2, 3, error);

  return words != NULL && check_texts (&o, words[2], error) && check_type (o.type, error) &&
         run (words, GAIN_ITEM_ACTOR, &o, error);
}

gboolean
gain_command_proposition (const GainCommand *self, char **arguments, GError **error)
{
  g_auto (Options) o = { NULL };
  const GOptionEntry options[] = {
    { "annotator", 0, 0, G_OPTION_ARG_FILENAME, &o.annotator, N_ ("Who enters it"), N_ ("ID") },
    { "broader",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &o.broader,
      N_ ("A proposition that this one is a case of; may be given several times"),
      N_ ("ID") },
    { "concept",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &o.concept,
      N_ ("Its place in the concept tree of the codebook"),
      N_ ("ID") },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &o.note, N_ ("A note on it"), N_ ("TEXT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &o.json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 2, 3, error);

  return words != NULL && check_texts (&o, words[2], error) &&
         run (words, GAIN_ITEM_PROPOSITION, &o, error);
}
