/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-hit-list.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gain-direction.h"
#include "gain-list-row.h"

/* A hit, and whether it is checked. */
#define GAIN_TYPE_HIT_ROW (gain_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (GainHitRow, gain_hit_row, GAIN, HIT_ROW, GObject)

struct _GainHitRow
{
  GObject parent_instance;

  GainHit *hit;
  gboolean checked;
};

G_DEFINE_FINAL_TYPE (GainHitRow, gain_hit_row, G_TYPE_OBJECT)

struct _GainHitList
{
  AdwBin parent_instance;

  GListStore *rows;
  GtkSingleSelection *selection;
  guint n_checked;
  gboolean quiet; /* many change at once */
};

enum
{
  ACTIVATED,
  CHECKED_CHANGED,
  N_SIGNALS,
};

enum
{
  PROP_0,
  PROP_CHECKED,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainHitList, gain_hit_list, ADW_TYPE_BIN)

static void
gain_hit_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, GAIN_HIT_ROW (object)->checked);
}

static void
gain_hit_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GainHitRow *self = GAIN_HIT_ROW (object);

  if (self->checked == g_value_get_boolean (value))
    return;
  self->checked = !self->checked;
  g_object_notify_by_pspec (object, pspec);
}

static void
gain_hit_row_finalize (GObject *object)
{
  g_clear_object (&GAIN_HIT_ROW (object)->hit);

  G_OBJECT_CLASS (gain_hit_row_parent_class)->finalize (object);
}

static void
gain_hit_row_class_init (GainHitRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = gain_hit_row_get_property;
  object_class->set_property = gain_hit_row_set_property;
  object_class->finalize = gain_hit_row_finalize;
  g_object_class_install_property (object_class,
                                   PROP_CHECKED,
                                   g_param_spec_boolean ("checked",
                                                         NULL,
                                                         NULL,
                                                         FALSE,
                                                         G_PARAM_READWRITE |
                                                             G_PARAM_EXPLICIT_NOTIFY |
                                                             G_PARAM_STATIC_STRINGS));
}

static void
gain_hit_row_init (GainHitRow *self)
{
}

/* One row on the screen. */

typedef struct
{
  GtkWidget *check;
  GtkWidget *line;
  GtkLabel *left;
  GtkLabel *right; /* what was found, and what follows */
  GtkLabel *title;
  GBinding *binding;
} Cells;

static GtkLabel *
add_label (GtkWidget *box, float xalign, PangoEllipsizeMode ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Cells *cells = g_new0 (Cells, 1);
  GtkWidget *row = gain_list_row_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  cells->check = gtk_check_button_new ();
  gtk_widget_set_focusable (cells->check, FALSE);
  gtk_widget_set_valign (cells->check, GTK_ALIGN_CENTER);
  cells->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_set_homogeneous (GTK_BOX (cells->line), TRUE);
  cells->left = add_label (cells->line, 1, PANGO_ELLIPSIZE_START);
  cells->right = add_label (cells->line, 0, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (words), cells->line);
  cells->title = add_label (words, 0, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (cells->title), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (cells->title), "caption");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), cells->check);
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  g_object_set_data_full (G_OBJECT (item), "cells", cells, g_free);
  gtk_list_item_set_child (item, row);
}

static char *
dup_title (GainHit *hit)
{
  GainArticle *article = gain_hit_get_article (hit);
  const char *outlet = gain_article_get_meta (article, "outlet");
  const char *published = gain_article_get_meta (article, "published");
  GString *title = g_string_new (gain_article_get_title (article));

  if (outlet != NULL)
    g_string_append_printf (title, " · %s", outlet);
  if (published != NULL)
    g_string_append_printf (title, " · %.10s", published);

  return g_string_free (title, FALSE);
}

/* Left and right are those of the text that is quoted, whatever the window's. */
static void
set_direction (Cells *cells, const char *quote)
{
  g_autoptr (GainText) text = gain_text_new_from_string (quote);
  gboolean rtl = gain_direction_is_rtl (text, GAIN_SPAN (0, gain_text_get_length (text)));
  GtkTextDirection direction = rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;

  gtk_widget_set_direction (cells->line, direction);
  gtk_widget_set_direction (GTK_WIDGET (cells->left), direction);
  gtk_widget_set_direction (GTK_WIDGET (cells->right), direction);
}

