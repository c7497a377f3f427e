/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-window-private.h"

#include <glib/gi18n-lib.h>

#include "gain-completeness.h"
#include "gain-geometry.h"

#define TOAST_SECONDS 4

G_DEFINE_FINAL_TYPE (GainWindow, gain_window, ADW_TYPE_APPLICATION_WINDOW)

GainProject *
gain_window_get_project (GainWindow *self)
{
  return self->store != NULL ? gain_store_get_project (self->store) : NULL;
}

GSettings *
gain_window_get_settings (GainWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application != NULL ? gain_application_get_settings (GAIN_APPLICATION (application))
                             : NULL;
}

void
gain_window_say (GainWindow *self, const char *text, gboolean undoable)
{
  /* Titles are markup, and the text may quote an article. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (undoable)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  /* What it says gets old soon, and its Undo would be about another act. Dismissing it would be
   * shorter, but libadwaita 1.2 uses an animation after freeing it then. */
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  if (self->toast != NULL)
    adw_toast_set_button_label (self->toast, NULL);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The status line. */

static guint
count_without_source (GainProject *project, const char *article)
{
  g_autoptr (GArray) incomplete = gain_project_list_incomplete (project, article);
  guint n = 0;

  for (guint i = 0; i < incomplete->len; i++)
    n += g_array_index (incomplete, GainIncomplete, i).lack == GAIN_LACKS_SOURCE;

  return n;
}

void
gain_window_update_marks (GainWindow *self)
{
  GainProject *project = gain_window_get_project (self);
  g_autofree char *text = NULL;
  GainLayer *layer;
  guint n, open;

  if (project == NULL || self->article == NULL)
    {
      gtk_label_set_label (self->marks_label, "");
      return;
    }

  layer = gain_project_get_layer (project,
                                  gain_article_get_id (self->article),
                                  gain_project_get_me (project));
  n = gain_layer_get_n_annotations (layer);
  text = n == 0 ? g_strdup (_ ("No marks yet"))
                : g_strdup_printf (ngettext ("%u mark", "%u marks", n), n);
  open = count_without_source (project, gain_article_get_id (self->article));
  if (open > 0)
    {
      g_autofree char *part =
          g_strdup_printf (ngettext ("%u without source", "%u without source", open), open);
      g_autofree char *whole = g_strdup_printf ("%s · %s", text, part);

      gtk_label_set_label (self->marks_label, whole);
    }
  else
    gtk_label_set_label (self->marks_label, text);
}

void
gain_window_update_saved (GainWindow *self)
{
  const GError *error = self->store != NULL ? gain_store_get_error (self->store) : NULL;

  gtk_info_bar_set_revealed (self->error_bar, error != NULL);
  if (error != NULL)
    {
      gtk_label_set_label (self->error_label, error->message);
      gtk_label_set_label (self->saved_label, _ ("Not saved"));
    }
  else if (self->store != NULL)
    gtk_label_set_label (self->saved_label,
                         gain_store_get_unsaved (self->store) > 0 ? _ ("Saving…") : _ ("Saved"));
}

void
gain_window_update_place (GainWindow *self)
{
  gboolean reading = g_strcmp0 (adw_view_stack_get_visible_child_name (self->places), "read") == 0;
  gboolean open = self->store != NULL && self->opening == NULL;

  gtk_widget_set_visible (self->sidebar_button, open && reading);
  gtk_widget_set_visible (self->inspector_button, open && reading && !self->narrow);
  gtk_widget_set_visible (self->status_bar, open && reading);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher, open);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher_bar), open);
  gtk_widget_set_visible (self->add_button, open && !(reading && self->narrow));
  gtk_widget_set_visible (self->undo_box, open && !self->narrow);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.toggle-sidebar", open && reading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.toggle-inspector", open && reading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.guidelines", open && reading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-files", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-url", open);
  gain_window_update_work (self);
}

