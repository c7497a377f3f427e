/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-entry-job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gain-act-entry.h"
#include "gain-answer.h"
#include "gain-candidates.h"
#include "gain-command.h"
#include "gain-occurrences.h"
#include "gain-table.h"

static GainProject *
get_project (const GainEntryJob *job)
{
  return gain_session_get_project (job->session);
}

static GainItem *
find (const GainEntryJob *job, guint word, GError **error)
{
  return gain_session_find_entry (job->session, job->kind, job->words[word], error);
}

const char *
gain_entry_get_name (GainItem *entry)
{
  return GAIN_IS_ACTOR (entry) ? gain_actor_get_name (GAIN_ACTOR (entry))
                               : gain_proposition_get_wording (GAIN_PROPOSITION (entry));
}

GPtrArray *
gain_entry_job_find_broader (const GainEntryJob *job, GError **error)
{
  g_autoptr (GPtrArray) broader = g_ptr_array_new_with_free_func (g_free);

  for (char **word = job->options->broader; word != NULL && *word != NULL; word++)
    {
      GainItem *entry;

      /* An empty word takes away what was there. */
      if (**word == '\0')
        continue;
      entry = gain_session_find_entry (job->session, GAIN_ITEM_PROPOSITION, *word, error);
      if (entry == NULL)
        return NULL;
      g_ptr_array_add (broader, g_strdup (gain_item_get_id (entry)));
    }
  g_ptr_array_add (broader, NULL);

  return g_steal_pointer (&broader);
}

gboolean
gain_entry_job_finish (const GainEntryJob *job,
                       GainChange *change,
                       const char *answer,
                       GError **error)
{
  g_autoptr (GainChange) taken = change;

  if (change == NULL || !gain_session_apply (job->session, change, error))
    return FALSE;
  if (answer != NULL)
    gain_answer ("%s\n", answer);

  return gain_answer_flush (error) && gain_session_close (job->session, error);
}

/* Editing */

/* An empty word takes away what was there. */
static const char *
or_null (const char *word)
{
  return *word != '\0' ? word : NULL;
}

static void
edit_actor (GainActor *actor, const GainEntryOptions *options)
{
  if (options->name != NULL)
    gain_actor_set_name (actor, options->name);
  if (options->aliases != NULL)
    gain_actor_set_aliases (actor,
                            (const char *const *) options->aliases +
                                (options->aliases[0][0] == '\0' ? 1 : 0));
  if (options->type != NULL)
    gain_actor_set_actor_type (actor, or_null (options->type));
  if (options->organisation != NULL)
    gain_actor_set_organisation (actor, or_null (options->organisation));
  if (options->country != NULL)
    gain_actor_set_country (actor, or_null (options->country));
  if (options->wikidata != NULL)
    gain_actor_set_wikidata (actor, or_null (options->wikidata));
}

static gboolean
edit_proposition (const GainEntryJob *job, GainProposition *proposition, GError **error)
{
  const GainEntryOptions *options = job->options;
  g_autoptr (GPtrArray) broader = gain_entry_job_find_broader (job, error);

  if (broader == NULL)
    return FALSE;
  if (options->name != NULL)
    gain_proposition_set_wording (proposition, options->name);
  if (options->broader != NULL)
    gain_proposition_set_broader (proposition, (const char *const *) broader->pdata);
  if (options->concept != NULL)
    gain_proposition_set_concept (proposition, or_null (options->concept));

  return TRUE;
}

gboolean
gain_entry_job_edit (const GainEntryJob *job, GError **error)
{
  GainItem *entry = find (job, 0, error);
  g_autoptr (GainItem) after = entry != NULL ? gain_item_copy (entry) : NULL;
  g_autofree char *id = entry != NULL ? g_strdup (gain_item_get_id (entry)) : NULL;

  if (entry == NULL)
    return FALSE;
  if (GAIN_IS_ACTOR (after))
    edit_actor (GAIN_ACTOR (after), job->options);
  else if (!edit_proposition (job, GAIN_PROPOSITION (after), error))
    return FALSE;
  if (job->options->note != NULL)
    gain_item_set_note (after, or_null (job->options->note));
  if (gain_item_equal (entry, after))
    return gain_command_refuse (error, _ ("Say what to change, such as --note TEXT."));

  return gain_entry_job_finish (job,
                                gain_act_entry (get_project (job), entry, after, error),
                                id,
                                error);
}

