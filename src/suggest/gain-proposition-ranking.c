/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-proposition-ranking"

#include "config.h"

#include "gain-proposition-ranking.h"

#include <string.h>

/* Runs of white space become one space. */
static char *
dup_line (const char *text)
{
  GString *line = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);

  return g_string_free (line, FALSE);
}

static char *
capitalize (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, MIN (1, g_utf8_strlen (text, 1)));
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, text + strlen (first), NULL);
}

char *
gain_proposition_wording (const GainMarkContext *context)
{
  g_autofree char *quote = g_strjoinv (" ", (char **) gain_annotation_get_quotes (context->mark));
  g_autofree char *line = dup_line (quote);
  gsize length = strlen (line);
  const char *start = g_str_has_prefix (line, "that ") ? line + 5 : line;

  if (length > 0 && line[length - 1] == '.')
    line[length - 1] = '\0';

  return capitalize (start);
}

/* What is denied states what the denial is about. */
static void
add_denied (const GainMarkContext *context, GPtrArray *list)
{
  g_autoptr (GPtrArray) links =
      gain_layer_list_relations (context->layer, gain_item_get_id (GAIN_ITEM (context->mark)));
  GainRegistry *registry = gain_project_get_registry (context->project);

  for (guint i = 0; i < links->len; i++)
    {
      const GainRelationEnd *to = gain_relation_get_to (g_ptr_array_index (links, i));
      GainRelation *states = to->kind == GAIN_END_ANNOTATION
                                 ? gain_mark_find_link (context->layer, to->id, "states")
                                 : NULL;
      const char *id = states != NULL                     ? gain_relation_get_to (states)->id
                       : to->kind == GAIN_END_PROPOSITION ? to->id
                                                          : NULL;
      GainItem *entry =
          id != NULL ? gain_registry_get_entry (registry, GAIN_ITEM_PROPOSITION, NULL, id) : NULL;

      if (entry != NULL)
        g_ptr_array_add (list,
                         gain_suggestion_new (GAIN_SUGGESTION_ENTRY,
                                              id,
                                              gain_proposition_get_wording (
                                                  GAIN_PROPOSITION (entry))));
    }
}

GPtrArray *
gain_proposition_ranking_list (const GainMarkContext *context, guint max)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) gain_suggestion_free);
  g_autofree char *wording = gain_proposition_wording (context);

  add_denied (context, list);
  if (wording[0] != '\0')
    g_ptr_array_add (list, gain_suggestion_new (GAIN_SUGGESTION_NEW, NULL, wording));

  return list;
}