/* How much larger than usual the person wants text. */
static double
get_text_scale (GainWindow *self)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? MAX (1, dpi / (96.0 * PANGO_SCALE)) : 1;
}

/* Returns: whether the window is narrow. */
static gboolean
fold_panes (GainWindow *self, int width)
{
  double room = width / get_text_scale (self);
  gboolean narrow = room < GAIN_WIDTH_NARROW;

  gain_shell_set_folds (self->shell, narrow, room < GAIN_WIDTH_ROOMY);

  return narrow;
}

/* What the header has no room for moves into the menu. */
static void
fit_width (GainWindow *self, int width)
{
  gboolean narrow = fold_panes (self, width);

  if (narrow == self->narrow)
    return;

  self->narrow = narrow;
  gain_codebook_place_set_narrow (self->codebook, narrow);
  if (narrow)
    g_menu_prepend_section (self->main_menu, NULL, self->narrow_menu);
  else
    g_menu_remove (self->main_menu, 0);
  gain_window_update_place (self);
}

static gboolean
fit_cb (gpointer user_data)
{
  GainWindow *self = user_data;

  self->fitting = 0;
  fit_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
  adw_view_switcher_bar_set_reveal (self->switcher_bar,
                                    adw_view_switcher_title_get_title_visible (self->switcher));

  return G_SOURCE_REMOVE;
}

/* Not within the allocation, which would ask for another. */
static void
fit_soon (GainWindow *self)
{
  if (self->fitting == 0)
    self->fitting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_cb, self, NULL);
}

static void
title_visible_cb (GainWindow *self)
{
  fit_soon (self);
}

static void
gain_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GainWindow *self = GAIN_WINDOW (widget);

  fold_panes (self, width);
  GTK_WIDGET_CLASS (gain_window_parent_class)->size_allocate (widget, width, height, baseline);
  fit_soon (self);
}

/* Who goes to Read without having chosen an article gets the first. */
static void
open_first_article (GainWindow *self)
{
  g_autoptr (GainArticle) first =
      g_list_model_get_item (gain_project_get_articles (gain_window_get_project (self)), 0);

  if (first != NULL)
    gain_window_open_article (self, first);
}

static void
place_changed_cb (GainWindow *self)
{
  const char *place = adw_view_stack_get_visible_child_name (self->places);

  gain_window_update_place (self);
  if (self->store != NULL && self->article == NULL && g_strcmp0 (place, "read") == 0)
    open_first_article (self);
  if (self->store != NULL && g_strcmp0 (place, "registry") == 0)
    gain_registry_place_focus (self->registry);
}

/* Undo and redo. */

static void
set_undo_tooltip (GtkWidget *button, GainChange *change, const char *with, const char *without)
{
  g_autofree char *text = NULL;

  if (change != NULL)
    /* The formats are literals handed over by update_undo(). */
    text = g_strdup_printf ("%s: %s", with, gain_change_get_name (change));
  gtk_widget_set_tooltip_text (button, text != NULL ? text : without);
}

void
gain_window_update_undo (GainWindow *self)
{
  GainProject *project = gain_window_get_project (self);
  GainHistory *history = project != NULL ? gain_project_get_history (project) : NULL;
  GainChange *undo = history != NULL ? gain_history_get_undo (history) : NULL;
  GainChange *redo = history != NULL ? gain_history_get_redo (history) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  set_undo_tooltip (self->undo_button, undo, _ ("Undo"), _ ("Nothing to Undo"));
  set_undo_tooltip (self->redo_button, redo, _ ("Redo"), _ ("Nothing to Redo"));
}

void
gain_window_project_changed_cb (GainWindow *self, GainChange *change)
{
  if (gain_change_get_n_operations (change) > 0 &&
      gain_change_get_operation (change, 0)->kind == GAIN_ITEM_CODEBOOK)
    gain_window_update_hints (self);
  gain_window_update_marks (self);
  gain_window_update_undo (self);
  gain_window_update_work (self);
}