gboolean
gain_entry_job_alias (const GainEntryJob *job, GError **error)
{
  GainItem *entry = find (job, 0, error);
  g_autoptr (GainItem) after = entry != NULL ? gain_item_copy (entry) : NULL;
  g_autoptr (GPtrArray) aliases = g_ptr_array_new ();
  const char *const *now;
  const char *const *words = (const char *const *) job->words + 1;

  if (entry == NULL)
    return FALSE;
  now = gain_actor_get_aliases (GAIN_ACTOR (entry));
  for (guint i = 0; now[i] != NULL; i++)
    if (!job->options->remove || !g_strv_contains (words, now[i]))
      g_ptr_array_add (aliases, (char *) now[i]);
  for (guint i = 0; !job->options->remove && words[i] != NULL; i++)
    if (!g_strv_contains (now, words[i]))
      g_ptr_array_add (aliases, (char *) words[i]);
  g_ptr_array_add (aliases, NULL);
  gain_actor_set_aliases (GAIN_ACTOR (after), (const char *const *) aliases->pdata);
  if (gain_item_equal (entry, after))
    return gain_command_fail (error,
                              job->options->remove ? _ ("“%s” has no such other name.")
                                                   : _ ("“%s” has these other names already."),
                              gain_entry_get_name (entry));

  return gain_entry_job_finish (job,
                                gain_act_entry (get_project (job), entry, after, error),
                                NULL,
                                error);
}

/* Merging, splitting, deleting */

static void
write_sum (JsonObject *object, const char *name, const GainOccurrenceSum *sum)
{
  JsonObject *counts = json_object_new ();

  json_object_set_int_member (counts, "mentions", sum->mentions);
  json_object_set_int_member (counts, "statements", sum->statements);
  json_object_set_int_member (counts, "links", sum->links);
  json_object_set_int_member (counts, "articles", sum->articles);
  json_object_set_object_member (object, name, counts);
}

/* How much it would be about: one's own, and all that one may see. */
static gboolean
preview (const GainEntryJob *job, GainItem *entry)
{
  GainOccurrences *occurrences = gain_project_get_occurrences (get_project (job));
  GainOccurrenceSum own;
  GainOccurrenceSum seen;

  gain_occurrences_sum (occurrences, job->kind, gain_item_get_id (entry), &own, &seen);
  if (job->options->json)
    {
      JsonObject *object = json_object_new ();

      write_sum (object, "own", &own);
      write_sum (object, "all", &seen);
      gain_answer_json (gain_answer_wrap_object (object));
      return TRUE;
    }
  gain_answer (_ ("Yours: %u mentions, %u statements, %u links in %u articles.\n"),
               own.mentions,
               own.statements,
               own.links,
               own.articles);
  gain_answer (_ ("All: %u mentions, %u statements, %u links in %u articles.\n"),
               seen.mentions,
               seen.statements,
               seen.links,
               seen.articles);

  return TRUE;
}

gboolean
gain_entry_job_merge (const GainEntryJob *job, GError **error)
{
  GainItem *entry = find (job, 0, error);
  GainItem *into = entry != NULL ? find (job, 1, error) : NULL;

  if (into == NULL)
    return FALSE;
  if (job->options->preview)
    return preview (job, entry);

  return gain_entry_job_finish (job,
                                gain_act_merge (get_project (job),
                                                job->kind,
                                                gain_item_get_id (entry),
                                                gain_item_get_id (into),
                                                error),
                                NULL,
                                error);
}

gboolean
gain_entry_job_unmerge (const GainEntryJob *job, GError **error)
{
  GainItem *entry = find (job, 0, error);

  return entry != NULL &&
         gain_entry_job_finish (
             job,
             gain_act_unmerge (get_project (job), job->kind, gain_item_get_id (entry), error),
             NULL,
             error);
}

