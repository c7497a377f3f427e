/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-codebook-question.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "gain-attribute-row.h"
#include "gain-codebook-preview.h"
#include "gain-codebook-words.h"

#define MAX_EFFECTS 12 /* lines of the preview */

typedef struct Question Question;

/* Lives as long as its dialog. The change is made again with every answer, so
 * that what the dialog says is what will happen. */
struct Question
{
  GainCodebookEditor *editor;
  AdwMessageDialog *dialog;
  GtkWidget *box;
  GtkLabel *effects;
  GtkLabel *problem;

  GainCodebookPart what;
  char *of;
  char *id;
  GtkWidget *answer; /* AdwEntryRow or AdwComboRow */
  GtkWidget *kind;   /* (nullable) AdwComboRow: kind or type of something new */
  GPtrArray *ids;    /* behind the rows of a combo */
  GPtrArray *pieces; /* AdwEntryRow: labels of a split */
  GtkWidget *pieces_box;
  GainChange *(*make) (Question *question, GError **error);
  gboolean adds;     /* makes something new: there is no data about it */
  char *opens;       /* (nullable): what to show afterwards; "" for the list */
  GainChange *ready; /* (nullable): a change that was there already */
  GError *refused;   /* (nullable): why there is none */
};

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_object (&question->editor);
  g_free (question->of);
  g_free (question->id);
  g_free (question->opens);
  g_clear_pointer (&question->ids, g_ptr_array_unref);
  g_clear_pointer (&question->pieces, g_ptr_array_unref);
  g_clear_pointer (&question->ready, gain_change_unref);
  g_clear_error (&question->refused);
  g_free (question);
}

static GainCodebook *
get_codebook (Question *question)
{
  return gain_codebook_editor_get_codebook (question->editor);
}

/* What would happen */

static void
append_counts (GString *text, const GainCodebookEffect *effect)
{
  g_string_append_printf (text, "%s: ", effect->annotator);
  if (effect->n_marks > 0)
    g_string_append_printf (text,
                            ngettext ("%u mark", "%u marks", effect->n_marks),
                            effect->n_marks);
  if (effect->n_marks > 0 && effect->n_links > 0)
    g_string_append (text, ", ");
  if (effect->n_links > 0)
    g_string_append_printf (text,
                            effect->what == GAIN_CODEBOOK_CONCEPT
                                ? ngettext ("%u proposition", "%u propositions", effect->n_links)
                                : ngettext ("%u link", "%u links", effect->n_links),
                            effect->n_links);
  if (effect->n_articles > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("in %u article", "in %u articles", effect->n_articles),
                              effect->n_articles);
    }
}

static void
append_effect (GString *text, GainCodebook *now, GainCodebook *then, GainCodebookEffect *effect)
{
  g_autofree char *from = gain_codebook_words_dup_name (now, effect->what, effect->from);
  g_autofree char *to = gain_codebook_words_dup_name (then, effect->what, effect->to);

  g_string_append (text, "\n• ");
  append_counts (text, effect);
  g_string_append_c (text, ' ');
  if (effect->unknown)
    /* Translators: stands behind “anna: 4 marks in 2 articles” */
    g_string_append_printf (text, _ ("keep “%s” and show as unknown"), from);
  else
    g_string_append_printf (text, _ ("count as “%s” instead of “%s”"), to, from);
}

/* The codebook that the change leads to. */
static GainCodebook *
get_next (GainChange *change, GainCodebook *otherwise)
{
  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    {
      const GainOperation *operation = gain_change_get_operation (change, i);

      if (operation->kind == GAIN_ITEM_CODEBOOK && operation->after != NULL)
        return GAIN_CODEBOOK (operation->after);
    }

  return otherwise;
}

static char *
dup_totals (GainCodebookTotals totals)
{
  g_autofree char *marks =
      g_strdup_printf (ngettext ("%u mark", "%u marks", totals.n_marks), totals.n_marks);
  g_autofree char *links =
      g_strdup_printf (ngettext ("%u link", "%u links", totals.n_links), totals.n_links);
  g_autofree char *articles =
      g_strdup_printf (ngettext ("%u article", "%u articles", totals.n_articles),
                       totals.n_articles);

  if (totals.n_links == 0)
    /* Translators: “412 marks” in “37 articles” */
    return g_strdup_printf (_ ("%s in %s will count as something else:"), marks, articles);
  if (totals.n_marks == 0)
    return g_strdup_printf (_ ("%s in %s will count as something else:"), links, articles);

  /* Translators: “412 marks” and “3 links” in “37 articles” */
  return g_strdup_printf (_ ("%s and %s in %s will count as something else:"),
                          marks,
                          links,
                          articles);
}