static gboolean
has_focus_inside (GainWindow *self, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
is_at (GainWindow *self, const char *place)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->places), place) == 0;
}

/* Goes where the change happened, so that nobody undoes blindly. Who is at the
 * registry stays there for what happened to an entry and its links. */
static void
show_change (GainWindow *self, GainChange *change)
{
  const GainOperation *operation = gain_change_get_operation (change, 0);
  GainArticle *article = NULL;

  if (is_at (self, "registry") && gain_registry_place_show_change (self->registry, change))
    return;
  if (operation->article != NULL)
    article = gain_project_get_article (gain_window_get_project (self), operation->article);
  if (article == NULL)
    {
      if (gain_registry_place_show_change (self->registry, change))
        adw_view_stack_set_visible_child_name (self->places, "registry");
      return;
    }

  gain_window_open_article (self, article);
  gain_reader_show_change (self->reader, change);
  /* The button that was pressed, in a toast perhaps, would keep the keys. */
  if (!has_focus_inside (self, GTK_WIDGET (self->inspector)))
    gain_reader_focus_text (self->reader);
}

static void
step_history (GainWindow *self, gboolean (*step) (GainProject *, GainChange **, GError **))
{
  g_autoptr (GainChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (gain_window_get_project (self) == NULL)
    return;
  if (step (gain_window_get_project (self), &change, &error))
    show_change (self, change);
  else
    gain_window_say (self, error->message, FALSE);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_history (GAIN_WINDOW (widget), gain_project_undo);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_history (GAIN_WINDOW (widget), gain_project_redo);
}

/* Articles. */

static void
show_article_error (GainWindow *self, GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed_page, escaped);
  gtk_stack_set_visible_child_name (self->read_states, "failed");
}

void
gain_window_open_article (GainWindow *self, GainArticle *article)
{
  g_autoptr (GError) error = NULL;
  gboolean same = article == self->article;

  g_set_object (&self->article, article);
  adw_view_stack_set_visible_child_name (self->places, "read");
  gain_sidebar_select (self->sidebar, article);
  if (same)
    return;

  if (gain_store_load_text (self->store, article, &error))
    {
      gain_reader_set_article (self->reader, gain_window_get_project (self), article);
      gtk_stack_set_visible_child_name (self->read_states, "article");
      gain_reader_focus_text (self->reader);
    }
  else
    show_article_error (self, error);

  gain_window_update_marks (self);
  gain_window_update_work (self);
}

void
gain_window_stand_at (GainWindow *self, const char *article, const char *mark)
{
  GainProject *project = gain_window_get_project (self);
  GainArticle *found = project != NULL ? gain_project_get_article (project, article) : NULL;

  if (found == NULL)
    {
      gain_window_say (self, _ ("This article is not in the project any more"), FALSE);
      return;
    }
  gain_window_open_article (self, found);
  if (mark != NULL && *mark != '\0')
    gain_reader_reveal_mark (self->reader, mark);
  gain_reader_focus_text (self->reader);
}

static void
stand_at_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *article, *mark;

  g_variant_get (parameter, "(&s&s)", &article, &mark);
  gain_window_stand_at (GAIN_WINDOW (widget), article, mark);
}

static void
article_activated_cb (GainWindow *self, GainArticle *article)
{
  gain_window_open_article (self, article);
  gain_reader_focus_text (self->reader);
}

static void
reader_message_cb (GainWindow *self, const char *text, gboolean undoable)
{
  gain_window_say (self, text, undoable);
}

static void
codebook_message_cb (GainWindow *self, const char *text, gboolean undoable)
{
  gain_window_say (self, text, undoable);
}

/* The inspector, which takes the note, may be folded away. */
static void
note_requested_cb (GainWindow *self)
{
  gtk_stack_set_visible_child_name (self->end_pages, "mark");
  g_object_set (self->shell, "show-end", TRUE, NULL);
}

/* The window itself. */