static void
set_words (Cells *cells, GainListRow *row, GainHit *hit)
{
  const char *quote = gain_hit_get_quote (hit);
  g_autofree char *left = g_strchomp (g_strdup (gain_hit_get_left (hit)));
  g_autofree char *right = g_strconcat (quote, gain_hit_get_right (hit), NULL);
  g_autofree char *all = g_strconcat (gain_hit_get_left (hit), right, NULL);
  g_autofree char *title = dup_title (hit);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->end_index = (guint) strlen (quote);
  pango_attr_list_insert (attributes, bold);
  set_direction (cells, quote);
  gtk_label_set_label (cells->left, left);
  gtk_label_set_label (cells->right, right);
  gtk_label_set_attributes (cells->right, attributes);
  gtk_label_set_label (cells->title, title);
  pango_attr_list_unref (attributes);
  gain_list_row_set_name (row, all);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cells->check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  all,
                                  -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Cells *cells = g_object_get_data (G_OBJECT (item), "cells");
  GainHitRow *row = gtk_list_item_get_item (item);

  set_words (cells, GAIN_LIST_ROW (gtk_list_item_get_child (item)), row->hit);
  cells->binding = g_object_bind_property (
      row, "checked", cells->check, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Cells *cells = g_object_get_data (G_OBJECT (item), "cells");

  g_binding_unbind (cells->binding);
  cells->binding = NULL;
}

/* The list. */

static void
checked_cb (GainHitRow *row, GParamSpec *pspec, GainHitList *self)
{
  self->n_checked += row->checked ? 1 : -1;
  if (!self->quiet)
    g_signal_emit (self, signals[CHECKED_CHANGED], 0);
}

static void
activate_cb (GainHitList *self, guint position)
{
  g_autoptr (GainHitRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, row->hit);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint code,
        GdkModifierType state,
        gpointer data)
{
  GainHitList *self = data;
  GainHitRow *row = gtk_single_selection_get_selected_item (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  if (keyval == GDK_KEY_a && (state & GDK_CONTROL_MASK))
    gain_hit_list_set_all (self, self->n_checked < n);
  else if (keyval == GDK_KEY_space && row != NULL)
    g_object_set (row, "checked", !row->checked, NULL);
  else
    return FALSE;

  return TRUE;
}

static void
gain_hit_list_dispose (GObject *object)
{
  GainHitList *self = GAIN_HIT_LIST (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (gain_hit_list_parent_class)->dispose (object);
}

static gboolean
gain_hit_list_grab_focus (GtkWidget *widget)
{
  GtkWidget *scroller = adw_bin_get_child (ADW_BIN (widget));

  return gtk_widget_grab_focus (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)));
}

static void
gain_hit_list_class_init (GainHitListClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_hit_list_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = gain_hit_list_grab_focus;
  signals[ACTIVATED] = g_signal_new (
      "activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, GAIN_TYPE_HIT);
  signals[CHECKED_CHANGED] = g_signal_new (
      "checked-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_view (GainHitList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *view;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Places found"),
                                  -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (view, keys);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  return view;
}

static void
gain_hit_list_init (GainHitList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_list_store_new (GAIN_TYPE_HIT_ROW);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_view (self));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
gain_hit_list_clear (GainHitList *self)
{
  g_return_if_fail (GAIN_IS_HIT_LIST (self));

  g_list_store_remove_all (self->rows);
  self->n_checked = 0;
  g_signal_emit (self, signals[CHECKED_CHANGED], 0);
}

void
gain_hit_list_add (GainHitList *self, GPtrArray *hits, gboolean checked)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (GAIN_IS_HIT_LIST (self));

  for (guint i = 0; i < hits->len; i++)
    {
      GainHitRow *row = g_object_new (GAIN_TYPE_HIT_ROW, NULL);

      row->hit = g_object_ref (hits->pdata[i]);
      row->checked = checked;
      g_signal_connect_object (row, "notify::checked", G_CALLBACK (checked_cb), self, 0);
      g_ptr_array_add (rows, row);
    }
  if (checked)
    self->n_checked += rows->len;
  g_list_store_splice (
      self->rows, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), 0, rows->pdata, rows->len);
  g_signal_emit (self, signals[CHECKED_CHANGED], 0);
}

guint
gain_hit_list_get_n (GainHitList *self)
{
  g_return_val_if_fail (GAIN_IS_HIT_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

guint
gain_hit_list_get_n_checked (GainHitList *self)
{
  g_return_val_if_fail (GAIN_IS_HIT_LIST (self), 0);

  return self->n_checked;
}

void
gain_hit_list_set_all (GainHitList *self, gboolean checked)
{
  guint n = gain_hit_list_get_n (self);

  self->quiet = TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      g_object_set (row, "checked", checked, NULL);
    }
  self->quiet = FALSE;
  g_signal_emit (self, signals[CHECKED_CHANGED], 0);
}

GPtrArray *
gain_hit_list_dup_checked (GainHitList *self)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = gain_hit_list_get_n (self);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GainHitRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (row->checked)
        g_ptr_array_add (hits, g_object_ref (row->hit));
    }

  return hits;
}
