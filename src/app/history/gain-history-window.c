/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-history-window.h"

#include <glib/gi18n-lib.h>

#include "gain-act-restore.h"
#include "gain-change-words.h"
#include "gain-list-row.h"
#include "gain-people.h"

/* One thing that happened. */
#define GAIN_TYPE_HISTORY_ROW (gain_history_row_get_type ())
G_DECLARE_FINAL_TYPE (GainHistoryRow, gain_history_row, GAIN, HISTORY_ROW, GObject)

struct _GainHistoryRow
{
  GObject parent_instance;

  char *words;
  char *when;
  char *mark;            /* (nullable): the mark it was about */
  GainAnnotation *state; /* (nullable): how it was then */
  GPtrArray *links;
  gboolean present; /* it still is so */
};

G_DEFINE_FINAL_TYPE (GainHistoryRow, gain_history_row, G_TYPE_OBJECT)

struct _GainHistoryWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkStack *states;
  AdwStatusPage *failed_page;
  GtkListView *list;

  GainStore *store;
  GainArticle *article;
  char *mark; /* (nullable) */
  GListStore *rows;
  GCancellable *reading;
};

static guint go_signal;

G_DEFINE_FINAL_TYPE (GainHistoryWindow, gain_history_window, ADW_TYPE_WINDOW)

static void
gain_history_row_finalize (GObject *object)
{
  GainHistoryRow *self = GAIN_HISTORY_ROW (object);

  g_free (self->words);
  g_free (self->when);
  g_free (self->mark);
  g_clear_object (&self->state);
  g_clear_pointer (&self->links, g_ptr_array_unref);

  G_OBJECT_CLASS (gain_history_row_parent_class)->finalize (object);
}

static void
gain_history_row_class_init (GainHistoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_history_row_finalize;
}

static void
gain_history_row_init (GainHistoryRow *self)
{
}

static GainProject *
get_project (GainHistoryWindow *self)
{
  return gain_store_get_project (self->store);
}

static char *
dup_when (const char *at)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) then = at != NULL ? g_date_time_new_from_iso8601 (at, utc) : NULL;
  g_autoptr (GDateTime) local = then != NULL ? g_date_time_to_local (then) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (local == NULL)
    return g_strdup ("");

  /* Translators: a day and a time, as in g_date_time_format(). */
  return g_date_time_format (local,
                             g_date_time_get_year (local) == g_date_time_get_year (now)
                                 ? _ ("%-e %B, %H:%M")
                                 : _ ("%-e %B %Y, %H:%M"));
}

static const char *
get_who (GainHistoryWindow *self, const GainHistoryEntry *entry)
{
  if (g_strcmp0 (entry->by, gain_project_get_me (get_project (self))) == 0)
    return _ ("You");

  return gain_project_get_person_name (get_project (self), entry->by);
}

static char *
dup_words (GainHistoryWindow *self, const GainHistoryEntry *entry)
{
  g_autofree char *words = gain_change_words_dup (get_project (self), entry->before, entry->after);

  if (g_strcmp0 (entry->verb, "undo") == 0)
    /* Translators: a person's name, and what was done (“deleted it”) by undoing. */
    return g_strdup_printf (_ ("%s %s (undo)"), get_who (self, entry), words);
  if (g_strcmp0 (entry->verb, "redo") == 0)
    return g_strdup_printf (_ ("%s %s (redo)"), get_who (self, entry), words);

  /* Translators: a person's name, and what was done (“changed the label from … to …”). */
  return g_strdup_printf (_ ("%s %s"), get_who (self, entry), words);
}

/* Filling the list */

static void
set_state (GainHistoryWindow *self, GainHistoryRow *row, const GainMarkState *state)
{
  GainProject *project = get_project (self);
  GainItem *now = gain_project_lookup (project,
                                       GAIN_ITEM_ANNOTATION,
                                       gain_project_get_me (project),
                                       gain_article_get_id (self->article),
                                       row->mark);

  row->state = g_object_ref (state->mark);
  row->links = g_ptr_array_ref (state->links);
  row->present = gain_item_equal (now, GAIN_ITEM (state->mark));
}

/* States by mark, looked for once a mark. */
static const GainMarkState *
find_state (GHashTable *known, GPtrArray *entries, guint i)
{
  GainHistoryEntry *entry = entries->pdata[i];
  GPtrArray *states = g_hash_table_lookup (known, entry->target);

  if (states == NULL)
    {
      states = gain_history_list_states (entries, entry->target);
      g_hash_table_insert (known, entry->target, states);
    }
  for (guint j = 0; j < states->len; j++)
    if (((GainMarkState *) states->pdata[j])->entry == i)
      return states->pdata[j];

  return NULL;
}

static GainHistoryRow *
make_row (GainHistoryWindow *self, GHashTable *known, GPtrArray *entries, guint i)
{
  GainHistoryEntry *entry = entries->pdata[i];
  GainItem *item = entry->after != NULL ? entry->after : entry->before;
  GainHistoryRow *row = g_object_new (GAIN_TYPE_HISTORY_ROW, NULL);
  gboolean own = g_strcmp0 (entry->by, gain_project_get_me (get_project (self))) == 0;
  const GainMarkState *state;

  row->words = dup_words (self, entry);
  row->when = dup_when (entry->at);
  if (GAIN_IS_RELATION (item))
    row->mark = g_strdup (gain_relation_get_from (GAIN_RELATION (item)));
  else if (GAIN_IS_ANNOTATION (item))
    row->mark = g_strdup (entry->target);
  if (!own || !GAIN_IS_ANNOTATION (item) || entry->after == NULL)
    return row;

  state = find_state (known, entries, i);
  if (state != NULL)
    set_state (self, row, state);

  return row;
}