/* One's own link by its id or the beginning of it, among those of the entry. */
static gboolean
find_link (GArray *uses, const char *me, const char *word, GainOwnLink *link, GError **error)
{
  g_auto (GainCandidates) candidates = GAIN_CANDIDATES_INIT;
  GainOccurrence *use;

  for (guint i = 0; i < uses->len; i++)
    {
      GainOccurrence *each = &g_array_index (uses, GainOccurrence, i);
      const char *id = gain_item_get_id (GAIN_ITEM (each->relation));

      if (strcmp (gain_layer_get_annotator (each->layer), me) == 0)
        gain_candidates_offer (&candidates,
                               each,
                               gain_candidate_rank (id, NULL, word),
                               id,
                               gain_occurrence_role_get_nick (each->role));
    }
  use = gain_candidates_choose (&candidates,
                                word,
                                _ ("link of yours to this entry"),
                                _ ("“where” names those that are there."),
                                error);
  if (use == NULL)
    return FALSE;

  link->article = gain_layer_get_article (use->layer);
  link->relation = gain_item_get_id (GAIN_ITEM (use->relation));

  return TRUE;
}

static GArray *
find_links (const GainEntryJob *job, GainItem *entry, GError **error)
{
  GainOccurrences *occurrences = gain_project_get_occurrences (get_project (job));
  g_autoptr (GArray) uses =
      gain_occurrences_list (occurrences, job->kind, gain_item_get_id (entry));
  g_autoptr (GArray) links = g_array_new (FALSE, TRUE, sizeof (GainOwnLink));

  for (char **word = job->options->links; word != NULL && *word != NULL; word++)
    {
      GainOwnLink link;

      if (!find_link (uses, gain_project_get_me (get_project (job)), *word, &link, error))
        return NULL;
      g_array_append_val (links, link);
    }

  return g_steal_pointer (&links);
}

gboolean
gain_entry_job_split (const GainEntryJob *job, GError **error)
{
  GainItem *entry = find (job, 0, error);
  g_autoptr (GArray) links = entry != NULL ? find_links (job, entry, error) : NULL;
  g_autoptr (GainItem) other = NULL;
  g_autofree char *id = NULL;

  if (links == NULL)
    return FALSE;
  other = job->kind == GAIN_ITEM_ACTOR ? GAIN_ITEM (gain_actor_new (NULL, job->words[1]))
                                       : GAIN_ITEM (gain_proposition_new (NULL, job->words[1]));
  gain_item_set_origin (other, "typed");
  id = g_strdup (gain_item_get_id (other));

  return gain_entry_job_finish (job,
                                gain_act_split (get_project (job),
                                                job->kind,
                                                gain_item_get_id (entry),
                                                other,
                                                (GainOwnLink *) (gpointer) links->data,
                                                links->len,
                                                error),
                                id,
                                error);
}

gboolean
gain_entry_job_delete (const GainEntryJob *job, GError **error)
{
  GainItem *entry = find (job, 0, error);

  if (entry == NULL)
    return FALSE;
  if (job->options->preview)
    return preview (job, entry);

  return gain_entry_job_finish (
      job,
      gain_act_delete_entry (get_project (job), job->kind, gain_item_get_id (entry), error),
      NULL,
      error);
}

/* Relations between entries */

static GVariant *
make_dates (const GainEntryOptions *options)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  if (options->from != NULL)
    g_variant_builder_add (&builder, "{sv}", "from", g_variant_new_string (options->from));
  if (options->to != NULL)
    g_variant_builder_add (&builder, "{sv}", "to", g_variant_new_string (options->to));

  return g_variant_builder_end (&builder);
}

gboolean
gain_entry_job_link (const GainEntryJob *job, GError **error)
{
  GainItem *from = find (job, 0, error);
  GainItem *to = from != NULL ? find (job, 2, error) : NULL;
  g_autofree char *id = NULL;
  GainChange *change;

  if (to == NULL)
    return FALSE;
  change = gain_act_link_entries (get_project (job),
                                  gain_item_get_id (from),
                                  job->words[1],
                                  gain_item_get_id (to),
                                  make_dates (job->options),
                                  &id,
                                  error);

  return gain_entry_job_finish (job, change, id, error);
}

