/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The picker as a widget, by the keys that a person presses. Needs a display;
 * skipped without one. */

#include <adwaita.h>
#include <string.h>

#include "gain-picker-row.h"
#include "gain-picker.h"
#include "gain-reader.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *reader; /* brings the resources */
  GainPicker *picker;
  guint n_taken;
  char *names; /* of what was taken, with ranks: "Ada 1, Bo 0" */
} Fixture;

static const char *const people[] = { "Ada Brandt", "Bo Olsen", "Carla Brandt", "Dan 155", NULL };

static GPtrArray *
list_people (const char *typed, guint max, gpointer user_data)
{
  GPtrArray *list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) gain_suggestion_free);

  for (guint i = 0; people[i] != NULL && list->len < max; i++)
    if (typed[0] == '\0' || g_str_match_string (typed, people[i], TRUE))
      g_ptr_array_add (list, gain_suggestion_new (GAIN_SUGGESTION_ENTRY, people[i], people[i]));
  if (typed[0] == '\0')
    g_ptr_array_add (list, gain_suggestion_new (GAIN_SUGGESTION_NONE, "author", "The author"));

  return list;
}

static void
taken_cb (GainPicker *picker, GPtrArray *answers, GArray *ranks, Fixture *fixture)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < answers->len; i++)
    g_string_append_printf (names,
                            "%s%s %u",
                            i > 0 ? ", " : "",
                            ((GainSuggestion *) answers->pdata[i])->name,
                            g_array_index (ranks, guint, i));
  g_free (fixture->names);
  fixture->names = g_strdup (names->str);
  fixture->n_taken++;
}

/* The caret in the entry blinks, so the loop is never quiet. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 120000;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = adw_window_new ();
  fixture->reader = gain_reader_new ();
  fixture->picker = GAIN_PICKER (gain_picker_new ());
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->reader);
  gtk_widget_set_size_request (GTK_WIDGET (fixture->picker), 300, -1);
  gtk_widget_set_parent (GTK_WIDGET (fixture->picker), fixture->reader);
  g_signal_connect (fixture->picker, "taken", G_CALLBACK (taken_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gain_picker_ask (fixture->picker, "Who says so?", "Type a name…", TRUE, list_people, NULL);
  gtk_popover_popup (GTK_POPOVER (fixture->picker));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_widget_unparent (GTK_WIDGET (fixture->picker));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_free (fixture->names);
}

static gboolean
press (Fixture *fixture, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (GTK_WIDGET (fixture->picker));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && !handled)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }

  return handled;
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);

  return found;
}

static void
type (Fixture *fixture, const char *text)
{
  GtkWidget *entry = find_child (GTK_WIDGET (fixture->picker), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static guint
count_rows (Fixture *fixture)
{
  GtkWidget *list = find_child (GTK_WIDGET (fixture->picker), GTK_TYPE_LIST_BOX);
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n += gtk_widget_get_visible (row);

  return n;
}

static void
test_enter (Fixture *fixture, gconstpointer data)
{
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  g_assert_cmpstr (fixture->names, ==, "Ada Brandt 1");
}

static void
test_choose (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->names, ==, "Bo Olsen 2");
  /* Around the end. */
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->names, ==, "The author 5");
}

static void
test_nth (Fixture *fixture, gconstpointer data)
{
  g_assert_true (press (fixture, GDK_KEY_3, GDK_ALT_MASK));
  g_assert_cmpstr (fixture->names, ==, "Carla Brandt 3");
  g_assert_false (press (fixture, GDK_KEY_3, 0));
  press (fixture, GDK_KEY_9, GDK_ALT_MASK);
  g_assert_cmpuint (fixture->n_taken, ==, 1);
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  type (fixture, "155");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->names, ==, "Dan 155 0");
  type (fixture, "nobody of that name");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (fixture->n_taken, ==, 1);
  type (fixture, "");
  g_assert_cmpuint (count_rows (fixture), ==, 5);
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_assert_true (press (fixture, GDK_KEY_space, 0));
  type (fixture, "carla");
  /* A space belongs to the name now. */
  g_assert_false (press (fixture, GDK_KEY_space, 0));
  g_assert_true (press (fixture, GDK_KEY_space, GDK_CONTROL_MASK));
  type (fixture, "");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->names, ==, "Ada Brandt 1, Carla Brandt 0");
}

