/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-file-choice.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkFileChooserNative *dialog;
  GainFileChosen file_chosen;
  GainFilesChosen files_chosen;
  gpointer user_data;
} Choice;

static void
choice_free (Choice *choice)
{
  g_clear_object (&choice->dialog);
  g_free (choice);
}

static void
response_cb (Choice *choice, int response)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (choice->dialog);

  if (response == GTK_RESPONSE_ACCEPT && choice->files_chosen != NULL)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (chooser);

      choice->files_chosen (files, choice->user_data);
    }
  else if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);

      choice->file_chosen (file, choice->user_data);
    }

  g_object_set_data (G_OBJECT (
                         gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (choice->dialog))),
                     "gain-file-choice",
                     NULL);
}

/* The parent owns the choice: with the window goes the dialog, and a second one replaces the first.
 */
static Choice *
choice_new (GtkWindow *parent, const char *title, GtkFileChooserAction action, const char *accept)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->dialog = gtk_file_chooser_native_new (title, parent, action, accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (choice->dialog), TRUE);
  g_signal_connect_swapped (choice->dialog, "response", G_CALLBACK (response_cb), choice);
  g_object_set_data_full (G_OBJECT (parent),
                          "gain-file-choice",
                          choice,
                          (GDestroyNotify) choice_free);

  return choice;
}

static void
choice_show (Choice *choice)
{
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->dialog));
}

static void
add_article_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  static const char *const patterns[] = { "*.txt",  "*.md",  "*.markdown",
                                          "*.html", "*.htm", "*.xhtml" };

  gtk_file_filter_set_name (filter, _ ("Text, Markdown and HTML"));
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
gain_file_choice_articles (GtkWindow *parent, GainFilesChosen chosen, gpointer user_data)
{
  Choice *choice =
      choice_new (parent, _ ("Add Articles"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"));

  choice->files_chosen = chosen;
  choice->user_data = user_data;
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (choice->dialog), TRUE);
  add_article_filter (GTK_FILE_CHOOSER (choice->dialog));
  choice_show (choice);
}

static void
choose_one (GtkWindow *parent, Choice *choice, GainFileChosen chosen, gpointer user_data)
{
  choice->file_chosen = chosen;
  choice->user_data = user_data;
  choice_show (choice);
}

void
gain_file_choice_project (GtkWindow *parent, GainFileChosen chosen, gpointer user_data)
{
  Choice *choice = choice_new (parent,
                               _ ("Open a Project Folder"),
                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                               _ ("_Open"));

  choose_one (parent, choice, chosen, user_data);
}

void
gain_file_choice_new_project (GtkWindow *parent, GainFileChosen chosen, gpointer user_data)
{
  Choice *choice = choice_new (parent,
                               _ ("Name the New Project Folder"),
                               GTK_FILE_CHOOSER_ACTION_SAVE,
                               _ ("_Create"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (choice->dialog), _ ("My Project"));
  choose_one (parent, choice, chosen, user_data);
}

void
gain_file_choice_codebook (GtkWindow *parent, GainFileChosen chosen, gpointer user_data)
{
  Choice *choice =
      choice_new (parent, _ ("Import a Codebook"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Codebooks (JSON)"));
  gtk_file_filter_add_pattern (filter, "*.json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (choice->dialog), filter);
  choose_one (parent, choice, chosen, user_data);
}

void
gain_file_choice_save (GtkWindow *parent,
                       const char *title,
                       const char *name,
                       GainFileChosen chosen,
                       gpointer user_data)
{
  Choice *choice = choice_new (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (choice->dialog), name);
  choose_one (parent, choice, chosen, user_data);
}
