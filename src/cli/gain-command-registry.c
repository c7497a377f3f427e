/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gain-act.h"
#include "gain-answer.h"
#include "gain-entry-job.h"
#include "gain-occurrences.h"
#include "gain-shape.h"
#include "gain-table.h"

static const char *const actor_types[] = { "person", "organisation", "party",   "state-body",
                                           "group",  "media",        "unnamed", NULL };

static void
options_clear (GainEntryOptions *self)
{
  g_free (self->annotator);
  g_free (self->name);
  g_free (self->note);
  g_free (self->type);
  g_strfreev (self->aliases);
  g_free (self->organisation);
  g_free (self->country);
  g_free (self->wikidata);
  g_strfreev (self->broader);
  g_free (self->concept);
  g_strfreev (self->links);
  g_free (self->from);
  g_free (self->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GainEntryOptions, options_clear)

static GListModel *
get_entries (const GainEntryJob *job)
{
  GainRegistry *registry = gain_project_get_registry (gain_session_get_project (job->session));

  return job->kind == GAIN_ITEM_ACTOR ? gain_registry_get_actors (registry)
                                      : gain_registry_get_propositions (registry);
}

/* @entry with its id, which is the key where it is stored. */
static JsonObject *
write_item (GainItem *entry)
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

  return object;
}

static guint
count_uses (const GainEntryJob *job, GainItem *entry)
{
  GainProject *project = gain_session_get_project (job->session);

  return gain_occurrences_count (gain_project_get_occurrences (project),
                                 job->kind,
                                 gain_item_get_id (entry));
}

static JsonNode *
write_entry (const GainEntryJob *job, GainItem *entry)
{
  GainRegistry *registry = gain_project_get_registry (gain_session_get_project (job->session));
  const char *id = gain_item_get_id (entry);
  const char *stands = gain_registry_resolve (registry, job->kind, id);
  JsonObject *object = write_item (entry);

  if (strcmp (stands, id) != 0)
    json_object_set_string_member (object, "counts_as", stands);
  json_object_set_int_member (object, "uses", count_uses (job, entry));

  return gain_answer_wrap_object (object);
}

static void
add_row (GainTable *table, const GainEntryJob *job, GainItem *entry)
{
  g_autofree char *uses = g_strdup_printf ("%u", count_uses (job, entry));

  if (GAIN_IS_ACTOR (entry))
    {
      const char *type = gain_actor_get_actor_type (GAIN_ACTOR (entry));

      gain_table_add (table,
                      gain_item_get_id (entry),
                      type != NULL ? type : "-",
                      uses,
                      gain_actor_get_name (GAIN_ACTOR (entry)),
                      NULL);
    }
  else
    gain_table_add (table,
                    gain_item_get_id (entry),
                    uses,
                    gain_proposition_get_wording (GAIN_PROPOSITION (entry)),
                    NULL);
}

static gboolean
list_entries (const GainEntryJob *job, GError **error)
{
  GListModel *entries = get_entries (job);
  g_autoptr (GainTable) table = gain_table_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (GainItem) entry = g_list_model_get_item (entries, i);

      if (job->options->json)
        json_array_add_element (array, write_entry (job, entry));
      else
        add_row (table, job, entry);
    }
  if (job->options->json)
    gain_answer_json (gain_answer_wrap_array (json_array_ref (array)));
  gain_table_print (table, 0);
  json_array_unref (array);

  return TRUE;
}

static JsonArray *
write_relations (GPtrArray *relations)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < relations->len; i++)
    json_array_add_object_element (array, write_item (relations->pdata[i]));

  return array;
}

static JsonObject *
write_roles (const GainEntryJob *job, const char *id)
{
  GainOccurrences *occurrences =
      gain_project_get_occurrences (gain_session_get_project (job->session));
  JsonObject *object = json_object_new ();

  for (GainOccurrenceRole role = 0; role < GAIN_N_ROLES; role++)
    {
      guint n = gain_occurrences_count_role (occurrences, job->kind, id, role);

      if (n > 0)
        json_object_set_int_member (object, gain_occurrence_role_get_nick (role), n);
    }

  return object;
}

