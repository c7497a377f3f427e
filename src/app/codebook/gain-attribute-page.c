/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "gain-attribute-row.h"
#include "gain-codebook-pages.h"
#include "gain-codebook-words.h"

struct _GainAttributePage
{
  GainCodebookPage parent_instance;

  AdwEntryRow *name;
  AdwComboRow *type;
  GtkSwitch *required;
  AdwComboRow *default_choice;
  GPtrArray *default_ids; /* behind its rows; the first is NULL: none */
  AdwEntryRow *default_text;
  GtkTextView *description;

  AdwPreferencesGroup *choices;
  GPtrArray *choice_rows;
  AdwEntryRow *new_choice;

  AdwPreferencesGroup *labels;
  GPtrArray *label_rows;
  GPtrArray *label_switches;
  char *labels_shown; /* ids and names that there are rows for */
};

G_DEFINE_FINAL_TYPE (GainAttributePage, gain_attribute_page, GAIN_TYPE_CODEBOOK_PAGE)

static GainCodebook *
get_codebook (GainAttributePage *self)
{
  return gain_codebook_editor_get_codebook (
      gain_codebook_page_get_editor (GAIN_CODEBOOK_PAGE (self)));
}

static const GainAttribute *
get_attribute (GainAttributePage *self)
{
  const char *id = gain_codebook_page_get_id (GAIN_CODEBOOK_PAGE (self));

  return id != NULL ? gain_codebook_get_attribute (get_codebook (self), id) : NULL;
}

static GainAttributeType
get_typed_type (GainAttributePage *self)
{
  return (GainAttributeType) adw_combo_row_get_selected (self->type);
}

static gboolean
has_choices (GainAttributeType type)
{
  return type == GAIN_ATTRIBUTE_CHOICE || type == GAIN_ATTRIBUTE_CHOICES;
}

/* The form */

static const char *
get_label_id (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "gain-label");
}

/* In the order of the codebook; labels that it does not know stay. */
static GStrv
dup_labels (GainAttributePage *self, const GainAttribute *attribute)
{
  GainCodebook *codebook = get_codebook (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->label_switches->len; i++)
    if (gtk_switch_get_active (self->label_switches->pdata[i]))
      g_strv_builder_add (builder, get_label_id (self->label_switches->pdata[i]));
  for (guint i = 0; attribute->labels[i] != NULL; i++)
    if (gain_codebook_get_label (codebook, attribute->labels[i]) == NULL)
      g_strv_builder_add (builder, attribute->labels[i]);

  return g_strv_builder_end (builder);
}

/* (nullable). */
static char *
dup_default (GainAttributePage *self)
{
  GainAttributeType type = get_typed_type (self);
  guint i = adw_combo_row_get_selected (self->default_choice);
  g_autofree char *typed = NULL;

  if (has_choices (type) || type == GAIN_ATTRIBUTE_BOOLEAN)
    return i < self->default_ids->len ? g_strdup (self->default_ids->pdata[i]) : NULL;
  typed = gain_codebook_page_dup_typed (self->default_text);

  return *typed != '\0' ? g_steal_pointer (&typed) : NULL;
}

static gboolean
has_same_labels (const char *const *a, const char *const *b)
{
  if (g_strv_length ((GStrv) a) != g_strv_length ((GStrv) b))
    return FALSE;
  for (guint i = 0; a[i] != NULL; i++)
    if (!g_strv_contains (b, a[i]))
      return FALSE;

  return TRUE;
}

