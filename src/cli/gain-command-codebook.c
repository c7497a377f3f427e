/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-act-codebook.h"
#include "gain-answer.h"
#include "gain-codebook-job.h"
#include "gain-input.h"
#include "gain-session.h"
#include "gain-shape.h"
#include "gain-table.h"

/* Bytes of a codebook or of guidelines. */
#define MAX_CODEBOOK (16 * 1024 * 1024)

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

/* A line a version: what was changed, and how data follow. */
static JsonNode *
write_versions (GainProject *project)
{
  GainCodebookVersions *versions = gain_project_get_codebook_versions (project);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < gain_codebook_versions_get_n (versions); i++)
    {
      GainCodebook *codebook = gain_codebook_versions_get_at (versions, i);
      g_autoptr (JsonNode) node = gain_shape_write_codebook (codebook);
      JsonObject *whole = json_node_get_object (node);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "version", gain_codebook_get_version (codebook));
      gain_answer_set_string (object, "note", gain_item_get_note (GAIN_ITEM (codebook)));
      gain_answer_set_string (object, "created", gain_item_get_created (GAIN_ITEM (codebook)));
      json_object_set_array_member (object,
                                    "steps",
                                    json_object_has_member (whole, "steps")
                                        ? json_array_ref (
                                              json_object_get_array_member (whole, "steps"))
                                        : json_array_new ());
      json_array_add_object_element (array, object);
    }

  return gain_answer_wrap_array (array);
}

static void
print_versions (GainProject *project)
{
  GainCodebookVersions *versions = gain_project_get_codebook_versions (project);
  g_autoptr (GainTable) table = gain_table_new ();

  for (guint i = 0; i < gain_codebook_versions_get_n (versions); i++)
    {
      GainItem *codebook = GAIN_ITEM (gain_codebook_versions_get_at (versions, i));
      const char *created = gain_item_get_created (codebook);
      const char *note = gain_item_get_note (codebook);

      gain_table_add (table,
                      gain_item_get_id (codebook),
                      created != NULL ? created : "-",
                      note != NULL ? note : "",
                      NULL);
    }
  gain_table_print (table, 0);
}

typedef struct
{
  gboolean json;
  gboolean preview;
  int version;
  char *annotator;
  GainCodebookOptions edit;
} Options;

static GainCodebook *
choose_version (GainProject *project, const Options *options, GError **error)
{
  GainCodebook *codebook = gain_project_get_codebook (project);

  if (options->version != 0)
    codebook = gain_project_get_codebook_version (project, (guint) MAX (options->version, 0));
  if (codebook == NULL)
    gain_command_fail (error,
                       _ ("The project has no version %d of its codebook. “versions” lists those "
                          "that it has."),
                       options->version);

  return codebook;
}

static gboolean
export_codebook (GainCodebook *codebook, const char *path, GError **error)
{
  g_autoptr (JsonNode) node = gain_shape_write_codebook (codebook);
  g_autoptr (GString) text = gain_json_write (node);
  g_autoptr (GError) local_error = NULL;

  if (strcmp (path, "-") == 0)
    {
      gain_answer ("%s", text->str);
      return TRUE;
    }
  if (g_file_set_contents (path, text->str, (gssize) text->len, &local_error))
    return TRUE;

  return gain_command_fail (error,
                            _ ("The codebook could not be written: %s. Choose another place."),
                            local_error->message);
}

static GainCodebook *
read_codebook (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = gain_input_read (path, MAX_CODEBOOK, error);
  g_autofree char *name = gain_input_dup_name (path);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (JsonNode) node = NULL;
  GainCodebook *codebook = NULL;

  if (bytes == NULL)
    return NULL;

  node = gain_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &local_error);
  if (node != NULL)
    codebook = gain_shape_read_codebook (node, &local_error);
  if (codebook == NULL)
    gain_command_fail (error,
                       _ ("“%s” is no codebook: %s. Export one to see what it looks like."),
                       name,
                       local_error->message);

  return codebook;
}

static GainChange *
make_import (GainProject *project, const char *path, GError **error)
{
  g_autoptr (GainCodebook) other = read_codebook (path, error);

  return other != NULL ? gain_act_import_codebook (project, other, error) : NULL;
}

static GainChange *
make_guidelines (GainProject *project, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = gain_input_read (path, MAX_CODEBOOK, error);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (!gain_command_check_text (text, _ ("The text of the guidelines"), error))
    return NULL;

  return gain_act_set_guidelines (project, text, error);
}

