/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-search-window.h"

#include <glib/gi18n-lib.h>

#include "gain-hit-list.h"
#include "gain-people.h"
#include "gain-search-filters.h"

#define MAX_HITS 10000

struct _GainSearchWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkSearchEntry *entry;
  GtkToggleButton *filters_button;
  GainSearchFilters *filters;
  GtkProgressBar *progress;
  GtkStack *states;
  AdwStatusPage *failed_page;
  GtkLabel *full_label;
  GainHitList *hits;
  GtkWidget *bar;
  GtkCheckButton *all;
  GtkLabel *count;
  GtkDropDown *label;
  GtkWidget *mark_button;

  GainStore *store;
  GainSearch *search; /* (nullable) */
  gboolean updating;
};

static guint go_signal;

G_DEFINE_FINAL_TYPE (GainSearchWindow, gain_search_window, ADW_TYPE_WINDOW)

static const char *
get_words (GainSearchWindow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
update_title (GainSearchWindow *self)
{
  guint n = self->search != NULL ? gain_search_get_n_hits (self->search) : 0;
  guint n_articles = self->search != NULL ? gain_search_get_n_articles (self->search) : 0;
  g_autofree char *articles =
      g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
  /* Translators: the last is “3 articles”. */
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u place in %s", "%u places in %s", n), n, articles);

  adw_window_title_set_subtitle (self->title, n > 0 ? text : "");
}

static void
update_bar (GainSearchWindow *self)
{
  guint n = gain_hit_list_get_n (self->hits);
  guint n_checked = gain_hit_list_get_n_checked (self->hits);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%u chosen", "%u chosen", n_checked), n_checked);

  self->updating = TRUE;
  gtk_label_set_label (self->count, text);
  gtk_check_button_set_active (self->all, n > 0 && n_checked == n);
  gtk_check_button_set_inconsistent (self->all, n_checked > 0 && n_checked < n);
  gtk_widget_set_sensitive (self->mark_button, n_checked > 0);
  gtk_widget_set_visible (self->bar, n > 0);
  self->updating = FALSE;
}

static void
forget_search (GainSearchWindow *self)
{
  if (self->search == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->search, self);
  gain_search_cancel (self->search);
  g_clear_object (&self->search);
}

static void
found_cb (GainSearchWindow *self, GPtrArray *hits)
{
  gain_hit_list_add (self->hits, hits, FALSE);
  gtk_stack_set_visible_child_name (self->states, "hits");
  update_title (self);
}

static void
progress_cb (GainSearchWindow *self)
{
  guint total = gain_search_get_total (self->search);

  gtk_progress_bar_set_fraction (self->progress,
                                 total > 0 ? (double) gain_search_get_done (self->search) / total
                                           : 0);
}

static void
show_failure (GainSearchWindow *self, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->failed_page, escaped);
  gtk_stack_set_visible_child_name (self->states, "failed");
}

static void
finished_cb (GainSearchWindow *self)
{
  const GError *error = gain_search_get_error (self->search);

  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->full_label), gain_search_is_full (self->search));
  update_title (self);
  if (gain_search_get_n_hits (self->search) == 0)
    gtk_stack_set_visible_child_name (self->states, "none");
  if (error != NULL && gain_search_get_n_hits (self->search) == 0)
    show_failure (self, error->message);
  else if (error != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
}

static void
run_search (GainSearchWindow *self, GainConcordance *concordance)
{
  GainSearchFilter filter;

  gain_search_filters_get (self->filters, &filter);
  self->search = gain_search_new (self->store, concordance, &filter);
  gain_search_set_max (self->search, MAX_HITS);
  g_signal_connect_swapped (self->search, "found", G_CALLBACK (found_cb), self);
  g_signal_connect_swapped (self->search, "progress", G_CALLBACK (progress_cb), self);
  g_signal_connect_swapped (self->search, "finished", G_CALLBACK (finished_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_stack_set_visible_child_name (self->states, "searching");
  gain_search_start (self->search);
}

static void
search_cb (GainSearchWindow *self)
{
  const char *wanted[] = { get_words (self), NULL };
  g_autoptr (GainConcordance) concordance = NULL;
  g_autoptr (GError) error = NULL;

  forget_search (self);
  gain_hit_list_clear (self->hits);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->full_label), FALSE);
  update_title (self);
  if (*wanted[0] == '\0')
    {
      gtk_stack_set_visible_child_name (self->states, "start");
      return;
    }
  concordance = gain_concordance_new (wanted,
                                      gain_search_filters_get_mode (self->filters),
                                      gain_search_filters_get_flags (self->filters),
                                      &error);
  if (concordance != NULL)
    run_search (self, concordance);
  else
    show_failure (self, error->message);
}

