/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-reader-private.h"

#include <glib/gi18n-lib.h>

#include "gain-label-picker.h"

#define NAMES_FROM 620 /* pixels: below it the bar at a selection shows letters only */

void
gain_reader_close_popover (GainReader *self)
{
  GtkWidget *popover = g_steal_pointer (&self->popover);

  if (popover == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_unparent (popover);
}

/* Not from within its own signal: the popover still uses itself then. */
static gboolean
drop_popover_cb (gpointer user_data)
{
  GtkWidget *popover = user_data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover, GainReader *self)
{
  if (self->popover != popover)
    return;
  self->popover = NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT, drop_popover_cb, g_object_ref (popover), g_object_unref);
}

void
gain_reader_point_popover (GainReader *self, const GdkRectangle *at)
{
  GdkRectangle area = *at;
  double x, y;

  gtk_widget_translate_coordinates (
      GTK_WIDGET (self->view), GTK_WIDGET (self), at->x, at->y, &x, &y);
  area.x = (int) x;
  area.y = (int) CLAMP (y, 0, gtk_widget_get_height (GTK_WIDGET (self)));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
}

void
gain_reader_hold_popover (GainReader *self, GtkWidget *popover, const GdkRectangle *at)
{
  gain_reader_close_popover (self);
  self->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gain_reader_point_popover (self, at);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, 0);
}

