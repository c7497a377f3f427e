/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-window.h"

#include "gain-add-queue.h"
#include "gain-codebook-place.h"
#include "gain-guidelines.h"
#include "gain-inspector.h"
#include "gain-library.h"
#include "gain-reader.h"
#include "gain-registry-place.h"
#include "gain-shell.h"
#include "gain-who-page.h"

G_BEGIN_DECLS

/* The window is one widget in several files: gain-window.c is the widget, its
 * places and the status line; -project.c opens and leaves projects; -adding.c
 * takes articles in. */
struct _GainWindow
{
  AdwApplicationWindow parent_instance;

  AdwViewSwitcherTitle *switcher;
  AdwToastOverlay *toasts;
  AdwViewStack *places;
  GtkStack *states;
  AdwStatusPage *welcome_page;
  GainWhoPage *who_page;
  GtkStack *read_states;
  AdwStatusPage *failed_page;
  GainLibrary *library;
  GainShell *shell;
  GainSidebar *sidebar;
  GainReader *reader;
  GtkStack *end_pages; /* what stands beside the text: the mark, or the guidelines */
  GainInspector *inspector;
  GainRegistryPlace *registry;
  GainGuidelines *guidelines;
  GainCodebookPlace *codebook;
  GtkWidget *sidebar_button;
  GtkWidget *inspector_button;
  GtkWidget *add_button;
  GtkWidget *undo_box;
  AdwViewSwitcherBar *switcher_bar;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkInfoBar *findings_bar;
  GtkLabel *findings_label;
  GtkInfoBar *error_bar;
  GtkInfoBar *submitted_bar;
  GtkLabel *error_label;
  GtkWidget *status_bar;
  GtkLabel *marks_label;
  GtkLabel *saved_label;
  GtkLabel *hints_label;
  GtkDropTarget *drop_target;
  GMenu *main_menu;
  GMenuModel *narrow_menu; /* what the header has no room for */

  gboolean narrow;
  guint fitting; /* idle source */

  GainStore *store;
  GainArticle *article; /* the one in the reader */
  AdwToast *toast;      /* (nullable): the one that shows; not owned */

  GCancellable *opening;
  GFile *asking; /* (nullable): folder to be opened when it is known who works there */
  GainAddQueue *adding;
};

/** Returns: (transfer none) (nullable): of the open project. */
GainProject *gain_window_get_project (GainWindow *self);
/** Returns: (transfer none) (nullable). */
GSettings *gain_window_get_settings (GainWindow *self);
/** A toast; plain text. @undoable: whether its button activates win.undo. */
void gain_window_say (GainWindow *self, const char *text, gboolean undoable);
/** Goes to Read and shows @article there. */
void gain_window_open_article (GainWindow *self, GainArticle *article);
/** The same, and selects the mark there (nullable). Anything below the window gets there through
 * the action “win.stand-at” with the ids of article and mark (“” for none). */
void gain_window_stand_at (GainWindow *self, const char *article, const char *mark);
void gain_window_update_place (GainWindow *self);
void gain_window_update_undo (GainWindow *self);
void gain_window_update_saved (GainWindow *self);
void gain_window_update_marks (GainWindow *self);
void gain_window_project_changed_cb (GainWindow *self, GainChange *change);

/* -project.c */
void gain_window_install_project_actions (GtkWidgetClass *klass);
void gain_window_update_findings (GainWindow *self);
/** The letters of the labels, in the status line. */
void gain_window_update_hints (GainWindow *self);
/** As gain_window_open_folder(), for @person (nullable: who was at work there last). */
void gain_window_open_folder_as (GainWindow *self, GFile *folder, const char *person);
void gain_window_findings_response_cb (GainWindow *self, int response);
void gain_window_error_response_cb (GainWindow *self);
/** Saves everything and closes the project. Returns: FALSE where it has to stay open. */
gboolean gain_window_leave_project (GainWindow *self, GError **error);
/** Saves everything before closing. Returns: TRUE where the window has to stay. */
gboolean gain_window_leave_cb (GainWindow *self);

/* -people.c */
void gain_window_install_people_actions (GtkWidgetClass *klass);
/** Asks who is at work before @store, which is closed, is opened in somebody's name. */
void gain_window_ask_person (GainWindow *self, GainStore *store);
void gain_window_person_chosen_cb (GainWindow *self, const char *person);
/** Which of the actions about work make sense now. */
void gain_window_update_work (GainWindow *self);

/* -adding.c */
void gain_window_install_adding_actions (GtkWidgetClass *klass);
void gain_window_added_cb (GainWindow *self, GainAddJob *job);
gboolean gain_window_drop_cb (GainWindow *self, const GValue *value);

/* -tools.c */
void gain_window_install_tool_actions (GtkWidgetClass *klass);
void gain_window_init_tools (GainWindow *self);
/** Another project is open, or none. */
void gain_window_update_tools (GainWindow *self);

G_END_DECLS