static void
entry_activate_cb (GainSearchWindow *self)
{
  if (gain_hit_list_get_n (self->hits) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->hits));
  else
    search_cb (self);
}

static void
activated_cb (GainSearchWindow *self, GainHit *hit)
{
  GainSpan span = gain_hit_get_span (hit);

  g_signal_emit (self, go_signal, 0, gain_hit_get_article (hit), span.start, span.end);
}

static void
all_cb (GainSearchWindow *self)
{
  if (!self->updating)
    gain_hit_list_set_all (self->hits, gtk_check_button_get_active (self->all));
}

/* Marking */

static const GainLabel *
get_label (GainSearchWindow *self)
{
  GainCodebook *codebook = gain_project_get_codebook (gain_store_get_project (self->store));
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->label);

  for (guint i = 0; chosen != NULL && i < gain_codebook_get_n_labels (codebook); i++)
    {
      const GainLabel *label = gain_codebook_get_label_at (codebook, i);

      if (g_strcmp0 (label->name, gtk_string_object_get_string (chosen)) == 0)
        return label;
    }

  return NULL;
}

static void
say (GainSearchWindow *self, const char *text, gboolean undoable)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (undoable)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "search.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
apply (GainSearchWindow *self, GainChange *change, const GainLabel *label)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = gain_change_get_n_operations (change);

  if (n == 0)
    {
      say (self, _ ("All of them are marked so already"), FALSE);
      return;
    }
  text = g_strdup_printf (ngettext ("%u place marked as %s", "%u places marked as %s", n),
                          n,
                          label->name);
  if (!gain_project_apply (gain_store_get_project (self->store), change, &error))
    {
      say (self, error->message, FALSE);
      return;
    }
  gain_hit_list_set_all (self->hits, FALSE);
  say (self, text, TRUE);
}

static void
mark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GainSearchWindow *self = GAIN_SEARCH_WINDOW (widget);
  const GainLabel *label = get_label (self);
  g_autoptr (GPtrArray) chosen = gain_hit_list_dup_checked (self->hits);
  g_autoptr (GainChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (label == NULL || chosen->len == 0)
    return;
  change = gain_search_mark (self->store, chosen, label->id, NULL, &error);
  if (change != NULL)
    apply (self, change, label);
  else
    say (self, error->message, FALSE);
}

/* The window behind goes where the change was. */
static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

static void
gain_search_window_dispose (GObject *object)
{
  GainSearchWindow *self = GAIN_SEARCH_WINDOW (object);

  forget_search (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_SEARCH_WINDOW);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (gain_search_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, toasts);
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, title);
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, entry);
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, filters_button);
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, filters);
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, progress);
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, states);
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, failed_page);
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, full_label);
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, hits);
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, bar);
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, all);
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, count);
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, label);
  gtk_widget_class_bind_template_child (klass, GainSearchWindow, mark_button);
}

static void
gain_search_window_class_init (GainSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_search_window_dispose;
  go_signal = g_signal_new ("go",
                            G_TYPE_FROM_CLASS (klass),
                            G_SIGNAL_RUN_LAST,
                            0,
                            NULL,
                            NULL,
                            NULL,
                            G_TYPE_NONE,
                            3,
                            GAIN_TYPE_ARTICLE,
                            G_TYPE_UINT,
                            G_TYPE_UINT);

  g_type_ensure (GAIN_TYPE_HIT_LIST);
  g_type_ensure (GAIN_TYPE_SEARCH_FILTERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/search/gain-search-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_bar);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_install_action (widget_class, "search.mark", NULL, mark_action);
  gtk_widget_class_install_action (widget_class, "search.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "search.mark", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "search.undo", NULL);
}

static void
gain_search_window_init (GainSearchWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_bar (self);
}

static void
fill_labels (GainSearchWindow *self)
{
  GainCodebook *codebook = gain_project_get_codebook (gain_store_get_project (self->store));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    {
      const GainLabel *label = gain_codebook_get_label_at (codebook, i);

      if (label->kind != GAIN_LABEL_ARTICLE)
        gtk_string_list_append (names, label->name);
    }
  gtk_drop_down_set_model (self->label, G_LIST_MODEL (names));
}

GtkWindow *
gain_search_window_new (GtkWindow *parent, GainStore *store, const char *words)
{
  GainSearchWindow *self = g_object_new (GAIN_TYPE_SEARCH_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  gain_search_filters_set_project (self->filters, gain_store_get_project (store));
  fill_labels (self);
  if (words != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  return GTK_WINDOW (self);
}
