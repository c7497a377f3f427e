/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gain-act.h"
#include "gain-picker.h"

#define PICKER_WIDTH 400 /* pixels, where the reader is not narrower */
#define PICKER_SPACE 12  /* between it and the edge of the reader */

/* In the order in which they are asked. What a statement states comes before
 * which claim it denies: the claims that state the same then come first. */
static const GainQuestion order[] = {
  GAIN_QUESTION_SOURCE,
  GAIN_QUESTION_PROPOSITION,
  GAIN_QUESTION_CLAIM,
  GAIN_QUESTION_REFERENT,
};

GainSuggester *
gain_reader_get_suggester (GainReader *self)
{
  if (self->suggester == NULL)
    self->suggester = gain_suggester_new (self->project);

  return self->suggester;
}

static const char *
get_article_id (GainReader *self)
{
  return gain_article_get_id (self->article);
}

static gboolean
has_link (GainReader *self, GainAnnotation *mark, const char *type)
{
  g_autoptr (GPtrArray) links =
      gain_layer_list_relations (self->layer, gain_item_get_id (GAIN_ITEM (mark)));

  for (guint i = 0; i < links->len; i++)
    if (g_strcmp0 (gain_project_resolve_relation_type_id (self->project, links->pdata[i]), type) ==
        0)
      return TRUE;

  return FALSE;
}

gboolean
gain_reader_has_question (GainReader *self, GainAnnotation *mark, GainQuestion question)
{
  const GainLabel *label = gain_project_resolve_label (self->project, mark);
  const char *type = gain_question_get_relation_type (question, self->project, mark);

  if (label == NULL ||
      gain_codebook_get_relation_type (gain_project_get_codebook (self->project), type) == NULL)
    return FALSE;
  if (question == GAIN_QUESTION_REFERENT)
    return label->kind == GAIN_LABEL_MENTION;
  if (label->kind != GAIN_LABEL_STATEMENT)
    return FALSE;

  return question != GAIN_QUESTION_CLAIM || g_strcmp0 (label->act, "asserts") != 0;
}

/* The first question from the @from-th on that @mark leaves open.
 * Returns: its place in the order, -1 for none. */
static int
find_open (GainReader *self, GainAnnotation *mark, guint from)
{
  for (guint i = from; i < G_N_ELEMENTS (order); i++)
    if (gain_reader_has_question (self, mark, order[i]) &&
        !has_link (self, mark, gain_question_get_relation_type (order[i], self->project, mark)))
      return (int) i;

  return -1;
}

int
gain_reader_find_open_question (GainReader *self, GainAnnotation *mark)
{
  int first = find_open (self, mark, 0);

  return first >= 0 ? (int) order[first] : -1;
}

static guint
get_place (GainQuestion question)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i] == question)
      return i;

  g_return_val_if_reached (0);
}

static const char *
get_title (GainQuestion question)
{
  switch (question)
    {
    case GAIN_QUESTION_SOURCE:
      return _ ("Who says so?");
    case GAIN_QUESTION_PROPOSITION:
      return _ ("States what?");
    case GAIN_QUESTION_CLAIM:
      return _ ("Which claim?");
    case GAIN_QUESTION_REFERENT:
    default:
      return _ ("Who is this?");
    }
}

static const char *
get_placeholder (GainQuestion question)
{
  switch (question)
    {
    case GAIN_QUESTION_PROPOSITION:
      return _ ("Type what is stated…");
    case GAIN_QUESTION_CLAIM:
      return _ ("Type words of the claim…");
    default:
      return _ ("Type a name…");
    }
}

static gboolean
allows_several (GainReader *self, GainAnnotation *mark, GainQuestion question)
{
  const GainRelationType *type = gain_codebook_get_relation_type (
      gain_project_get_codebook (self->project),
      gain_question_get_relation_type (question, self->project, mark));

  return type != NULL && type->several;
}

static GPtrArray *
list_answers (const char *typed, guint max, gpointer user_data)
{
  GainReader *self = user_data;

  return gain_suggester_list (gain_reader_get_suggester (self),
                              self->asking,
                              get_article_id (self),
                              self->asked,
                              typed,
                              max);
}

/* The picker. */

/* Below the mark, or above it, so that its words can be read; inside the reader from side to side,
 * which on a narrow window is all of it. */
static void
get_picker_place (GainReader *self, GainSpan extent, int width, GdkRectangle *at)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  GdkRectangle end;
  int centre;

  gain_text_view_get_place (self->view, extent, TRUE, at);
  gain_text_view_get_place (self->view, extent, FALSE, &end);
  if (end.y + end.height - at->y > height / 2)
    at->y = end.y;
  at->height = end.y + end.height - at->y;
  centre = CLAMP (at->x + width / 2 - 24,
                  width / 2 + PICKER_SPACE,
                  MAX (room - width / 2 - PICKER_SPACE, width / 2 + PICKER_SPACE));
  at->x = centre;
  at->width = 1;
}