gboolean
gain_entry_job_unlink (const GainEntryJob *job, GError **error)
{
  GainRegistry *registry = gain_project_get_registry (get_project (job));
  g_autoptr (GPtrArray) links =
      gain_registry_list_entries (registry,
                                  GAIN_ITEM_RELATION,
                                  gain_project_get_me (get_project (job)));
  g_auto (GainCandidates) candidates = GAIN_CANDIDATES_INIT;
  GainItem *link;

  for (guint i = 0; i < links->len; i++)
    {
      const char *id = gain_item_get_id (links->pdata[i]);

      gain_candidates_offer (&candidates,
                             links->pdata[i],
                             gain_candidate_rank (id, NULL, job->words[0]),
                             id,
                             gain_relation_get_relation_type (links->pdata[i]));
    }
  link = gain_candidates_choose (&candidates,
                                 job->words[0],
                                 _ ("link of yours between entries"),
                                 _ ("“show” names those of an entry."),
                                 error);

  return link != NULL && gain_entry_job_finish (job,
                                                gain_act_unlink_entries (get_project (job),
                                                                         gain_item_get_id (link),
                                                                         error),
                                                NULL,
                                                error);
}

/* Where it is used */

static JsonNode *
write_use (GainProject *project, const GainOccurrence *use)
{
  JsonObject *object = json_object_new ();
  g_autofree char *quote = use->mark != NULL ? gain_annotation_dup_quote (use->mark) : NULL;

  json_object_set_string_member (object, "article", gain_layer_get_article (use->layer));
  json_object_set_string_member (object, "annotator", gain_layer_get_annotator (use->layer));
  json_object_set_string_member (object, "role", gain_occurrence_role_get_nick (use->role));
  json_object_set_string_member (object, "mark", gain_relation_get_from (use->relation));
  json_object_set_string_member (object, "link", gain_item_get_id (GAIN_ITEM (use->relation)));
  json_object_set_string_member (object, "entry", use->entry);
  if (use->mark != NULL)
    {
      GainSpan extent = gain_annotation_get_extent (use->mark);

      json_object_set_int_member (object, "start", extent.start);
      json_object_set_int_member (object, "end", extent.end);
      json_object_set_string_member (object,
                                     "label",
                                     gain_project_resolve_label_id (project, use->mark));
    }
  gain_answer_set_string (object, "quote", quote);

  return gain_answer_wrap_object (object);
}

static void
add_use (GainTable *table, const GainOccurrence *use)
{
  GainSpan extent = use->mark != NULL ? gain_annotation_get_extent (use->mark) : GAIN_SPAN (0, 0);
  g_autofree char *quote = use->mark != NULL ? gain_annotation_dup_quote (use->mark) : NULL;
  g_autofree char *shown = gain_answer_dup_line (quote != NULL ? quote : "-", 60);
  g_autofree char *place = g_strdup_printf ("%u-%u", extent.start, extent.end);

  gain_table_add (table,
                  gain_layer_get_article (use->layer),
                  place,
                  gain_occurrence_role_get_nick (use->role),
                  gain_layer_get_annotator (use->layer),
                  gain_item_get_id (GAIN_ITEM (use->relation)),
                  shown,
                  NULL);
}

gboolean
gain_entry_job_where (const GainEntryJob *job, GError **error)
{
  GainItem *entry = find (job, 0, error);
  g_autoptr (GArray) uses = NULL;
  g_autoptr (GainTable) table = gain_table_new ();
  JsonArray *array;

  if (entry == NULL)
    return FALSE;
  uses = gain_occurrences_list (gain_project_get_occurrences (get_project (job)),
                                job->kind,
                                gain_item_get_id (entry));
  array = json_array_new ();
  for (guint i = 0; i < uses->len; i++)
    if (job->options->json)
      json_array_add_element (array,
                              write_use (get_project (job),
                                         &g_array_index (uses, GainOccurrence, i)));
    else
      add_use (table, &g_array_index (uses, GainOccurrence, i));
  if (job->options->json)
    gain_answer_json (gain_answer_wrap_array (json_array_ref (array)));
  gain_table_print (table, 0);
  json_array_unref (array);

  return TRUE;
}
