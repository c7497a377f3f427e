/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "gain-codebook-check.h"
#include "gain-codebook-pages.h"
#include "gain-codebook-question.h"
#include "gain-codebook-words.h"
#include "gain-letter-chip.h"

#define INDENT 24 /* pixels for each level of concepts */

struct _GainPartList
{
  GainCodebookPage parent_instance;

  GainCodebookPart what;
  AdwPreferencesGroup *problems;
  GPtrArray *problem_rows;
  AdwPreferencesGroup *list;
  GPtrArray *rows;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (GainPartList, gain_part_list, GAIN_TYPE_CODEBOOK_PAGE)

static const char *
get_row_id (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "gain-id");
}

static GainCodebookEditor *
get_editor (GainPartList *self)
{
  return gain_codebook_page_get_editor (GAIN_CODEBOOK_PAGE (self));
}

static void
row_activated_cb (GainPartList *self, GtkWidget *row)
{
  gain_codebook_editor_open (get_editor (self),
                             gain_codebook_part_get_nick (self->what),
                             get_row_id (row));
}

static GtkWidget *
add_row (GainPartList *self, const char *id, const char *name, const char *details)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  if (details != NULL && *details != '\0')
    {
      g_autofree char *escaped = g_markup_escape_text (details, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  g_object_set_data_full (G_OBJECT (row), "gain-id", g_strdup (id), g_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (
      row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);

  return row;
}

/* Each part in its own words. */

static void
add_label_rows (GainPartList *self, GainCodebook *codebook)
{
  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    {
      const GainLabel *label = gain_codebook_get_label_at (codebook, i);
      const char *kind = gain_codebook_words_kinds ()[label->kind];
      g_autofree char *details = label->description != NULL
                                     ? g_strdup_printf ("%s · %s", kind, label->description)
                                     : g_strdup (kind);
      GtkWidget *row = add_row (self, label->id, label->name, details);
      GtkWidget *chip = gain_letter_chip_new (label);

      adw_action_row_add_prefix (ADW_ACTION_ROW (row), chip);
    }
}

static char *
dup_choices (const GainAttribute *attribute)
{
  g_autofree char *choices = g_strjoinv (" · ", (GStrv) attribute->choices);
  const char *type = gain_codebook_words_types ()[attribute->type];

  return *choices != '\0' ? g_strdup_printf ("%s: %s", type, choices) : g_strdup (type);
}

static void
add_attribute_rows (GainPartList *self, GainCodebook *codebook)
{
  for (guint i = 0; i < gain_codebook_get_n_attributes (codebook); i++)
    {
      const GainAttribute *attribute = gain_codebook_get_attribute_at (codebook, i);
      g_autofree char *details = dup_choices (attribute);

      add_row (self, attribute->id, attribute->name, details);
    }
}

static char *
dup_ends (const char *const *ends)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; ends[i] != NULL; i++)
    g_strv_builder_add (builder, gain_codebook_words_end (ends[i]));
  words = g_strv_builder_end (builder);

  return g_strjoinv (", ", words);
}

static void
add_relation_rows (GainPartList *self, GainCodebook *codebook)
{
  for (guint i = 0; i < gain_codebook_get_n_relation_types (codebook); i++)
    {
      const GainRelationType *type = gain_codebook_get_relation_type_at (codebook, i);
      g_autofree char *from = dup_ends (type->from);
      g_autofree char *to = dup_ends (type->to);
      /* Translators: where a relation may start and end: “Statement → Actor, Proposition” */
      g_autofree char *details = g_strdup_printf (_ ("%s → %s"), from, to);

      add_row (self, type->id, type->name, details);
    }
}

/* Those under @broader, each followed by its own; a circle is no way from the top. */
static void
add_concept_rows (GainPartList *self, GainCodebook *codebook, const char *broader, guint depth)
{
  for (guint i = 0; i < gain_codebook_get_n_concepts (codebook); i++)
    {
      const GainConcept *concept = gain_codebook_get_concept_at (codebook, i);
      gboolean orphan = broader == NULL && concept->broader != NULL &&
                        gain_codebook_get_concept (codebook, concept->broader) == NULL;
      GtkWidget *row;

      if (!orphan && g_strcmp0 (concept->broader, broader) != 0)
        continue;
      row = add_row (self, concept->id, concept->name, concept->description);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                      GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                      (int) depth + 1,
                                      -1);
      if (depth > 0)
        {
          GtkWidget *step = gtk_label_new (NULL);

          gtk_widget_set_size_request (step, (int) MIN (depth, 8) * INDENT, -1);
          adw_action_row_add_prefix (ADW_ACTION_ROW (row), step);
        }
      if (depth < gain_codebook_get_n_concepts (codebook))
        add_concept_rows (self, codebook, concept->id, depth + 1);
    }
}

static void
add_type_rows (GainPartList *self, GainCodebook *codebook)
{
  for (guint i = 0; i < gain_codebook_get_n_actor_types (codebook); i++)
    {
      const GainActorType *type = gain_codebook_get_actor_type_at (codebook, i);

      add_row (self, type->id, type->name, type->id);
    }
}