static char *
dup_effects (Question *question, GainChange *change)
{
  GainProject *project = gain_codebook_editor_get_project (question->editor);
  GainCodebook *now = get_codebook (question);
  g_autoptr (GPtrArray) effects = gain_codebook_preview (project, change);
  g_autofree char *totals = dup_totals (gain_codebook_preview_totals (project, change));
  GString *text;

  if (effects->len == 0)
    return g_strdup (_ ("Nothing that was marked so far counts as anything else."));
  text = g_string_new (totals);
  for (guint i = 0; i < MIN (effects->len, MAX_EFFECTS); i++)
    append_effect (text, now, get_next (change, now), effects->pdata[i]);
  if (effects->len > MAX_EFFECTS)
    {
      g_string_append (text, "\n");
      g_string_append_printf (text, _ ("… and %u more"), effects->len - MAX_EFFECTS);
    }

  return g_string_free (text, FALSE);
}

static void
look_ahead (Question *question)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GainChange) change = question->make (question, &error);
  g_autofree char *effects = NULL;

  adw_message_dialog_set_response_enabled (question->dialog, "apply", change != NULL);
  gtk_widget_set_visible (GTK_WIDGET (question->problem), change == NULL);
  gtk_widget_set_visible (GTK_WIDGET (question->effects), change != NULL && !question->adds);
  if (change == NULL)
    {
      gtk_label_set_label (question->problem, error != NULL ? error->message : "");
      return;
    }
  effects = dup_effects (question, change);
  gtk_label_set_label (question->effects, effects);
}

static void
response_cb (Question *question, const char *response)
{
  GError *error = NULL;
  GainChange *change;

  if (g_strcmp0 (response, "apply") != 0)
    return;
  change = question->make (question, &error);
  if (gain_codebook_editor_apply (question->editor, change, error) && question->opens != NULL)
    gain_codebook_editor_open (question->editor,
                               gain_codebook_part_get_nick (question->what),
                               question->opens);
}

/* The dialog */

static GtkLabel *
add_label (Question *question)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (question->box), label);

  return GTK_LABEL (label);
}

static Question *
question_new (GainCodebookEditor *editor,
              GtkWidget *over,
              const char *heading,
              const char *body,
              const char *accept)
{
  GtkRoot *root = gtk_widget_get_root (over);
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);

  question->editor = g_object_ref (editor);
  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  question->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  question->ids = g_ptr_array_new_with_free_func (g_free);
  question->pieces = g_ptr_array_new ();
  adw_message_dialog_set_extra_child (question->dialog, question->box);
  adw_message_dialog_add_responses (
      question->dialog, "cancel", _ ("_Cancel"), "apply", accept, NULL);
  adw_message_dialog_set_default_response (question->dialog, "apply");
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  adw_message_dialog_set_response_appearance (question->dialog, "apply", ADW_RESPONSE_SUGGESTED);
  g_object_set_data_full (G_OBJECT (dialog), "gain-question", question, question_free);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), question);

  return question;
}

static void
question_show (Question *question)
{
  question->effects = add_label (question);
  question->problem = add_label (question);
  gtk_widget_add_css_class (GTK_WIDGET (question->problem), "error");
  look_ahead (question);
  gtk_window_present (GTK_WINDOW (question->dialog));
  if (question->answer != NULL)
    gtk_widget_grab_focus (question->answer);
}

static void
set_subject (Question *question, GainCodebookPart what, const char *of, const char *id)
{
  question->what = what;
  question->of = g_strdup (of);
  question->id = g_strdup (id);
}

static GtkWidget *
add_list (Question *question)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_box_append (GTK_BOX (question->box), list);

  return list;
}

static GtkWidget *
add_entry (Question *question, GtkWidget *list, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  -1);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (look_ahead), question);
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return row;
}

static GtkWidget *
add_combo (Question *question, GtkWidget *list, const char *title, GtkStringList *names)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (look_ahead), question);
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return row;
}

