/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-picker.h"

#include <glib/gi18n-lib.h>

#include "gain-picker-row.h"

#define MAX_ROWS  24 /* whoever looks further types */
#define PAGE_ROWS 6

#define MAX_HEIGHT 320 /* pixels of the rows */
#define PADDING    24  /* beside them */

/* The rows are made once and filled for every key; those that are not needed
 * hide. A tick belongs to an answer, not to a row, so it outlives the filter. */
struct _GainPicker
{
  GtkPopover parent_instance;

  GtkLabel *title;
  GtkEditable *entry;
  GtkCheckButton *cue;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkLabel *nothing;
  GtkWidget *take;

  GainPickerList func;
  gpointer user_data;
  gboolean several;
  guint n_shown;
  GPtrArray *rows;
  GPtrArray *ticked; /* (element-type GainSuggestion) */
  GArray *ranks;     /* (element-type guint): of what is ticked */
};

enum
{
  TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GainPicker, gain_picker, GTK_TYPE_POPOVER)

static gboolean
is_same (const GainSuggestion *a, const GainSuggestion *b)
{
  return a->kind == b->kind && g_strcmp0 (a->id, b->id) == 0 &&
         g_strcmp0 (a->article, b->article) == 0 && g_strcmp0 (a->speaker, b->speaker) == 0 &&
         g_strcmp0 (a->speaker_name, b->speaker_name) == 0 &&
         (a->id != NULL || g_strcmp0 (a->name, b->name) == 0);
}

static int
find_ticked (GainPicker *self, const GainSuggestion *suggestion)
{
  for (guint i = 0; i < self->ticked->len; i++)
    if (is_same (self->ticked->pdata[i], suggestion))
      return (int) i;

  return -1;
}

static gboolean
has_typed (GainPicker *self)
{
  return gtk_editable_get_text (self->entry)[0] != '\0';
}

static GainPickerRow *
get_row (GainPicker *self, guint i)
{
  return i < self->n_shown ? self->rows->pdata[i] : NULL;
}

static int
get_chosen (GainPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

/* The list has no focus, so it does not scroll by itself. */
static void
scroll_to (GainPicker *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* The keyboard is in the entry: it tells what is chosen. */
static void
announce (GainPicker *self, GainPickerRow *row, int i)
{
  g_autofree char *description = NULL;

  if (row != NULL)
    /* Translators: the answer that is chosen, its place in the list, and how many there are. */
    description = g_strdup_printf (_ ("%s, %d of %u"),
                                   gain_picker_row_get_suggestion (row)->name,
                                   i + 1,
                                   self->n_shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : _ ("Nothing fits"),
                                  -1);
}

static void
choose (GainPicker *self, int i)
{
  GainPickerRow *row = get_row (self, (guint) MAX (i, 0));

  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  if (row != NULL)
    scroll_to (self, GTK_WIDGET (row));
  announce (self, row, i);
}

static void
move_choice (GainPicker *self, int by)
{
  int last = (int) self->n_shown - 1;
  int chosen = get_chosen (self);

  if (last < 0)
    return;
  /* Around the ends by single steps only. */
  if (ABS (by) == 1 && chosen + by > last)
    choose (self, 0);
  else if (ABS (by) == 1 && chosen + by < 0)
    choose (self, last);
  else
    choose (self, CLAMP (chosen + by, 0, last));
}

static const char *
get_hint (guint i, char *buffer, gsize size)
{
  if (i == 0)
    /* Translators: the key that takes the first answer. */
    return C_ ("key", "Enter");
  if (i > 8)
    return NULL;
  g_snprintf (buffer, size, "Alt+%u", i + 1);

  return buffer;
}

/* As high as the rows at the width that they will get: a scrolled window would take their height
 * at the least width. */
static void
fit_height (GainPicker *self)
{
  int width, height = 0;

  gtk_widget_get_size_request (GTK_WIDGET (self), &width, NULL);
  for (guint i = 0; i < self->n_shown && height < MAX_HEIGHT; i++)
    {
      int natural;

      gtk_widget_measure (self->rows->pdata[i],
                          GTK_ORIENTATION_VERTICAL,
                          MAX (width - PADDING, -1),
                          NULL,
                          &natural,
                          NULL,
                          NULL);
      height += natural;
    }
  height = MIN (height, MAX_HEIGHT);
  gtk_scrolled_window_set_min_content_height (self->scroller, -1);
  gtk_scrolled_window_set_max_content_height (self->scroller, height);
  gtk_scrolled_window_set_min_content_height (self->scroller, height);
}

static void
show_row (GainPicker *self, guint i, const GainSuggestion *suggestion)
{
  char buffer[16];

  gain_picker_row_show (self->rows->pdata[i],
                        suggestion,
                        get_hint (i, buffer, sizeof buffer),
                        self->several,
                        find_ticked (self, suggestion) >= 0);
}

static void
show_take_button (GainPicker *self)
{
  guint n = self->ticked->len;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->take, n > 0);
  /* Translators: takes all answers that are ticked. */
  label = g_strdup_printf (ngettext ("Take %u Answer", "Take %u Answers", n), n);
  gtk_button_set_label (GTK_BUTTON (self->take), label);
}

static void
fill (GainPicker *self)
{
  g_autoptr (GPtrArray) found =
      self->func (gtk_editable_get_text (self->entry), MAX_ROWS, self->user_data);

  self->n_shown = MIN (found->len, MAX_ROWS);
  for (guint i = 0; i < MAX_ROWS; i++)
    {
      if (i < self->n_shown)
        show_row (self, i, found->pdata[i]);
      gtk_widget_set_visible (self->rows->pdata[i], i < self->n_shown);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), self->n_shown == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), self->n_shown > 0);
  fit_height (self);
  show_take_button (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  choose (self, 0);
}