static gboolean
show_entry (const GainEntryJob *job, GError **error)
{
  GainRegistry *registry = gain_project_get_registry (gain_session_get_project (job->session));
  GainItem *entry = gain_session_find_entry (job->session, job->kind, job->words[0], error);
  const char *id = entry != NULL ? gain_item_get_id (entry) : NULL;
  g_autoptr (GPtrArray) merged = NULL;
  g_autoptr (GPtrArray) from = NULL;
  g_autoptr (GPtrArray) to = NULL;
  JsonArray *ids;
  JsonNode *node;

  if (entry == NULL)
    return FALSE;

  merged = gain_registry_list_merged (registry, job->kind, id);
  from = gain_registry_list_relations (registry, id);
  to = gain_registry_list_relations_to (registry, id);
  ids = json_array_new ();
  for (guint i = 0; i < merged->len; i++)
    json_array_add_string_element (ids, merged->pdata[i]);

  /* An entry has few members, and their names say what they are. */
  node = write_entry (job, entry);
  json_object_set_string_member (json_node_get_object (node),
                                 "owner",
                                 gain_registry_get_owner (registry, job->kind, id));
  json_object_set_array_member (json_node_get_object (node), "counts_as_one", ids);
  json_object_set_object_member (json_node_get_object (node), "roles", write_roles (job, id));
  json_object_set_array_member (json_node_get_object (node), "relations", write_relations (from));
  json_object_set_array_member (json_node_get_object (node), "relations_to", write_relations (to));
  gain_answer_json (node);

  return TRUE;
}

static GainItem *
make_actor (const GainEntryJob *job)
{
  const GainEntryOptions *options = job->options;
  GainActor *actor = gain_actor_new (NULL, job->words[0]);

  gain_actor_set_aliases (actor, (const char *const *) options->aliases);
  gain_actor_set_actor_type (actor, options->type);
  gain_actor_set_organisation (actor, options->organisation);
  gain_actor_set_country (actor, options->country);
  gain_actor_set_wikidata (actor, options->wikidata);

  return GAIN_ITEM (actor);
}

static GainItem *
make_proposition (const GainEntryJob *job, GError **error)
{
  g_autoptr (GPtrArray) broader = gain_entry_job_find_broader (job, error);
  GainProposition *proposition;

  if (broader == NULL)
    return NULL;

  proposition = gain_proposition_new (NULL, job->words[0]);
  gain_proposition_set_broader (proposition, (const char *const *) broader->pdata);
  gain_proposition_set_concept (proposition, job->options->concept);

  return GAIN_ITEM (proposition);
}

static gboolean
add_entry (const GainEntryJob *job, GError **error)
{
  g_autoptr (GainItem) entry =
      job->kind == GAIN_ITEM_ACTOR ? make_actor (job) : make_proposition (job, error);

  if (entry == NULL)
    return FALSE;
  gain_item_set_note (entry, job->options->note);
  gain_item_set_origin (entry, "typed");

  return gain_entry_job_finish (
      job,
      gain_act_entry (gain_session_get_project (job->session), NULL, entry, error),
      gain_item_get_id (entry),
      error);
}

static gboolean
check_list (char **texts, GError **error)
{
  for (char **text = texts; text != NULL && *text != NULL; text++)
    if (!gain_command_check_text (*text, _ ("One of the texts"), error))
      return FALSE;

  return TRUE;
}

static gboolean
check_texts (const GainEntryOptions *options, char **words, GError **error)
{
  const char *texts[] = { options->name,    options->note,     options->organisation,
                          options->country, options->wikidata, options->concept,
                          options->from,    options->to };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!gain_command_check_text (texts[i], _ ("One of the texts"), error))
      return FALSE;

  return check_list (options->aliases, error) && check_list (words, error);
}

static gboolean
check_type (const char *type, GError **error)
{
  g_autofree char *list = NULL;

  if (type == NULL || *type == '\0' || g_strv_contains (actor_types, type))
    return TRUE;

  list = g_strjoinv (", ", (char **) actor_types);
  return gain_command_refuse (error, _ ("There is no type of actor “%s”: choose %s."), type, list);
}

