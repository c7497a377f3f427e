/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-people-window.h"

#include <glib/gi18n-lib.h>

#include "gain-assignment-list.h"
#include "gain-people.h"
#include "gain-who-page.h"

struct _GainPeopleWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwPreferencesGroup *people;
  AdwEntryRow *add_row;
  GtkSwitch *blind_switch;
  GainAssignmentList *articles;

  GainProject *project;
  GHashTable *rows; /* id of a person → the row; the group owns the row */
  char *person;     /* (nullable): whose articles are shown */
  gboolean updating;
};

/* As the combo rows list them. */
static const GainPersonRole roles[] = { GAIN_PERSON_ANNOTATOR,
                                        GAIN_PERSON_CURATOR,
                                        GAIN_PERSON_LEAD };

G_DEFINE_FINAL_TYPE (GainPeopleWindow, gain_people_window, ADW_TYPE_WINDOW)

static void
say (GainPeopleWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* @change: (transfer full) (nullable), with @error (transfer full) (nullable) where there is none.
 */
static gboolean
apply (GainPeopleWindow *self, GainChange *change, GError *error)
{
  g_autoptr (GainChange) owned = change;
  g_autoptr (GError) reason = error;

  if (owned != NULL && gain_project_apply (self->project, owned, &reason))
    return TRUE;
  say (self, reason->message);

  return FALSE;
}

static gboolean
is_lead (GainPeopleWindow *self)
{
  return g_str_equal (gain_project_get_me (self->project), gain_project_get_lead (self->project));
}

static const char *
name_role (GainPersonRole role)
{
  switch (role)
    {
    case GAIN_PERSON_LEAD:
      return _ ("Lead");
    case GAIN_PERSON_CURATOR:
      /* Translators: of a person: decides where annotators disagree. */
      return _ ("Curator");
    default:
      return _ ("Annotator");
    }
}

static void
update_row (GainPeopleWindow *self, const char *person)
{
  AdwExpanderRow *row = g_hash_table_lookup (self->rows, person);
  g_autoptr (GArray) queue = gain_project_list_queue (self->project, person);
  g_autofree char *name =
      g_markup_escape_text (gain_project_get_person_name (self->project, person), -1);
  g_autofree char *work =
      g_strdup_printf (ngettext ("%u article to code", "%u articles to code", queue->len),
                       queue->len);
  g_autofree char *subtitle = NULL;

  /* Translators: a role, such as Annotator, and what is to be done, such as “12 articles to code”.
   */
  subtitle = g_strdup_printf (_ ("%s · %s"),
                              name_role (gain_project_get_person_role (self->project, person)),
                              work);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_expander_row_set_subtitle (row, subtitle);
}

static void
name_applied_cb (AdwEntryRow *row, GainPeopleWindow *self)
{
  GError *error = NULL;
  GainChange *change = gain_act_person_name (self->project,
                                             g_object_get_data (G_OBJECT (row), "gain-person"),
                                             gtk_editable_get_text (GTK_EDITABLE (row)),
                                             &error);

  apply (self, change, error);
}

static void
role_changed_cb (AdwComboRow *row, GParamSpec *pspec, GainPeopleWindow *self)
{
  const char *person = g_object_get_data (G_OBJECT (row), "gain-person");
  GainPersonRole role = roles[adw_combo_row_get_selected (row)];
  GError *error = NULL;
  GainChange *change;

  if (self->updating || gain_project_get_person_role (self->project, person) == role)
    return;
  change = gain_act_person_role (self->project, person, role, &error);
  apply (self, change, error);
}

static void
articles_activated_cb (GtkWidget *row, GainPeopleWindow *self)
{
  const char *person = g_object_get_data (G_OBJECT (row), "gain-person");

  g_free (self->person);
  self->person = g_strdup (person);
  gain_assignment_list_show (self->articles, self->project, person);
  adw_window_title_set_subtitle (self->title, gain_project_get_person_name (self->project, person));
  gtk_widget_set_visible (self->back_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "articles");
}

static void
back_cb (GainPeopleWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "people");
  gtk_widget_set_visible (self->back_button, FALSE);
  adw_window_title_set_subtitle (self->title, "");
  g_clear_pointer (&self->person, g_free);
}

static GtkWidget *
add_part (AdwExpanderRow *row, GtkWidget *part, const char *person, gboolean sensitive)
{
  g_object_set_data_full (G_OBJECT (part), "gain-person", g_strdup (person), g_free);
  gtk_widget_set_sensitive (part, sensitive);
  adw_expander_row_add_row (row, part);

  return part;
}

