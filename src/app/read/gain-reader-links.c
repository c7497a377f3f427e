/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-reader"

#include "config.h"

#include "gain-reader-private.h"

#include <glib/gi18n-lib.h>

#include "gain-act.h"
#include "gain-mark-links.h"
#include "gain-marking.h"
#include "gain-picker.h"

/* A link that is begun outlives the article in which it was: its other end may be in another. */

static const char *
get_article_id (GainReader *self)
{
  return gain_article_get_id (self->article);
}

static gboolean
is_at_start (GainReader *self)
{
  return g_strcmp0 (self->selected, self->link_from) == 0;
}

static gboolean
can_link_here (GainReader *self)
{
  return self->link_from != NULL && self->selected != NULL && !is_at_start (self);
}

void
gain_reader_update_link_bar (GainReader *self)
{
  gboolean linking = self->link_from != NULL && self->article != NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "reader.link",
                                 self->selected != NULL || linking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.link-here", can_link_here (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "reader.link-to-entry",
                                 linking || self->selected != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.cancel-link", linking);
  gtk_revealer_set_reveal_child (self->link_bar, linking);
  if (!linking)
    return;

  title = gain_mark_links_dup_title (self->project,
                                     gain_project_get_layer (self->project,
                                                             self->link_article,
                                                             gain_project_get_me (self->project)),
                                     self->link_from);
  /* Translators: who says what, where the link starts. */
  text = g_strdup_printf (_ ("Go to the other end and press Enter; Escape cancels. Link from %s"),
                          title);
  gtk_label_set_label (self->link_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->link_bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text,
                                  -1);
}

gboolean
gain_reader_is_linking (GainReader *self)
{
  return self->link_from != NULL;
}

void
gain_reader_cancel_link (GainReader *self)
{
  g_clear_pointer (&self->link_from, g_free);
  g_clear_pointer (&self->link_article, g_free);
  gain_reader_update_link_bar (self);
}

static void
begin_link (GainReader *self)
{
  g_free (self->link_from);
  g_free (self->link_article);
  self->link_from = g_strdup (self->selected);
  self->link_article = g_strdup (get_article_id (self));
  gain_reader_update_link_bar (self);
}

/* The choices as lines of a picker. */

static gboolean
fits (const GainLinkChoice *choice, const char *typed)
{
  g_autofree char *all =
      g_strconcat (choice->name, " ", choice->detail != NULL ? choice->detail : "", NULL);

  return typed[0] == '\0' || g_str_match_string (typed, all, TRUE);
}

static GPtrArray *
list_choices (const char *typed, guint max, gpointer user_data)
{
  GainReader *self = user_data;
  GPtrArray *list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) gain_suggestion_free);

  for (guint i = 0; i < self->choices->len && list->len < max; i++)
    {
      const GainLinkChoice *choice = self->choices->pdata[i];
      g_autofree char *id = g_strdup_printf ("%u", i);
      GainSuggestion *line;

      if (!fits (choice, typed))
        continue;
      line = gain_suggestion_new (GAIN_SUGGESTION_MARK, id, choice->name);
      line->detail = g_strdup (choice->detail);
      g_ptr_array_add (list, line);
    }

  return list;
}

static const GainLinkChoice *
get_choice (GainReader *self, GPtrArray *answers)
{
  const GainSuggestion *line = answers->pdata[0];
  guint i = (guint) g_ascii_strtoull (line->id, NULL, 10);

  return i < self->choices->len ? self->choices->pdata[i] : NULL;
}

/* Between two marks. */

static void
say_linked (GainReader *self, const GainLinkChoice *choice)
{
  g_autofree char *text = choice->detail != NULL
                              /* Translators: a kind of link, and what is at its end. */
                              ? g_strdup_printf (_ ("Linked: %s %s"), choice->name, choice->detail)
                              : g_strdup_printf (_ ("Linked: %s"), choice->name);

  gain_reader_say (self, text, TRUE);
}

static void
way_taken_cb (GainPicker *picker, GPtrArray *answers, GArray *ranks, GainReader *self)
{
  const GainLinkChoice *choice = get_choice (self, answers);
  GError *error = NULL;
  GainChange *change;

  if (choice == NULL || self->popover != GTK_WIDGET (picker))
    return;
  change = gain_link_choice_make (choice, self->project, &error);
  if (!gain_reader_apply (self, change, error))
    return;
  say_linked (self, choice);
  gain_reader_add_stop (self, self->link_article, self->link_from);
  gain_reader_cancel_link (self);
  gtk_popover_popdown (GTK_POPOVER (picker));
}

