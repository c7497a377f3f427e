/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The Registry place as a widget, through its actions and rows. Needs a
 * display; skipped without one. */

#include <adwaita.h>
#include <time.h>

#include "gain-act.h"
#include "gain-registry-list.h"
#include "gain-registry-place.h"
#include "gain-text-row.h"
#include "reader-fixture.h"

#define N_MANY 50000

typedef struct
{
  GtkWidget *window;
  GainRegistryPlace *place;
  GainProject *project;
  char *message;
  gboolean undoable;
} Fixture;

static void
message_cb (GainRegistryPlace *place, const char *text, gboolean undoable, Fixture *fixture)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
  fixture->undoable = undoable;
}

static void
settle (void)
{
  gint64 quiet = g_get_monotonic_time ();

  while (g_get_monotonic_time () - quiet < 60000)
    if (g_main_context_iteration (NULL, FALSE))
      quiet = g_get_monotonic_time ();
}

static char *
add_actor (GainProject *project, const char *name)
{
  g_autoptr (GainActor) actor = gain_actor_new (NULL, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GainChange) change = gain_act_entry (project, NULL, GAIN_ITEM (actor), &error);

  g_assert_no_error (error);
  g_assert_true (gain_project_apply (project, change, &error));

  return g_strdup (gain_item_get_id (GAIN_ITEM (actor)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->project = reader_fixture_project ();
  fixture->place = g_object_new (GAIN_TYPE_REGISTRY_PLACE, NULL);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->place));
  g_signal_connect (fixture->place, "message", G_CALLBACK (message_cb), fixture);
  gain_registry_place_set_project (fixture->place, fixture->project);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_clear_object (&fixture->project);
  g_free (fixture->message);
}

/* The first row below @root with that title. */
static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (GAIN_IS_TEXT_ROW (child) &&
          g_strcmp0 (gain_text_row_get_title (GAIN_TEXT_ROW (child)), title) == 0)
        return child;
      found = find_row (child, title);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkListView *
find_list (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkListView *found = GTK_IS_LIST_VIEW (child) ? GTK_LIST_VIEW (child) : find_list (child);

      if (found != NULL && GTK_IS_MULTI_SELECTION (gtk_list_view_get_model (found)))
        return found;
    }

  return NULL;
}

static GtkWidget *
find_search (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_SEARCH_ENTRY (child) ? child : find_search (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static guint
count_rows (Fixture *fixture)
{
  GtkListView *list = find_list (GTK_WIDGET (fixture->place));

  g_assert_nonnull (list);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list)));
}

static const char *
get_name (Fixture *fixture, const char *id)
{
  GainItem *item = gain_registry_get_entry (gain_project_get_registry (fixture->project),
                                            GAIN_ITEM_ACTOR,
                                            NULL,
                                            id);

  return item != NULL ? gain_actor_get_name (GAIN_ACTOR (item)) : NULL;
}

static void
test_list_follows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;

  g_assert_cmpuint (count_rows (fixture), ==, 0);
  first = add_actor (fixture->project, "Ada Brandt");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  g_assert_true (gain_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpuint (count_rows (fixture), ==, 0);
}

static void
test_edit_applies (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_actor (fixture->project, "Ada Brandt");
  GtkWidget *row;

  g_assert_true (gain_registry_place_show_entry (fixture->place, GAIN_ITEM_ACTOR, id));
  settle ();
  row = find_row (GTK_WIDGET (fixture->place), "Name");
  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "apply", "Ada Brandt-Soto");
  g_assert_cmpstr (get_name (fixture, id), ==, "Ada Brandt-Soto");
  g_assert_true (fixture->undoable);
  g_assert_true (gain_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpstr (get_name (fixture, id), ==, "Ada Brandt");

  g_signal_emit_by_name (row, "apply", "");
  g_assert_cmpstr (get_name (fixture, id), ==, "Ada Brandt");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
}

static void
test_delete_undoes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_actor (fixture->project, "Ada Brandt");

  g_assert_true (gain_registry_place_show_entry (fixture->place, GAIN_ITEM_ACTOR, id));
  gtk_widget_activate_action (GTK_WIDGET (fixture->place), "registry.delete", NULL);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_true (fixture->undoable);
  g_assert_true (gain_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpuint (count_rows (fixture), ==, 1);
}

static void
test_fits_a_phone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id =
      add_actor (fixture->project,
                 "Bundesverkehrswegeplanungsbeschleunigungsgesetzgebungskommission");
  int width;

  g_assert_true (gain_registry_place_show_entry (fixture->place, GAIN_ITEM_ACTOR, id));
  settle ();
  gtk_widget_measure (
      GTK_WIDGET (fixture->place), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
}

static guint
count_with (const char *typed)
{
  guint n = 0;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor number %u", i);

      n += strstr (name, typed) != NULL ? 1 : 0;
    }

  return n;
}

static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* Waits until everything is found. Returns: what the main loop was held up at
 * most, in microseconds of this thread. */
static gint64
settle_and_measure (void)
{
  gint64 quiet = g_get_monotonic_time ();
  gint64 most = 0;

  while (g_get_monotonic_time () - quiet < 60000)
    {
      gint64 start = get_cpu_time ();

      if (g_main_context_iteration (NULL, FALSE))
        quiet = g_get_monotonic_time ();
      most = MAX (most, get_cpu_time () - start);
    }

  return most;
}

/* Fifty thousand entries in one change, as an import makes them. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GainChange) change = gain_change_new ("import");
  const char *const typed[] = { "4", "49", "499", "49999", "ctor", "4", "" };
  GtkWidget *search;
  gint64 start;

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor number %u", i);
      g_autoptr (GainActor) actor = gain_actor_new (NULL, name);

      gain_change_add (change,
                       GAIN_ITEM_ACTOR,
                       gain_project_get_me (fixture->project),
                       NULL,
                       gain_item_get_id (GAIN_ITEM (actor)),
                       NULL,
                       GAIN_ITEM (actor));
    }
  gtk_widget_set_visible (GTK_WIDGET (fixture->place), FALSE);
  g_assert_true (gain_project_apply (fixture->project, change, NULL));
  start = g_get_monotonic_time ();
  gtk_widget_set_visible (GTK_WIDGET (fixture->place), TRUE);
  g_test_message ("shown after %.1f ms", (g_get_monotonic_time () - start) / 1000.0);
  g_assert_cmpuint (count_rows (fixture), ==, N_MANY);

  search = find_search (GTK_WIDGET (fixture->place));
  g_assert_nonnull (search);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gint64 key, step;

      gtk_editable_set_text (GTK_EDITABLE (search), typed[i]);
      start = get_cpu_time ();
      g_signal_emit_by_name (search, "search-changed");
      key = get_cpu_time () - start;
      step = settle_and_measure ();
      g_test_message ("“%s”: %.1f ms, then steps of %.1f ms", typed[i], key / 1e3, step / 1e3);
      g_assert_cmpuint (count_rows (fixture), ==, count_with (typed[i]));
      /* Meant to be a frame, 16 ms; a slow machine under a sanitizer may take longer. */
      g_assert_cmpint (key, <, 30 * 1000);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_test_message ("no display");
      return 77;
    }
  adw_init ();

#define ADD(name, func) g_test_add ("/registry/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("the-list-follows-the-project", test_list_follows);
  ADD ("an-edit-is-an-act-that-can-be-undone", test_edit_applies);
  ADD ("a-deletion-can-be-undone", test_delete_undoes);
  ADD ("fits-360-pixels", test_fits_a_phone);
  ADD ("fifty-thousand-entries", test_many);

  return g_test_run ();
}
