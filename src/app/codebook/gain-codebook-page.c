/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-codebook-page.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GainCodebookEditor *editor;
  char *id;
  AdwPreferencesPage *form;
  GtkWidget *problem_row;
  GtkLabel *problem_label;
  GPtrArray *fields;
  char *problem;
  gboolean dirty;
  gboolean showing;
} GainCodebookPagePrivate;

typedef GainCodebookPagePrivate Private;

enum
{
  PROP_DIRTY = 1,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (GainCodebookPage, gain_codebook_page, ADW_TYPE_BIN)

static Private *
get_private (GainCodebookPage *self)
{
  return gain_codebook_page_get_instance_private (self);
}

/* The draft */

static void
set_state (GainCodebookPage *self, gboolean dirty, const char *problem)
{
  Private *priv = get_private (self);

  if (g_strcmp0 (problem, priv->problem) != 0)
    {
      g_free (priv->problem);
      priv->problem = g_strdup (problem);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
    }
  if (priv->problem_row != NULL)
    {
      gtk_label_set_label (priv->problem_label, problem != NULL ? problem : "");
      gtk_widget_set_visible (priv->problem_row, problem != NULL);
    }
  if (dirty != priv->dirty)
    {
      priv->dirty = dirty;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DIRTY]);
    }
}

void
gain_codebook_page_touch (GainCodebookPage *self)
{
  GainCodebookPageClass *klass = GAIN_CODEBOOK_PAGE_GET_CLASS (self);
  Private *priv = get_private (self);
  g_autoptr (GainChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (priv->showing || priv->editor == NULL || klass->differs == NULL)
    return;
  if (!klass->differs (self))
    {
      set_state (self, FALSE, NULL);
      return;
    }
  change = klass->make (self, &error);
  set_state (self, TRUE, change == NULL ? error->message : NULL);
}

gboolean
gain_codebook_page_is_dirty (GainCodebookPage *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK_PAGE (self), FALSE);

  return get_private (self)->dirty;
}

const char *
gain_codebook_page_get_problem (GainCodebookPage *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK_PAGE (self), NULL);

  return get_private (self)->problem;
}

gboolean
gain_codebook_page_save (GainCodebookPage *self)
{
  Private *priv;
  GainChange *change;
  GError *error = NULL;

  g_return_val_if_fail (GAIN_IS_CODEBOOK_PAGE (self), FALSE);

  priv = get_private (self);
  if (!priv->dirty)
    return TRUE;
  change = GAIN_CODEBOOK_PAGE_GET_CLASS (self)->make (self, &error);
  if (change != NULL)
    set_state (self, FALSE, NULL);
  if (gain_codebook_editor_apply (priv->editor, change, error))
    return TRUE;

  gain_codebook_page_touch (self);
  return FALSE;
}

void
gain_codebook_page_discard (GainCodebookPage *self)
{
  g_return_if_fail (GAIN_IS_CODEBOOK_PAGE (self));

  set_state (self, FALSE, NULL);
  gain_codebook_page_update (self);
}

static void
set_editable (GtkWidget *field, gboolean editable)
{
  if (GTK_IS_EDITABLE (field))
    gtk_editable_set_editable (GTK_EDITABLE (field), editable);
  else if (GTK_IS_TEXT_VIEW (field))
    gtk_text_view_set_editable (GTK_TEXT_VIEW (field), editable);
  else
    gtk_widget_set_sensitive (field, editable);
}

gboolean
gain_codebook_page_update (GainCodebookPage *self)
{
  Private *priv;
  gboolean there;

  g_return_val_if_fail (GAIN_IS_CODEBOOK_PAGE (self), FALSE);

  priv = get_private (self);
  if (priv->editor == NULL)
    return FALSE;
  if (priv->dirty)
    return TRUE;

  priv->showing = TRUE;
  there = GAIN_CODEBOOK_PAGE_GET_CLASS (self)->show (self);
  for (guint i = 0; i < priv->fields->len; i++)
    set_editable (priv->fields->pdata[i], gain_codebook_editor_may_edit (priv->editor));
  priv->showing = FALSE;
  set_state (self, FALSE, NULL);

  return there;
}

void
gain_codebook_page_set_editor (GainCodebookPage *self, GainCodebookEditor *editor)
{
  g_return_if_fail (GAIN_IS_CODEBOOK_PAGE (self));

  g_set_object (&get_private (self)->editor, editor);
  set_state (self, FALSE, NULL);
}

GainCodebookEditor *
gain_codebook_page_get_editor (GainCodebookPage *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK_PAGE (self), NULL);

  return get_private (self)->editor;
}

void
gain_codebook_page_set_id (GainCodebookPage *self, const char *id)
{
  Private *priv;
  char *copy;

  g_return_if_fail (GAIN_IS_CODEBOOK_PAGE (self));

  priv = get_private (self);
  copy = g_strdup (id);
  g_free (priv->id);
  priv->id = copy;
}

const char *
gain_codebook_page_get_id (GainCodebookPage *self)
{
  g_return_val_if_fail (GAIN_IS_CODEBOOK_PAGE (self), NULL);

  return get_private (self)->id;
}

