/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-proposal-view.h"

#include <glib/gi18n-lib.h>

#include "gain-act.h"
#include "gain-check-list.h"
#include "gain-entry-edit.h"
#include "gain-gazetteer.h"

#define N_MAX     500  /* proposals at a time; marking them makes room for more */
#define N_AROUND  32   /* code points shown on either side */
#define BUDGET_US 4000 /* a slice of the search */

typedef struct
{
  char *article;
  GainSpan span;
} Proposal;

struct _GainProposalView
{
  AdwBin parent_instance;

  GainCheckList *list;
  GtkLabel *status;
  GtkWidget *mark_button;

  GainProject *project;
  char *actor;
  GainGazetteer *gazetteer; /* NULL until it looks */
  GArray *proposals;
  guint next; /* article to look at */
  guint looking;
  GainLoadTextFunc load;
  gpointer load_data;
};

G_DEFINE_FINAL_TYPE (GainProposalView, gain_proposal_view, ADW_TYPE_BIN)

static void
clear_proposal (gpointer data)
{
  g_free (((Proposal *) data)->article);
}

static void
update (GainProposalView *self)
{
  guint n = gain_check_list_get_n_checked (self->list);
  guint n_articles = self->project != NULL
                         ? g_list_model_get_n_items (gain_project_get_articles (self->project))
                         : 0;
  g_autofree char *label = g_strdup_printf (ngettext ("_Mark %u", "_Mark %u", n), n);
  g_autofree char *status = NULL;

  gtk_button_set_label (GTK_BUTTON (self->mark_button), label);
  gtk_widget_set_sensitive (self->mark_button, n > 0);
  if (self->looking != 0)
    status =
        g_strdup_printf (_ ("Looking for its names: article %u of %u"), self->next, n_articles);
  else if (self->proposals->len == 0)
    status = g_strdup (_ ("No text names it without being marked. Aliases help to find more."));
  else
    status = g_strdup (_ ("The texts name it here, and nothing is marked yet."));
  gtk_label_set_label (self->status, status);
}

/* Loads what is not in memory. @loaded: whether it is to be dropped again. */
static GainText *
get_text (GainProposalView *self, GainArticle *article, gboolean *loaded)
{
  *loaded = gain_article_get_text (article) == NULL && self->load != NULL &&
            self->load (article, self->load_data, NULL);

  return gain_article_get_text (article);
}

static gboolean
is_mention (GainProposalView *self, GainAnnotation *mark)
{
  GainCodebook *codebook = gain_project_get_codebook (self->project);
  const GainLabel *label = gain_codebook_get_label (codebook, gain_annotation_get_label (mark));

  return label != NULL && label->kind == GAIN_LABEL_MENTION;
}

static gboolean
is_marked (GainProposalView *self, const char *article, GainSpan span)
{
  GainLayer *layer =
      gain_project_get_layer (self->project, article, gain_project_get_me (self->project));
  g_autoptr (GPtrArray) marks = gain_layer_list_touching (layer, span);

  for (guint i = 0; i < marks->len; i++)
    if (is_mention (self, marks->pdata[i]))
      return TRUE;

  return FALSE;
}

static void
append_text (GString *markup, GainText *text, guint start, guint end, const char *format)
{
  g_autofree char *part = gain_text_dup_slice (text, (GainSpan){ start, end });
  g_autofree char *escaped = g_markup_escape_text (g_strdelimit (part, "\r\n\t", ' '), -1);

  g_string_append_printf (markup, format[0] == 'b' ? "<b>%s</b>" : "%s", escaped);
}

static void
propose (GainProposalView *self, GainArticle *article, GainText *text, GainSpan span)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  Proposal proposal = { g_strdup (gain_article_get_id (article)), span };

  append_text (markup, text, span.start > N_AROUND ? span.start - N_AROUND : 0, span.start, "");
  append_text (markup, text, span.start, span.end, "b");
  append_text (
      markup, text, span.end, MIN (span.end + N_AROUND, gain_article_get_length (article)), "");
  g_array_append_val (self->proposals, proposal);
  gain_check_list_add (self->list, markup->str, gain_article_get_title (article), TRUE);
}

static void
look_at (GainProposalView *self, GainArticle *article)
{
  gboolean loaded;
  GainText *text = get_text (self, article, &loaded);
  GainSpan all = { 0, gain_article_get_length (article) };
  g_autoptr (GArray) matches = NULL;

  if (text == NULL)
    return;
  matches = gain_gazetteer_list_matches (self->gazetteer,
                                         text,
                                         all,
                                         gain_article_get_meta (article, "language"));
  for (guint i = 0; i < matches->len && self->proposals->len < N_MAX; i++)
    {
      const GainGazetteerMatch *match = &g_array_index (matches, GainGazetteerMatch, i);

      if (g_strcmp0 (match->id, self->actor) == 0 &&
          !is_marked (self, gain_article_get_id (article), match->span))
        propose (self, article, text, match->span);
    }
  if (loaded)
    gain_article_drop_text (article);
}

/* Returns: whether there is more. */
static gboolean
look_on (GainProposalView *self)
{
  GListModel *articles = gain_project_get_articles (self->project);
  gint64 end = g_get_monotonic_time () + BUDGET_US;

  if (!gain_gazetteer_read (self->gazetteer, BUDGET_US))
    return TRUE;
  while (self->next < g_list_model_get_n_items (articles) && self->proposals->len < N_MAX)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, self->next++);

      look_at (self, article);
      if (g_get_monotonic_time () > end)
        return TRUE;
    }

  return FALSE;
}