static void
print_effects (JsonObject *preview)
{
  g_autoptr (GainTable) table = gain_table_new ();
  JsonArray *effects = json_object_get_array_member (preview, "effects");

  gain_answer (_ ("%d marks and %d links in %d articles count as something else\n"),
               (int) json_object_get_int_member (preview, "marks"),
               (int) json_object_get_int_member (preview, "links"),
               (int) json_object_get_int_member (preview, "articles"));
  for (guint i = 0; i < json_array_get_length (effects); i++)
    {
      JsonObject *effect = json_array_get_object_element (effects, i);
      g_autofree char *n = g_strdup_printf ("%d",
                                            (int) (json_object_get_int_member (effect, "marks") +
                                                   json_object_get_int_member (effect, "links")));

      gain_table_add (table,
                      json_object_get_string_member (effect, "what"),
                      json_object_get_string_member (effect, "from"),
                      "→",
                      json_object_get_string_member (effect, "to"),
                      json_object_get_string_member (effect, "annotator"),
                      n,
                      json_object_get_boolean_member (effect, "unknown") ? _ ("unknown then") : "",
                      NULL);
    }
  gain_table_print (table, 2);
}

/* Says what it does, and with --preview leaves it at that. */
static gboolean
finish (GainSession *session, GainChange *change, const Options *options, GError **error)
{
  GainProject *project = gain_session_get_project (session);
  g_autoptr (GainChange) taken = change;
  g_autoptr (JsonObject) preview = NULL;
  GainItem *next;

  if (change == NULL)
    return FALSE;

  preview = gain_codebook_job_preview (project, change);
  next = gain_change_get_operation (change, 0)->after;
  json_object_set_int_member (preview, "version", gain_codebook_get_version (GAIN_CODEBOOK (next)));
  gain_answer_set_string (preview, "note", gain_item_get_note (next));
  if (!options->preview && !gain_session_apply (session, change, error))
    return FALSE;

  if (options->json)
    gain_answer_json (gain_answer_wrap_object (json_object_ref (preview)));
  else if (options->preview)
    print_effects (preview);
  else
    gain_answer ("%s\n", gain_item_get_id (next));

  return gain_session_close (session, error);
}

static gboolean
show (GainProject *project, const char *word, const Options *options, GError **error)
{
  GainCodebook *codebook = choose_version (project, options, error);
  const char *guidelines = codebook != NULL ? gain_codebook_get_guidelines (codebook) : NULL;

  if (codebook == NULL)
    return FALSE;

  if (g_strcmp0 (word, "guidelines") == 0)
    gain_answer ("%s", guidelines != NULL ? guidelines : "");
  else if (g_strcmp0 (word, "versions") == 0 && options->json)
    gain_answer_json (write_versions (project));
  else if (g_strcmp0 (word, "versions") == 0)
    print_versions (project);
  else if (options->json)
    gain_answer_json (gain_shape_write_codebook (codebook));
  else if (g_strcmp0 (word, "labels") == 0)
    print_labels (codebook, 0);
  else
    print_codebook (codebook);

  return TRUE;
}

static gboolean
is_for_looking (char **words)
{
  static const char *const looks[] = { "show", "labels", "versions", "guidelines", NULL };

  return words[1] == NULL || (words[2] == NULL && g_strv_contains (looks, words[1]));
}

static gboolean
is_whole (char **words)
{
  static const char *const wholes[] = { "export", "import", "guidelines", "name", NULL };

  return g_strv_length (words) == 3 && g_strv_contains (wholes, words[1]);
}

static gboolean
run (GainSession *session, char **words, const Options *options, GError **error)
{
  GainProject *project = gain_session_get_project (session);
  gboolean one = is_whole (words);
  GainCodebook *codebook;

  if (is_for_looking (words))
    return show (project, words[1], options, error);
  if (one && g_str_equal (words[1], "export"))
    {
      codebook = choose_version (project, options, error);
      return codebook != NULL && export_codebook (codebook, words[2], error);
    }
  if (one && g_str_equal (words[1], "import"))
    return finish (session, make_import (project, words[2], error), options, error);
  if (one && g_str_equal (words[1], "guidelines"))
    return finish (session, make_guidelines (project, words[2], error), options, error);
  if (one && g_str_equal (words[1], "name"))
    return finish (session, gain_act_set_codebook_name (project, words[2], error), options, error);

  return finish (session,
                 gain_codebook_job_make (project, words + 1, &options->edit, error),
                 options,
                 error);
}