static char *
dup_typed (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static const char *
get_chosen (Question *question)
{
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (question->answer));

  return i < question->ids->len ? question->ids->pdata[i] : NULL;
}

static char *
dup_heading (GainCodebookEditor *editor, const char *format, GainCodebookPart what, const char *id)
{
  g_autofree char *name =
      gain_codebook_words_dup_name (gain_codebook_editor_get_codebook (editor), what, id);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  return g_strconcat (parts[0], name, parts[1], NULL);
}

/* Rename */

static GainChange *
make_rename (Question *question, GError **error)
{
  g_autofree char *to = dup_typed (question->answer);
  GainChange *change = gain_act_rename_part (gain_codebook_editor_get_project (question->editor),
                                             question->what,
                                             question->of,
                                             question->id,
                                             to,
                                             error);

  g_free (question->opens);
  question->opens = question->what != GAIN_CODEBOOK_CHOICE ? g_strdup (to) : NULL;

  return change;
}

void
gain_codebook_ask_rename (GainCodebookEditor *editor,
                          GtkWidget *over,
                          GainCodebookPart what,
                          const char *of,
                          const char *id)
{
  /* Translators: %s is the name of a label, an attribute, a choice … */
  g_autofree char *heading = dup_heading (editor, _ ("Rename “%s”?"), what, id);
  Question *question =
      question_new (editor,
                    over,
                    heading,
                    _ ("The id stands in files and exports: small letters, digits and hyphens. "
                       "What was marked so far follows."),
                    _ ("_Rename"));

  set_subject (question, what, of, id);
  question->make = make_rename;
  question->answer = add_entry (question, add_list (question), _ ("New id"), id);
  question_show (question);
}

/* Merge */

static GainChange *
make_merge (Question *question, GError **error)
{
  const char *to = get_chosen (question);

  if (to == NULL)
    {
      g_set_error (error,
                   GAIN_PROJECT_ERROR,
                   GAIN_PROJECT_ERROR_INVALID,
                   _ ("There is no other %s to merge it into"),
                   gain_codebook_words_part (question->what));
      return NULL;
    }

  return gain_act_merge_part (gain_codebook_editor_get_project (question->editor),
                              question->what,
                              question->of,
                              question->id,
                              to,
                              error);
}

static void
add_target (Question *question, GtkStringList *names, const char *id)
{
  if (g_str_equal (id, question->id))
    return;
  g_ptr_array_add (question->ids, g_strdup (id));
  gtk_string_list_take (names,
                        gain_codebook_words_dup_name (get_codebook (question), question->what, id));
}

static void
add_labels_of_kind (Question *question, GtkStringList *names)
{
  GainCodebook *codebook = get_codebook (question);
  const GainLabel *own = gain_codebook_get_label (codebook, question->id);

  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    if (own == NULL || gain_codebook_get_label_at (codebook, i)->kind == own->kind)
      add_target (question, names, gain_codebook_get_label_at (codebook, i)->id);
}

static void
add_attributes_of_type (Question *question, GtkStringList *names)
{
  GainCodebook *codebook = get_codebook (question);
  const GainAttribute *own = gain_codebook_get_attribute (codebook, question->id);

  for (guint i = 0; i < gain_codebook_get_n_attributes (codebook); i++)
    if (own == NULL || gain_codebook_get_attribute_at (codebook, i)->type == own->type)
      add_target (question, names, gain_codebook_get_attribute_at (codebook, i)->id);
}

static void
add_choices (Question *question, GtkStringList *names)
{
  const GainAttribute *attribute =
      gain_codebook_get_attribute (get_codebook (question), question->of);

  for (guint i = 0; attribute != NULL && attribute->choices[i] != NULL; i++)
    add_target (question, names, attribute->choices[i]);
}