static gboolean
gain_attribute_page_differs (GainCodebookPage *page)
{
  GainAttributePage *self = GAIN_ATTRIBUTE_PAGE (page);
  const GainAttribute *attribute = get_attribute (self);
  g_autofree char *name = gain_codebook_page_dup_typed (self->name);
  g_autofree char *description = g_strstrip (gain_codebook_page_dup_text (self->description));
  g_autofree char *value = dup_default (self);
  g_auto (GStrv) labels = NULL;

  if (attribute == NULL)
    return FALSE;
  labels = dup_labels (self, attribute);

  return g_strcmp0 (name, attribute->name) != 0 ||
         g_strcmp0 (description, attribute->description != NULL ? attribute->description : "") !=
             0 ||
         get_typed_type (self) != attribute->type ||
         gtk_switch_get_active (self->required) != attribute->required ||
         g_strcmp0 (value, attribute->default_value) != 0 ||
         !has_same_labels ((const char *const *) labels, attribute->labels);
}

static GainChange *
gain_attribute_page_make (GainCodebookPage *page, GError **error)
{
  static const char *const first[] = { "yes", "no", NULL };
  GainAttributePage *self = GAIN_ATTRIBUTE_PAGE (page);
  const GainAttribute *attribute = get_attribute (self);
  g_autofree char *name = gain_codebook_page_dup_typed (self->name);
  g_autofree char *description = g_strstrip (gain_codebook_page_dup_text (self->description));
  g_autofree char *value = dup_default (self);
  g_auto (GStrv) labels = dup_labels (self, attribute);
  gboolean first_choices = has_choices (get_typed_type (self)) && attribute->choices[0] == NULL;
  const GainAttribute edited = {
    .id = attribute->id,
    .name = name,
    .description = *description != '\0' ? description : NULL,
    .type = get_typed_type (self),
    .choices = first_choices ? first : attribute->choices,
    .default_value = value,
    .required = gtk_switch_get_active (self->required),
    .labels = (const char *const *) labels,
  };

  if (*name == '\0')
    {
      g_set_error_literal (error,
                           GAIN_PROJECT_ERROR,
                           GAIN_PROJECT_ERROR_INVALID,
                           _ ("The attribute needs a name."));
      return NULL;
    }

  return gain_act_put_attribute (
      gain_codebook_editor_get_project (gain_codebook_page_get_editor (page)), &edited, error);
}

/* Showing */

static void
name_widget (GtkWidget *widget, const char *format, const char *what)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *name = g_strconcat (parts[0], what, parts[1], NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_label_row (GainAttributePage *self, const GainLabel *label)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label->name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button,
                            gain_codebook_editor_may_edit (
                                gain_codebook_page_get_editor (GAIN_CODEBOOK_PAGE (self))));
  name_widget (button, _ ("%s has it"), label->name);
  g_object_set_data_full (G_OBJECT (button), "gain-label", g_strdup (label->id), g_free);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (
      button, "notify::active", G_CALLBACK (gain_codebook_page_touch), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->labels, row);
  g_ptr_array_add (self->label_rows, row);
  g_ptr_array_add (self->label_switches, button);
}

/* Rows that are there already keep the keyboard. */
static void
show_labels (GainAttributePage *self, const GainAttribute *attribute)
{
  GainCodebook *codebook = get_codebook (self);
  g_autoptr (GString) wanted = g_string_new (NULL);

  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    g_string_append_printf (wanted,
                            "%s\t%s\n",
                            gain_codebook_get_label_at (codebook, i)->id,
                            gain_codebook_get_label_at (codebook, i)->name);
  if (g_strcmp0 (wanted->str, self->labels_shown) != 0)
    {
      for (guint i = 0; i < self->label_rows->len; i++)
        adw_preferences_group_remove (self->labels, self->label_rows->pdata[i]);
      g_ptr_array_set_size (self->label_rows, 0);
      g_ptr_array_set_size (self->label_switches, 0);
      for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
        add_label_row (self, gain_codebook_get_label_at (codebook, i));
      g_free (self->labels_shown);
      self->labels_shown = g_strdup (wanted->str);
    }
  for (guint i = 0; i < self->label_switches->len; i++)
    gtk_switch_set_active (self->label_switches->pdata[i],
                           g_strv_contains (attribute->labels,
                                            get_label_id (self->label_switches->pdata[i])));
}

