/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-reader-private.h"

#include <glib/gi18n-lib.h>

#include "gain-completeness.h"
#include "gain-mark-links.h"
#include "gain-marking.h"

#define MAX_TRAIL 200

/* A place that a link was followed from. */
typedef struct
{
  char *article;
  char *mark;
  guint followed; /* which of its links, so that coming back goes on with the next */
} Stop;

static void
stop_free (gpointer data)
{
  Stop *stop = data;

  g_free (stop->article);
  g_free (stop->mark);
  g_free (stop);
}

static void
content_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  gboolean forward = g_str_equal (action, "reader.next-content");
  guint caret, found;

  if (self->article == NULL)
    return;
  caret = gain_text_view_get_caret (self->view);
  found = gain_marking_find_content (self->project, self->article, caret, forward);
  if (found == caret)
    gain_reader_say (self,
                     forward ? _ ("Nothing more is said here") : _ ("Nothing is said before"),
                     FALSE);
  else
    gain_reader_reveal_offset (self, found);
}

/* Another article is the window's to open. */
static void
stand_at (GainReader *self, const char *article, const char *mark)
{
  g_autofree char *there = g_strdup (article);
  g_autofree char *at = g_strdup (mark);

  if (self->article != NULL && g_strcmp0 (there, gain_article_get_id (self->article)) == 0)
    gain_reader_reveal_mark (self, at);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.stand-at", "(ss)", there, at);
}

static void
add_stop (GainReader *self, const char *article, const char *mark, guint followed)
{
  Stop *stop = g_new0 (Stop, 1);

  if (self->trail == NULL)
    self->trail = g_ptr_array_new_with_free_func (stop_free);
  if (self->trail->len >= MAX_TRAIL)
    g_ptr_array_remove_index (self->trail, 0);
  stop->article = g_strdup (article);
  stop->mark = g_strdup (mark);
  stop->followed = followed;
  g_ptr_array_add (self->trail, stop);
}

void
gain_reader_add_stop (GainReader *self, const char *article, const char *mark)
{
  add_stop (self, article, mark, 0);
}

void
gain_reader_leave_stop (GainReader *self, guint followed)
{
  if (self->article != NULL && self->selected != NULL)
    add_stop (self, gain_article_get_id (self->article), self->selected, followed);
}

void
gain_reader_follow_to (GainReader *self, const char *article, const char *mark)
{
  gain_reader_leave_stop (self, 0);
  self->resume = 0;
  stand_at (self, article, mark);
}

/* What a reader wants to see first: what is claimed and denied, then who and how. */
static int
rank_link (const GainMarkLink *link)
{
  switch (link->group)
    {
    case GAIN_LINKS_TARGET:
      return 0;
    case GAIN_LINKS_ANSWER:
      return 1;
    case GAIN_LINKS_PROPOSITION:
      return 2;
    case GAIN_LINKS_OTHER:
      return 3;
    default:
      return 4;
    }
}

/* Returns: (transfer full): the links of the selected mark that lead somewhere, in the order in
 * which they are followed. */
static GPtrArray *
list_leading (GainReader *self)
{
  g_autoptr (GPtrArray) all =
      gain_mark_links_list (self->project, gain_article_get_id (self->article), self->selected);
  GPtrArray *leading =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) gain_mark_link_free);

  for (int rank = 0; rank <= 4; rank++)
    for (guint i = 0; i < all->len; i++)
      if (all->pdata[i] != NULL && rank_link (all->pdata[i]) == rank &&
          ((GainMarkLink *) all->pdata[i])->mark != NULL)
        g_ptr_array_add (leading, g_steal_pointer (&all->pdata[i]));
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    if (all->pdata[i] != NULL)
      gain_mark_link_free (all->pdata[i]);

  return leading;
}

static void
follow_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  g_autoptr (GPtrArray) leading = NULL;
  const GainMarkLink *link;
  guint i;

  if (gain_reader_get_selected (self) == NULL)
    return;
  leading = list_leading (self);
  if (leading->len == 0)
    {
      gain_reader_say (self, _ ("No link leads away from this mark. l makes one."), FALSE);
      return;
    }
  i = self->resume % leading->len;
  link = leading->pdata[i];
  gain_reader_leave_stop (self, i + 1);
  stand_at (self, link->article, link->mark);
}

static void
go_back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  Stop *stop;

  if (self->trail == NULL || self->trail->len == 0)
    {
      gain_reader_say (self, _ ("No link was followed to here"), FALSE);
      return;
    }
  stop = g_ptr_array_steal_index (self->trail, self->trail->len - 1);
  stand_at (self, stop->article, stop->mark);
  self->resume = stop->followed;
  stop_free (stop);
}

/* Marks that leave something open. */

static void
ask_lack (GainReader *self, const GainIncomplete *open)
{
  static const GainQuestion questions[] = {
    [GAIN_LACKS_SOURCE] = GAIN_QUESTION_SOURCE,
    [GAIN_LACKS_PROPOSITION] = GAIN_QUESTION_PROPOSITION,
    [GAIN_LACKS_TARGET] = GAIN_QUESTION_CLAIM,
    [GAIN_LACKS_REFERENT] = GAIN_QUESTION_REFERENT,
  };
  g_autofree char *sentence = gain_incomplete_dup_sentence (open);
  GainLack lack = open->lack;

  gain_reader_reveal_mark (self, gain_item_get_id (GAIN_ITEM (open->mark)));
  if (lack < G_N_ELEMENTS (questions))
    gain_reader_ask (self, questions[lack], TRUE);
  else
    gain_reader_say (self, sentence, FALSE);
}

/* The first that lacks something behind the selected mark (the caret), around the end of the text.
 */
static void
incomplete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  g_autoptr (GArray) open = NULL;
  GainAnnotation *selected;
  guint from, found = 0;

  if (self->article == NULL)
    return;
  selected = gain_reader_get_selected (self);
  from = selected != NULL ? gain_annotation_get_extent (selected).start
                          : gain_text_view_get_caret (self->view);
  open = gain_project_list_incomplete (self->project, gain_article_get_id (self->article));
  if (open->len == 0)
    {
      gain_reader_say (self, _ ("Nothing is left open in this article"), FALSE);
      return;
    }
  for (guint i = open->len; i-- > 0;)
    {
      const GainIncomplete *incomplete = &g_array_index (open, GainIncomplete, i);

      if (incomplete->mark != selected &&
          gain_annotation_get_extent (incomplete->mark).start >= from)
        found = i;
    }
  ask_lack (self, &g_array_index (open, GainIncomplete, found));
}

void
gain_reader_install_travel_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.next-content", NULL, content_cb);
  gtk_widget_class_install_action (widget_class, "reader.previous-content", NULL, content_cb);
  gtk_widget_class_install_action (widget_class, "reader.follow", NULL, follow_cb);
  gtk_widget_class_install_action (widget_class, "reader.go-back", NULL, go_back_cb);
  gtk_widget_class_install_action (widget_class, "reader.next-incomplete", NULL, incomplete_cb);
}

void
gain_reader_update_travel_actions (GainReader *self)
{
  static const char *const actions[] = { "reader.next-content",
                                         "reader.previous-content",
                                         "reader.next-incomplete" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], self->article != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.follow", self->selected != NULL);
}
