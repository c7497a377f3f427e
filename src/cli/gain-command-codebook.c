/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-session.h"
#include "gain-shape.h"
#include "gain-table.h"

static const char *const kinds[] = { "statement", "mention", "cue", "article" };
static const char *const types[] = { "choice", "choices", "boolean", "text", "number", "date" };

static void
add_label (GainTable *table, const GainLabel *label)
{
  char letter[7] = "-";

  if (label->letter != 0)
    letter[g_unichar_to_utf8 (label->letter, letter)] = '\0';
  gain_table_add (table, label->id, letter, kinds[label->kind], label->name, NULL);
}

static void
print_labels (GainCodebook *codebook, int indent)
{
  g_autoptr (GainTable) table = gain_table_new ();

  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    add_label (table, gain_codebook_get_label_at (codebook, i));
  gain_table_print (table, indent);
}

static void
print_attributes (GainCodebook *codebook)
{
  g_autoptr (GainTable) table = gain_table_new ();

  for (guint i = 0; i < gain_codebook_get_n_attributes (codebook); i++)
    {
      const GainAttribute *attribute = gain_codebook_get_attribute_at (codebook, i);
      g_autofree char *labels = g_strjoinv (", ", (char **) attribute->labels);
      g_autofree char *choices = g_strjoinv (" · ", (char **) attribute->choices);

      gain_table_add (table, attribute->id, types[attribute->type], labels, choices, NULL);
    }
  gain_table_print (table, 2);
}

static void
print_relation_types (GainCodebook *codebook)
{
  g_autoptr (GainTable) table = gain_table_new ();

  for (guint i = 0; i < gain_codebook_get_n_relation_types (codebook); i++)
    {
      const GainRelationType *type = gain_codebook_get_relation_type_at (codebook, i);
      g_autofree char *from = g_strjoinv (", ", (char **) type->from);
      g_autofree char *to = g_strjoinv (", ", (char **) type->to);

      gain_table_add (table, type->id, from, "→", to, NULL);
    }
  gain_table_print (table, 2);
}

static void
print_codebook (GainCodebook *codebook)
{
  const char *name = gain_codebook_get_name (codebook);

  gain_answer (_ ("%s, version %u\n"),
               name != NULL ? name : _ ("Codebook"),
               gain_codebook_get_version (codebook));
  gain_answer ("\n%s\n", _ ("Labels"));
  print_labels (codebook, 2);
  gain_answer ("\n%s\n", _ ("Attributes"));
  print_attributes (codebook);
  gain_answer ("\n%s\n", _ ("Links"));
  print_relation_types (codebook);
}

gboolean
gain_command_codebook (const GainCommand *self, char **arguments, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print the whole codebook as JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 1, 2, error);
  g_autoptr (GainSession) session = NULL;
  gboolean labels;
  GainCodebook *codebook;

  if (words == NULL)
    return FALSE;
  labels = g_strcmp0 (words[1], "labels") == 0;
  if (words[1] != NULL && !labels && !g_str_equal (words[1], "show"))
    return gain_command_refuse (error,
                                _ ("“%s” is not what can be done here: choose show or labels."),
                                words[1]);
  session = gain_session_open (words[0], NULL, error);
  if (session == NULL)
    return FALSE;

  codebook = gain_project_get_codebook (gain_session_get_project (session));
  if (json)
    gain_answer_json (gain_shape_write_codebook (codebook));
  else if (labels)
    print_labels (codebook, 0);
  else
    print_codebook (codebook);

  return TRUE;
}