static void
test_untick (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_space, 0);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_space, 0);
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_space, 0);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->names, ==, "Bo Olsen 2");
}

static void
test_nobody_alone (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_space, 0);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->names, ==, "Ada Brandt 1");
}

static void
test_one_only (Fixture *fixture, gconstpointer data)
{
  gain_picker_ask (fixture->picker, "States what?", "…", FALSE, list_people, NULL);
  g_assert_false (press (fixture, GDK_KEY_space, 0));
}

static void
test_asks_anew (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_space, 0);
  type (fixture, "bo");
  gain_picker_ask (fixture->picker, "Which claim?", "…", TRUE, list_people, NULL);
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->names, ==, "Ada Brandt 1");
}

static void
test_cue (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gain_picker_takes_cue (fixture->picker));
  gain_picker_set_cue (fixture->picker, "said");
  g_assert_true (gain_picker_takes_cue (fixture->picker));
  press (fixture, GDK_KEY_u, GDK_CONTROL_MASK);
  g_assert_false (gain_picker_takes_cue (fixture->picker));
  press (fixture, GDK_KEY_u, GDK_CONTROL_MASK);
  g_assert_true (gain_picker_takes_cue (fixture->picker));
  gain_picker_ask (fixture->picker, "States what?", "…", FALSE, list_people, NULL);
  g_assert_false (gain_picker_takes_cue (fixture->picker));
}

static void
test_escape (Fixture *fixture, gconstpointer data)
{
  press (fixture, GDK_KEY_Escape, 0);
  settle ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->picker)));
  g_assert_cmpuint (fixture->n_taken, ==, 0);
}

/* Filling for a key, without the search itself: well within a frame. */
static void
test_speed (Fixture *fixture, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < 40; i++)
    type (fixture, i % 2 == 0 ? "a" : "b");
  g_test_minimized_result ((double) (g_get_monotonic_time () - start) / 40000,
                           "%.2f ms a key",
                           (double) (g_get_monotonic_time () - start) / 40000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 40 * 16000);
}

/* From the key to the popover on the screen, as the reader does it each time. */
static void
test_opens_fast (Fixture *fixture, gconstpointer data)
{
  gint64 start, best = G_MAXINT64;

  for (int i = 0; i < 5; i++)
    {
      GtkWidget *picker;

      start = g_get_monotonic_time ();
      picker = gain_picker_new ();
      gtk_widget_set_size_request (picker, 400, -1);
      gtk_widget_set_parent (picker, fixture->reader);
      gain_picker_ask (GAIN_PICKER (picker), "Who says so?", "…", TRUE, list_people, NULL);
      gtk_popover_popup (GTK_POPOVER (picker));
      best = MIN (best, g_get_monotonic_time () - start);
      settle ();
      gtk_popover_popdown (GTK_POPOVER (picker));
      gtk_widget_unparent (picker);
    }
  g_test_minimized_result ((double) best / 1000, "%.1f ms to open", (double) best / 1000);
  g_assert_cmpint (best, <, 50000);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/picker/enter-takes-the-first", test_enter },
    { "/picker/arrows-choose-another", test_choose },
    { "/picker/alt-and-a-digit-takes-the-nth", test_nth },
    { "/picker/typing-filters-digits-too", test_filter },
    { "/picker/ticks-outlive-the-filter", test_several },
    { "/picker/a-tick-can-be-taken-back", test_untick },
    { "/picker/nobody-comes-alone", test_nobody_alone },
    { "/picker/some-questions-take-one", test_one_only },
    { "/picker/a-new-question-starts-anew", test_asks_anew },
    { "/picker/the-cue-comes-along-unless-told-otherwise", test_cue },
    { "/picker/escape-takes-nothing", test_escape },
    { "/picker/filling-is-fast", test_speed },
    { "/picker/opening-is-fast", test_opens_fast },
  };

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