static void
options_clear (Options *self)
{
  GainCodebookOptions *edit = &self->edit;
  char *texts[] = { edit->name,      edit->description, edit->kind,    edit->act,
                    edit->color,     edit->letter,      edit->type,    edit->default_value,
                    edit->required,  edit->several,     edit->ordered, edit->broader,
                    edit->otherwise, self->annotator };
  char **lists[] = { edit->examples, edit->choices, edit->labels, edit->from, edit->to };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_strfreev (lists[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_words (char **words, const GainCodebookOptions *edit, GError **error)
{
  const char *texts[] = { edit->name,   edit->description,   edit->act,     edit->color,
                          edit->letter, edit->default_value, edit->broader, edit->otherwise };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!gain_command_check_text (texts[i], _ ("One of the texts"), error))
      return FALSE;
  for (char **word = words + 1; *word != NULL; word++)
    if (!gain_command_check_text (*word, _ ("One of the words"), error))
      return FALSE;

  return TRUE;
}

/* “preview label rename …” is “label rename … --preview”. */
static void
take_preview (char **words, Options *options)
{
  if (g_strcmp0 (words[1], "preview") != 0 || words[2] == NULL)
    return;

  options->preview = TRUE;
  g_free (words[1]);
  for (char **word = words + 1; *word != NULL; word++)
    word[0] = word[1];
}

#define TEXT(option, member, what, arg)                                                            \
  {                                                                                                \
    option, 0, 0, G_OPTION_ARG_STRING, &options.edit.member, what, arg                             \
  }
#define LIST(option, member, what, arg)                                                            \
  {                                                                                                \
    option, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.edit.member, what, arg                       \
  }

gboolean
gain_command_codebook (const GainCommand *self, char **arguments, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON"), NULL },
    { "preview",
      0,
      0,
      G_OPTION_ARG_NONE,
      &options.preview,
      N_ ("Only say what would count as something else"),
      NULL },
    { "version",
      0,
      0,
      G_OPTION_ARG_INT,
      &options.version,
      N_ ("Show or export an earlier version"),
      N_ ("N") },
    { "annotator",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &options.annotator,
      N_ ("Who is at work"),
      N_ ("ID") },
    TEXT ("name", name, N_ ("The name for people"), N_ ("NAME")),
    TEXT ("description", description, N_ ("What it is for"), N_ ("TEXT")),
    TEXT ("kind", kind, N_ ("Of a label: statement, mention, cue or article"), N_ ("KIND")),
    TEXT ("act", act, N_ ("Of a statement: asserts, denies, doubts or withholds"), N_ ("ACT")),
    TEXT ("color", color, N_ ("Of a label, such as #1c71d8"), N_ ("COLOR")),
    TEXT ("letter", letter, N_ ("The key of a label"), N_ ("LETTER")),
    LIST ("example", examples, N_ ("An example; several times for several"), N_ ("TEXT")),
    TEXT ("type",
          type,
          N_ ("Of an attribute: choice, choices, boolean, text, number or date"),
          N_ ("TYPE")),
    LIST ("choice", choices, N_ ("A choice of an attribute; several times for several"), N_ ("ID")),
    TEXT ("default", default_value, N_ ("The value that a new mark gets"), N_ ("VALUE")),
    TEXT ("required",
          required,
          N_ ("Whether a mark without it is incomplete: yes or no"),
          N_ ("yes|no")),
    LIST ("label",
          labels,
          N_ ("A label that has the attribute; several times for several"),
          N_ ("LABEL")),
    LIST ("from", from, N_ ("What a link starts at; several times for several"), N_ ("WHAT")),
    LIST ("to", to, N_ ("What a link ends at; several times for several"), N_ ("WHAT")),
    TEXT ("several",
          several,
          N_ ("Whether several such links can start at one mark: yes or no"),
          N_ ("yes|no")),
    TEXT ("ordered", ordered, N_ ("Whether their order counts: yes or no"), N_ ("yes|no")),
    TEXT ("broader", broader, N_ ("The concept above"), N_ ("CONCEPT")),
    TEXT ("otherwise", otherwise, N_ ("The label of what a split does not name"), N_ ("LABEL")),
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, entries, 1, G_MAXUINT, error);
  g_autoptr (GainSession) session = NULL;

  if (words == NULL || !check_words (words, &options.edit, error))
    return FALSE;
  take_preview (words, &options);
  if (!is_for_looking (words) && !is_whole (words) && !gain_codebook_job_check (words + 1, error))
    return FALSE;
  session = gain_session_open (words[0], options.annotator, error);

  return session != NULL && run (session, words, &options, error);
}
