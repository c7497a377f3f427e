/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The Codebook place as a widget. Needs a display. */

#include <adwaita.h>

#include "gain-codebook-pages.h"
#include "gain-codebook-place.h"
#include "gain-label-colors.h"
#include "reader-fixture.h"

typedef struct
{
  GtkWidget *window;
  GainCodebookPlace *place;
  GainProject *project;
  char *message;
  gboolean undoable;
} Fixture;

static void
message_cb (GainCodebookPlace *place, const char *text, gboolean undoable, Fixture *fixture)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
  fixture->undoable = undoable;
}

static void
settle (void)
{
  gint64 quiet = g_get_monotonic_time ();

  while (g_get_monotonic_time () - quiet < 30000)
    if (g_main_context_iteration (NULL, FALSE))
      quiet = g_get_monotonic_time ();
}

/* The first widget of the type that can be seen. */
static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);

  return found;
}

static void
set_up (Fixture *fixture, gconstpointer lead)
{
  fixture->project = reader_fixture_project ();
  gain_project_set_lead (fixture->project, lead);
  fixture->place = g_object_ref_sink (g_object_new (GAIN_TYPE_CODEBOOK_PLACE, NULL));
  g_signal_connect (fixture->place, "message", G_CALLBACK (message_cb), fixture);
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->place));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 600);
  gain_codebook_place_set_project (fixture->place, fixture->project);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer lead)
{
  gain_codebook_place_set_project (fixture->place, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->place);
  g_clear_object (&fixture->project);
  g_free (fixture->message);
  settle ();
}

static GainCodebookPage *
open_label (Fixture *fixture, const char *id)
{
  gain_codebook_place_open (fixture->place, "label", id);
  settle ();

  return GAIN_CODEBOOK_PAGE (find_child (GTK_WIDGET (fixture->place), GAIN_TYPE_LABEL_PAGE));
}

static GtkEditable *
get_name (GainCodebookPage *page)
{
  return GTK_EDITABLE (find_child (GTK_WIDGET (page), ADW_TYPE_ENTRY_ROW));
}

static const GainLabel *
get_claim (Fixture *fixture)
{
  return gain_codebook_get_label (gain_project_get_codebook (fixture->project), "claim");
}

static guint
get_version (Fixture *fixture)
{
  return gain_codebook_get_version (gain_project_get_codebook (fixture->project));
}

static void
test_leaving_saves (Fixture *fixture, gconstpointer lead)
{
  guint before = get_version (fixture);
  GainCodebookPage *page = open_label (fixture, "claim");

  gtk_editable_set_text (get_name (page), "Assertion");
  gtk_editable_set_text (get_name (page), "Assertion of fact");
  g_assert_true (gain_codebook_page_is_dirty (page));
  g_assert_cmpuint (get_version (fixture), ==, before);

  gain_codebook_place_open (fixture->place, "guidelines", "");
  g_assert_cmpuint (get_version (fixture), ==, before + 1);
  g_assert_cmpstr (get_claim (fixture)->name, ==, "Assertion of fact");
  g_assert_true (fixture->undoable);
}

static void
test_undo_shows (Fixture *fixture, gconstpointer lead)
{
  GainCodebookPage *page = open_label (fixture, "claim");
  g_autofree char *before = g_strdup (get_claim (fixture)->name);

  gtk_editable_set_text (get_name (page), "Assertion");
  g_assert_true (gain_codebook_page_save (page));
  g_assert_true (gain_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpstr (gtk_editable_get_text (get_name (page)), ==, before);
  g_assert_false (gain_codebook_page_is_dirty (page));
}

static void
test_problem_stays (Fixture *fixture, gconstpointer lead)
{
  guint before = get_version (fixture);
  GainCodebookPage *page = open_label (fixture, "claim");

  gtk_editable_set_text (get_name (page), " ");
  g_assert_nonnull (gain_codebook_page_get_problem (page));
  gain_codebook_place_open (fixture->place, "guidelines", "");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page)));
  g_assert_cmpuint (get_version (fixture), ==, before);

  gain_codebook_page_discard (page);
  g_assert_cmpstr (gtk_editable_get_text (get_name (page)), ==, get_claim (fixture)->name);
}

static void
test_others_read (Fixture *fixture, gconstpointer lead)
{
  GainCodebookPage *page = open_label (fixture, "claim");

  g_assert_false (gtk_editable_get_editable (get_name (page)));
  g_assert_false (gain_codebook_page_is_dirty (page));
}

static void
test_colors (void)
{
  static const char *const bad[] = { "#ffff00", "#000000", "#ffffff", "#c01c28" };
  guint n;
  const GainLabelColor *colors = gain_label_colors_get (&n);

  for (guint i = 0; i < n; i++)
    g_assert_true (gain_label_colors_passes (colors[i].color));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *proposal = gain_label_colors_dup_proposal (bad[i]);

      g_assert_false (gain_label_colors_passes (bad[i]));
      g_assert_true (gain_label_colors_passes (proposal));
    }
  g_assert_null (gain_label_colors_dup_proposal ("no colour"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook-place/colours-to-choose-and-proposals-pass", test_colors);
  if (!gtk_init_check ())
    return g_test_run ();
  adw_init ();

  g_test_add ("/codebook-place/leaving-a-page-makes-one-version",
              Fixture,
              "ann",
              set_up,
              test_leaving_saves,
              tear_down);
  g_test_add (
      "/codebook-place/undo-shows-in-the-form", Fixture, "ann", set_up, test_undo_shows, tear_down);
  g_test_add ("/codebook-place/a-problem-keeps-the-page",
              Fixture,
              "ann",
              set_up,
              test_problem_stays,
              tear_down);
  g_test_add (
      "/codebook-place/others-only-read", Fixture, "lea", set_up, test_others_read, tear_down);

  return g_test_run ();
}