static void
add_targets (Question *question, GtkStringList *names)
{
  GainCodebook *codebook = get_codebook (question);

  switch (question->what)
    {
    case GAIN_CODEBOOK_LABEL:
      add_labels_of_kind (question, names);
      break;
    case GAIN_CODEBOOK_ATTRIBUTE:
      add_attributes_of_type (question, names);
      break;
    case GAIN_CODEBOOK_CHOICE:
      add_choices (question, names);
      break;
    case GAIN_CODEBOOK_RELATION:
      for (guint i = 0; i < gain_codebook_get_n_relation_types (codebook); i++)
        add_target (question, names, gain_codebook_get_relation_type_at (codebook, i)->id);
      break;
    case GAIN_CODEBOOK_CONCEPT:
      for (guint i = 0; i < gain_codebook_get_n_concepts (codebook); i++)
        add_target (question, names, gain_codebook_get_concept_at (codebook, i)->id);
      break;
    case GAIN_CODEBOOK_ACTOR_TYPE:
      for (guint i = 0; i < gain_codebook_get_n_actor_types (codebook); i++)
        add_target (question, names, gain_codebook_get_actor_type_at (codebook, i)->id);
      break;
    case GAIN_CODEBOOK_N_PARTS:
    default:
      break;
    }
}

void
gain_codebook_ask_merge (GainCodebookEditor *editor,
                         GtkWidget *over,
                         GainCodebookPart what,
                         const char *of,
                         const char *id)
{
  g_autofree char *heading = dup_heading (editor, _ ("Merge “%s” into Another?"), what, id);
  Question *question = question_new (
      editor,
      over,
      heading,
      _ ("It goes, and what has it counts as the other from then on. The files stay as they are."),
      _ ("_Merge"));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  set_subject (question, what, of, id);
  question->make = make_merge;
  question->opens = what != GAIN_CODEBOOK_CHOICE ? g_strdup ("") : NULL;
  add_targets (question, names);
  question->answer = add_combo (question, add_list (question), _ ("Merge into"), names);
  question_show (question);
}

/* Delete */

static GainChange *
make_delete (Question *question, GError **error)
{
  return gain_act_delete_part (gain_codebook_editor_get_project (question->editor),
                               question->what,
                               question->of,
                               question->id,
                               error);
}

void
gain_codebook_ask_delete (GainCodebookEditor *editor,
                          GtkWidget *over,
                          GainCodebookPart what,
                          const char *of,
                          const char *id)
{
  g_autofree char *heading = dup_heading (editor, _ ("Delete “%s”?"), what, id);
  Question *question =
      question_new (editor,
                    over,
                    heading,
                    _ ("What has it keeps it and shows as unknown. You can undo this later."),
                    _ ("_Delete"));

  set_subject (question, what, of, id);
  question->make = make_delete;
  question->opens = what != GAIN_CODEBOOK_CHOICE ? g_strdup ("") : NULL;
  adw_message_dialog_set_response_appearance (question->dialog, "apply", ADW_RESPONSE_DESTRUCTIVE);
  question_show (question);
}

/* Split */

/* A label that was typed by name or id, or a new one. */
static char *
dup_label_id (GainCodebook *codebook, const char *typed)
{
  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    {
      const GainLabel *label = gain_codebook_get_label_at (codebook, i);

      if (g_utf8_collate (label->name, typed) == 0 || g_str_equal (label->id, typed))
        return g_strdup (label->id);
    }

  return gain_codebook_words_dup_new_id (codebook, GAIN_CODEBOOK_LABEL, typed);
}

static GainChange *
make_split (Question *question, GError **error)
{
  GainCodebook *codebook = get_codebook (question);
  const char *attribute = get_chosen (question);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  if (attribute == NULL)
    {
      g_set_error_literal (error,
                           GAIN_PROJECT_ERROR,
                           GAIN_PROJECT_ERROR_INVALID,
                           _ ("This label has no attribute with choices to split it by. Add one "
                              "under Attributes first"));
      return NULL;
    }
  for (guint i = 0; i < question->pieces->len; i++)
    {
      g_autofree char *typed = dup_typed (question->pieces->pdata[i]);
      g_autofree char *id = *typed != '\0' ? dup_label_id (codebook, typed) : NULL;

      if (id == NULL || g_str_equal (id, question->id))
        continue;
      g_ptr_array_add (values,
                       g_object_get_data (G_OBJECT (question->pieces->pdata[i]), "gain-value"));
      g_ptr_array_add (labels, g_steal_pointer (&id));
    }
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (labels, NULL);

  return gain_act_split_label (gain_codebook_editor_get_project (question->editor),
                               question->id,
                               attribute,
                               (const char *const *) values->pdata,
                               (const char *const *) labels->pdata,
                               NULL,
                               error);
}

