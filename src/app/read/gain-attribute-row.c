/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-attribute-row.h"

#include <adwaita.h>
#include <errno.h>
#include <glib/gi18n-lib.h>

#define ROW "gain-attribute-row"

/* What every attribute can be answered with, whatever its type. */
static const char *const answers_to_all[] = { "not-applicable", "cannot-tell", NULL };

/* Stands behind the widget that shows it. */
typedef struct
{
  char *attribute;
  GainAttributeType type;
  GPtrArray *choices; /* ids in the order shown; the first is NULL: not set */
  GPtrArray *checks;  /* one a choice, for CHOICES */
  GainAttributeFunc func;
  gpointer user_data;
  gboolean showing; /* a value is being shown, not chosen */
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->attribute);
  g_ptr_array_unref (row->choices);
  g_ptr_array_unref (row->checks);
  g_free (row);
}

static Row *
get_row (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), ROW);
}

char *
gain_attribute_dup_choice_name (const char *choice)
{
  char *name = NULL;

  if (g_str_equal (choice, "cannot-tell"))
    return g_strdup (_ ("cannot tell"));
  if (g_str_equal (choice, "not-applicable"))
    return g_strdup (_ ("not applicable"));
  if (g_str_equal (choice, "true"))
    return g_strdup (_ ("yes"));
  if (g_str_equal (choice, "false"))
    return g_strdup (_ ("no"));

  name = g_strdup (choice);

  return g_strdelimit (name, "-_", ' ');
}

static void
emit (Row *row, GVariant *value)
{
  if (!row->showing)
    row->func (row->attribute, value, row->user_data);
  else if (value != NULL)
    g_variant_unref (g_variant_ref_sink (value));
}

static void
fill_choices (Row *row, const GainAttribute *attribute)
{
  g_ptr_array_add (row->choices, NULL);
  if (attribute->type == GAIN_ATTRIBUTE_BOOLEAN)
    {
      g_ptr_array_add (row->choices, g_strdup ("true"));
      g_ptr_array_add (row->choices, g_strdup ("false"));
    }
  else
    for (guint i = 0; attribute->choices[i] != NULL; i++)
      g_ptr_array_add (row->choices, g_strdup (attribute->choices[i]));

  for (guint i = 0; attribute->type != GAIN_ATTRIBUTE_CHOICES && answers_to_all[i] != NULL; i++)
    if (attribute->type == GAIN_ATTRIBUTE_BOOLEAN ||
        !g_strv_contains (attribute->choices, answers_to_all[i]))
      g_ptr_array_add (row->choices, g_strdup (answers_to_all[i]));
}

static void
combo_selected_cb (GtkWidget *widget)
{
  Row *row = get_row (widget);
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (widget));
  const char *choice = i < row->choices->len ? row->choices->pdata[i] : NULL;

  if (choice == NULL)
    emit (row, NULL);
  else if (row->type == GAIN_ATTRIBUTE_BOOLEAN &&
           (g_str_equal (choice, "true") || g_str_equal (choice, "false")))
    emit (row, g_variant_new_boolean (g_str_equal (choice, "true")));
  else
    emit (row, g_variant_new_string (choice));
}

static GtkWidget *
create_combo (Row *row)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *widget = adw_combo_row_new ();

  for (guint i = 0; i < row->choices->len; i++)
    {
      if (row->choices->pdata[i] == NULL)
        gtk_string_list_append (names, C_ ("value of an attribute", "not set"));
      else
        gtk_string_list_take (names, gain_attribute_dup_choice_name (row->choices->pdata[i]));
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (widget), G_LIST_MODEL (names));

  return widget;
}

static void
check_toggled_cb (GtkWidget *check, GtkWidget *widget)
{
  Row *row = get_row (widget);
  GVariantBuilder builder;
  guint n = 0;

  if (row == NULL || row->showing)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < row->checks->len; i++)
    if (gtk_check_button_get_active (row->checks->pdata[i]))
      {
        g_variant_builder_add (&builder, "s", row->choices->pdata[i + 1]);
        n++;
      }
  if (n > 0)
    emit (row, g_variant_builder_end (&builder));
  else
    {
      g_variant_builder_clear (&builder);
      emit (row, NULL);
    }
}

static GtkWidget *
create_checks (Row *row)
{
  GtkWidget *widget = adw_expander_row_new ();

  for (guint i = 1; i < row->choices->len; i++)
    {
      GtkWidget *line = adw_action_row_new (), *check = gtk_check_button_new ();
      g_autofree char *name = gain_attribute_dup_choice_name (row->choices->pdata[i]);

      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), name);
      adw_action_row_add_prefix (ADW_ACTION_ROW (line), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), check);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name,
                                      -1);
      g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), widget, 0);
      g_ptr_array_add (row->checks, check);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (widget), line);
    }

  return widget;
}

/* A date as far as it is known: a year, with a month, with a day. */
static gboolean
is_date (const char *text)
{
  return g_regex_match_simple ("^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                               text,
                               0,
                               0);
}