static void
refresh_cue (GainReader *self)
{
  g_autofree char *words = NULL;

  self->cue = GAIN_SPAN (0, 0);
  if (self->asking == GAIN_QUESTION_SOURCE)
    self->cue = gain_suggester_find_cue (gain_reader_get_suggester (self),
                                         get_article_id (self),
                                         self->asked);
  if (!gain_span_is_empty (self->cue))
    words = gain_text_dup_slice (gain_article_get_text (self->article), self->cue);
  gain_picker_set_cue (GAIN_PICKER (self->popover), words);
}

static void
show_question (GainReader *self, GainAnnotation *mark, GainQuestion question)
{
  self->asking = question;
  gain_picker_ask (GAIN_PICKER (self->popover),
                   get_title (question),
                   get_placeholder (question),
                   allows_several (self, mark, question),
                   list_answers,
                   self);
  refresh_cue (self);
}

static GainChange *
create_answer (GainReader *self, GPtrArray *answers, GArray *ranks, GError **error)
{
  gboolean cue =
      !gain_span_is_empty (self->cue) && gain_picker_takes_cue (GAIN_PICKER (self->popover));

  return gain_suggester_answer (gain_reader_get_suggester (self),
                                self->asking,
                                get_article_id (self),
                                self->asked,
                                answers,
                                (const guint *) (void *) ranks->data,
                                cue ? &self->cue : NULL,
                                error);
}

/* Links of the question's type that were there before and are not among the answers: who answers
 * again means this instead of that. */
static void
append_unlinks (GainReader *self, GainChange *change, GPtrArray *before)
{
  for (guint i = 0; i < before->len; i++)
    {
      const char *id = gain_item_get_id (before->pdata[i]);
      g_autoptr (GainChange) unlink = NULL;
      gboolean gone = FALSE;

      for (guint j = 0; j < gain_change_get_n_operations (change) && !gone; j++)
        gone = g_str_equal (gain_change_get_operation (change, j)->id, id);
      if (!gone)
        unlink = gain_act_unlink (self->project, get_article_id (self), id, NULL);
      if (unlink != NULL)
        gain_change_append (change, unlink);
    }
}