static void
show_default (GainAttributePage *self, const GainAttribute *attribute)
{
  static const char *const answers[] = { "true", "false", NULL };
  GainAttributeType type = get_typed_type (self);
  const char *const *ids = type == GAIN_ATTRIBUTE_BOOLEAN ? answers : attribute->choices;
  gboolean chooses = has_choices (type) || type == GAIN_ATTRIBUTE_BOOLEAN;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->default_ids, 0);
  g_ptr_array_add (self->default_ids, NULL);
  gtk_string_list_append (names, C_ ("default of an attribute", "None"));
  for (guint i = 0; chooses && ids[i] != NULL; i++)
    {
      if (g_strcmp0 (ids[i], attribute->default_value) == 0)
        selected = self->default_ids->len;
      g_ptr_array_add (self->default_ids, g_strdup (ids[i]));
      gtk_string_list_take (names, gain_attribute_dup_choice_name (ids[i]));
    }
  adw_combo_row_set_model (self->default_choice, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->default_choice, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->default_choice), chooses);
  gtk_widget_set_visible (GTK_WIDGET (self->default_text), !chooses);
  gain_codebook_page_show_typed (self->default_text, attribute->default_value);
}

static void
add_choice_row (GainAttributePage *self, const char *attribute, const char *choice, gboolean edits)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = gain_attribute_dup_choice_name (choice);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  if (g_strcmp0 (name, choice) != 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), choice);
  if (edits)
    {
      g_autoptr (GMenuModel) menu =
          gain_codebook_menu_new (GAIN_CODEBOOK_CHOICE, attribute, choice);
      GtkWidget *button = gtk_menu_button_new ();

      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      name_widget (button, _ ("What to do with %s"), name);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_preferences_group_add (self->choices, row);
  g_ptr_array_add (self->choice_rows, row);
}

static void
show_choices (GainAttributePage *self, const GainAttribute *attribute)
{
  gboolean edits =
      gain_codebook_editor_may_edit (gain_codebook_page_get_editor (GAIN_CODEBOOK_PAGE (self)));

  for (guint i = 0; i < self->choice_rows->len; i++)
    adw_preferences_group_remove (self->choices, self->choice_rows->pdata[i]);
  g_ptr_array_set_size (self->choice_rows, 0);
  for (guint i = 0; attribute->choices[i] != NULL; i++)
    add_choice_row (self, attribute->id, attribute->choices[i], edits);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), has_choices (attribute->type));
  gtk_widget_set_visible (GTK_WIDGET (self->new_choice), edits && has_choices (attribute->type));
}

static gboolean
gain_attribute_page_show (GainCodebookPage *page)
{
  GainAttributePage *self = GAIN_ATTRIBUTE_PAGE (page);
  const GainAttribute *attribute = get_attribute (self);

  if (attribute == NULL)
    return FALSE;
  gain_codebook_page_show_typed (self->name, attribute->name);
  adw_combo_row_set_selected (self->type, attribute->type);
  gtk_switch_set_active (self->required, attribute->required);
  gain_codebook_page_show_text (self->description, attribute->description);
  show_default (self, attribute);
  show_choices (self, attribute);
  show_labels (self, attribute);

  return TRUE;
}

static GMenuModel *
gain_attribute_page_create_menu (GainCodebookPage *page)
{
  return gain_codebook_menu_new (GAIN_CODEBOOK_ATTRIBUTE, NULL, gain_codebook_page_get_id (page));
}

static char *
gain_attribute_page_dup_title (GainCodebookPage *page)
{
  const GainAttribute *attribute = get_attribute (GAIN_ATTRIBUTE_PAGE (page));

  return g_strdup (attribute != NULL ? attribute->name : "");
}

/* Building */