static gboolean
look_cb (gpointer user_data)
{
  GainProposalView *self = user_data;
  gboolean more = look_on (self);

  if (!more)
    self->looking = 0;
  update (self);

  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
stop (GainProposalView *self)
{
  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_pointer (&self->gazetteer, gain_gazetteer_free);
  g_array_set_size (self->proposals, 0);
  gain_check_list_clear (self->list);
  self->next = 0;
}

static void
start (GainProposalView *self)
{
  stop (self);
  if (self->actor != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->gazetteer = gain_gazetteer_new (self->project);
      self->looking = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
    }
  update (self);
}

static const char *
find_mention_label (GainProposalView *self)
{
  GainCodebook *codebook = gain_project_get_codebook (self->project);

  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    if (gain_codebook_get_label_at (codebook, i)->kind == GAIN_LABEL_MENTION)
      return gain_codebook_get_label_at (codebook, i)->id;

  return NULL;
}

/* Adds the mark and what it refers to. */
static gboolean
add_mark (GainProposalView *self, GainChange *change, const Proposal *proposal, GError **error)
{
  GainRelationEnd to = { GAIN_END_ACTOR, self->actor, NULL, NULL, NULL, NULL };
  GainArticle *article = gain_project_get_article (self->project, proposal->article);
  g_autoptr (GainChange) mark = NULL;
  g_autoptr (GainChange) link = NULL;
  g_autofree char *id = NULL;
  gboolean loaded;

  if (article == NULL || get_text (self, article, &loaded) == NULL)
    return TRUE;
  mark = gain_act_mark (self->project,
                        proposal->article,
                        find_mention_label (self),
                        &proposal->span,
                        1,
                        "bulk",
                        NULL,
                        &id,
                        error);
  if (mark == NULL)
    return FALSE;
  gain_change_append (change, mark);
  link = gain_act_link_after (
      self->project, change, proposal->article, id, "refers_to", &to, "bulk", NULL, error);
  if (link == NULL)
    return FALSE;
  gain_change_append (change, link);

  return TRUE;
}

static GainChange *
create_change (GainProposalView *self, GError **error)
{
  g_autoptr (GainChange) change = gain_change_new ("mark-all");

  if (find_mention_label (self) == NULL)
    {
      g_set_error_literal (error,
                           GAIN_PROJECT_ERROR,
                           GAIN_PROJECT_ERROR_INVALID,
                           _ ("The codebook has no label for mentions. Add one first."));
      return NULL;
    }
  for (guint i = 0; i < self->proposals->len; i++)
    if (gain_check_list_get_checked (self->list, i) &&
        !add_mark (self, change, &g_array_index (self->proposals, Proposal, i), error))
      return NULL;

  return g_steal_pointer (&change);
}

static void
mark_clicked_cb (GainProposalView *self)
{
  guint n = gain_check_list_get_n_checked (self->list);
  g_autofree char *said =
      g_strdup_printf (ngettext ("%u mention marked", "%u mentions marked", n), n);
  g_autoptr (GError) error = NULL;

  if (n == 0)
    return;
  if (!gain_entry_edit_apply_change (
          GTK_WIDGET (self), self->project, create_change (self, &error), said, &error))
    gain_entry_edit_say (GTK_WIDGET (self), error->message, FALSE);
  start (self);
}

static void
gain_proposal_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gain_proposal_view_parent_class)->map (widget);
  start (GAIN_PROPOSAL_VIEW (widget));
}

static void
gain_proposal_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&GAIN_PROPOSAL_VIEW (widget)->looking, g_source_remove);
  GTK_WIDGET_CLASS (gain_proposal_view_parent_class)->unmap (widget);
}

static void
gain_proposal_view_dispose (GObject *object)
{
  GainProposalView *self = GAIN_PROPOSAL_VIEW (object);

  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_pointer (&self->gazetteer, gain_gazetteer_free);
  g_clear_pointer (&self->proposals, g_array_unref);
  g_clear_pointer (&self->actor, g_free);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (gain_proposal_view_parent_class)->dispose (object);
}

static void
gain_proposal_view_class_init (GainProposalViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gain_proposal_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = gain_proposal_view_map;
  GTK_WIDGET_CLASS (klass)->unmap = gain_proposal_view_unmap;
}

static void
gain_proposal_view_init (GainProposalView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->proposals = g_array_new (FALSE, FALSE, sizeof (Proposal));
  g_array_set_clear_func (self->proposals, clear_proposal);
  self->list = GAIN_CHECK_LIST (gain_check_list_new (_ ("Proposed mentions")));
  self->status = GTK_LABEL (gtk_label_new (NULL));
  self->mark_button = gtk_button_new_with_mnemonic ("");
  gtk_label_set_wrap (self->status, TRUE);
  gtk_label_set_xalign (self->status, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->status), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->status), "dim-label");
  gtk_widget_add_css_class (self->mark_button, "suggested-action");
  gtk_widget_set_valign (self->mark_button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (bar), self->mark_button);
  gtk_widget_add_css_class (bar, "gain-text-line");
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (
      self->mark_button, "clicked", G_CALLBACK (mark_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

void
gain_proposal_view_show (GainProposalView *self, GainProject *project, const char *actor)
{
  g_return_if_fail (GAIN_IS_PROPOSAL_VIEW (self));

  if (project == self->project && g_strcmp0 (actor, self->actor) == 0)
    return;
  stop (self);
  g_set_object (&self->project, project);
  g_free (self->actor);
  self->actor = g_strdup (actor);
  start (self);
}

void
gain_proposal_view_set_load_func (GainProposalView *self, GainLoadTextFunc load, gpointer user_data)
{
  g_return_if_fail (GAIN_IS_PROPOSAL_VIEW (self));

  self->load = load;
  self->load_data = user_data;
}