static gboolean
is_answer (const GainRelationEnd *end, GPtrArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    {
      const GainSuggestion *answer = answers->pdata[i];

      if (answer->id != NULL && g_str_equal (answer->id, end->id))
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer container): what the answers take the place of. */
static GPtrArray *
list_replaced (GainReader *self, GainAnnotation *mark, GPtrArray *answers)
{
  const char *type = gain_question_get_relation_type (self->asking, self->project, mark);
  GPtrArray *links = gain_layer_list_relations (self->layer, gain_item_get_id (GAIN_ITEM (mark)));

  for (guint i = links->len; i-- > 0;)
    if (self->adding ||
        g_strcmp0 (gain_project_resolve_relation_type_id (self->project, links->pdata[i]), type) !=
            0 ||
        is_answer (gain_relation_get_to (links->pdata[i]), answers))
      g_ptr_array_remove_index (links, i);

  return links;
}

static void
ask_next (GainReader *self)
{
  GainAnnotation *mark = gain_layer_get_annotation (self->layer, self->asked);
  int next =
      mark != NULL && self->chain ? find_open (self, mark, get_place (self->asking) + 1) : -1;

  if (next >= 0)
    show_question (self, mark, order[next]);
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
taken_cb (GainPicker *picker, GPtrArray *answers, GArray *ranks, GainReader *self)
{
  GainAnnotation *mark = gain_layer_get_annotation (self->layer, self->asked);
  g_autoptr (GPtrArray) replaced = NULL;
  GError *error = NULL;
  GainChange *change;

  if (mark == NULL || self->popover != GTK_WIDGET (picker))
    return;
  replaced = list_replaced (self, mark, answers);
  change = create_answer (self, answers, ranks, &error);
  if (change != NULL)
    append_unlinks (self, change, replaced);
  if (change == NULL || gain_change_get_n_operations (change) > 0)
    {
      if (!gain_reader_apply (self, change, error))
        return;
    }
  else
    gain_change_unref (change);
  ask_next (self);
}

static void
picker_closed_cb (GainReader *self)
{
  g_clear_pointer (&self->asked, g_free);
  gain_reader_focus_text (self);
}

static int
get_picker_width (GainReader *self)
{
  int room = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PICKER_SPACE;

  return CLAMP (room, 200, PICKER_WIDTH);
}

gboolean
gain_reader_follow_mark (GainReader *self)
{
  GainAnnotation *mark = NULL;
  GdkRectangle at;

  if (self->asked != NULL && self->popover != NULL && GAIN_IS_PICKER (self->popover))
    mark = gain_layer_get_annotation (self->layer, self->asked);
  if (mark == NULL)
    return FALSE;
  get_picker_place (self, gain_annotation_get_extent (mark), get_picker_width (self), &at);
  gain_reader_point_popover (self, &at);

  return TRUE;
}

void
gain_reader_open_picker (GainReader *self, GainAnnotation *mark, GCallback taken)
{
  guint caret = gain_text_view_get_caret (self->view);
  GainSpan extent = mark != NULL ? gain_annotation_get_extent (mark) : GAIN_SPAN (caret, caret);
  int width = get_picker_width (self);
  GtkWidget *picker = gain_picker_new ();
  GdkRectangle at;

  gain_reader_close_popover (self);
  gain_text_view_reveal (self->view, extent);
  gtk_widget_set_size_request (picker, width, -1);
  get_picker_place (self, extent, width, &at);
  g_signal_connect_object (picker, "taken", taken, self, 0);
  gain_reader_hold_popover (self, picker, &at);
  g_signal_connect_object (
      picker, "closed", G_CALLBACK (picker_closed_cb), self, G_CONNECT_SWAPPED);
}

static void
ask (GainReader *self, GainQuestion question, gboolean chain, gboolean adding)
{
  GainAnnotation *mark = gain_reader_get_selected (self);

  if (mark == NULL || !gain_reader_has_question (self, mark, question))
    return;

  gain_reader_open_picker (self, mark, G_CALLBACK (taken_cb));
  g_free (self->asked);
  self->asked = g_strdup (self->selected);
  self->chain = chain;
  self->adding = adding;
  show_question (self, mark, question);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

void
gain_reader_ask (GainReader *self, GainQuestion question, gboolean chain)
{
  ask (self, question, chain, FALSE);
}

void
gain_reader_ask_more (GainReader *self, GainQuestion question)
{
  ask (self, question, FALSE, TRUE);
}

gboolean
gain_reader_ask_open (GainReader *self)
{
  GainAnnotation *mark = gain_reader_get_selected (self);
  int first = mark != NULL ? find_open (self, mark, 0) : -1;

  if (first < 0)
    return FALSE;
  gain_reader_ask (self, order[first], TRUE);

  return TRUE;
}

void
gain_reader_marked (GainReader *self)
{
  if (self->asks)
    gain_reader_ask_open (self);
}

void
gain_reader_refresh_question (GainReader *self)
{
  GainAnnotation *mark;

  if (self->asked == NULL || self->popover == NULL || !GAIN_IS_PICKER (self->popover))
    return;
  mark = gain_layer_get_annotation (self->layer, self->asked);
  if (mark == NULL)
    {
      gain_reader_close_popover (self);
      return;
    }
  gain_picker_refresh (GAIN_PICKER (self->popover));
  refresh_cue (self);
}

/* Actions. */

static void
complete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);

  if (gain_reader_link_here (self))
    return;
  if (gain_reader_get_selected (self) != NULL && !gain_reader_ask_open (self))
    gain_reader_say (self, _ ("This mark leaves no question open"), FALSE);
}

static void
add_answer_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainQuestion question;

  if (gain_question_from_nick (g_variant_get_string (parameter, NULL), &question))
    gain_reader_ask_more (GAIN_READER (widget), question);
}

static void
ask_one_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainQuestion question;
  const char *nick = action + strlen ("reader.ask-");

  if (g_str_equal (nick, "referent"))
    nick = "actor";
  if (gain_question_from_nick (nick, &question))
    gain_reader_ask (GAIN_READER (widget), question, FALSE);
}

void
gain_reader_install_question_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.complete", NULL, complete_cb);
  gtk_widget_class_install_action (widget_class, "reader.add-answer", "s", add_answer_cb);
  gtk_widget_class_install_action (widget_class, "reader.ask-source", NULL, ask_one_cb);
  gtk_widget_class_install_action (widget_class, "reader.ask-proposition", NULL, ask_one_cb);
  gtk_widget_class_install_action (widget_class, "reader.ask-claim", NULL, ask_one_cb);
  gtk_widget_class_install_action (widget_class, "reader.ask-referent", NULL, ask_one_cb);
}

void
gain_reader_update_question_actions (GainReader *self)
{
  GainAnnotation *mark = gain_reader_get_selected (self);
  static const char *const actions[] = {
    [GAIN_QUESTION_SOURCE] = "reader.ask-source",
    [GAIN_QUESTION_PROPOSITION] = "reader.ask-proposition",
    [GAIN_QUESTION_CLAIM] = "reader.ask-claim",
    [GAIN_QUESTION_REFERENT] = "reader.ask-referent",
  };

  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "reader.complete",
                                 mark != NULL || gain_reader_is_linking (self));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                   actions[i],
                                   mark != NULL && gain_reader_has_question (self, mark, i));
}
