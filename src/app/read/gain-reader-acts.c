/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-act.h"
#include "gain-direction.h"
#include "gain-marking.h"
#include "gain-reader-private.h"

#include <glib/gi18n-lib.h>

static const char *
get_article_id (GainReader *self)
{
  return gain_article_get_id (self->article);
}

static gboolean
place (GainReader *self, GArray *fragments)
{
  GError *error = NULL;
  GainChange *change = gain_act_place (self->project,
                                       get_article_id (self),
                                       self->selected,
                                       (const GainSpan *) (void *) fragments->data,
                                       fragments->len,
                                       &error);

  return gain_reader_apply (self, change, error);
}

/* Makes the mark, unless it is there already; either way it is selected then. */
static gboolean
mark_span (GainReader *self, const char *label, GainSpan span, const char *origin)
{
  GainAnnotation *same = gain_marking_find_same (self->project, self->layer, label, span);
  GError *error = NULL;
  g_autofree char *id = NULL;
  GainChange *change;

  if (same != NULL)
    {
      gain_reader_select (self, gain_item_get_id (GAIN_ITEM (same)));
      return TRUE;
    }

  change = gain_act_mark (
      self->project, get_article_id (self), label, &span, 1, origin, NULL, &id, &error);
  if (!gain_reader_apply (self, change, error))
    return FALSE;
  gain_reader_select (self, id);

  return TRUE;
}

static void
widen (GainReader *self, GainAnnotation *mark)
{
  GainSpan span = gain_annotation_get_extent (mark);
  GainSpan wider = gain_marking_widen (self->article, span);
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (GainSpan));

  if (gain_span_equal (span, wider))
    {
      gain_reader_say (self, _ ("The whole paragraph is marked already"), FALSE);
      return;
    }
  g_array_append_val (fragments, wider);
  place (self, fragments);
}

/* The same letter again, straight after: the next larger unit. */
static gboolean
widen_fresh (GainReader *self, const GainLabel *label)
{
  GainAnnotation *mark = gain_reader_get_selected (self);

  if (mark == NULL || label->kind != GAIN_LABEL_STATEMENT ||
      g_strcmp0 (self->fresh, self->selected) != 0 ||
      !g_str_equal (gain_project_resolve_label_id (self->project, mark), label->id))
    return FALSE;
  widen (self, mark);

  return TRUE;
}

static void
mark_unit (GainReader *self, const GainLabel *label)
{
  GainSpan span;

  if (widen_fresh (self, label))
    return;

  span = gain_marking_find_unit (self->article, label, gain_text_view_get_caret (self->view));
  if (gain_span_is_empty (span))
    {
      gain_reader_say (self,
                       _ ("There is nothing to mark at the caret. Select some text first."),
                       FALSE);
      return;
    }
  if (mark_span (self, label->id, span, "typed"))
    {
      g_free (self->fresh);
      self->fresh = g_strdup (self->selected);
      gain_reader_marked (self);
    }
}

static void
mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  const GainLabel *label;
  GainSpan span;

  if (self->article == NULL)
    return;
  label = gain_codebook_get_label (gain_project_get_codebook (self->project),
                                   g_variant_get_string (parameter, NULL));
  if (label == NULL || label->kind == GAIN_LABEL_ARTICLE)
    return;
  if (!gain_text_view_get_selection (self->view, &span))
    {
      mark_unit (self, label);
      return;
    }

  span = gain_marking_trim (gain_article_get_text (self->article), span);
  if (gain_span_is_empty (span) || !mark_span (self, label->id, span, "typed"))
    return;
  gain_text_view_set_caret (self->view, span.end);
  gain_reader_marked (self);
}

static void
widen_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  GainAnnotation *mark = gain_reader_get_selected (self);

  if (mark != NULL)
    widen (self, mark);
}

static void
relabel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  GainAnnotation *mark = gain_reader_get_selected (self);
  const char *label = g_variant_get_string (parameter, NULL);
  GError *error = NULL;
  GainChange *change;

  if (mark == NULL || g_strcmp0 (gain_project_resolve_label_id (self->project, mark), label) == 0)
    return;
  change = gain_act_relabel (self->project, get_article_id (self), self->selected, label, &error);
  gain_reader_apply (self, change, error);
}

static void
choose_label_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gain_reader_open_label_list (GAIN_READER (widget));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  GError *error = NULL;
  GainChange *change;

  if (gain_reader_get_selected (self) == NULL)
    return;
  change = gain_act_delete (self->project, get_article_id (self), self->selected, &error);
  if (gain_reader_apply (self, change, error))
    gain_reader_say (self, _ ("Mark deleted"), TRUE);
}

