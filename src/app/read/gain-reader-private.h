/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-find-bar.h"
#include "gain-link-choices.h"
#include "gain-reader.h"
#include "gain-suggester.h"
#include "gain-text-view.h"

G_BEGIN_DECLS

/* The reader is one widget in several files: gain-reader.c is the widget and
 * follows the project, -acts.c is what the actions do, -keys.c which key means
 * which action, -pointer.c presses, menus and popovers, -questions.c asks what
 * a mark leaves open, -links.c makes links by hand, -travel.c goes to contents
 * and along links. */
struct _GainReader
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GainFindBar *find_bar;
  GtkScrolledWindow *scroller;
  GtkRevealer *link_bar;
  GtkLabel *link_label;
  GainTextView *view;

  GainProject *project;
  GainArticle *article;
  GainLayer *layer;   /* of the annotator at work */
  char *selected;     /* (nullable): id of the mark */
  char *fresh;        /* (nullable): the mark that the same letter, pressed again, widens */
  gboolean at_start;  /* keys move the start of the mark rather than its end */
  GtkWidget *popover; /* (nullable): at most one is open */
  GtkEventController *letters; /* (nullable): the keys of the codebook */
  gboolean pressed;            /* a press in the text is under way */

  gboolean asks;            /* a new mark asks what it leaves open */
  GainSuggester *suggester; /* (nullable): made for the first question */
  char *asked;              /* (nullable): the mark that a question is open about */
  GainQuestion asking;      /* which one */
  gboolean chain;           /* the next open question follows */
  gboolean adding;          /* the answer comes beside what is there already */
  GainSpan cue;             /* proposed with the source; empty for none */

  GPtrArray *trail; /* (nullable): where links were followed from */
  guint resume;     /* which link of the selected mark is followed next */

  char *link_article;            /* (nullable): where a link was begun */
  char *link_from;               /* (nullable): and at which mark */
  GPtrArray *choices;            /* (nullable): GainLinkChoice, the lines of the picker */
  const GainLinkChoice *wanting; /* (nullable): the one of them whose end is asked for */
};

void gain_reader_say (GainReader *self, const char *text, gboolean undoable);

/* -acts.c */
void gain_reader_install_actions (GtkWidgetClass *widget_class);
void gain_reader_update_actions (GainReader *self);
gboolean gain_reader_toggle_excluded (GainReader *self, guint block);

/* -find.c: finding, repeating, the past */
void gain_reader_install_find_actions (GtkWidgetClass *widget_class);
void gain_reader_update_find_actions (GainReader *self);
/** Takes the outline of a place away that was shown. */
void gain_reader_forget_place (GainReader *self);

/* -keys.c */
void gain_reader_add_keys (GainReader *self);
/* The letters come from the codebook. */
void gain_reader_update_letters (GainReader *self);

/* -pointer.c */
void gain_reader_add_pointer (GainReader *self);
void gain_reader_close_popover (GainReader *self);
void gain_reader_open_menu (GainReader *self, const GdkRectangle *at);
void gain_reader_open_label_list (GainReader *self);
/** Lets the popover that is open point at @at, in coordinates of the text view. */
void gain_reader_point_popover (GainReader *self, const GdkRectangle *at);
/** Takes @popover, closing the one before; the caller pops it up. @at: in coordinates of the text
 * view. */
void gain_reader_hold_popover (GainReader *self, GtkWidget *popover, const GdkRectangle *at);

/* -questions.c */
void gain_reader_install_question_actions (GtkWidgetClass *widget_class);
void gain_reader_update_question_actions (GainReader *self);
/** Whether @question can be asked about a mark of this label. */
gboolean gain_reader_has_question (GainReader *self, GainAnnotation *mark, GainQuestion question);
/** Asks @question about the selected mark; with @chain what is open behind it, too. */
void gain_reader_ask (GainReader *self, GainQuestion question, gboolean chain);
/** Asks the first question that the selected mark leaves open. Returns: FALSE when there is none.
 */
gboolean gain_reader_ask_open (GainReader *self);
/** Returns: the first open question about @mark, -1 when there is none. */
int gain_reader_find_open_question (GainReader *self, GainAnnotation *mark);
/** A mark was made. */
void gain_reader_marked (GainReader *self);
/** The mark that is asked about has other ends now, or is gone. */
void gain_reader_refresh_question (GainReader *self);
/** Moves the open question to where its mark is now. Returns: FALSE where none is open. */
gboolean gain_reader_follow_mark (GainReader *self);
GainSuggester *gain_reader_get_suggester (GainReader *self);
/** A picker at @mark (nullable: at the caret); @taken is its signal. The caller lets it ask and
 * pops it up. */
void gain_reader_open_picker (GainReader *self, GainAnnotation *mark, GCallback taken);
/** Asks @question once more: the answer comes beside those that are there. */
void gain_reader_ask_more (GainReader *self, GainQuestion question);

/* -links.c */
void gain_reader_install_link_actions (GtkWidgetClass *widget_class);
/** Shows whether a link is begun; after anything that it says has changed. */
void gain_reader_update_link_bar (GainReader *self);
gboolean gain_reader_is_linking (GainReader *self);
void gain_reader_cancel_link (GainReader *self);
/** Ends the link that is begun at the selected mark. Returns: FALSE when none is begun. */
gboolean gain_reader_link_here (GainReader *self);

/* -travel.c */
void gain_reader_install_travel_actions (GtkWidgetClass *widget_class);
void gain_reader_update_travel_actions (GainReader *self);
void gain_reader_add_stop (GainReader *self, const char *article, const char *mark);
/** Remembers the selected mark, to come back to. @followed: which of its links comes next then. */
void gain_reader_leave_stop (GainReader *self, guint followed);

G_END_DECLS