static void
fill (GainHistoryWindow *self, GPtrArray *entries)
{
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = entries->len; i-- > 0;)
    g_ptr_array_add (rows, make_row (self, known, entries, i));
  g_list_store_splice (
      self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  gtk_stack_set_visible_child_name (self->states, rows->len > 0 ? "entries" : "none");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GainHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
      gain_store_list_history_finish (GAIN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (entries == NULL)
    {
      adw_status_page_set_description (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->states, "failed");
      return;
    }
  gain_history_keep_visible (get_project (self), entries);
  fill (self, entries);
}

static void
read_history (GainHistoryWindow *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  gain_store_list_history_async (self->store,
                                 gain_article_get_id (self->article),
                                 self->mark,
                                 self->reading,
                                 read_cb,
                                 g_object_ref (self));
}

static void
project_changed_cb (GainHistoryWindow *self, GainChange *change)
{
  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    if (g_strcmp0 (gain_change_get_operation (change, i)->article,
                   gain_article_get_id (self->article)) == 0)
      {
        read_history (self);
        return;
      }
}

/* Rows on the screen */

static void
restore (GainHistoryWindow *self, GainHistoryRow *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GainChange) change = gain_act_restore (
      get_project (self), gain_article_get_id (self->article), row->state, row->links, &error);
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  if (change != NULL)
    gain_project_apply (get_project (self), change, &error);
  escaped = g_markup_escape_text (error != NULL ? error->message : _ ("Mark restored"), -1);
  toast = adw_toast_new (escaped);
  if (error == NULL)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "history.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
restore_clicked_cb (GtkWidget *button, GtkListItem *item)
{
  GainHistoryRow *row = gtk_list_item_get_item (item);
  GtkWidget *window = gtk_widget_get_ancestor (button, GAIN_TYPE_HISTORY_WINDOW);

  if (row != NULL && row->state != NULL)
    restore (GAIN_HISTORY_WINDOW (window), row);
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gain_list_row_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *words = make_label (NULL);
  GtkWidget *when = make_label ("dim-label");
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Restore"));

  gtk_box_append (GTK_BOX (texts), words);
  gtk_box_append (GTK_BOX (texts), when);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  g_object_set_data (G_OBJECT (item), "words", words);
  g_object_set_data (G_OBJECT (item), "when", when);
  g_object_set_data (G_OBJECT (item), "button", button);
  g_signal_connect (button, "clicked", G_CALLBACK (restore_clicked_cb), item);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GainHistoryRow *row = gtk_list_item_get_item (item);
  GtkWidget *button = g_object_get_data (G_OBJECT (item), "button");
  g_autofree char *when =
      row->present ? g_strdup_printf (_ ("%s · as it is now"), row->when) : g_strdup (row->when);
  g_autofree char *label = g_strdup_printf (_ ("Restore how it was on %s"), row->when);

  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "words"), row->words);
  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "when"), when);
  gain_list_row_set_name (GAIN_LIST_ROW (gtk_list_item_get_child (item)), row->words);
  gtk_widget_set_visible (button, row->state != NULL && !row->present);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

static void
activate_cb (GainHistoryWindow *self, guint position)
{
  g_autoptr (GainHistoryRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL && row->mark != NULL)
    g_signal_emit (self, go_signal, 0, row->mark);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

static void
gain_history_window_dispose (GObject *object)
{
  GainHistoryWindow *self = GAIN_HISTORY_WINDOW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_HISTORY_WINDOW);
  g_clear_object (&self->rows);
  g_clear_object (&self->article);
  g_clear_object (&self->store);
  g_clear_pointer (&self->mark, g_free);

  G_OBJECT_CLASS (gain_history_window_parent_class)->dispose (object);
}

static void
gain_history_window_class_init (GainHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_history_window_dispose;
  go_signal = g_signal_new ("go",
                            G_TYPE_FROM_CLASS (klass),
                            G_SIGNAL_RUN_LAST,
                            0,
                            NULL,
                            NULL,
                            NULL,
                            G_TYPE_NONE,
                            1,
                            G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/gainsay/Gainsay/history/gain-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GainHistoryWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, GainHistoryWindow, title);
  gtk_widget_class_bind_template_child (widget_class, GainHistoryWindow, states);
  gtk_widget_class_bind_template_child (widget_class, GainHistoryWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, GainHistoryWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "history.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "history.undo", NULL);
}

static void
gain_history_window_init (GainHistoryWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (GAIN_TYPE_HISTORY_ROW);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

GtkWindow *
gain_history_window_new (GtkWindow *parent,
                         GainStore *store,
                         GainArticle *article,
                         GainAnnotation *mark)
{
  GainHistoryWindow *self = g_object_new (GAIN_TYPE_HISTORY_WINDOW, "transient-for", parent, NULL);
  g_autofree char *quote = mark != NULL ? gain_annotation_dup_quote (mark) : NULL;

  self->store = g_object_ref (store);
  self->article = g_object_ref (article);
  self->mark = mark != NULL ? g_strdup (gain_item_get_id (GAIN_ITEM (mark))) : NULL;
  adw_window_title_set_title (self->title, mark != NULL ? _ ("History of a Mark") : _ ("History"));
  adw_window_title_set_subtitle (self->title,
                                 quote != NULL ? quote : gain_article_get_title (article));
  g_signal_connect_object (
      get_project (self), "changed", G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
  read_history (self);

  return GTK_WINDOW (self);
}
