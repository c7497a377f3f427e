/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asking for files and folders. Each shows a dialog over @parent and calls
 * back at most once, not at all when it is cancelled or @parent is gone. */

typedef void (*GainFileChosen) (GFile *file, gpointer user_data);
typedef void (*GainFilesChosen) (GListModel *files, gpointer user_data);

/** Text, Markdown and HTML files, several at once. */
void gain_file_choice_articles (GtkWindow *parent, GainFilesChosen chosen, gpointer user_data);
/** A folder with a project in it. */
void gain_file_choice_project (GtkWindow *parent, GainFileChosen chosen, gpointer user_data);
/** A name for a folder that does not exist yet. */
void gain_file_choice_new_project (GtkWindow *parent, GainFileChosen chosen, gpointer user_data);
/** A codebook to import: a JSON file. */
void gain_file_choice_codebook (GtkWindow *parent, GainFileChosen chosen, gpointer user_data);
/** A name to save under; @name is the proposal. */
void gain_file_choice_save (GtkWindow *parent,
                            const char *title,
                            const char *name,
                            GainFileChosen chosen,
                            gpointer user_data);

G_END_DECLS