static GVariant *
parse_number (const char *text)
{
  char *end = NULL;
  gint64 number;

  errno = 0;
  number = g_ascii_strtoll (text, &end, 10);
  if (errno == 0 && end != text && *end == '\0')
    return g_variant_new_int64 (number);

  /* What is no whole number stays exactly as typed. */
  if (g_regex_match_simple ("^[+-]?[0-9]+([.,][0-9]+)?$", text, 0, 0))
    return g_variant_new_string (text);

  return NULL;
}

static void
entry_apply_cb (GtkWidget *widget)
{
  Row *row = get_row (widget);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget))));
  GVariant *value = NULL;

  gtk_widget_remove_css_class (widget, "error");
  if (text[0] == '\0')
    {
      emit (row, NULL);
      return;
    }
  if (row->type == GAIN_ATTRIBUTE_NUMBER)
    value = parse_number (text);
  else if (row->type != GAIN_ATTRIBUTE_DATE || is_date (text))
    value = g_variant_new_string (text);

  if (value != NULL)
    emit (row, value);
  else
    gtk_widget_add_css_class (widget, "error");
}

static GtkWidget *
create_entry (Row *row)
{
  GtkWidget *widget = adw_entry_row_new ();

  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (widget), TRUE);
  if (row->type == GAIN_ATTRIBUTE_DATE)
    gtk_widget_set_tooltip_text (widget, _ ("2026, 2026-05 or 2026-05-03"));

  return widget;
}

GtkWidget *
gain_attribute_row_new (const GainAttribute *attribute, GainAttributeFunc func, gpointer user_data)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *widget;

  row->attribute = g_strdup (attribute->id);
  row->type = attribute->type;
  row->choices = g_ptr_array_new_with_free_func (g_free);
  row->checks = g_ptr_array_new ();
  row->func = func;
  row->user_data = user_data;
  row->showing = TRUE;
  if (attribute->type == GAIN_ATTRIBUTE_CHOICE || attribute->type == GAIN_ATTRIBUTE_CHOICES ||
      attribute->type == GAIN_ATTRIBUTE_BOOLEAN)
    fill_choices (row, attribute);

  if (attribute->type == GAIN_ATTRIBUTE_CHOICES)
    widget = create_checks (row);
  else if (row->choices->len > 0)
    widget = create_combo (row);
  else
    widget = create_entry (row);
  g_object_set_data_full (G_OBJECT (widget), ROW, row, row_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), attribute->name);
  if (attribute->description != NULL && attribute->description[0] != '\0' &&
      row->type != GAIN_ATTRIBUTE_DATE)
    gtk_widget_set_tooltip_text (widget, attribute->description);

  if (ADW_IS_COMBO_ROW (widget))
    g_signal_connect (widget, "notify::selected", G_CALLBACK (combo_selected_cb), NULL);
  else if (ADW_IS_ENTRY_ROW (widget))
    g_signal_connect (widget, "apply", G_CALLBACK (entry_apply_cb), NULL);
  row->showing = FALSE;

  return widget;
}

const char *
gain_attribute_row_get_attribute (GtkWidget *widget)
{
  Row *row = get_row (widget);

  return row != NULL ? row->attribute : NULL;
}

static char *
dup_value_text (GVariant *value)
{
  if (value == NULL)
    return g_strdup ("");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_dup_string (value, NULL);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_strdup (g_variant_get_boolean (value) ? "true" : "false");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (value));

  return g_variant_print (value, FALSE);
}

/* A value that the codebook does not list is not shown as another one. */
static void
show_choice (Row *row, GtkWidget *widget, const char *text)
{
  guint selected = text[0] == '\0' ? 0 : GTK_INVALID_LIST_POSITION;

  for (guint i = 1; i < row->choices->len; i++)
    if (g_str_equal (row->choices->pdata[i], text))
      selected = i;
  adw_combo_row_set_selected (ADW_COMBO_ROW (widget), selected);
}

static void
show_choices (Row *row, GtkWidget *widget, GVariant *value)
{
  g_autofree const char **ids =
      value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY)
          ? g_variant_get_strv (value, NULL)
          : g_new0 (const char *, 1);
  g_autofree char *subtitle = g_strjoinv (", ", (char **) ids);

  for (guint i = 0; i < row->checks->len; i++)
    gtk_check_button_set_active (row->checks->pdata[i],
                                 g_strv_contains (ids, row->choices->pdata[i + 1]));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (widget), subtitle);
}

void
gain_attribute_row_set_value (GtkWidget *widget, GVariant *value)
{
  Row *row = get_row (widget);
  g_autofree char *text = dup_value_text (value);

  g_return_if_fail (row != NULL);

  row->showing = TRUE;
  if (ADW_IS_COMBO_ROW (widget))
    show_choice (row, widget, text);
  else if (ADW_IS_EXPANDER_ROW (widget))
    show_choices (row, widget, value);
  else if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (widget)), text) != 0)
    {
      /* Without this the row would offer to apply what it was just given. */
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (widget), FALSE);
      gtk_editable_set_text (GTK_EDITABLE (widget), text);
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (widget), TRUE);
      gtk_widget_remove_css_class (widget, "error");
    }
  row->showing = FALSE;
}
