/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-shell.h"

struct _GainShell
{
  AdwBin parent_instance;

  AdwFlap *start_flap;
  AdwFlap *end_flap;
};

enum
{
  PROP_START_PANE = 1,
  PROP_CONTENT,
  PROP_END_PANE,
  PROP_SHOW_START,
  PROP_SHOW_END,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (GainShell, gain_shell, ADW_TYPE_BIN)

static void
folded_cb (GainShell *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLDED]);
}

static void
start_revealed_cb (GainShell *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_START]);
}

static void
end_revealed_cb (GainShell *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_END]);
}

static void
gain_shell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GainShell *self = GAIN_SHELL (object);

  switch (id)
    {
    case PROP_START_PANE:
      g_value_set_object (value, adw_flap_get_flap (self->start_flap));
      break;
    case PROP_CONTENT:
      g_value_set_object (value, adw_flap_get_content (self->end_flap));
      break;
    case PROP_END_PANE:
      g_value_set_object (value, adw_flap_get_flap (self->end_flap));
      break;
    case PROP_SHOW_START:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (self->start_flap));
      break;
    case PROP_SHOW_END:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (self->end_flap));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, adw_flap_get_folded (self->start_flap));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gain_shell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GainShell *self = GAIN_SHELL (object);

  switch (id)
    {
    case PROP_START_PANE:
      adw_flap_set_flap (self->start_flap, g_value_get_object (value));
      break;
    case PROP_CONTENT:
      adw_flap_set_content (self->end_flap, g_value_get_object (value));
      break;
    case PROP_END_PANE:
      adw_flap_set_flap (self->end_flap, g_value_get_object (value));
      break;
    case PROP_SHOW_START:
      adw_flap_set_reveal_flap (self->start_flap, g_value_get_boolean (value));
      break;
    case PROP_SHOW_END:
      adw_flap_set_reveal_flap (self->end_flap, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gain_shell_class_init (GainShellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gain_shell_get_property;
  object_class->set_property = gain_shell_set_property;

  props[PROP_START_PANE] = g_param_spec_object ("start-pane", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_END_PANE] = g_param_spec_object ("end-pane", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_SHOW_START] = g_param_spec_boolean ("show-start", NULL, NULL, TRUE, flags);
  props[PROP_SHOW_END] = g_param_spec_boolean ("show-end", NULL, NULL, TRUE, flags);
  props[PROP_FOLDED] =
      g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "shell");
}

static AdwFlap *
new_flap (GtkPackType side)
{
  AdwFlap *flap = ADW_FLAP (adw_flap_new ());

  adw_flap_set_flap_position (flap, side);
  adw_flap_set_separator (flap, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  /* While it folds bit by bit the content would need more room than the window has. */
  adw_flap_set_fold_duration (flap, 0);
  /* A swipe over text selects text. */
  adw_flap_set_swipe_to_open (flap, FALSE);
  adw_flap_set_swipe_to_close (flap, FALSE);

  return flap;
}

static void
gain_shell_init (GainShell *self)
{
  self->start_flap = new_flap (GTK_PACK_START);
  self->end_flap = new_flap (GTK_PACK_END);
  adw_flap_set_content (self->start_flap, GTK_WIDGET (self->end_flap));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->start_flap));

  g_signal_connect_object (
      self->start_flap, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->start_flap,
                           "notify::reveal-flap",
                           G_CALLBACK (start_revealed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->end_flap, "notify::reveal-flap", G_CALLBACK (end_revealed_cb), self, G_CONNECT_SWAPPED);
}

static void
set_fold (AdwFlap *flap, gboolean folds)
{
  adw_flap_set_fold_policy (flap, folds ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
}

void
gain_shell_set_folds (GainShell *self, gboolean start, gboolean end)
{
  g_return_if_fail (GAIN_IS_SHELL (self));

  set_fold (self->start_flap, start);
  set_fold (self->end_flap, end);
}