static void
place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_view_stack_set_visible_child_name (GAIN_WINDOW (widget)->places,
                                         g_variant_get_string (parameter, NULL));
}

static void
find_article_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainWindow *self = GAIN_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->places, "library");
  gain_library_search (self->library);
}

static void
toggle_pane (GainShell *shell, const char *property)
{
  gboolean shown;

  g_object_get (shell, property, &shown, NULL);
  g_object_set (shell, property, !shown, NULL);
}

static void
toggle_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  toggle_pane (GAIN_WINDOW (widget)->shell, "show-start");
}

static void
toggle_inspector_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  toggle_pane (GAIN_WINDOW (widget)->shell, "show-end");
}

/* The guidelines beside the text; once more brings the mark back. */
static void
guidelines_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainWindow *self = GAIN_WINDOW (widget);
  gboolean shown;

  g_object_get (self->shell, "show-end", &shown, NULL);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->end_pages), "guidelines") != 0)
    shown = FALSE;
  gtk_stack_set_visible_child_name (self->end_pages, shown ? "mark" : "guidelines");
  if (!shown)
    g_object_set (self->shell, "show-end", TRUE, NULL);
}

static gboolean
gain_window_close_request (GtkWindow *window)
{
  if (gain_window_leave_cb (GAIN_WINDOW (window)))
    return TRUE;

  return GTK_WINDOW_CLASS (gain_window_parent_class)->close_request (window);
}

static void
gain_window_dispose (GObject *object)
{
  GainWindow *self = GAIN_WINDOW (object);

  g_clear_weak_pointer (&self->toast);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_handle_id (&self->fitting, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_WINDOW);
  g_clear_object (&self->asking);
  g_clear_object (&self->article);
  g_clear_object (&self->store);
  g_clear_object (&self->adding);

  G_OBJECT_CLASS (gain_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gain_window_install_project_actions (klass);
  gain_window_install_people_actions (klass);
  gain_window_install_adding_actions (klass);
  gain_window_install_tool_actions (klass);
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (klass, "win.place", "s", place_action);
  gtk_widget_class_install_action (klass, "win.stand-at", "(ss)", stand_at_action);
  gtk_widget_class_install_action (klass, "win.find-article", NULL, find_article_action);
  gtk_widget_class_install_action (klass, "win.toggle-sidebar", NULL, toggle_sidebar_action);
  gtk_widget_class_install_action (klass, "win.toggle-inspector", NULL, toggle_inspector_action);
  gtk_widget_class_install_action (klass, "win.guidelines", NULL, guidelines_action);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, GainWindow, switcher);
  gtk_widget_class_bind_template_child (klass, GainWindow, toasts);
  gtk_widget_class_bind_template_child (klass, GainWindow, places);
  gtk_widget_class_bind_template_child (klass, GainWindow, states);
  gtk_widget_class_bind_template_child (klass, GainWindow, welcome_page);
  gtk_widget_class_bind_template_child (klass, GainWindow, read_states);
  gtk_widget_class_bind_template_child (klass, GainWindow, who_page);
  gtk_widget_class_bind_template_child (klass, GainWindow, failed_page);
  gtk_widget_class_bind_template_child (klass, GainWindow, library);
  gtk_widget_class_bind_template_child (klass, GainWindow, shell);
  gtk_widget_class_bind_template_child (klass, GainWindow, sidebar);
  gtk_widget_class_bind_template_child (klass, GainWindow, reader);
  gtk_widget_class_bind_template_child (klass, GainWindow, end_pages);
  gtk_widget_class_bind_template_child (klass, GainWindow, inspector);
  gtk_widget_class_bind_template_child (klass, GainWindow, registry);
  gtk_widget_class_bind_template_child (klass, GainWindow, guidelines);
  gtk_widget_class_bind_template_child (klass, GainWindow, codebook);
  gtk_widget_class_bind_template_child (klass, GainWindow, sidebar_button);
  gtk_widget_class_bind_template_child (klass, GainWindow, inspector_button);
  gtk_widget_class_bind_template_child (klass, GainWindow, add_button);
  gtk_widget_class_bind_template_child (klass, GainWindow, undo_box);
  gtk_widget_class_bind_template_child (klass, GainWindow, switcher_bar);
  gtk_widget_class_bind_template_child (klass, GainWindow, undo_button);
  gtk_widget_class_bind_template_child (klass, GainWindow, redo_button);
  gtk_widget_class_bind_template_child (klass, GainWindow, findings_bar);
  gtk_widget_class_bind_template_child (klass, GainWindow, findings_label);
  gtk_widget_class_bind_template_child (klass, GainWindow, error_bar);
  gtk_widget_class_bind_template_child (klass, GainWindow, submitted_bar);
  gtk_widget_class_bind_template_child (klass, GainWindow, error_label);
  gtk_widget_class_bind_template_child (klass, GainWindow, status_bar);
  gtk_widget_class_bind_template_child (klass, GainWindow, marks_label);
  gtk_widget_class_bind_template_child (klass, GainWindow, saved_label);
  gtk_widget_class_bind_template_child (klass, GainWindow, hints_label);
  gtk_widget_class_bind_template_child (klass, GainWindow, drop_target);
  gtk_widget_class_bind_template_child (klass, GainWindow, main_menu);
  gtk_widget_class_bind_template_child (klass, GainWindow, narrow_menu);
}

