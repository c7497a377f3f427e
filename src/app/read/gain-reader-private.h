/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-reader.h"
#include "gain-text-view.h"

G_BEGIN_DECLS

/* The reader is one widget in four files: gain-reader.c is the widget and
 * follows the project, -acts.c is what the actions do, -keys.c which key means
 * which action, -pointer.c presses, menus and popovers. */
struct _GainReader
{
  GtkWidget parent_instance;

  GtkStack *stack;
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
};

void gain_reader_say (GainReader *self, const char *text, gboolean undoable);

/* -acts.c */
void gain_reader_install_actions (GtkWidgetClass *widget_class);
void gain_reader_update_actions (GainReader *self);
gboolean gain_reader_toggle_excluded (GainReader *self, guint block);

/* -keys.c */
void gain_reader_add_keys (GainReader *self);
/* The letters come from the codebook. */
void gain_reader_update_letters (GainReader *self);

/* -pointer.c */
void gain_reader_add_pointer (GainReader *self);
void gain_reader_close_popover (GainReader *self);
void gain_reader_open_menu (GainReader *self, const GdkRectangle *at);
void gain_reader_open_label_list (GainReader *self);

G_END_DECLS
