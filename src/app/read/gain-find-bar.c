/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-find-bar.h"

#include <glib/gi18n-lib.h>

#include "gain-concordance.h"

#define MAX_HITS      10000
#define MAX_SELECTION 200 /* code points: more than that is no word to look for */

struct _GainFindBar
{
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;

  GainTextView *view;
  GainArticle *article;
  GArray *hits; /* of GainSpan */
  char *words;  /* looked for last: the search bar empties its entry when it closes */
  int current;
  guint origin; /* where the caret was when the bar was opened */
};

G_DEFINE_FINAL_TYPE (GainFindBar, gain_find_bar, GTK_TYPE_WIDGET)

static void
show_count (GainFindBar *self)
{
  g_autofree char *text = NULL;
  gboolean nothing = self->hits->len == 0 && *self->words != '\0';

  if (self->hits->len > 0)
    /* Translators: the number of the place that is shown, and of all places. */
    text = g_strdup_printf (_ ("%u of %u"), (guint) self->current + 1, self->hits->len);
  gtk_label_set_label (self->count, text != NULL ? text : nothing ? _ ("Not found") : "");
  if (nothing)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_sensitive (self->previous, self->hits->len > 0);
  gtk_widget_set_sensitive (self->next, self->hits->len > 0);
}

static void
show_hits (GainFindBar *self)
{
  const GainSpan *hits = (const GainSpan *) (void *) self->hits->data;

  gain_text_view_set_hits (self->view, hits, self->hits->len, self->current);
  if (self->current >= 0)
    {
      gain_text_view_set_caret (self->view, hits[self->current].start);
      gain_text_view_reveal (self->view, hits[self->current]);
    }
  show_count (self);
}

/* The blocks that are shown, also those that do not count. */
static GArray *
list_spans (GainArticle *article)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  guint n;
  const GainBlock *blocks = gain_article_get_blocks (article, &n);
  GainSpan all = GAIN_SPAN (0, gain_article_get_length (article));

  for (guint i = 0; i < n; i++)
    g_array_append_val (spans, blocks[i].span);
  if (n == 0)
    g_array_append_val (spans, all);

  return spans;
}

static void
search (GainFindBar *self)
{
  const char *wanted[] = { self->words, NULL };
  g_autoptr (GainConcordance) concordance =
      gain_concordance_new (wanted, GAIN_CONCORDANCE_STRING, GAIN_CONCORDANCE_LOOSE, NULL);
  g_autoptr (GArray) spans = NULL;
  GArray *found = NULL;

  if (concordance != NULL && self->article != NULL)
    {
      spans = list_spans (self->article);
      found = gain_concordance_find (concordance,
                                     gain_article_get_text (self->article),
                                     (const GainSpan *) (void *) spans->data,
                                     spans->len,
                                     MAX_HITS,
                                     NULL);
    }
  g_array_set_size (self->hits, 0);
  if (found != NULL)
    {
      g_array_append_vals (self->hits, found->data, found->len);
      g_array_unref (found);
    }
}

/* The first place at or behind @offset, around the end. */
static int
find_from (GainFindBar *self, guint offset)
{
  for (guint i = 0; i < self->hits->len; i++)
    if (g_array_index (self->hits, GainSpan, i).start >= offset)
      return (int) i;

  return self->hits->len > 0 ? 0 : -1;
}

static void
changed_cb (GainFindBar *self)
{
  if (self->article == NULL || !gtk_search_bar_get_search_mode (self->bar))
    return;
  g_free (self->words);
  self->words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  search (self);
  self->current = find_from (self, self->origin);
  show_hits (self);
}

static void
step (GainFindBar *self, gboolean forward)
{
  int n = (int) self->hits->len;

  if (n == 0)
    return;
  self->current = (self->current + (forward ? 1 : n - 1)) % n;
  self->origin = g_array_index (self->hits, GainSpan, self->current).start;
  show_hits (self);
}

static void
next_cb (GainFindBar *self)
{
  step (self, TRUE);
}

static void
previous_cb (GainFindBar *self)
{
  step (self, FALSE);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint code, GdkModifierType state)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || !(state & GDK_SHIFT_MASK))
    return FALSE;
  previous_cb (GAIN_FIND_BAR (gtk_widget_get_ancestor (entry, GAIN_TYPE_FIND_BAR)));

  return TRUE;
}

/* Closed: the caret is at the place that was found last. */
static void
mode_changed_cb (GainFindBar *self)
{
  if (gtk_search_bar_get_search_mode (self->bar) || self->view == NULL)
    return;
  gain_text_view_set_hits (self->view, NULL, 0, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
gain_find_bar_dispose (GObject *object)
{
  GainFindBar *self = GAIN_FIND_BAR (object);

  self->view = NULL;
  g_clear_object (&self->article);
  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_FIND_BAR);

  G_OBJECT_CLASS (gain_find_bar_parent_class)->dispose (object);
}

static void
gain_find_bar_finalize (GObject *object)
{
  g_array_unref (GAIN_FIND_BAR (object)->hits);
  g_free (GAIN_FIND_BAR (object)->words);

  G_OBJECT_CLASS (gain_find_bar_parent_class)->finalize (object);
}

static void
gain_find_bar_class_init (GainFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_find_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = gain_find_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/gainsay/Gainsay/read/gain-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GainFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, GainFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, GainFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, GainFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, GainFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
}

static void
gain_find_bar_init (GainFindBar *self)
{
  self->hits = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  self->words = g_strdup ("");
  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  show_count (self);
}

void
gain_find_bar_set_article (GainFindBar *self, GainTextView *view, GainArticle *article)
{
  g_return_if_fail (GAIN_IS_FIND_BAR (self));

  self->view = NULL; /* which keeps the focus where it is */
  gtk_search_bar_set_search_mode (self->bar, FALSE);
  self->view = view;
  g_set_object (&self->article, article);
  g_array_set_size (self->hits, 0);
  self->current = -1;
}

/* One line that a person may have selected in order to look for it. */
static char *
dup_selection (GainFindBar *self)
{
  GainSpan span;

  if (!gain_text_view_get_selection (self->view, &span) ||
      gain_span_get_length (span) > MAX_SELECTION)
    return NULL;

  return gain_text_dup_slice (gain_article_get_text (self->article), span);
}

void
gain_find_bar_open (GainFindBar *self)
{
  g_autofree char *selection = NULL;

  g_return_if_fail (GAIN_IS_FIND_BAR (self));

  if (self->article == NULL)
    return;
  selection = dup_selection (self);
  self->origin = gain_text_view_get_caret (self->view);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), selection != NULL ? selection : self->words);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  changed_cb (self);
}

void
gain_find_bar_step (GainFindBar *self, gboolean forward)
{
  g_return_if_fail (GAIN_IS_FIND_BAR (self));

  if (self->article == NULL)
    return;
  if (*self->words == '\0')
    {
      gain_find_bar_open (self);
      return;
    }
  if (!gtk_search_bar_get_search_mode (self->bar))
    {
      guint caret = gain_text_view_get_caret (self->view);

      search (self);
      self->current = find_from (self, forward ? caret + 1 : caret);
      if (forward)
        self->current--;
    }
  step (self, forward);
}

gboolean
gain_find_bar_is_open (GainFindBar *self)
{
  g_return_val_if_fail (GAIN_IS_FIND_BAR (self), FALSE);

  return gtk_search_bar_get_search_mode (self->bar);
}