void
gain_codebook_page_focus (GainCodebookPage *self)
{
  Private *priv;

  g_return_if_fail (GAIN_IS_CODEBOOK_PAGE (self));

  priv = get_private (self);
  if (priv->fields->len > 0)
    gtk_widget_grab_focus (priv->fields->pdata[0]);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

GMenuModel *
gain_codebook_page_create_menu (GainCodebookPage *self)
{
  GainCodebookPageClass *klass = GAIN_CODEBOOK_PAGE_GET_CLASS (self);

  return klass->create_menu != NULL ? klass->create_menu (self) : NULL;
}

char *
gain_codebook_page_dup_title (GainCodebookPage *self)
{
  GainCodebookPageClass *klass = GAIN_CODEBOOK_PAGE_GET_CLASS (self);

  return klass->dup_title != NULL ? klass->dup_title (self) : NULL;
}

void
gain_codebook_page_set_narrow (GainCodebookPage *self, gboolean narrow)
{
  GainCodebookPageClass *klass = GAIN_CODEBOOK_PAGE_GET_CLASS (self);

  if (klass->set_narrow != NULL)
    klass->set_narrow (self, narrow);
}

/* The form */

/* The first group says what is wrong; the row stands where the eye is when it appears. */
static AdwPreferencesPage *
ensure_form (GainCodebookPage *self)
{
  Private *priv = get_private (self);
  AdwPreferencesGroup *group;

  if (priv->form != NULL)
    return priv->form;
  priv->form = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (priv->form));
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  priv->problem_label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL,
                                                 "wrap",
                                                 TRUE,
                                                 "wrap-mode",
                                                 PANGO_WRAP_WORD_CHAR,
                                                 "xalign",
                                                 0.0,
                                                 "accessible-role",
                                                 GTK_ACCESSIBLE_ROLE_ALERT,
                                                 NULL));
  gtk_widget_add_css_class (GTK_WIDGET (priv->problem_label), "error");
  adw_preferences_group_add (group, GTK_WIDGET (priv->problem_label));
  adw_preferences_page_add (priv->form, group);
  priv->problem_row = GTK_WIDGET (group);
  gtk_widget_set_visible (priv->problem_row, FALSE);

  return priv->form;
}

AdwPreferencesGroup *
gain_codebook_page_add_group (GainCodebookPage *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  if (title != NULL)
    adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (ensure_form (self), group);

  return group;
}

void
gain_codebook_page_take_field (GainCodebookPage *self, GtkWidget *field)
{
  g_ptr_array_add (get_private (self)->fields, field);
}

static void
name_widget (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

AdwEntryRow *
gain_codebook_page_add_entry (GainCodebookPage *self, AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  name_widget (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))), title);
  g_signal_connect_object (
      row, "changed", G_CALLBACK (gain_codebook_page_touch), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  gain_codebook_page_take_field (self, row);

  return ADW_ENTRY_ROW (row);
}

AdwComboRow *
gain_codebook_page_add_combo (GainCodebookPage *self,
                              AdwPreferencesGroup *group,
                              const char *title,
                              const char *const *names)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  g_signal_connect_object (
      row, "notify::selected", G_CALLBACK (gain_codebook_page_touch), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  gain_codebook_page_take_field (self, row);

  return ADW_COMBO_ROW (row);
}

GtkSwitch *
gain_codebook_page_add_switch (GainCodebookPage *self,
                               AdwPreferencesGroup *group,
                               const char *title,
                               const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  name_widget (button, title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (
      button, "notify::active", G_CALLBACK (gain_codebook_page_touch), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  gain_codebook_page_take_field (self, button);

  return GTK_SWITCH (button);
}

GtkTextView *
gain_codebook_page_add_text (GainCodebookPage *self, AdwPreferencesGroup *group, const char *name)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "gain-form-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_LINE,
                                  TRUE,
                                  -1);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                           "changed",
                           G_CALLBACK (gain_codebook_page_touch),
                           self,
                           G_CONNECT_SWAPPED);
  g_object_set (scroller,
                "child",
                view,
                "hscrollbar-policy",
                GTK_POLICY_NEVER,
                "min-content-height",
                84,
                "max-content-height",
                260,
                "propagate-natural-height",
                TRUE,
                NULL);
  gtk_widget_add_css_class (scroller, "card");
  adw_preferences_group_add (group, scroller);
  gain_codebook_page_take_field (self, view);

  return GTK_TEXT_VIEW (view);
}

char *
gain_codebook_page_dup_typed (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

char *
gain_codebook_page_dup_text (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

void
gain_codebook_page_show_typed (AdwEntryRow *row, const char *text)
{
  g_autofree char *typed = gain_codebook_page_dup_typed (row);

  if (g_strcmp0 (typed, text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

void
gain_codebook_page_show_text (GtkTextView *view, const char *text)
{
  g_autofree char *typed = gain_codebook_page_dup_text (view);

  if (g_strcmp0 (typed, text != NULL ? text : "") != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text != NULL ? text : "", -1);
}

/* The object */

static void
gain_codebook_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  Private *priv = get_private (GAIN_CODEBOOK_PAGE (object));

  switch (id)
    {
    case PROP_DIRTY:
      g_value_set_boolean (value, priv->dirty);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, priv->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gain_codebook_page_finalize (GObject *object)
{
  Private *priv = get_private (GAIN_CODEBOOK_PAGE (object));

  g_clear_object (&priv->editor);
  g_clear_pointer (&priv->id, g_free);
  g_clear_pointer (&priv->problem, g_free);
  g_clear_pointer (&priv->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (gain_codebook_page_parent_class)->finalize (object);
}

static void
gain_codebook_page_class_init (GainCodebookPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gain_codebook_page_get_property;
  object_class->finalize = gain_codebook_page_finalize;

  props[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, flags);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gain_codebook_page_init (GainCodebookPage *self)
{
  get_private (self)->fields = g_ptr_array_new ();
}
