/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-reader-private.h"

#include "gain-marking.h"

/* What must be there for a key to mean its action; else it stays with the text view (Shift+Right
 * extends the selection of text) or with the window (Tab moves the focus). */
typedef enum
{
  NEEDS_ARTICLE,
  NEEDS_MARK,
  NEEDS_MARK_AT_CARET, /* selected, the caret on it, no text selected */
  NEEDS_STACK,         /* some mark at the caret or selected */
  NEEDS_SELECTION,     /* a mark or text is selected, or a link begun */
  NEEDS_MARK_OR_LINK,  /* a mark is selected, or a link begun */
} Need;

typedef struct
{
  guint keyval;
  GdkModifierType modifiers;
  const char *action;
  const char *parameter; /* (nullable): as g_variant_parse() reads it */
  Need need;
} Key;

#define SHIFT GDK_SHIFT_MASK
#define CTRL  GDK_CONTROL_MASK
#define ALT   GDK_ALT_MASK

static const Key keys[] = {
  { GDK_KEY_j, 0, "reader.next-sentence", NULL, NEEDS_ARTICLE },
  { GDK_KEY_k, 0, "reader.previous-sentence", NULL, NEEDS_ARTICLE },
  { GDK_KEY_f, 0, "reader.next-content", NULL, NEEDS_ARTICLE },
  { GDK_KEY_b, 0, "reader.previous-content", NULL, NEEDS_ARTICLE },
  { GDK_KEY_N, SHIFT, "reader.next-incomplete", NULL, NEEDS_ARTICLE },
  { GDK_KEY_l, 0, "reader.link", NULL, NEEDS_MARK_OR_LINK },
  { GDK_KEY_g, 0, "reader.follow", NULL, NEEDS_MARK },
  { GDK_KEY_G, SHIFT, "reader.go-back", NULL, NEEDS_ARTICLE },
  { GDK_KEY_n, 0, "reader.next-mark", NULL, NEEDS_ARTICLE },
  { GDK_KEY_p, 0, "reader.previous-mark", NULL, NEEDS_ARTICLE },
  { GDK_KEY_Tab, 0, "reader.next-in-stack", NULL, NEEDS_STACK },
  { GDK_KEY_Tab, SHIFT, "reader.previous-in-stack", NULL, NEEDS_STACK },
  { GDK_KEY_F6, 0, "reader.leave", NULL, NEEDS_ARTICLE },
  { GDK_KEY_Right, SHIFT, "reader.move-end", "('cluster', true)", NEEDS_MARK_AT_CARET },
  { GDK_KEY_Left, SHIFT, "reader.move-end", "('cluster', false)", NEEDS_MARK_AT_CARET },
  { GDK_KEY_Right, CTRL | SHIFT, "reader.move-end", "('word', true)", NEEDS_MARK_AT_CARET },
  { GDK_KEY_Left, CTRL | SHIFT, "reader.move-end", "('word', false)", NEEDS_MARK_AT_CARET },
  { GDK_KEY_Right, ALT, "reader.move-end", "('clause', true)", NEEDS_MARK },
  { GDK_KEY_Left, ALT, "reader.move-end", "('clause', false)", NEEDS_MARK },
  { GDK_KEY_bracketright, 0, "reader.move-end", "('word', true)", NEEDS_MARK },
  { GDK_KEY_bracketleft, 0, "reader.move-end", "('word', false)", NEEDS_MARK },
  { GDK_KEY_Up, ALT, "reader.widen", NULL, NEEDS_MARK },
  { GDK_KEY_Return, 0, "reader.complete", NULL, NEEDS_MARK_OR_LINK },
  { GDK_KEY_KP_Enter, 0, "reader.complete", NULL, NEEDS_MARK_OR_LINK },
  { GDK_KEY_s, 0, "reader.switch-end", NULL, NEEDS_MARK },
  { GDK_KEY_r, 0, "reader.choose-label", NULL, NEEDS_MARK },
  { GDK_KEY_Delete, 0, "reader.delete", NULL, NEEDS_MARK },
  { GDK_KEY_KP_Delete, 0, "reader.delete", NULL, NEEDS_MARK },
  { GDK_KEY_BackSpace, 0, "reader.delete", NULL, NEEDS_MARK },
  { GDK_KEY_m, 0, "reader.note", NULL, NEEDS_MARK },
  { GDK_KEY_plus, 0, "reader.add-fragment", NULL, NEEDS_MARK },
  { GDK_KEY_KP_Add, 0, "reader.add-fragment", NULL, NEEDS_MARK },
  { GDK_KEY_period, 0, "reader.repeat", NULL, NEEDS_MARK },
  { GDK_KEY_period, CTRL, "reader.repeat-all", NULL, NEEDS_MARK },
  { GDK_KEY_h, 0, "reader.history", NULL, NEEDS_MARK },
  { GDK_KEY_f, CTRL, "reader.find", NULL, NEEDS_ARTICLE },
  { GDK_KEY_slash, 0, "reader.find", NULL, NEEDS_ARTICLE },
  { GDK_KEY_g, CTRL, "reader.find-next", NULL, NEEDS_ARTICLE },
  { GDK_KEY_g, CTRL | SHIFT, "reader.find-previous", NULL, NEEDS_ARTICLE },
  { GDK_KEY_x, 0, "reader.toggle-excluded", "-1", NEEDS_ARTICLE },
  { GDK_KEY_Escape, 0, "reader.deselect", NULL, NEEDS_SELECTION },
  { GDK_KEY_F10, SHIFT, "reader.menu", NULL, NEEDS_ARTICLE },
  { GDK_KEY_Menu, 0, "reader.menu", NULL, NEEDS_ARTICLE },
};