static void
add_role_row (GainPeopleWindow *self, AdwExpanderRow *row, const char *person)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *part = adw_combo_row_new ();
  gboolean fixed = g_str_equal (person, gain_project_get_lead (self->project));

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i] != GAIN_PERSON_LEAD || fixed)
      gtk_string_list_append (names, name_role (roles[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part), _ ("Role"));
  adw_combo_row_set_model (ADW_COMBO_ROW (part), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (part),
                              gain_project_get_person_role (self->project, person));
  add_part (row, part, person, is_lead (self) && !fixed);
  g_signal_connect_object (part, "notify::selected", G_CALLBACK (role_changed_cb), self, 0);
  g_object_unref (names);
}

static void
add_row (GainPeopleWindow *self, const char *person)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *name = adw_entry_row_new ();
  GtkWidget *articles = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name), _ ("Name"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (name), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (name), gain_project_get_person_name (self->project, person));
  add_part (ADW_EXPANDER_ROW (row), name, person, is_lead (self));
  g_signal_connect_object (name, "apply", G_CALLBACK (name_applied_cb), self, 0);

  add_role_row (self, ADW_EXPANDER_ROW (row), person);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (articles), _ ("Choose Articles…"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (articles),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (articles), TRUE);
  add_part (ADW_EXPANDER_ROW (row), articles, person, is_lead (self));
  g_signal_connect_object (articles, "activated", G_CALLBACK (articles_activated_cb), self, 0);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gain_project_get_person_name (self->project, person),
                                  -1);
  g_hash_table_insert (self->rows, g_strdup (person), row);
  adw_preferences_group_add (self->people, row);
}

/* Rows stay where they are, so that nobody loses the one they are writing in. */
static void
update (GainPeopleWindow *self)
{
  g_autoptr (GPtrArray) people = gain_project_list_people (self->project);

  self->updating = TRUE;
  for (guint i = 0; i < people->len; i++)
    {
      if (!g_hash_table_contains (self->rows, people->pdata[i]))
        add_row (self, people->pdata[i]);
      update_row (self, people->pdata[i]);
    }
  gtk_switch_set_active (self->blind_switch, gain_project_get_blind (self->project));
  gain_assignment_list_update (self->articles);
  self->updating = FALSE;
}

static void
project_changed_cb (GainPeopleWindow *self)
{
  update (self);
}

static void
add_person_cb (GainPeopleWindow *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->add_row));
  g_autofree char *id = gain_who_dup_id (name);
  GError *error = NULL;
  GainChange *change;

  if (id == NULL)
    {
      say (self, _ ("Write the name with at least one Latin letter or digit; it names the files."));
      return;
    }
  if (g_hash_table_contains (self->rows, id))
    {
      say (self, _ ("There is somebody of that name already. Write it differently."));
      return;
    }
  change = gain_act_person_name (self->project, id, name, &error);
  if (apply (self, change, error))
    gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
}

static void
blind_changed_cb (GainPeopleWindow *self)
{
  gboolean blind = gtk_switch_get_active (self->blind_switch);
  GError *error = NULL;
  GainChange *change;

  if (self->updating || gain_project_get_blind (self->project) == blind)
    return;
  change = gain_act_blind (self->project, blind, &error);
  apply (self, change, error);
}

static void
assign_cb (GainPeopleWindow *self, const char *const *articles, gboolean assigned)
{
  const char *people[] = { self->person, NULL };
  GError *error = NULL;
  GainChange *change;

  if (self->person == NULL)
    return;
  change = gain_act_assign (self->project, articles, people, assigned, &error);
  apply (self, change, error);
}

static void
gain_people_window_dispose (GObject *object)
{
  GainPeopleWindow *self = GAIN_PEOPLE_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_PEOPLE_WINDOW);
  g_clear_object (&self->project);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->person, g_free);

  G_OBJECT_CLASS (gain_people_window_parent_class)->dispose (object);
}

static void
gain_people_window_class_init (GainPeopleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_people_window_dispose;

  g_type_ensure (GAIN_TYPE_ASSIGNMENT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/people/gain-people-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GainPeopleWindow, title);
  gtk_widget_class_bind_template_child (widget_class, GainPeopleWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, GainPeopleWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, GainPeopleWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GainPeopleWindow, people);
  gtk_widget_class_bind_template_child (widget_class, GainPeopleWindow, add_row);
  gtk_widget_class_bind_template_child (widget_class, GainPeopleWindow, blind_switch);
  gtk_widget_class_bind_template_child (widget_class, GainPeopleWindow, articles);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, blind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, assign_cb);
}

static void
gain_people_window_init (GainPeopleWindow *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
gain_people_window_new (GtkWindow *parent, GainProject *project)
{
  GainPeopleWindow *self = g_object_new (GAIN_TYPE_PEOPLE_WINDOW, "transient-for", parent, NULL);

  self->project = g_object_ref (project);
  update (self);
  if (!is_lead (self))
    adw_preferences_group_set_description (self->people,
                                           _ ("The lead decides who codes what; you see it here."));
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_row), is_lead (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->blind_switch), is_lead (self));
  g_signal_connect_object (
      project, "changed", G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WINDOW (self);
}