static void
gain_window_class_init (GainWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = gain_window_close_request;
  widget_class->size_allocate = gain_window_size_allocate;

  g_type_ensure (GAIN_TYPE_LIBRARY);
  g_type_ensure (GAIN_TYPE_SIDEBAR);
  g_type_ensure (GAIN_TYPE_SHELL);
  g_type_ensure (GAIN_TYPE_READER);
  g_type_ensure (GAIN_TYPE_INSPECTOR);
  g_type_ensure (GAIN_TYPE_REGISTRY_PLACE);
  g_type_ensure (GAIN_TYPE_WHO_PAGE);
  g_type_ensure (GAIN_TYPE_GUIDELINES);
  g_type_ensure (GAIN_TYPE_CODEBOOK_PLACE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/gainsay/Gainsay/gain-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, article_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reader_message_cb);
  gtk_widget_class_bind_template_callback (widget_class, codebook_message_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_visible_cb);
  gtk_widget_class_bind_template_callback (widget_class, gain_window_findings_response_cb);
  gtk_widget_class_bind_template_callback (widget_class, gain_window_error_response_cb);
  gtk_widget_class_bind_template_callback (widget_class, gain_window_drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, gain_window_person_chosen_cb);
  install_actions (widget_class);
}

static void
gain_window_init (GainWindow *self)
{
  GType drops[] = { GDK_TYPE_FILE_LIST };

  self->adding = gain_add_queue_new (GTK_WINDOW (self));
  g_signal_connect_object (
      self->adding, "added", G_CALLBACK (gain_window_added_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_drop_target_set_gtypes (self->drop_target, drops, G_N_ELEMENTS (drops));
  gain_inspector_set_reader (self->inspector, self->reader);
  gain_guidelines_set_reader (self->guidelines, self->reader);
  gain_window_init_tools (self);
  gtk_stack_set_visible_child_name (self->states, "welcome");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", FALSE);
  gain_window_update_undo (self);
  gain_window_update_findings (self);
  gain_window_update_place (self);
}

GainWindow *
gain_window_new (GainApplication *application)
{
  GainWindow *self = g_object_new (GAIN_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = gain_window_get_settings (self);
  int width, height;

  if (settings != NULL)
    {
      gain_geometry_restore (GTK_WINDOW (self), settings);
      g_settings_bind (settings, "ask-after-marking", self->reader, "asks", G_SETTINGS_BIND_GET);
    }
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  fit_width (self, width);

  return self;
}