static void
note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (gain_reader_get_selected (GAIN_READER (widget)) != NULL)
    g_signal_emit_by_name (widget, "note-requested");
}

static void
deselect_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  GainSpan span;

  if (gain_reader_is_linking (self))
    gain_reader_cancel_link (self);
  else if (gain_text_view_get_selection (self->view, &span))
    gain_text_view_set_caret (self->view, gain_text_view_get_caret (self->view));
  else
    gain_reader_select (self, NULL);
}

static void
switch_end_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  GainAnnotation *mark = gain_reader_get_selected (self);
  GainSpan extent;

  if (mark == NULL)
    return;
  extent = gain_annotation_get_extent (mark);
  self->at_start = !self->at_start;
  gain_text_view_set_caret (self->view, self->at_start ? extent.start : extent.end);
}

static gboolean
runs_rtl (GainReader *self, guint offset)
{
  return gain_direction_is_rtl (gain_article_get_text (self->article),
                                gain_marking_get_block (self->article, offset));
}

static GainStep
step_from_nick (const char *nick)
{
  if (g_str_equal (nick, "clause"))
    return GAIN_STEP_CLAUSE;

  return g_str_equal (nick, "word") ? GAIN_STEP_WORD : GAIN_STEP_CLUSTER;
}

static void
move_end_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  GainAnnotation *mark = gain_reader_get_selected (self);
  g_autoptr (GArray) moved = NULL;
  const char *nick;
  gboolean right;
  GainSpan extent;

  if (mark == NULL)
    return;
  g_variant_get (parameter, "(&sb)", &nick, &right);
  extent = gain_annotation_get_extent (mark);
  if (runs_rtl (self, self->at_start ? extent.start : extent.end))
    right = !right;
  moved = gain_marking_move_end (self->article, mark, self->at_start, step_from_nick (nick), right);
  if (moved == NULL || !place (self, moved))
    return;

  extent = gain_annotation_get_extent (gain_reader_get_selected (self));
  gain_text_view_set_caret (self->view, self->at_start ? extent.start : extent.end);
}

static void
add_fragment_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  GainAnnotation *mark = gain_reader_get_selected (self);
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  const GainSpan *old;
  GainSpan span;
  guint n;

  if (mark == NULL)
    return;
  if (!gain_text_view_get_selection (self->view, &span))
    span = gain_marking_find_subject (self->article, mark);
  span = gain_marking_trim (gain_article_get_text (self->article), span);
  if (gain_span_is_empty (span))
    {
      gain_reader_say (self, _ ("Select the text to add to the mark first"), FALSE);
      return;
    }
  old = gain_annotation_get_fragments (mark, &n);
  g_array_append_vals (fragments, old, n);
  g_array_append_val (fragments, span);
  if (place (self, fragments))
    gain_text_view_set_caret (self->view, span.end);
}

/* The way by mouse to another extent. */
static void
take_selection_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  GainSpan span;

  if (self->selected == NULL || !gain_text_view_get_selection (self->view, &span))
    {
      gain_reader_say (self, _ ("Select what the mark should cover first"), FALSE);
      return;
    }
  span = gain_marking_trim (gain_article_get_text (self->article), span);
  if (gain_span_is_empty (span))
    return;
  g_array_append_val (fragments, span);
  if (place (self, fragments))
    gain_text_view_set_caret (self->view, span.end);
}

static void
repeat_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  GainAnnotation *mark = gain_reader_get_selected (self);
  g_autoptr (GVariant) attributes = NULL;
  g_autofree char *id = NULL;
  GError *error = NULL;
  GainChange *change;
  GainSpan span;

  if (mark == NULL)
    return;
  attributes = gain_project_resolve_attributes (self->project, GAIN_ITEM (mark));
  if (!gain_marking_find_repeat (self->project, self->article, self->layer, mark, &span))
    {
      gain_reader_say (self, _ ("These words do not come again unmarked"), FALSE);
      return;
    }
  change = gain_act_mark (self->project,
                          get_article_id (self),
                          gain_project_resolve_label_id (self->project, mark),
                          &span,
                          1,
                          "carried",
                          attributes,
                          &id,
                          &error);
  if (gain_reader_apply (self, change, error))
    gain_reader_reveal_mark (self, id);
}

static void
go_to_mark (GainReader *self, GainAnnotation *mark)
{
  if (mark != NULL)
    gain_reader_reveal_mark (self, gain_item_get_id (GAIN_ITEM (mark)));
}

static void
other_mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);

  if (self->article != NULL)
    go_to_mark (self,
                gain_marking_find_mark (self->layer,
                                        gain_reader_get_selected (self),
                                        gain_text_view_get_caret (self->view),
                                        g_str_equal (action, "reader.next-mark")));
}