static void
open_popover (GainReader *self, GtkWidget *popover, const GdkRectangle *at)
{
  gain_reader_hold_popover (self, popover, at);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
relabel_picked_cb (GtkWidget *picker, const char *label, GainReader *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.relabel", "s", label);
  gain_reader_focus_text (self);
}

static void
mark_picked_cb (GtkWidget *picker, const char *label, GainReader *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.mark", "s", label);
  gain_reader_focus_text (self);
}

void
gain_reader_open_label_list (GainReader *self)
{
  GainAnnotation *mark = gain_reader_get_selected (self);
  GtkWidget *picker;
  GdkRectangle at;

  if (mark == NULL)
    return;
  gain_text_view_get_place (self->view, gain_annotation_get_extent (mark), TRUE, &at);
  picker = gain_label_picker_new_list (gain_project_get_codebook (self->project),
                                       gain_project_resolve_label_id (self->project, mark));
  g_signal_connect_object (picker, "picked", G_CALLBACK (relabel_picked_cb), self, 0);
  open_popover (self, picker, &at);
}

static void
open_selection_bar (GainReader *self, GainSpan selection)
{
  gboolean names = gtk_widget_get_width (GTK_WIDGET (self)) >= NAMES_FROM;
  GtkWidget *picker;
  GdkRectangle at;

  gain_text_view_get_place (self->view, selection, FALSE, &at);
  picker = gain_label_picker_new_bar (gain_project_get_codebook (self->project), names);
  gtk_popover_set_position (GTK_POPOVER (picker), GTK_POS_BOTTOM);
  gtk_popover_set_offset (GTK_POPOVER (picker), 0, 6);
  g_signal_connect_object (picker, "picked", G_CALLBACK (mark_picked_cb), self, 0);
  open_popover (self, picker, &at);
}

static GMenuModel *
create_label_menu (GainReader *self, const char *action)
{
  GainCodebook *codebook = gain_project_get_codebook (self->project);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    {
      const GainLabel *label = gain_codebook_get_label_at (codebook, i);
      g_autoptr (GMenuItem) item = NULL;

      if (label->kind == GAIN_LABEL_ARTICLE)
        continue;
      item = g_menu_item_new (label->name, NULL);
      g_menu_item_set_action_and_target (item, action, "s", label->id);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/* What the mark can be asked about, whether it is open or not. */
static void
append_questions (GainReader *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  GainAnnotation *mark = gain_reader_get_selected (self);

  if (gain_reader_has_question (self, mark, GAIN_QUESTION_SOURCE))
    g_menu_append (section, _ ("_Who Says So…"), "reader.ask-source");
  if (gain_reader_has_question (self, mark, GAIN_QUESTION_PROPOSITION))
    g_menu_append (section, _ ("_States What…"), "reader.ask-proposition");
  if (gain_reader_has_question (self, mark, GAIN_QUESTION_CLAIM))
    g_menu_append (section, _ ("Which Clai_m…"), "reader.ask-claim");
  if (gain_reader_has_question (self, mark, GAIN_QUESTION_REFERENT))
    g_menu_append (section, _ ("Who _Is This…"), "reader.ask-referent");
  g_menu_append (section, _ ("Begin _Link"), "reader.link");
  g_menu_append (section, _ ("_Follow Link"), "reader.follow");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_mark_section (GainReader *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) labels = create_label_menu (self, "reader.relabel");

  append_questions (self, menu);
  g_menu_append_submenu (section, _ ("Change _Label"), labels);
  g_menu_append (section, _ ("Add Selection to Mark"), "reader.add-fragment");
  g_menu_append (section, _ ("Set Mark to _Selection"), "reader.take-selection");
  g_menu_append (section, _ ("Mark Next Same Words"), "reader.repeat");
  g_menu_append (section, _ ("Mark _All Same Words…"), "reader.repeat-all");
  g_menu_append (section, _ ("Write _Note"), "reader.note");
  g_menu_append (section, _ ("Show _History"), "reader.history");
  g_menu_append (section, _ ("_Delete Mark"), "reader.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_block_section (GainReader *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  int block = gain_article_find_block (self->article, gain_text_view_get_caret (self->view));
  g_autoptr (GMenuItem) item = NULL;
  gboolean excluded;

  g_menu_append (section, _ ("_Copy"), "reader.copy");
  g_menu_append (section, _ ("_Find…"), "reader.find");
  if (block >= 0)
    {
      excluded = gain_project_is_excluded (self->project,
                                           gain_article_get_id (self->article),
                                           (guint) block);
      item = g_menu_item_new (excluded ? _ ("Let Block Count Again") : _ ("_Exclude Block"), NULL);
      g_menu_item_set_action_and_target (item, "reader.toggle-excluded", "i", block);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

void
gain_reader_open_menu (GainReader *self, const GdkRectangle *at)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) labels = NULL;
  GtkWidget *popover;

  if (self->article == NULL)
    return;
  labels = create_label_menu (self, "reader.mark");
  g_menu_append_submenu (section, _ ("_Mark as"), labels);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  if (self->selected != NULL)
    append_mark_section (self, menu);
  append_block_section (self, menu);

  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  open_popover (self, popover, at);
}

/* Clicking again where a mark is selected takes the one behind it. */
static void
select_at (GainReader *self, double x, double y)
{
  GainAnnotation *selected = gain_reader_get_selected (self);
  GainAnnotation *mark;
  int block;

  mark = gain_text_view_pick (self->view, x, y, selected, &block);
  if (block >= 0)
    gain_reader_toggle_excluded (self, (guint) block);
  else
    gain_reader_select (self, mark != NULL ? gain_item_get_id (GAIN_ITEM (mark)) : NULL);
}

static gboolean
press_in_margin (GainReader *self, double x, double y)
{
  GainAnnotation *mark;
  int block;

  mark = gain_text_view_pick (self->view, x, y, NULL, &block);
  if (mark == NULL && block < 0)
    return gain_text_view_in_margin (self->view, x);

  gain_reader_focus_text (self);
  select_at (self, x, y);
  mark = gain_reader_get_selected (self);
  if (mark != NULL && block < 0)
    gain_text_view_set_caret (self->view, gain_annotation_get_extent (mark).start);

  return TRUE;
}

static gboolean
is_excluded_sign (GainReader *self, double x, double y)
{
  int block;

  gain_text_view_pick (self->view, x, y, NULL, &block);

  return block >= 0;
}

/* After the text view is done with the press: it moved the caret or selected text. */
static void
released (GainReader *self, double x, double y)
{
  GainSpan selection;

  if (gain_text_view_get_selection (self->view, &selection))
    open_selection_bar (self, selection);
  else
    select_at (self, x, y);
}

typedef struct
{
  GainReader *reader;
  double x;
  double y;
} Release;

static gboolean
released_cb (gpointer user_data)
{
  Release *release = user_data;

  if (release->reader->article != NULL)
    released (release->reader, release->x, release->y);

  return G_SOURCE_REMOVE;
}

static void
release_free (gpointer data)
{
  Release *release = data;

  g_object_unref (release->reader);
  g_free (release);
}

static void
open_menu_at (GainReader *self, double x, double y)
{
  const GdkRectangle at = { (int) x, (int) y, 1, 1 };
  GainSpan selection;

  if (!gain_text_view_get_selection (self->view, &selection))
    {
      GainAnnotation *mark;
      int block;

      gain_text_view_set_caret (self->view, gain_text_view_get_offset_at (self->view, x, y));
      mark = gain_text_view_pick (self->view, x, y, NULL, &block);
      gain_reader_select (self, mark != NULL ? gain_item_get_id (GAIN_ITEM (mark)) : NULL);
    }
  gain_reader_focus_text (self);
  gain_reader_open_menu (self, &at);
}

static gboolean
pressed (GainReader *self, GdkEvent *event, double x, double y)
{
  gain_reader_close_popover (self);
  self->pressed = FALSE;
  if (gdk_event_triggers_context_menu (event))
    {
      open_menu_at (self, x, y);
      return GDK_EVENT_STOP;
    }
  if (gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;
  if ((gain_text_view_in_margin (self->view, x) || is_excluded_sign (self, x, y)) &&
      press_in_margin (self, x, y))
    return GDK_EVENT_STOP;
  self->pressed = TRUE;

  return GDK_EVENT_PROPAGATE;
}

static void
get_position (GainReader *self, GdkEvent *event, double *x, double *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self->view));
  double surface_x, surface_y;

  gdk_event_get_position (event, x, y);
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  gtk_widget_translate_coordinates (
      GTK_WIDGET (native), GTK_WIDGET (self->view), *x - surface_x, *y - surface_y, x, y);
}

/* A gesture would compete with those of the text view for the press; this only looks on, and
 * keeps to itself what happens in the margin. */
static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, GainReader *self)
{
  GdkEventType type = gdk_event_get_event_type (event);
  double x, y;

  if (self->article == NULL)
    return GDK_EVENT_PROPAGATE;
  if (type == GDK_BUTTON_PRESS)
    {
      get_position (self, event, &x, &y);
      return pressed (self, event, x, y);
    }
  if (type == GDK_BUTTON_RELEASE && self->pressed)
    {
      Release *release = g_new0 (Release, 1);

      self->pressed = FALSE;
      release->reader = g_object_ref (self);
      get_position (self, event, &release->x, &release->y);
      g_idle_add_full (G_PRIORITY_DEFAULT, released_cb, release, release_free);
    }

  return GDK_EVENT_PROPAGATE;
}

static gboolean
query_tooltip_cb (GtkWidget *view,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip,
                  GainReader *self)
{
  g_autofree char *title = NULL;
  GainAnnotation *mark;
  int block;

  if (self->article == NULL || keyboard)
    return FALSE;
  mark = gain_text_view_pick (self->view, x, y, NULL, &block);
  if (block >= 0)
    title = g_strdup (_ ("This block does not count. Press to let it count again."));
  else if (mark != NULL && gain_text_view_in_margin (self->view, x))
    title = gain_reader_dup_mark_title (self, mark);
  if (title == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, title);

  return TRUE;
}

/* The caret went elsewhere by itself, so the next letter starts anew. */
static void
caret_moved_cb (GtkTextBuffer *buffer, GtkTextIter *location, GtkTextMark *mark, GainReader *self)
{
  if (mark == gtk_text_buffer_get_insert (buffer))
    g_clear_pointer (&self->fresh, g_free);
}

static void
scrolled_cb (GainReader *self)
{
  /* A question stays with its mark, also while the text still moves to show it. */
  if (!gain_reader_follow_mark (self))
    gain_reader_close_popover (self);
}

void
gain_reader_add_pointer (GainReader *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);

  gtk_widget_set_has_tooltip (GTK_WIDGET (self->view), TRUE);
  g_signal_connect_object (self->view, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)),
                           "mark-set",
                           G_CALLBACK (caret_moved_cb),
                           self,
                           0);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller),
                           "value-changed",
                           G_CALLBACK (scrolled_cb),
                           self,
                           G_CONNECT_SWAPPED);
}
