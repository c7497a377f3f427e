/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-find-bar.h"
#include "gain-reader.h"
#include "gain-suggester.h"
#include "gain-text-view.h"

G_BEGIN_DECLS

/* The reader is one widget in several files: gain-reader.c is the widget and
 * follows the project, -acts.c is what the actions do, -keys.c which key means
 * which action, -pointer.c presses, menus and popovers, -questions.c asks what
 * a mark leaves open. */
struct _GainReader
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GainFindBar *find_bar;
  GtkScrolledWindow *scroller;
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
};

void gain_reader_say (GainReader *self, const char *text, gboolean undoable);

/* -acts.c */
void gain_reader_install_actions (GtkWidgetClass *widget_class);
void gain_reader_update_actions (GainReader *self);
gboolean gain_reader_toggle_excluded (GainReader *self, guint block);

/* -find.c: finding, repeating, the past */
void gain_reader_install_find_actions (GtkWidgetClass *widget_class);
void gain_reader_update_find_actions (GainReader *self);

/* -keys.c */
void gain_reader_add_keys (GainReader *self);
/* The letters come from the codebook. */
void gain_reader_update_letters (GainReader *self);

/* -pointer.c */
void gain_reader_add_pointer (GainReader *self);
void gain_reader_close_popover (GainReader *self);
void gain_reader_open_menu (GainReader *self, const GdkRectangle *at);
void gain_reader_open_label_list (GainReader *self);
/** Takes @popover; @at: in coordinates of the text view. */
void gain_reader_open_popover (GainReader *self, GtkWidget *popover, const GdkRectangle *at);

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
/** A mark was made. */
void gain_reader_marked (GainReader *self);
/** The mark that is asked about has other ends now, or is gone. */
void gain_reader_refresh_question (GainReader *self);

G_END_DECLS
