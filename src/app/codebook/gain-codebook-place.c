/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-codebook-place.h"

#include <glib/gi18n-lib.h>

#include "gain-codebook-editor.h"
#include "gain-codebook-pages.h"
#include "gain-codebook-question.h"

/* A section is a list of things, each with a page of its own, or one page. */
static const struct
{
  const char *id;
  const char *title;
  GainCodebookPart part;
  gboolean is_list;
} sections[] = {
  { "label", N_ ("Labels"), GAIN_CODEBOOK_LABEL, TRUE },
  { "attribute", N_ ("Attributes"), GAIN_CODEBOOK_ATTRIBUTE, TRUE },
  { "relation", N_ ("Relations"), GAIN_CODEBOOK_RELATION, TRUE },
  { "concept", N_ ("Concepts"), GAIN_CODEBOOK_CONCEPT, TRUE },
  { "actor-type", N_ ("Types of Actors"), GAIN_CODEBOOK_ACTOR_TYPE, TRUE },
  { "guidelines", N_ ("Guidelines"), GAIN_CODEBOOK_N_PARTS, FALSE },
  { "versions", N_ ("Versions"), GAIN_CODEBOOK_N_PARTS, FALSE },
};

#define N_SECTIONS G_N_ELEMENTS (sections)

struct _GainCodebookPlace
{
  AdwBin parent_instance;

  GtkWidget *sidebar;
  GtkListBox *sections;
  GtkDropDown *section_choice;
  GtkLabel *who_decides;
  GtkWidget *head;
  GtkWidget *back_button;
  GtkLabel *title;
  GtkWidget *discard_button;
  GtkWidget *save_button;
  GtkMenuButton *menu_button;
  GtkStack *pages;

  GainCodebookPage *lists[N_SECTIONS];   /* or the only page */
  GainCodebookPage *editors[N_SECTIONS]; /* NULL where the section is one page */
  GainCodebookEditor *editor;            /* (nullable): of the project */
  GainCodebook *shown;                   /* (nullable): what the pages show */
  guint section;
  gboolean narrow;
  gboolean moving; /* the sections are being shown, not chosen */
  guint focusing;  /* idle source */
};

enum
{
  MESSAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainCodebookPlace, gain_codebook_place, ADW_TYPE_BIN)

static void
say (GainCodebookPlace *self, const char *text, gboolean undoable)
{
  g_signal_emit (self, signals[MESSAGE], 0, text, undoable);
}

static GainCodebookPage *
get_page (GainCodebookPlace *self)
{
  return GAIN_CODEBOOK_PAGE (gtk_stack_get_visible_child (self->pages));
}

static gboolean
is_editor (GainCodebookPlace *self, GainCodebookPage *page)
{
  return page != NULL && page == self->editors[self->section];
}

/* What stands above the page. */
static void
update_head (GainCodebookPlace *self)
{
  GainCodebookPage *page = get_page (self);
  gboolean edits = self->editor != NULL && gain_codebook_editor_may_edit (self->editor);
  gboolean editor = is_editor (self, page);
  gboolean dirty = page != NULL && gain_codebook_page_is_dirty (page);
  gboolean fine = page != NULL && gain_codebook_page_get_problem (page) == NULL;
  g_autoptr (GMenuModel) menu = NULL;
  g_autofree char *title = NULL;

  if (self->editor == NULL || page == NULL)
    return;
  title = gain_codebook_page_dup_title (page);
  if (editor && edits)
    menu = gain_codebook_page_create_menu (page);
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (self->head, editor || dirty);
  gtk_widget_set_visible (self->back_button, editor);
  gtk_widget_set_visible (self->discard_button, dirty);
  gtk_widget_set_visible (self->save_button, dirty);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), menu != NULL && !dirty);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.back", editor);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.save", dirty && fine);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.discard", dirty);
}

/* Going from page to page */

/* What is typed comes into force with leaving the page. Returns: FALSE where it cannot, and the
 * page has to stay. */
static gboolean
leave_page (GainCodebookPlace *self)
{
  GainCodebookPage *page = get_page (self);
  g_autofree char *text = NULL;

  if (page == NULL || gain_codebook_page_save (page))
    return TRUE;
  text = g_strdup_printf (_ ("Not saved yet. %s"),
                          gain_codebook_page_get_problem (page) != NULL
                              ? gain_codebook_page_get_problem (page)
                              : "");
  say (self, text, FALSE);

  return FALSE;
}