static gboolean
caret_is_on_mark (GainReader *self)
{
  GainAnnotation *mark = gain_reader_get_selected (self);
  guint caret = gain_text_view_get_caret (self->view);
  GainSpan extent, span;

  if (mark == NULL || gain_text_view_get_selection (self->view, &span))
    return FALSE;
  extent = gain_annotation_get_extent (mark);

  return caret >= extent.start && caret <= extent.end;
}

static gboolean
has_stack (GainReader *self)
{
  return gain_marking_find_in_stack (self->layer,
                                     gain_reader_get_selected (self),
                                     gain_text_view_get_caret (self->view),
                                     TRUE) != NULL;
}

static gboolean
has_what_it_needs (GainReader *self, Need need)
{
  GainSpan span;

  if (self->article == NULL)
    return FALSE;

  switch (need)
    {
    case NEEDS_MARK:
      return gain_reader_get_selected (self) != NULL;
    case NEEDS_MARK_AT_CARET:
      return caret_is_on_mark (self);
    case NEEDS_STACK:
      return has_stack (self);
    case NEEDS_SELECTION:
      return self->selected != NULL || gain_reader_is_linking (self) ||
             gain_text_view_get_selection (self->view, &span);
    case NEEDS_MARK_OR_LINK:
      return self->selected != NULL || gain_reader_is_linking (self);
    case NEEDS_ARTICLE:
    default:
      return TRUE;
    }
}

static gboolean
key_cb (GtkWidget *view, GVariant *args, gpointer user_data)
{
  GainReader *self = GAIN_READER (gtk_widget_get_ancestor (view, GAIN_TYPE_READER));
  const Key *key = user_data;
  g_autoptr (GVariant) parameter = NULL;

  /* The controller also sees what a popover of the text gets. */
  if (self == NULL || !gtk_widget_has_focus (view) || !has_what_it_needs (self, key->need))
    return FALSE;

  gain_reader_close_popover (self);
  if (key->parameter != NULL)
    parameter = g_variant_parse (NULL, key->parameter, NULL, NULL, NULL);

  return gtk_widget_activate_action_variant (view, key->action, parameter);
}

static gboolean
letter_cb (GtkWidget *view, GVariant *args, gpointer user_data)
{
  GainReader *self = GAIN_READER (gtk_widget_get_ancestor (view, GAIN_TYPE_READER));

  if (self == NULL || !gtk_widget_has_focus (view))
    return FALSE;
  gain_reader_close_popover (self);

  return gtk_widget_activate_action_variant (view, "reader.mark", args);
}

static GtkEventController *
add_controller (GainReader *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* Ahead of the text view, which has its own use for Tab, Delete and the arrows. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);

  return controller;
}

void
gain_reader_add_keys (GainReader *self)
{
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (add_controller (self));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        controller,
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].keyval, keys[i].modifiers),
                          gtk_callback_action_new (key_cb, (gpointer) &keys[i], NULL)));
}

void
gain_reader_update_letters (GainReader *self)
{
  GainCodebook *codebook = self->project != NULL ? gain_project_get_codebook (self->project) : NULL;

  if (self->letters != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self->view), self->letters);
  self->letters = add_controller (self);
  if (codebook == NULL)
    return;

  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    {
      const GainLabel *label = gain_codebook_get_label_at (codebook, i);
      GtkShortcut *shortcut;

      if (label->letter == 0 || label->kind == GAIN_LABEL_ARTICLE)
        continue;
      shortcut =
          gtk_shortcut_new (gtk_keyval_trigger_new (gdk_unicode_to_keyval (label->letter), 0),
                            gtk_callback_action_new (letter_cb, NULL, NULL));
      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (label->id));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (self->letters), shortcut);
    }
}