void
gain_picker_refresh (GainPicker *self)
{
  g_return_if_fail (GAIN_IS_PICKER (self));

  if (self->func != NULL)
    fill (self);
}

static void
add_answer (GPtrArray *answers, GArray *ranks, const GainSuggestion *suggestion, guint rank)
{
  g_ptr_array_add (answers, gain_suggestion_copy (suggestion));
  g_array_append_val (ranks, rank);
}

static void
emit_taken (GainPicker *self, GPtrArray *answers, GArray *ranks)
{
  g_autoptr (GainPicker) alive = g_object_ref (self);

  if (answers->len > 0)
    g_signal_emit (self, signals[TAKEN], 0, answers, ranks);
}

static void
take_row (GainPicker *self, int i)
{
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) gain_suggestion_free);
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  GainPickerRow *row = i >= 0 ? get_row (self, (guint) i) : NULL;

  if (row == NULL)
    return;
  add_answer (answers,
              ranks,
              gain_picker_row_get_suggestion (row),
              has_typed (self) ? 0 : (guint) i + 1);
  emit_taken (self, answers, ranks);
}

static void
take_ticked (GainPicker *self)
{
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) gain_suggestion_free);
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->ticked->len; i++)
    add_answer (answers, ranks, self->ticked->pdata[i], g_array_index (self->ranks, guint, i));
  emit_taken (self, answers, ranks);
}

static void
take (GainPicker *self)
{
  if (self->ticked->len > 0)
    take_ticked (self);
  else
    take_row (self, get_chosen (self));
}

static void
toggle_row (GainPicker *self, int i)
{
  GainPickerRow *row = i >= 0 ? get_row (self, (guint) i) : NULL;
  const GainSuggestion *suggestion;
  guint rank = has_typed (self) ? 0 : (guint) i + 1;
  int at;

  if (row == NULL || !self->several)
    return;
  suggestion = gain_picker_row_get_suggestion (row);
  if (suggestion->kind == GAIN_SUGGESTION_NONE)
    return;
  at = find_ticked (self, suggestion);
  if (at >= 0)
    {
      g_ptr_array_remove_index (self->ticked, (guint) at);
      g_array_remove_index (self->ranks, (guint) at);
    }
  else
    add_answer (self->ticked, self->ranks, suggestion, rank);
  {
    g_autoptr (GainSuggestion) shown = gain_suggestion_copy (suggestion);

    show_row (self, (guint) i, shown);
  }
  show_take_button (self);
  /* What is typed next is another name. */
  gtk_editable_select_region (self->entry, 0, -1);
}