static void
show_section (GainCodebookPlace *self)
{
  self->moving = TRUE;
  gtk_list_box_select_row (self->sections,
                           gtk_list_box_get_row_at_index (self->sections, (int) self->section));
  gtk_drop_down_set_selected (self->section_choice, self->section);
  self->moving = FALSE;
}

static void
show_page (GainCodebookPlace *self, GainCodebookPage *page)
{
  gain_codebook_page_update (page);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  show_section (self);
  update_head (self);
}

static void
go_to_section (GainCodebookPlace *self, guint section)
{
  if (!leave_page (self))
    {
      show_section (self);
      return;
    }
  self->section = section;
  show_page (self, self->lists[section]);
}

static void
section_selected_cb (GainCodebookPlace *self, GtkListBoxRow *row)
{
  if (!self->moving && row != NULL && self->editor != NULL)
    go_to_section (self, (guint) gtk_list_box_row_get_index (row));
}

static void
focus_page (GainCodebookPlace *self)
{
  GainCodebookPage *page = get_page (self);

  if (GAIN_IS_PART_LIST (page))
    gain_part_list_focus (GAIN_PART_LIST (page), NULL);
  else
    gain_codebook_page_focus (page);
}

static void
section_activated_cb (GainCodebookPlace *self)
{
  if (self->editor != NULL)
    focus_page (self);
}

/* GtkListBox goes from row to row by Tab (GTK 4.8); arrows do that. */
static gboolean
leave_sections_cb (GtkWidget *sections_list, GVariant *args, gpointer user_data)
{
  section_activated_cb (user_data);

  return TRUE;
}

static void
section_chosen_cb (GainCodebookPlace *self)
{
  guint section = gtk_drop_down_get_selected (self->section_choice);

  if (!self->moving && self->editor != NULL && section < N_SECTIONS)
    go_to_section (self, section);
}

static guint
find_section (const char *id)
{
  for (guint i = 0; i < N_SECTIONS; i++)
    if (g_strcmp0 (sections[i].id, id) == 0)
      return i;

  return 0;
}

static void
open_cb (GainCodebookPlace *self, const char *section, const char *id)
{
  guint to = find_section (section);
  GainCodebookPage *page;

  if (!leave_page (self))
    return;
  self->section = to;
  page = *id != '\0' && self->editors[to] != NULL ? self->editors[to] : self->lists[to];
  if (page == self->editors[to])
    gain_codebook_page_set_id (page, id);
  show_page (self, page);
  focus_page (self);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainCodebookPlace *self = GAIN_CODEBOOK_PLACE (widget);
  GainCodebookPage *page = get_page (self);
  g_autofree char *id = g_strdup (gain_codebook_page_get_id (page));

  if (!is_editor (self, page) || !leave_page (self))
    return;
  show_page (self, self->lists[self->section]);
  gain_part_list_focus (GAIN_PART_LIST (self->lists[self->section]), id);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  leave_page (GAIN_CODEBOOK_PLACE (widget));
}

static void
discard_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gain_codebook_page_discard (get_page (GAIN_CODEBOOK_PLACE (widget)));
}

/* Steps */

typedef struct
{
  GainCodebookPart what;
  const char *of; /* (nullable) */
  const char *id;
} Subject;

/* What the menu is about. Returns: FALSE where there is a draft that has to be settled first. */
static gboolean
take_subject (GainCodebookPlace *self, GVariant *parameter, Subject *subject)
{
  const char *what;

  g_variant_get (parameter, "(&s&s&s)", &what, &subject->of, &subject->id);
  if (*subject->of == '\0')
    subject->of = NULL;

  return self->editor != NULL && gain_codebook_part_from_nick (what, &subject->what) &&
         leave_page (self);
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainCodebookPlace *self = GAIN_CODEBOOK_PLACE (widget);
  Subject subject;

  if (take_subject (self, parameter, &subject))
    gain_codebook_ask_rename (self->editor, widget, subject.what, subject.of, subject.id);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainCodebookPlace *self = GAIN_CODEBOOK_PLACE (widget);
  Subject subject;

  if (take_subject (self, parameter, &subject))
    gain_codebook_ask_merge (self->editor, widget, subject.what, subject.of, subject.id);
}

static void
split_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainCodebookPlace *self = GAIN_CODEBOOK_PLACE (widget);
  Subject subject;

  if (take_subject (self, parameter, &subject))
    gain_codebook_ask_split (self->editor, widget, subject.id);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainCodebookPlace *self = GAIN_CODEBOOK_PLACE (widget);
  Subject subject;

  if (take_subject (self, parameter, &subject))
    gain_codebook_ask_delete (self->editor, widget, subject.what, subject.of, subject.id);
}

