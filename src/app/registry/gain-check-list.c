/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-check-list.h"

#include "gain-list-row.h"

/* One row. */
#define GAIN_TYPE_CHECK_LINE (gain_check_line_get_type ())
G_DECLARE_FINAL_TYPE (GainCheckLine, gain_check_line, GAIN, CHECK_LINE, GObject)

struct _GainCheckLine
{
  GObject parent_instance;

  char *markup;
  char *details;
  gboolean checked;
};

enum
{
  PROP_CHECKED = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GainCheckLine, gain_check_line, G_TYPE_OBJECT)

static void
gain_check_line_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, GAIN_CHECK_LINE (object)->checked);
}

static void
gain_check_line_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GainCheckLine *self = GAIN_CHECK_LINE (object);

  if (self->checked == g_value_get_boolean (value))
    return;
  self->checked = !self->checked;
  g_object_notify_by_pspec (object, pspec);
}

static void
gain_check_line_finalize (GObject *object)
{
  g_free (GAIN_CHECK_LINE (object)->markup);
  g_free (GAIN_CHECK_LINE (object)->details);

  G_OBJECT_CLASS (gain_check_line_parent_class)->finalize (object);
}

static void
gain_check_line_class_init (GainCheckLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gain_check_line_get_property;
  object_class->set_property = gain_check_line_set_property;
  object_class->finalize = gain_check_line_finalize;
  props[PROP_CHECKED] =
      g_param_spec_boolean ("checked",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
gain_check_line_init (GainCheckLine *self)
{
}

struct _GainCheckList
{
  AdwBin parent_instance;

  GListStore *lines;
  GtkListView *view;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainCheckList, gain_check_list, ADW_TYPE_BIN)

static GtkWidget *
create_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *line = gain_list_row_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *details;

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  create_label (texts);
  details = create_label (texts);
  gtk_widget_add_css_class (details, "caption");
  gtk_widget_add_css_class (details, "dim-label");
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_list_item_set_child (item, line);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GainCheckLine *line = gtk_list_item_get_item (item);
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *texts = gtk_widget_get_next_sibling (check);
  GtkWidget *words = gtk_widget_get_first_child (texts);
  GtkWidget *details = gtk_widget_get_last_child (texts);
  GBinding *binding;

  gtk_label_set_markup (GTK_LABEL (words), line->markup);
  gtk_label_set_text (GTK_LABEL (details), line->details);
  gtk_widget_set_visible (details, *line->details != '\0');
  gain_list_row_set_name (GAIN_LIST_ROW (gtk_list_item_get_child (item)),
                          gtk_label_get_text (GTK_LABEL (words)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (words)),
                                  -1);
  binding = g_object_bind_property (
      line, "checked", check, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_set_data (G_OBJECT (item), "gain-binding", binding);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GBinding *binding = g_object_steal_data (G_OBJECT (item), "gain-binding");

  if (binding != NULL)
    g_binding_unbind (binding);
}

static void
activate_cb (GainCheckList *self, guint position)
{
  g_autoptr (GainCheckLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  if (line != NULL)
    g_object_set (line, "checked", !line->checked, NULL);
}

static void
checked_cb (GainCheckList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
gain_check_list_dispose (GObject *object)
{
  g_clear_object (&GAIN_CHECK_LIST (object)->lines);

  G_OBJECT_CLASS (gain_check_list_parent_class)->dispose (object);
}

static void
gain_check_list_class_init (GainCheckListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gain_check_list_dispose;

  signals[CHANGED] = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gain_check_list_init (GainCheckList *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  self->lines = g_list_store_new (GAIN_TYPE_CHECK_LINE);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "article-list");
  g_signal_connect_object (
      self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (window, TRUE);
  adw_bin_set_child (ADW_BIN (self), window);
}

GtkWidget *
gain_check_list_new (const char *name)
{
  GainCheckList *self = g_object_new (GAIN_TYPE_CHECK_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);

  return GTK_WIDGET (self);
}

void
gain_check_list_clear (GainCheckList *self)
{
  g_return_if_fail (GAIN_IS_CHECK_LIST (self));

  g_list_store_remove_all (self->lines);
}

void
gain_check_list_add (GainCheckList *self, const char *markup, const char *details, gboolean checked)
{
  g_autoptr (GainCheckLine) line = g_object_new (GAIN_TYPE_CHECK_LINE, NULL);

  g_return_if_fail (GAIN_IS_CHECK_LIST (self));

  line->markup = g_strdup (markup);
  line->details = g_strdup (details != NULL ? details : "");
  line->checked = checked;
  g_signal_connect_object (
      line, "notify::checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->lines, line);
}

guint
gain_check_list_get_n (GainCheckList *self)
{
  g_return_val_if_fail (GAIN_IS_CHECK_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->lines));
}

gboolean
gain_check_list_get_checked (GainCheckList *self, guint i)
{
  g_autoptr (GainCheckLine) line = NULL;

  g_return_val_if_fail (GAIN_IS_CHECK_LIST (self), FALSE);

  line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

  return line != NULL && line->checked;
}

guint
gain_check_list_get_n_checked (GainCheckList *self)
{
  guint n_checked = 0;

  for (guint i = 0; i < gain_check_list_get_n (self); i++)
    n_checked += gain_check_list_get_checked (self, i) ? 1 : 0;

  return n_checked;
}

void
gain_check_list_set_all (GainCheckList *self, gboolean checked)
{
  g_return_if_fail (GAIN_IS_CHECK_LIST (self));

  for (guint i = 0; i < gain_check_list_get_n (self); i++)
    {
      g_autoptr (GObject) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      g_object_set (line, "checked", checked, NULL);
    }
}