static void
show_pieces (Question *question)
{
  GainCodebook *codebook = get_codebook (question);
  const char *id = get_chosen (question);
  const GainAttribute *attribute = id != NULL ? gain_codebook_get_attribute (codebook, id) : NULL;
  g_autofree char *own = gain_codebook_words_dup_name (codebook, GAIN_CODEBOOK_LABEL, question->id);
  GtkWidget *row;

  g_ptr_array_set_size (question->pieces, 0);
  while ((row = gtk_widget_get_first_child (question->pieces_box)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (question->pieces_box), row);
  for (guint i = 0; attribute != NULL && attribute->choices[i] != NULL; i++)
    {
      g_autofree char *value = gain_attribute_dup_choice_name (attribute->choices[i]);
      /* Translators: what marks with this value of an attribute become */
      g_autofree char *title = g_strdup_printf (_ ("Label for “%s”"), value);

      row = add_entry (question, question->pieces_box, title, own);
      g_object_set_data_full (G_OBJECT (row),
                              "gain-value",
                              g_strdup (attribute->choices[i]),
                              g_free);
      g_ptr_array_add (question->pieces, row);
    }
  gtk_widget_set_visible (question->pieces_box, question->pieces->len > 0);
}

static void
split_by_cb (Question *question)
{
  show_pieces (question);
  look_ahead (question);
}

void
gain_codebook_ask_split (GainCodebookEditor *editor, GtkWidget *over, const char *label)
{
  g_autofree char *heading =
      dup_heading (editor, _ ("Split “%s” by an Attribute?"), GAIN_CODEBOOK_LABEL, label);
  Question *question = question_new (
      editor,
      over,
      heading,
      _ ("Each value can become a label of its own. A label that is not there yet is made; where "
         "you leave the name as it is, the marks stay what they are."),
      _ ("_Split"));
  GainCodebook *codebook = gain_codebook_editor_get_codebook (editor);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  set_subject (question, GAIN_CODEBOOK_LABEL, NULL, label);
  question->make = make_split;
  question->opens = g_strdup ("");
  for (guint i = 0; i < gain_codebook_get_n_attributes (codebook); i++)
    {
      const GainAttribute *attribute = gain_codebook_get_attribute_at (codebook, i);

      if (attribute->type != GAIN_ATTRIBUTE_CHOICE || !gain_attribute_applies_to (attribute, label))
        continue;
      g_ptr_array_add (question->ids, g_strdup (attribute->id));
      gtk_string_list_append (names, attribute->name);
    }
  question->answer = add_combo (question, add_list (question), _ ("Split by"), names);
  g_signal_handlers_disconnect_by_func (question->answer, look_ahead, question);
  g_signal_connect_swapped (question->answer,
                            "notify::selected",
                            G_CALLBACK (split_by_cb),
                            question);
  question->pieces_box = add_list (question);
  show_pieces (question);
  question_show (question);
}

/* Add */

static GainChange *
make_label (Question *question, GainProject *project, const char *name, GError **error)
{
  static const char *const none[] = { NULL };
  GainLabelKind kind = (GainLabelKind) adw_combo_row_get_selected (ADW_COMBO_ROW (question->kind));
  const GainLabel label = {
    .id = question->opens,
    .name = name,
    .kind = kind,
    .act = kind == GAIN_LABEL_STATEMENT ? "asserts" : NULL,
    .color = "#6f6d75",
    .examples = none,
  };

  return gain_act_put_label (project, &label, error);
}

static GainChange *
make_attribute (Question *question, GainProject *project, const char *name, GError **error)
{
  static const char *const first[] = { "yes", "no", NULL };
  static const char *const none[] = { NULL };
  GainAttributeType type =
      (GainAttributeType) adw_combo_row_get_selected (ADW_COMBO_ROW (question->kind));
  gboolean chooses = type == GAIN_ATTRIBUTE_CHOICE || type == GAIN_ATTRIBUTE_CHOICES;
  const GainAttribute attribute = {
    .id = question->opens,
    .name = name,
    .type = type,
    .choices = chooses ? first : none,
    .labels = none,
  };

  return gain_act_put_attribute (project, &attribute, error);
}

static GainChange *
make_relation (Question *question, GainProject *project, const char *name, GError **error)
{
  static const char *const ends[] = { "statement", NULL };
  const GainRelationType type = {
    .id = question->opens,
    .name = name,
    .from = ends,
    .to = ends,
    .several = TRUE,
  };

  return gain_act_put_relation_type (project, &type, error);
}

static GainChange *
make_added (Question *question, GError **error)
{
  GainProject *project = gain_codebook_editor_get_project (question->editor);
  g_autofree char *name = dup_typed (question->answer);
  const GainConcept concept = { .id = question->opens, .name = name, .broader = question->of };
  const GainActorType type = { .id = question->opens, .name = name };

  if (question->what == GAIN_CODEBOOK_LABEL)
    return make_label (question, project, name, error);
  if (question->what == GAIN_CODEBOOK_ATTRIBUTE)
    return make_attribute (question, project, name, error);
  if (question->what == GAIN_CODEBOOK_RELATION)
    return make_relation (question, project, name, error);
  if (question->what == GAIN_CODEBOOK_CONCEPT)
    return gain_act_put_concept (project, &concept, error);

  return gain_act_put_actor_type (project, &type, error);
}

static GainChange *
make_add (Question *question, GError **error)
{
  g_autofree char *name = dup_typed (question->answer);

  if (*name == '\0')
    {
      g_set_error_literal (error,
                           GAIN_PROJECT_ERROR,
                           GAIN_PROJECT_ERROR_INVALID,
                           _ ("Type a name for it"));
      return NULL;
    }
  g_free (question->opens);
  question->opens = gain_codebook_words_dup_new_id (get_codebook (question), question->what, name);

  return make_added (question, error);
}

static const char *
get_add_heading (GainCodebookPart what)
{
  switch (what)
    {
    case GAIN_CODEBOOK_LABEL:
      return _ ("New Label");
    case GAIN_CODEBOOK_ATTRIBUTE:
      return _ ("New Attribute");
    case GAIN_CODEBOOK_RELATION:
      return _ ("New Relation");
    case GAIN_CODEBOOK_CONCEPT:
      return _ ("New Concept");
    case GAIN_CODEBOOK_CHOICE:
    case GAIN_CODEBOOK_ACTOR_TYPE:
    case GAIN_CODEBOOK_N_PARTS:
    default:
      return _ ("New Type of Actor");
    }
}

void
gain_codebook_ask_add (GainCodebookEditor *editor,
                       GtkWidget *over,
                       GainCodebookPart what,
                       const char *under)
{
  Question *question = question_new (editor, over, get_add_heading (what), NULL, _ ("_Add"));
  g_autoptr (GtkStringList) names = NULL;
  GtkWidget *list = add_list (question);

  set_subject (question, what, under, NULL);
  question->make = make_add;
  question->adds = TRUE;
  question->answer = add_entry (question, list, _ ("Name"), "");
  if (what == GAIN_CODEBOOK_LABEL || what == GAIN_CODEBOOK_ATTRIBUTE)
    {
      gboolean label = what == GAIN_CODEBOOK_LABEL;

      names =
          gtk_string_list_new (label ? gain_codebook_words_kinds () : gain_codebook_words_types ());
      question->kind = adw_combo_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->kind),
                                     label ? _ ("Kind") : _ ("Type"));
      adw_combo_row_set_model (ADW_COMBO_ROW (question->kind), G_LIST_MODEL (names));
      gtk_list_box_append (GTK_LIST_BOX (list), question->kind);
    }
  question_show (question);
}

/* A change that is there */

static GainChange *
make_ready (Question *question, GError **error)
{
  if (question->ready != NULL)
    return gain_change_ref (question->ready);
  g_propagate_error (error, g_error_copy (question->refused));

  return NULL;
}

void
gain_codebook_ask_change (GainCodebookEditor *editor,
                          GtkWidget *over,
                          const char *heading,
                          const char *accept,
                          GainChange *change,
                          GError *error)
{
  const char *note = NULL;
  Question *question;

  if (change != NULL)
    note = gain_item_get_note (
        GAIN_ITEM (get_next (change, gain_codebook_editor_get_codebook (editor))));
  question = question_new (editor, over, heading, note, accept);
  question->make = make_ready;
  question->ready = change;
  question->refused = error;
  question_show (question);
}