static void
add_below_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainCodebookPlace *self = GAIN_CODEBOOK_PLACE (widget);
  Subject subject;

  if (take_subject (self, parameter, &subject))
    gain_codebook_ask_add (self->editor, widget, subject.what, subject.id);
}

static const char *
get_id_at (GainCodebook *codebook, GainCodebookPart what, guint i)
{
  switch (what)
    {
    case GAIN_CODEBOOK_LABEL:
      return i < gain_codebook_get_n_labels (codebook)
                 ? gain_codebook_get_label_at (codebook, i)->id
                 : NULL;
    case GAIN_CODEBOOK_ATTRIBUTE:
      return i < gain_codebook_get_n_attributes (codebook)
                 ? gain_codebook_get_attribute_at (codebook, i)->id
                 : NULL;
    case GAIN_CODEBOOK_RELATION:
      return i < gain_codebook_get_n_relation_types (codebook)
                 ? gain_codebook_get_relation_type_at (codebook, i)->id
                 : NULL;
    case GAIN_CODEBOOK_CONCEPT:
      return i < gain_codebook_get_n_concepts (codebook)
                 ? gain_codebook_get_concept_at (codebook, i)->id
                 : NULL;
    case GAIN_CODEBOOK_ACTOR_TYPE:
      return i < gain_codebook_get_n_actor_types (codebook)
                 ? gain_codebook_get_actor_type_at (codebook, i)->id
                 : NULL;
    case GAIN_CODEBOOK_CHOICE:
    case GAIN_CODEBOOK_N_PARTS:
    default:
      return NULL;
    }
}

/* Concepts change places with those that stand under the same one. */
static gboolean
is_beside (GainCodebook *codebook, GainCodebookPart what, const char *a, const char *b)
{
  return what != GAIN_CODEBOOK_CONCEPT ||
         g_strcmp0 (gain_codebook_get_concept (codebook, a)->broader,
                    gain_codebook_get_concept (codebook, b)->broader) == 0;
}

/* The position of the neighbour that @id can change places with, -1 for none. */
static int
find_neighbour (GainCodebook *codebook, GainCodebookPart what, const char *id, gboolean up)
{
  int before = -1;
  gboolean passed = FALSE;
  const char *at;

  for (guint i = 0; (at = get_id_at (codebook, what, i)) != NULL; i++)
    {
      if (g_str_equal (at, id))
        {
          passed = TRUE;
          if (up)
            return before;
        }
      else if (is_beside (codebook, what, at, id))
        {
          if (passed)
            return (int) i;
          before = (int) i;
        }
    }

  return -1;
}

static void
move (GainCodebookPlace *self, GVariant *parameter, gboolean up)
{
  Subject subject;
  GError *error = NULL;
  GainChange *change;
  int position;

  if (!take_subject (self, parameter, &subject))
    return;
  position = find_neighbour (gain_codebook_editor_get_codebook (self->editor),
                             subject.what,
                             subject.id,
                             up);
  if (position < 0)
    {
      say (self, up ? _ ("It is the first already") : _ ("It is the last already"), FALSE);
      return;
    }
  change = gain_act_move_part (gain_codebook_editor_get_project (self->editor),
                               subject.what,
                               subject.id,
                               (guint) position,
                               &error);
  gain_codebook_editor_apply (self->editor, change, error);
}

static void
move_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (GAIN_CODEBOOK_PLACE (widget), parameter, TRUE);
}

static void
move_down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (GAIN_CODEBOOK_PLACE (widget), parameter, FALSE);
}

/* The project */

static void
show_who_decides (GainCodebookPlace *self)
{
  GainProject *project = gain_codebook_editor_get_project (self->editor);
  const char *lead = gain_project_get_lead (project);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->who_decides),
                          !gain_codebook_editor_may_edit (self->editor));
  if (gain_project_get_read_only (project))
    text = g_strdup (_ ("This project can only be read here, so the codebook stays as it is."));
  else
    /* Translators: %s is the id of a person */
    text = g_strdup_printf (_ ("%s leads the project and decides on the codebook. You can read "
                               "it, and export a copy under Versions."),
                            lead != NULL ? lead : _ ("Somebody else"));
  gtk_label_set_label (self->who_decides, text);
}

static void
project_changed_cb (GainCodebookPlace *self)
{
  GainCodebook *codebook = gain_codebook_editor_get_codebook (self->editor);
  GainCodebookPage *page = get_page (self);

  if (codebook == self->shown)
    return;
  g_set_object (&self->shown, codebook);
  if (!gain_codebook_page_update (page) && is_editor (self, page))
    show_page (self, self->lists[self->section]);
  update_head (self);
}