static void
add_rows (GainPartList *self, GainCodebook *codebook)
{
  switch (self->what)
    {
    case GAIN_CODEBOOK_LABEL:
      add_label_rows (self, codebook);
      break;
    case GAIN_CODEBOOK_ATTRIBUTE:
      add_attribute_rows (self, codebook);
      break;
    case GAIN_CODEBOOK_RELATION:
      add_relation_rows (self, codebook);
      break;
    case GAIN_CODEBOOK_CONCEPT:
      add_concept_rows (self, codebook, NULL, 0);
      break;
    case GAIN_CODEBOOK_ACTOR_TYPE:
      add_type_rows (self, codebook);
      break;
    case GAIN_CODEBOOK_CHOICE:
    case GAIN_CODEBOOK_N_PARTS:
    default:
      break;
    }
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
show_problems (GainPartList *self, GainCodebook *codebook)
{
  g_autoptr (GPtrArray) problems = gain_codebook_list_problems (codebook);

  clear_rows (self->problems, self->problem_rows);
  for (guint i = 0; i < problems->len; i++)
    {
      const GainCodebookProblem *problem = problems->pdata[i];
      GtkWidget *row;

      if (problem->what != self->what &&
          !(self->what == GAIN_CODEBOOK_ATTRIBUTE && problem->what == GAIN_CODEBOOK_CHOICE))
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problem->message);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      adw_preferences_group_add (self->problems, row);
      g_ptr_array_add (self->problem_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problems), self->problem_rows->len > 0);
}

static const char *
get_description (GainCodebookPart what, gboolean empty)
{
  if (empty && what == GAIN_CODEBOOK_CONCEPT)
    return _ ("No concepts yet. Concepts are subjects under which propositions stand, from broad "
              "to narrow.");
  if (empty)
    return _ ("Nothing here yet.");
  if (what == GAIN_CODEBOOK_ACTOR_TYPE)
    return _ ("What an actor of the registry can be.");

  return NULL;
}

void
gain_part_list_focus (GainPartList *self, const char *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (get_row_id (self->rows->pdata[i]), id) == 0)
      {
        gtk_widget_grab_focus (self->rows->pdata[i]);
        return;
      }
  gtk_widget_grab_focus (self->rows->len > 0 ? self->rows->pdata[0] : self->add);
}

/* The keyboard stays on the row that it was on, as far as it is still there. */
static gboolean
gain_part_list_show (GainCodebookPage *page)
{
  GainPartList *self = GAIN_PART_LIST (page);
  GainCodebook *codebook = gain_codebook_editor_get_codebook (get_editor (self));
  g_autofree char *focus = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_has_focus (self->rows->pdata[i]))
      focus = g_strdup (get_row_id (self->rows->pdata[i]));
  clear_rows (self->list, self->rows);
  add_rows (self, codebook);
  adw_preferences_group_set_description (self->list,
                                         get_description (self->what, self->rows->len == 0));
  if (focus != NULL)
    gain_part_list_focus (self, focus);
  gtk_widget_set_visible (self->add, gain_codebook_editor_may_edit (get_editor (self)));
  show_problems (self, codebook);

  return TRUE;
}

static const char *
get_title (GainCodebookPart what)
{
  switch (what)
    {
    case GAIN_CODEBOOK_LABEL:
      return _ ("Labels");
    case GAIN_CODEBOOK_ATTRIBUTE:
      return _ ("Attributes");
    case GAIN_CODEBOOK_RELATION:
      return _ ("Relations");
    case GAIN_CODEBOOK_CONCEPT:
      return _ ("Concepts");
    case GAIN_CODEBOOK_ACTOR_TYPE:
    case GAIN_CODEBOOK_CHOICE:
    case GAIN_CODEBOOK_N_PARTS:
    default:
      return _ ("Types of Actors");
    }
}

static char *
gain_part_list_dup_title (GainCodebookPage *page)
{
  return g_strdup (get_title (GAIN_PART_LIST (page)->what));
}

static void
add_clicked_cb (GainPartList *self)
{
  gain_codebook_ask_add (get_editor (self), GTK_WIDGET (self), self->what, NULL);
}

static void
gain_part_list_finalize (GObject *object)
{
  g_ptr_array_unref (GAIN_PART_LIST (object)->rows);
  g_ptr_array_unref (GAIN_PART_LIST (object)->problem_rows);

  G_OBJECT_CLASS (gain_part_list_parent_class)->finalize (object);
}

static void
gain_part_list_class_init (GainPartListClass *klass)
{
  GainCodebookPageClass *page_class = GAIN_CODEBOOK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gain_part_list_finalize;
  page_class->show = gain_part_list_show;
  page_class->dup_title = gain_part_list_dup_title;
}

static void
gain_part_list_init (GainPartList *self)
{
  self->rows = g_ptr_array_new ();
  self->problem_rows = g_ptr_array_new ();
}

GtkWidget *
gain_part_list_new (GainCodebookPart what)
{
  GainPartList *self = g_object_new (GAIN_TYPE_PART_LIST, NULL);
  GtkWidget *content = adw_button_content_new ();

  self->what = what;
  self->problems =
      gain_codebook_page_add_group (GAIN_CODEBOOK_PAGE (self), _ ("Wants a Look"), NULL);
  self->list = gain_codebook_page_add_group (GAIN_CODEBOOK_PAGE (self), get_title (what), NULL);
  self->add = gtk_button_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("_Add"));
  adw_button_content_set_use_underline (ADW_BUTTON_CONTENT (content), TRUE);
  gtk_button_set_child (GTK_BUTTON (self->add), content);
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  g_signal_connect_object (
      self->add, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (self->list, self->add);

  return GTK_WIDGET (self);
}