static void
in_stack_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  GainAnnotation *mark;

  if (self->article == NULL)
    return;
  mark = gain_marking_find_in_stack (self->layer,
                                     gain_reader_get_selected (self),
                                     gain_text_view_get_caret (self->view),
                                     g_str_equal (action, "reader.next-in-stack"));
  if (mark != NULL)
    gain_reader_select (self, gain_item_get_id (GAIN_ITEM (mark)));
}

static void
sentence_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);

  if (self->article == NULL)
    return;
  gain_reader_reveal_offset (self,
                             gain_marking_find_sentence (self->article,
                                                         gain_text_view_get_caret (self->view),
                                                         g_str_equal (action,
                                                                      "reader.next-sentence")));
}

gboolean
gain_reader_toggle_excluded (GainReader *self, guint block)
{
  gboolean excluded = gain_project_is_excluded (self->project, get_article_id (self), block);
  GError *error = NULL;
  GainChange *change =
      gain_act_exclude (self->project, get_article_id (self), block, !excluded, &error);

  if (!gain_reader_apply (self, change, error))
    return FALSE;
  if (gain_project_is_excluded (self->project, get_article_id (self), block) == excluded)
    gain_reader_say (self, _ ("Noted as your proposal. The lead decides what is excluded."), TRUE);
  else
    gain_reader_say (self, excluded ? _ ("Block counts again") : _ ("Block excluded"), TRUE);

  return TRUE;
}

static void
toggle_excluded_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  int block = g_variant_get_int32 (parameter);

  if (self->article == NULL)
    return;
  if (block < 0)
    block = gain_article_find_block (self->article, gain_text_view_get_caret (self->view));
  if (block >= 0)
    gain_reader_toggle_excluded (self, (guint) block);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit_by_name (GAIN_READER (widget)->view, "copy-clipboard");
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);
  guint caret = gain_text_view_get_caret (self->view);
  GdkRectangle at;

  gain_text_view_get_place (self->view, GAIN_SPAN (caret, caret), TRUE, &at);
  gain_reader_open_menu (self, &at);
}

/* Out of the text, to whatever the window has next: Tab means something else here. */
static void
leave_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
}

void
gain_reader_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "reader.mark", "s", mark_cb },
    { "reader.widen", NULL, widen_cb },
    { "reader.relabel", "s", relabel_cb },
    { "reader.choose-label", NULL, choose_label_cb },
    { "reader.delete", NULL, delete_cb },
    { "reader.note", NULL, note_cb },
    { "reader.deselect", NULL, deselect_cb },
    { "reader.switch-end", NULL, switch_end_cb },
    { "reader.move-end", "(sb)", move_end_cb },
    { "reader.add-fragment", NULL, add_fragment_cb },
    { "reader.take-selection", NULL, take_selection_cb },
    { "reader.repeat", NULL, repeat_cb },
    { "reader.next-mark", NULL, other_mark_cb },
    { "reader.previous-mark", NULL, other_mark_cb },
    { "reader.next-in-stack", NULL, in_stack_cb },
    { "reader.previous-in-stack", NULL, in_stack_cb },
    { "reader.next-sentence", NULL, sentence_cb },
    { "reader.previous-sentence", NULL, sentence_cb },
    { "reader.toggle-excluded", "i", toggle_excluded_cb },
    { "reader.copy", NULL, copy_cb },
    { "reader.menu", NULL, menu_cb },
    { "reader.leave", NULL, leave_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].type,
                                     actions[i].activate);
  gain_reader_install_find_actions (widget_class);
}

void
gain_reader_update_actions (GainReader *self)
{
  static const char *const for_article[] = { "reader.mark",
                                             "reader.next-mark",
                                             "reader.previous-mark",
                                             "reader.next-in-stack",
                                             "reader.previous-in-stack",
                                             "reader.next-sentence",
                                             "reader.previous-sentence",
                                             "reader.toggle-excluded",
                                             "reader.copy",
                                             "reader.menu" };
  static const char *const for_mark[] = { "reader.relabel",      "reader.choose-label",
                                          "reader.delete",       "reader.note",
                                          "reader.switch-end",   "reader.move-end",
                                          "reader.add-fragment", "reader.take-selection",
                                          "reader.repeat",       "reader.widen" };
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < G_N_ELEMENTS (for_article); i++)
    gtk_widget_action_set_enabled (widget, for_article[i], self->article != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (for_mark); i++)
    gtk_widget_action_set_enabled (widget, for_mark[i], self->selected != NULL);
  gain_reader_update_question_actions (self);
  gain_reader_update_find_actions (self);
  gain_reader_update_travel_actions (self);
  gain_reader_update_link_bar (self);
}