static void
editor_message_cb (GainCodebookPlace *self, const char *text, gboolean undoable)
{
  say (self, text, undoable);
}

static void
forget_project (GainCodebookPlace *self)
{
  GainCodebookPage *page = get_page (self);

  if (self->editor == NULL)
    return;
  if (page != NULL)
    gain_codebook_page_save (page);
  g_signal_handlers_disconnect_by_func (gain_codebook_editor_get_project (self->editor),
                                        project_changed_cb,
                                        self);
  g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
  g_clear_object (&self->shown);
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      gain_codebook_page_set_editor (self->lists[i], NULL);
      if (self->editors[i] != NULL)
        gain_codebook_page_set_editor (self->editors[i], NULL);
    }
}

static void
take_project (GainCodebookPlace *self, GainProject *project)
{
  self->editor = gain_codebook_editor_new (project);
  g_set_object (&self->shown, gain_project_get_codebook (project));
  g_signal_connect_object (
      self->editor, "message", G_CALLBACK (editor_message_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      project, "changed", G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      gain_codebook_page_set_editor (self->lists[i], self->editor);
      if (self->editors[i] != NULL)
        gain_codebook_page_set_editor (self->editors[i], self->editor);
    }
  show_who_decides (self);
  self->section = 0;
  show_page (self, self->lists[0]);
}

void
gain_codebook_place_set_project (GainCodebookPlace *self, GainProject *project)
{
  g_return_if_fail (GAIN_IS_CODEBOOK_PLACE (self));

  forget_project (self);
  if (project != NULL && gain_project_get_codebook (project) != NULL)
    take_project (self, project);
}

void
gain_codebook_place_open (GainCodebookPlace *self, const char *section, const char *id)
{
  g_return_if_fail (GAIN_IS_CODEBOOK_PLACE (self));

  if (self->editor != NULL)
    open_cb (self, section, id);
}

/* The widget */

void
gain_codebook_place_set_narrow (GainCodebookPlace *self, gboolean narrow)
{
  g_return_if_fail (GAIN_IS_CODEBOOK_PLACE (self));

  self->narrow = narrow;
  gtk_widget_set_visible (self->sidebar, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->section_choice), narrow);
  for (guint i = 0; i < N_SECTIONS; i++)
    gain_codebook_page_set_narrow (self->lists[i], narrow);
}

/* Who comes here by a key goes on by keys. */
static gboolean
focus_cb (gpointer user_data)
{
  GainCodebookPlace *self = user_data;

  self->focusing = 0;
  if (self->editor == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  if (is_editor (self, get_page (self)) || self->narrow)
    focus_page (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->sections)));

  return G_SOURCE_REMOVE;
}

/* The counts of the versions may have grown since; what was typed is not left behind unsaved. */
static void
gain_codebook_place_map (GtkWidget *widget)
{
  GainCodebookPlace *self = GAIN_CODEBOOK_PLACE (widget);

  GTK_WIDGET_CLASS (gain_codebook_place_parent_class)->map (widget);
  if (self->editor == NULL)
    return;
  gain_codebook_page_update (get_page (self));
  if (self->focusing == 0)
    self->focusing = g_idle_add (focus_cb, self);
}

static void
gain_codebook_place_unmap (GtkWidget *widget)
{
  GainCodebookPlace *self = GAIN_CODEBOOK_PLACE (widget);

  if (self->editor != NULL && gain_codebook_page_get_problem (get_page (self)) == NULL)
    leave_page (self);

  GTK_WIDGET_CLASS (gain_codebook_place_parent_class)->unmap (widget);
}