static const struct
{
  const char *name;
  gboolean (*func) (const GainEntryJob *job, GError **error);
  guint min;
  guint max;
  const char *usage;
} jobs[] = {
  { "list", list_entries, 0, 0, "" },
  { "show", show_entry, 1, 1, "ENTRY" },
  { "where", gain_entry_job_where, 1, 1, "ENTRY" },
  { "add", add_entry, 1, 1, "NAME" },
  { "edit", gain_entry_job_edit, 1, 1, "ENTRY" },
  { "alias", gain_entry_job_alias, 2, G_MAXUINT, "ACTOR NAME…" },
  { "merge", gain_entry_job_merge, 2, 2, "ENTRY INTO" },
  { "unmerge", gain_entry_job_unmerge, 1, 1, "ENTRY" },
  { "split", gain_entry_job_split, 2, 2, "ENTRY NAME" },
  { "delete", gain_entry_job_delete, 1, 1, "ENTRY" },
  { "link", gain_entry_job_link, 3, 3, "FROM TYPE TO" },
  { "unlink", gain_entry_job_unlink, 1, 1, "LINK" },
};

static gboolean
refuse_job (const char *word, GainItemKind kind, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    if (kind == GAIN_ITEM_ACTOR || strcmp (jobs[i].name, "alias") != 0)
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", jobs[i].name);

  return gain_command_refuse (error,
                              _ ("“%s” is not what can be done here: choose %s."),
                              word,
                              names->str);
}

static gboolean
run (char **words, GainItemKind kind, const GainEntryOptions *options, GError **error)
{
  guint n = g_strv_length (words) - 2;
  g_autoptr (GainSession) session = NULL;
  guint i = 0;
  GainEntryJob job = { .kind = kind, .options = options, .words = words + 2 };

  while (i < G_N_ELEMENTS (jobs) && strcmp (jobs[i].name, words[1]) != 0)
    i++;
  if (i == G_N_ELEMENTS (jobs) || (kind != GAIN_ITEM_ACTOR && strcmp (words[1], "alias") == 0))
    return refuse_job (words[1], kind, error);
  if (n < jobs[i].min)
    return gain_command_refuse (error,
                                _ ("“%s” needs one word more: %s."),
                                words[1],
                                jobs[i].usage);
  if (n > jobs[i].max)
    return gain_command_refuse (error, _ ("“%s” takes no further word."), words[1]);

  session = gain_session_open (words[0], options->annotator, error);
  job.session = session;

  return session != NULL && jobs[i].func (&job, error);
}

gboolean
gain_command_actor (const GainCommand *self, char **arguments, GError **error)
{
  g_auto (GainEntryOptions) o = { NULL };
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
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &o.name, N_ ("Another name, for edit"), N_ ("NAME") },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &o.remove, N_ ("Take other names away, for alias"), NULL },
    { "preview",
      0,
      0,
      G_OPTION_ARG_NONE,
      &o.preview,
      N_ ("Only say how much merge or delete would be about"),
      NULL },
    { "link",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &o.links,
      N_ ("A link that split moves; may be given several times"),
      N_ ("LINK") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &o.from, N_ ("Since when a link holds"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &o.to, N_ ("Until when it holds"), N_ ("DATE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &o.json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 2, G_MAXUINT, error);

  return words != NULL && check_texts (&o, words + 2, error) && check_type (o.type, error) &&
         run (words, GAIN_ITEM_ACTOR, &o, error);
}

gboolean
gain_command_proposition (const GainCommand *self, char **arguments, GError **error)
{
  g_auto (GainEntryOptions) o = { NULL };
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
    { "wording",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &o.name,
      N_ ("Another wording, for edit"),
      N_ ("TEXT") },
    { "preview",
      0,
      0,
      G_OPTION_ARG_NONE,
      &o.preview,
      N_ ("Only say how much merge or delete would be about"),
      NULL },
    { "link",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &o.links,
      N_ ("A link that split moves; may be given several times"),
      N_ ("LINK") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &o.from, N_ ("Since when a link holds"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &o.to, N_ ("Until when it holds"), N_ ("DATE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &o.json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 2, G_MAXUINT, error);

  return words != NULL && check_texts (&o, words + 2, error) &&
         run (words, GAIN_ITEM_PROPOSITION, &o, error);
}