static void
new_choice_cb (GainAttributePage *self)
{
  GainCodebookPage *page = GAIN_CODEBOOK_PAGE (self);
  GainCodebookEditor *editor = gain_codebook_page_get_editor (page);
  g_autofree char *typed = gain_codebook_page_dup_typed (self->new_choice);
  g_autofree char *id = NULL;
  GError *error = NULL;
  GainChange *change;

  if (*typed == '\0' || !gain_codebook_page_save (page))
    return;
  id = gain_codebook_words_dup_new_id (get_codebook (self), GAIN_CODEBOOK_CHOICE, typed);
  change = gain_act_add_choice (gain_codebook_editor_get_project (editor),
                                gain_codebook_page_get_id (page),
                                id,
                                &error);
  if (gain_codebook_editor_apply (editor, change, error))
    gtk_editable_set_text (GTK_EDITABLE (self->new_choice), "");
}

static void
add_new_choice (GainAttributePage *self)
{
  AdwPreferencesGroup *group = gain_codebook_page_add_group (GAIN_CODEBOOK_PAGE (self), NULL, NULL);
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("New choice"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New choice"),
                                  -1);
  g_signal_connect_object (row, "apply", G_CALLBACK (new_choice_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  self->new_choice = ADW_ENTRY_ROW (row);
}

/* A default of the old type says nothing under the new one. */
static void
type_selected_cb (GainAttributePage *self)
{
  const GainAttribute *attribute = gain_codebook_page_get_editor (GAIN_CODEBOOK_PAGE (self)) != NULL
                                       ? get_attribute (self)
                                       : NULL;

  if (attribute != NULL && get_typed_type (self) != attribute->type)
    show_default (self, attribute);
}

static void
gain_attribute_page_finalize (GObject *object)
{
  GainAttributePage *self = GAIN_ATTRIBUTE_PAGE (object);

  g_ptr_array_unref (self->default_ids);
  g_ptr_array_unref (self->choice_rows);
  g_ptr_array_unref (self->label_rows);
  g_ptr_array_unref (self->label_switches);
  g_free (self->labels_shown);

  G_OBJECT_CLASS (gain_attribute_page_parent_class)->finalize (object);
}

static void
gain_attribute_page_class_init (GainAttributePageClass *klass)
{
  GainCodebookPageClass *page_class = GAIN_CODEBOOK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gain_attribute_page_finalize;
  page_class->show = gain_attribute_page_show;
  page_class->differs = gain_attribute_page_differs;
  page_class->make = gain_attribute_page_make;
  page_class->create_menu = gain_attribute_page_create_menu;
  page_class->dup_title = gain_attribute_page_dup_title;
}

static void
gain_attribute_page_init (GainAttributePage *self)
{
  static const char *const none[] = { NULL };
  GainCodebookPage *page = GAIN_CODEBOOK_PAGE (self);
  AdwPreferencesGroup *group = gain_codebook_page_add_group (page, NULL, NULL);

  self->default_ids = g_ptr_array_new_with_free_func (g_free);
  self->choice_rows = g_ptr_array_new ();
  self->label_rows = g_ptr_array_new ();
  self->label_switches = g_ptr_array_new ();
  self->name = gain_codebook_page_add_entry (page, group, _ ("Name"));
  self->type = gain_codebook_page_add_combo (page, group, _ ("Type"), gain_codebook_words_types ());
  g_signal_connect_object (
      self->type, "notify::selected", G_CALLBACK (type_selected_cb), self, G_CONNECT_SWAPPED);
  self->default_choice = gain_codebook_page_add_combo (page, group, _ ("Default"), none);
  self->default_text = gain_codebook_page_add_entry (page, group, _ ("Default"));
  self->required = gain_codebook_page_add_switch (page,
                                                  group,
                                                  _ ("Required"),
                                                  _ ("A mark without it is listed as incomplete"));

  self->choices = gain_codebook_page_add_group (page, _ ("Choices"), NULL);
  add_new_choice (self);
  self->labels = gain_codebook_page_add_group (page, _ ("Labels That Have It"), NULL);
  self->description =
      gain_codebook_page_add_text (page,
                                   gain_codebook_page_add_group (page, _ ("Description"), NULL),
                                   _ ("Description"));
}