static void
gain_codebook_place_dispose (GObject *object)
{
  GainCodebookPlace *self = GAIN_CODEBOOK_PLACE (object);

  g_clear_handle_id (&self->focusing, g_source_remove);
  if (self->pages != NULL)
    forget_project (self);
  /* AdwBin would let go of its child once more after the template did. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_CODEBOOK_PLACE);

  G_OBJECT_CLASS (gain_codebook_place_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "codebook.back", NULL, back_action);
  gtk_widget_class_install_action (klass, "codebook.save", NULL, save_action);
  gtk_widget_class_install_action (klass, "codebook.discard", NULL, discard_action);
  gtk_widget_class_install_action (klass, "codebook.rename", "(sss)", rename_action);
  gtk_widget_class_install_action (klass, "codebook.merge", "(sss)", merge_action);
  gtk_widget_class_install_action (klass, "codebook.split", "(sss)", split_action);
  gtk_widget_class_install_action (klass, "codebook.delete", "(sss)", delete_action);
  gtk_widget_class_install_action (klass, "codebook.add-below", "(sss)", add_below_action);
  gtk_widget_class_install_action (klass, "codebook.move-up", "(sss)", move_up_action);
  gtk_widget_class_install_action (klass, "codebook.move-down", "(sss)", move_down_action);

  gtk_widget_class_add_binding_action (klass, GDK_KEY_s, GDK_CONTROL_MASK, "codebook.save", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "codebook.back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, GDK_ALT_MASK, "codebook.back", NULL);
}

static void
gain_codebook_place_class_init (GainCodebookPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_codebook_place_dispose;
  widget_class->map = gain_codebook_place_map;
  widget_class->unmap = gain_codebook_place_unmap;

  signals[MESSAGE] = g_signal_new ("message",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_STRING,
                                   G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/gainsay/Gainsay/codebook/gain-codebook-place.ui");
  gtk_widget_class_bind_template_child (widget_class, GainCodebookPlace, sidebar);
  gtk_widget_class_bind_template_child (widget_class, GainCodebookPlace, sections);
  gtk_widget_class_bind_template_child (widget_class, GainCodebookPlace, section_choice);
  gtk_widget_class_bind_template_child (widget_class, GainCodebookPlace, who_decides);
  gtk_widget_class_bind_template_child (widget_class, GainCodebookPlace, head);
  gtk_widget_class_bind_template_child (widget_class, GainCodebookPlace, back_button);
  gtk_widget_class_bind_template_child (widget_class, GainCodebookPlace, title);
  gtk_widget_class_bind_template_child (widget_class, GainCodebookPlace, discard_button);
  gtk_widget_class_bind_template_child (widget_class, GainCodebookPlace, save_button);
  gtk_widget_class_bind_template_child (widget_class, GainCodebookPlace, menu_button);
  gtk_widget_class_bind_template_child (widget_class, GainCodebookPlace, pages);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_chosen_cb);
  install_actions (widget_class);
}

static GainCodebookPage *
create_editor (guint section)
{
  switch (sections[section].part)
    {
    case GAIN_CODEBOOK_LABEL:
      return g_object_new (GAIN_TYPE_LABEL_PAGE, NULL);
    case GAIN_CODEBOOK_ATTRIBUTE:
      return g_object_new (GAIN_TYPE_ATTRIBUTE_PAGE, NULL);
    case GAIN_CODEBOOK_RELATION:
      return g_object_new (GAIN_TYPE_RELATION_PAGE, NULL);
    case GAIN_CODEBOOK_CONCEPT:
    case GAIN_CODEBOOK_ACTOR_TYPE:
      return GAIN_CODEBOOK_PAGE (gain_term_page_new (sections[section].part));
    case GAIN_CODEBOOK_CHOICE:
    case GAIN_CODEBOOK_N_PARTS:
    default:
      return NULL;
    }
}

static GainCodebookPage *
create_list (guint section)
{
  if (sections[section].is_list)
    return GAIN_CODEBOOK_PAGE (gain_part_list_new (sections[section].part));
  if (g_str_equal (sections[section].id, "guidelines"))
    return g_object_new (GAIN_TYPE_GUIDELINES_PAGE, NULL);

  return g_object_new (GAIN_TYPE_VERSIONS_PAGE, NULL);
}

static void
add_page (GainCodebookPlace *self, GainCodebookPage *page)
{
  if (page == NULL)
    return;
  gtk_stack_add_child (self->pages, GTK_WIDGET (page));
  g_signal_connect_object (
      page, "notify::dirty", G_CALLBACK (update_head), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      page, "notify::problem", G_CALLBACK (update_head), self, G_CONNECT_SWAPPED);
}

static void
gain_codebook_place_init (GainCodebookPlace *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Tab, 0),
                        gtk_callback_action_new (leave_sections_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->sections), keys);
  self->moving = TRUE;
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      GtkWidget *name = gtk_label_new (_ (sections[i].title));

      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (self->sections, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (name)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (sections[i].title),
                                      -1);
      gtk_string_list_append (names, _ (sections[i].title));
      self->lists[i] = create_list (i);
      self->editors[i] = create_editor (i);
      add_page (self, self->lists[i]);
      add_page (self, self->editors[i]);
    }
  gtk_drop_down_set_model (self->section_choice, G_LIST_MODEL (names));
  self->moving = FALSE;
}
