/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-pair.h"

struct _GainPair
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  AdwBin *list;
  AdwBin *detail;
};

enum
{
  PROP_LIST = 1,
  PROP_DETAIL,
  PROP_SHOW_DETAIL,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GainPair, gain_pair, ADW_TYPE_BIN)

static void
folded_cb (GainPair *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLDED]);
}

static void
shown_cb (GainPair *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_DETAIL]);
}

static void
gain_pair_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GainPair *self = GAIN_PAIR (object);

  switch (id)
    {
    case PROP_LIST:
      g_value_set_object (value, adw_bin_get_child (self->list));
      break;
    case PROP_DETAIL:
      g_value_set_object (value, adw_bin_get_child (self->detail));
      break;
    case PROP_SHOW_DETAIL:
      g_value_set_boolean (value, gain_pair_get_show_detail (self));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, gain_pair_get_folded (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gain_pair_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GainPair *self = GAIN_PAIR (object);

  switch (id)
    {
    case PROP_LIST:
      adw_bin_set_child (self->list, g_value_get_object (value));
      break;
    case PROP_DETAIL:
      adw_bin_set_child (self->detail, g_value_get_object (value));
      break;
    case PROP_SHOW_DETAIL:
      gain_pair_set_show_detail (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gain_pair_class_init (GainPairClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gain_pair_get_property;
  object_class->set_property = gain_pair_set_property;

  props[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_DETAIL] = g_param_spec_object ("detail", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_SHOW_DETAIL] = g_param_spec_boolean ("show-detail", NULL, NULL, FALSE, flags);
  props[PROP_FOLDED] =
      g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pair");
}

static void
gain_pair_init (GainPair *self)
{
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  AdwLeafletPage *page;

  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  self->list = ADW_BIN (adw_bin_new ());
  self->detail = ADW_BIN (adw_bin_new ());
  /* Said of both, so that what is inside them has no say. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->detail), TRUE);

  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->list));
  page = adw_leaflet_append (self->leaflet, separator);
  adw_leaflet_page_set_navigatable (page, FALSE);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->detail));
  /* A swipe over text selects text. */
  adw_leaflet_set_can_navigate_back (self->leaflet, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->leaflet));

  g_signal_connect_object (
      self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->leaflet, "notify::visible-child", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
}

gboolean
gain_pair_get_folded (GainPair *self)
{
  g_return_val_if_fail (GAIN_IS_PAIR (self), FALSE);

  return adw_leaflet_get_folded (self->leaflet);
}

void
gain_pair_set_show_detail (GainPair *self, gboolean show)
{
  g_return_if_fail (GAIN_IS_PAIR (self));

  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (show ? self->detail : self->list));
}

gboolean
gain_pair_get_show_detail (GainPair *self)
{
  g_return_val_if_fail (GAIN_IS_PAIR (self), FALSE);

  return adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->detail);
}