static gboolean
names_nobody (GainReader *self, GainAnnotation *mark)
{
  return gain_reader_find_open_question (self, mark) == GAIN_QUESTION_REFERENT;
}

static void
link_here (GainReader *self)
{
  GainAnnotation *mark = gain_reader_get_selected (self);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = gain_link_choices_list (
      self->project, self->link_article, self->link_from, get_article_id (self), self->selected);
  if (self->choices->len == 0)
    {
      gain_reader_say (self,
                       names_nobody (self, mark)
                           ? _ ("These words name nobody yet. Say who it is first.")
                           : _ ("The codebook has no more links between these two. Go to another "
                                "mark."),
                       FALSE);
      return;
    }
  gain_reader_open_picker (self, mark, G_CALLBACK (way_taken_cb));
  gain_picker_ask (GAIN_PICKER (self->popover),
                   _ ("How are they linked?"),
                   _ ("Type a kind of link…"),
                   FALSE,
                   list_choices,
                   self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* To an entry of the registry. */

static GainQuestion
get_ranking (const GainLinkChoice *choice)
{
  return choice->wants == GAIN_END_PROPOSITION ? GAIN_QUESTION_PROPOSITION : GAIN_QUESTION_SOURCE;
}

/* Only entries: nobody is addressed by nobody. */
static GPtrArray *
list_entries (const char *typed, guint max, gpointer user_data)
{
  GainReader *self = user_data;
  GPtrArray *list = gain_suggester_list (gain_reader_get_suggester (self),
                                         get_ranking (self->wanting),
                                         self->link_article,
                                         self->link_from,
                                         typed,
                                         max);

  for (guint i = list->len; i-- > 0;)
    {
      const GainSuggestion *line = list->pdata[i];

      if (line->kind != GAIN_SUGGESTION_ENTRY && line->kind != GAIN_SUGGESTION_NEW)
        g_ptr_array_remove_index (list, i);
    }

  return list;
}

static gboolean
append_entry_link (GainReader *self,
                   GainChange *change,
                   const GainSuggestion *answer,
                   guint rank,
                   GError **error)
{
  GainRelationEnd end = { .kind = self->wanting->wants, .id = answer->id };
  g_autofree char *origin = rank > 0 ? g_strdup_printf ("suggested:%u", rank) : g_strdup ("typed");
  g_autoptr (GainItem) entry = NULL;
  g_autoptr (GainChange) part = NULL;

  if (answer->kind == GAIN_SUGGESTION_NEW)
    {
      entry = end.kind == GAIN_END_ACTOR ? GAIN_ITEM (gain_actor_new (NULL, answer->name))
                                         : GAIN_ITEM (gain_proposition_new (NULL, answer->name));
      part = gain_act_entry (self->project, NULL, entry, error);
      if (part == NULL)
        return FALSE;
      gain_change_append (change, part);
      g_clear_pointer (&part, gain_change_unref);
      end.id = gain_item_get_id (entry);
    }
  part = gain_act_link_after (self->project,
                              change,
                              self->link_article,
                              self->link_from,
                              self->wanting->type,
                              &end,
                              origin,
                              NULL,
                              error);
  if (part != NULL)
    gain_change_append (change, part);

  return part != NULL;
}

static void
entry_taken_cb (GainPicker *picker, GPtrArray *answers, GArray *ranks, GainReader *self)
{
  g_autoptr (GainChange) change = gain_change_new ("link");
  GError *error = NULL;

  for (guint i = 0; i < answers->len; i++)
    if (!append_entry_link (
            self, change, answers->pdata[i], g_array_index (ranks, guint, i), &error))
      break;
  if (!gain_reader_apply (self, error == NULL ? gain_change_ref (change) : NULL, error))
    return;
  say_linked (self, self->wanting);
  gain_reader_cancel_link (self);
  gtk_popover_popdown (GTK_POPOVER (picker));
}

static void
ask_entry (GainReader *self, const GainLinkChoice *choice)
{
  GainCodebook *codebook = gain_project_get_codebook (self->project);
  const GainRelationType *type = gain_codebook_get_relation_type (codebook, choice->type);
  gboolean actor = choice->wants == GAIN_END_ACTOR;
  /* Translators: a kind of link, as the start of a question: “addressed to …”. */
  g_autofree char *title = g_strdup_printf (_ ("%s …"), choice->name);

  self->wanting = choice;
  gain_picker_ask (GAIN_PICKER (self->popover),
                   title,
                   actor ? _ ("Type a name…") : _ ("Type what is stated…"),
                   type != NULL && type->several,
                   list_entries,
                   self);
}

/* What the questions of the mark ask for is asked the same way from here. */
static int
find_question (GainReader *self, GainAnnotation *mark, const GainLinkChoice *choice)
{
  for (GainQuestion question = 0; question <= GAIN_QUESTION_REFERENT; question++)
    if (gain_reader_has_question (self, mark, question) &&
        g_str_equal (gain_question_get_relation_type (question, self->project, mark), choice->type))
      return (int) question;

  return -1;
}

static void
kind_taken_cb (GainPicker *picker, GPtrArray *answers, GArray *ranks, GainReader *self)
{
  const GainLinkChoice *choice;
  GainAnnotation *mark = gain_reader_get_selected (self);
  int question;

  if (self->popover != GTK_WIDGET (picker))
    return;
  if (self->wanting != NULL)
    {
      entry_taken_cb (picker, answers, ranks, self);
      return;
    }
  choice = get_choice (self, answers);
  if (choice == NULL)
    return;
  question = mark != NULL && is_at_start (self) ? find_question (self, mark, choice) : -1;
  if (question < 0)
    {
      ask_entry (self, choice);
      return;
    }
  gain_reader_cancel_link (self);
  gain_reader_ask_more (self, (GainQuestion) question);
}

/* Also where no link was begun: from the selected mark then. */
static void
link_to_entry (GainReader *self)
{
  GainAnnotation *mark = gain_reader_get_selected (self);

  if (self->link_from == NULL && mark == NULL)
    return;
  if (self->link_from == NULL)
    begin_link (self);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->wanting = NULL;
  self->choices =
      gain_link_choices_list_to_entries (self->project, self->link_article, self->link_from);
  if (self->choices->len == 0)
    {
      gain_reader_say (
          self,
          _ ("The codebook lets no link lead from this mark to an actor or proposition."),
          FALSE);
      return;
    }
  gain_reader_open_picker (self, mark, G_CALLBACK (kind_taken_cb));
  gain_picker_ask (GAIN_PICKER (self->popover),
                   _ ("Which link to add?"),
                   _ ("Type a kind of link…"),
                   FALSE,
                   list_choices,
                   self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* Actions. */

static void
link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);

  if (self->article == NULL)
    return;
  if (self->link_from == NULL)
    {
      if (self->selected != NULL)
        begin_link (self);
    }
  else if (can_link_here (self))
    link_here (self);
  else
    link_to_entry (self);
}

gboolean
gain_reader_link_here (GainReader *self)
{
  GainAnnotation *mark;

  if (self->link_from == NULL || self->article == NULL)
    return FALSE;
  if (self->selected == NULL)
    {
      mark = gain_marking_find_in_stack (self->layer,
                                         NULL,
                                         gain_text_view_get_caret (self->view),
                                         TRUE);
      if (mark != NULL)
        gain_reader_select (self, gain_item_get_id (GAIN_ITEM (mark)));
    }
  if (can_link_here (self))
    link_here (self);
  else
    gain_reader_say (self,
                     _ ("Go to the mark at the other end first: n and p go from mark to mark"),
                     FALSE);

  return TRUE;
}

static void
link_here_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gain_reader_link_here (GAIN_READER (widget));
}

static void
link_to_entry_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GainReader *self = GAIN_READER (widget);

  if (self->article != NULL)
    link_to_entry (self);
}

static void
cancel_link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gain_reader_cancel_link (GAIN_READER (widget));
  gain_reader_focus_text (GAIN_READER (widget));
}

void
gain_reader_install_link_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.link", NULL, link_cb);
  gtk_widget_class_install_action (widget_class, "reader.link-here", NULL, link_here_cb);
  gtk_widget_class_install_action (widget_class, "reader.link-to-entry", NULL, link_to_entry_cb);
  gtk_widget_class_install_action (widget_class, "reader.cancel-link", NULL, cancel_link_cb);
}