static void
row_ticked_cb (GainPicker *self, GainPickerRow *row)
{
  toggle_row (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

/* Where something is ticked already a press ticks: a stray one would drop the rest. */
static void
row_activated_cb (GainPicker *self, GtkListBoxRow *row)
{
  int i = gtk_list_box_row_get_index (row);

  if (self->ticked->len > 0)
    toggle_row (self, i);
  else
    take_row (self, i);
}

static void
take_clicked_cb (GainPicker *self)
{
  take (self);
}

static void
typed_cb (GainPicker *self)
{
  gain_picker_refresh (self);
}

static void
toggle_cue (GainPicker *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->cue)))
    gtk_check_button_set_active (self->cue, !gtk_check_button_get_active (self->cue));
}

/* Keys. */

static gboolean
move_end (GainPicker *self, guint keyval, const char *step)
{
  return gtk_widget_activate_action (
      GTK_WIDGET (self), "reader.move-end", "(sb)", step, keyval == GDK_KEY_Right);
}

/* The keys that shape the mark in the text do so from here, too. */
static gboolean
shape_mark (GainPicker *self, guint keyval, GdkModifierType state)
{
  gboolean sideways = keyval == GDK_KEY_Left || keyval == GDK_KEY_Right;

  if (sideways && state == GDK_ALT_MASK)
    return move_end (self, keyval, "clause");
  if (keyval == GDK_KEY_Up && state == GDK_ALT_MASK)
    return gtk_widget_activate_action (GTK_WIDGET (self), "reader.widen", NULL);
  if ((keyval == GDK_KEY_s || keyval == GDK_KEY_S) && state == GDK_ALT_MASK)
    return gtk_widget_activate_action (GTK_WIDGET (self), "reader.switch-end", NULL);
  if ((keyval == GDK_KEY_plus || keyval == GDK_KEY_KP_Add) && !has_typed (self) &&
      (state & ~GDK_SHIFT_MASK) == 0)
    return gtk_widget_activate_action (GTK_WIDGET (self), "reader.add-fragment", NULL);
  if (!sideways || has_typed (self))
    return GDK_EVENT_PROPAGATE;
  if (state == GDK_SHIFT_MASK)
    return move_end (self, keyval, "cluster");
  if (state == (GDK_SHIFT_MASK | GDK_CONTROL_MASK))
    return move_end (self, keyval, "word");

  return GDK_EVENT_PROPAGATE;
}

static gboolean
choose_by_key (GainPicker *self, guint keyval, GdkModifierType state)
{
  if (state != 0 && !(keyval == GDK_KEY_ISO_Left_Tab && state == GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Tab:
      move_choice (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_ISO_Left_Tab:
      move_choice (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move_choice (self, PAGE_ROWS);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move_choice (self, -PAGE_ROWS);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
answer_by_key (GainPicker *self, guint keyval, GdkModifierType state)
{
  if (state == 0 &&
      (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter))
    {
      take (self);
      return GDK_EVENT_STOP;
    }
  if (state == GDK_ALT_MASK && keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    {
      take_row (self, (int) (keyval - GDK_KEY_1));
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_space && self->several &&
      (state == GDK_CONTROL_MASK || (state == 0 && !has_typed (self))))
    {
      toggle_row (self, get_chosen (self));
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_u || keyval == GDK_KEY_U) && state == GDK_CONTROL_MASK)
    {
      toggle_cue (self);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

/* Undoes what went before the question, which is closed by that. */
static gboolean
undo_by_key (GainPicker *self, guint keyval, GdkModifierType state)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if ((keyval != GDK_KEY_z && keyval != GDK_KEY_Z) || state != GDK_CONTROL_MASK ||
      has_typed (self) || parent == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, "win.undo", NULL);

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GainPicker *self, guint keyval, guint keycode, GdkModifierType state)
{
  state &= gtk_accelerator_get_default_mod_mask ();

  if (keyval == GDK_KEY_Escape && state == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return GDK_EVENT_STOP;
    }

  return answer_by_key (self, keyval, state) || choose_by_key (self, keyval, state) ||
         shape_mark (self, keyval, state) || undo_by_key (self, keyval, state);
}

/* Not gtk_popover's own way: that would look for a focus in the list. */
static gboolean
gain_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GAIN_PICKER (widget)->entry));
}

static void
gain_picker_dispose (GObject *object)
{
  GainPicker *self = GAIN_PICKER (object);

  self->func = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_PICKER);
  g_ptr_array_set_size (self->rows, 0);

  G_OBJECT_CLASS (gain_picker_parent_class)->dispose (object);
}

static void
gain_picker_finalize (GObject *object)
{
  GainPicker *self = GAIN_PICKER (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->ticked);
  g_array_unref (self->ranks);

  G_OBJECT_CLASS (gain_picker_parent_class)->finalize (object);
}

static void
gain_picker_class_init (GainPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = gain_picker_finalize;
  widget_class->grab_focus = gain_picker_grab_focus;

  signals[TAKEN] = g_signal_new ("taken",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 2,
                                 G_TYPE_PTR_ARRAY,
                                 G_TYPE_ARRAY);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/read/gain-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, GainPicker, title);
  gtk_widget_class_bind_template_child (widget_class, GainPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, GainPicker, cue);
  gtk_widget_class_bind_template_child (widget_class, GainPicker, scroller);
  gtk_widget_class_bind_template_child (widget_class, GainPicker, list);
  gtk_widget_class_bind_template_child (widget_class, GainPicker, nothing);
  gtk_widget_class_bind_template_child (widget_class, GainPicker, take);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_clicked_cb);
}

static void
gain_picker_init (GainPicker *self)
{
  self->rows = g_ptr_array_new ();
  self->ticked =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) gain_suggestion_free);
  self->ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < MAX_ROWS; i++)
    {
      GtkWidget *row = gain_picker_row_new ();

      g_signal_connect_object (row, "ticked", G_CALLBACK (row_ticked_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
}

GtkWidget *
gain_picker_new (void)
{
  return g_object_new (GAIN_TYPE_PICKER, NULL);
}

static void
forget_answers (GainPicker *self)
{
  g_ptr_array_set_size (self->ticked, 0);
  g_array_set_size (self->ranks, 0);
  self->func = NULL; /* so that emptying the entry lists nothing yet */
  gtk_editable_set_text (self->entry, "");
}

void
gain_picker_ask (GainPicker *self,
                 const char *title,
                 const char *placeholder,
                 gboolean several,
                 GainPickerList list,
                 gpointer user_data)
{
  g_return_if_fail (GAIN_IS_PICKER (self));

  forget_answers (self);
  gtk_label_set_label (self->title, title);
  g_object_set (self->entry, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  placeholder,
                                  -1);
  self->several = several;
  self->func = list;
  self->user_data = user_data;
  gain_picker_set_cue (self, NULL);
  fill (self);
}

void
gain_picker_set_cue (GainPicker *self, const char *words)
{
  /* Translators: the word that signals a statement, such as “said”; it is marked along with it. */
  g_autofree char *label =
      words != NULL ? g_strdup_printf (_ ("with cue “%s”"), words) : g_strdup ("");

  g_return_if_fail (GAIN_IS_PICKER (self));

  gtk_check_button_set_label (self->cue, label);
  gtk_check_button_set_active (self->cue, words != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->cue), words != NULL);
}

gboolean
gain_picker_takes_cue (GainPicker *self)
{
  g_return_val_if_fail (GAIN_IS_PICKER (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->cue)) && gtk_check_button_get_active (self->cue);
}
