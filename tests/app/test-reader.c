/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader and the inspector as widgets, through their actions. Needs a
 * display; skipped without one. */

#include <adwaita.h>
#include <string.h>

#include "gain-act.h"
#include "gain-inspector.h"
#include "gain-text-view.h"
#include "reader-fixture.h"

#define TEXT                                                                                       \
  "# Port chief denies loss\n"                                                                     \
  "The port chief told reporters that money was missing. Nobody answered.\n"                       \
  "- A list of money\n"                                                                            \
  "قال المدير إن المال مفقود منذ 12 يوماً.\n"                         \
  "! Support our newsroom"

typedef struct
{
  GtkWidget *window;
  GainReader *reader;
  GainInspector *inspector;
  GtkTextBuffer *buffer;
  GainTextView *view;
  GainProject *project;
  GainArticle *article;
  GainLayer *layer;
  char *message;
  gboolean undoable;
  guint n_note_requests;
} Fixture;

static void
message_cb (GainReader *reader, const char *text, gboolean undoable, Fixture *fixture)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
  fixture->undoable = undoable;
}

static void
note_requested_cb (Fixture *fixture)
{
  fixture->n_note_requests++;
}

static void
settle (void)
{
  gint64 quiet = g_get_monotonic_time ();

  while (g_get_monotonic_time () - quiet < 40000)
    if (g_main_context_iteration (NULL, FALSE))
      quiet = g_get_monotonic_time ();
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
open_window (Fixture *fixture, int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  fixture->window = adw_window_new ();
  gtk_widget_set_hexpand (GTK_WIDGET (fixture->reader), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (fixture->inspector), 300, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->reader));
  if (width > 700)
    gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->inspector));
  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->reader = g_object_ref_sink (GAIN_READER (gain_reader_new ()));
  fixture->inspector = g_object_ref_sink (GAIN_INSPECTOR (gain_inspector_new ()));
  fixture->view = GAIN_TEXT_VIEW (find_child (GTK_WIDGET (fixture->reader), GAIN_TYPE_TEXT_VIEW));
  fixture->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  fixture->project = reader_fixture_project ();
  fixture->article = reader_fixture_article (fixture->project, TEXT);
  fixture->layer =
      gain_project_get_layer (fixture->project, gain_article_get_id (fixture->article), "ann");
  gain_inspector_set_reader (fixture->inspector, fixture->reader);
  g_signal_connect (fixture->reader, "message", G_CALLBACK (message_cb), fixture);
  g_signal_connect_swapped (fixture->reader,
                            "note-requested",
                            G_CALLBACK (note_requested_cb),
                            fixture);
  open_window (fixture, data != NULL ? GPOINTER_TO_INT (data) : 1100);
  gain_reader_set_article (fixture->reader, fixture->project, fixture->article);
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gain_inspector_set_reader (fixture->inspector, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->reader);
  g_clear_object (&fixture->inspector);
  g_clear_object (&fixture->project);
  g_clear_pointer (&fixture->message, g_free);
}

static void
activate (Fixture *fixture, const char *action, const char *argument)
{
  g_autoptr (GVariant) parameter =
      argument != NULL ? g_variant_ref_sink (g_variant_parse (NULL, argument, NULL, NULL, NULL))
                       : NULL;

  g_assert_true (
      gtk_widget_activate_action_variant (GTK_WIDGET (fixture->reader), action, parameter));
}

static GainSpan
find (Fixture *fixture, const char *quote)
{
  GainText *text = gain_article_get_text (fixture->article);
  const char *utf8 = gain_text_get_utf8 (text, NULL), *found = strstr (utf8, quote);
  guint start = gain_text_byte_to_offset (text, (gsize) (found - utf8));

  return GAIN_SPAN (start, start + (guint) g_utf8_strlen (quote, -1));
}

static void
select_text (Fixture *fixture, const char *quote)
{
  GainSpan range;
  GtkTextIter start, end;

  g_assert_true (gain_text_map_span_to_buffer (gain_text_view_get_page (fixture->view)->map,
                                               find (fixture, quote),
                                               &range));
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &start, (int) range.start);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &end, (int) range.end);
  gtk_text_buffer_select_range (fixture->buffer, &end, &start);
}

static void
assert_selected (Fixture *fixture, const char *label, const char *quote)
{
  GainAnnotation *mark = gain_reader_get_selected (fixture->reader);
  g_autofree char *actual = NULL;

  if (label == NULL)
    {
      g_assert_null (mark);
      return;
    }
  g_assert_nonnull (mark);
  actual = gain_annotation_dup_quote (mark);
  g_assert_cmpstr (gain_annotation_get_label (mark), ==, label);
  g_assert_cmpstr (actual, ==, quote);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GainChange) applied = NULL;
  g_autoptr (GError) error = NULL;

  gain_project_undo (fixture->project, &applied, &error);
  g_assert_no_error (error);
  gain_reader_show_change (fixture->reader, applied);
}

static void
test_buffer_holds_the_blocks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_object_get (fixture->buffer, "text", &text, NULL);
  g_assert_true (g_str_has_prefix (text, "Port chief denies loss\nThe port chief told"));
  g_assert_true (g_str_has_suffix (text, "\nSupport our newsroom"));
}

static void
test_mark_selection (Fixture *fixture, gconstpointer data)
{
  select_text (fixture, " money was missing");
  activate (fixture, "reader.mark", "'claim'");
  assert_selected (fixture, "claim", "money was missing");
  g_assert_false (gtk_text_buffer_get_has_selection (fixture->buffer));
  /* The same again is the same mark. */
  select_text (fixture, "money was missing");
  activate (fixture, "reader.mark", "'claim'");
  g_assert_cmpuint (gain_layer_get_n_annotations (fixture->layer), ==, 1);
}

static void
test_same_letter_widens (Fixture *fixture, gconstpointer data)
{
  gain_reader_reveal_offset (fixture->reader, find (fixture, "missing").start);
  activate (fixture, "reader.mark", "'claim'");
  assert_selected (fixture, "claim", "money was missing");
  activate (fixture, "reader.mark", "'claim'");
  assert_selected (fixture, "claim", "The port chief told reporters that money was missing.");
  g_assert_cmpuint (gain_layer_get_n_annotations (fixture->layer), ==, 1);
  undo (fixture);
  assert_selected (fixture, "claim", "money was missing");
  undo (fixture);
  assert_selected (fixture, NULL, NULL);
  /* The caret moved: a letter makes a mark of its own. */
  gain_reader_reveal_offset (fixture->reader, find (fixture, "missing").start);
  activate (fixture, "reader.mark", "'claim'");
  gain_reader_reveal_offset (fixture->reader, find (fixture, "Nobody").start);
  activate (fixture, "reader.mark", "'claim'");
  g_assert_cmpuint (gain_layer_get_n_annotations (fixture->layer), ==, 2);
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  select_text (fixture, "money");
  activate (fixture, "reader.mark", "'actor'");
  activate (fixture, "reader.delete", NULL);
  assert_selected (fixture, NULL, NULL);
  g_assert_nonnull (fixture->message);
  g_assert_true (fixture->undoable);
  undo (fixture);
  assert_selected (fixture, "actor", "money");
}

static void
test_relabel_resize_extend_repeat (Fixture *fixture, gconstpointer data)
{
  select_text (fixture, "money");
  activate (fixture, "reader.mark", "'actor'");
  activate (fixture, "reader.repeat", NULL);
  g_assert_cmpuint (gain_layer_get_n_annotations (fixture->layer), ==, 2);
  activate (fixture, "reader.repeat", NULL);
  g_assert_cmpuint (gain_layer_get_n_annotations (fixture->layer), ==, 2);
  g_assert_nonnull (fixture->message);

  activate (fixture, "reader.previous-mark", NULL);
  activate (fixture, "reader.relabel", "'claim'");
  assert_selected (fixture, "claim", "money");
  activate (fixture, "reader.move-end", "('word', true)");
  assert_selected (fixture, "claim", "money was");
  activate (fixture, "reader.switch-end", NULL);
  activate (fixture, "reader.move-end", "('word', false)");
  assert_selected (fixture, "claim", "that money was");
  select_text (fixture, "Nobody");
  activate (fixture, "reader.add-fragment", NULL);
  assert_selected (fixture, "claim", "that money was … Nobody");
  activate (fixture, "reader.deselect", NULL);
  assert_selected (fixture, NULL, NULL);
}

static void
test_right_moves_back_in_right_to_left_text (Fixture *fixture, gconstpointer data)
{
  select_text (fixture, "المال مفقود");
  activate (fixture, "reader.mark", "'claim'");
  activate (fixture, "reader.move-end", "('word', false)");
  assert_selected (fixture, "claim", "المال مفقود منذ");
  activate (fixture, "reader.move-end", "('word', true)");
  assert_selected (fixture, "claim", "المال مفقود");
}

static void
test_exclude (Fixture *fixture, gconstpointer data)
{
  const char *id = gain_article_get_id (fixture->article);

  g_assert_true (gain_project_is_excluded (fixture->project, id, 4));
  activate (fixture, "reader.toggle-excluded", "4");
  g_assert_false (gain_project_is_excluded (fixture->project, id, 4));
  gain_reader_reveal_offset (fixture->reader, find (fixture, "A list").start);
  activate (fixture, "reader.toggle-excluded", "-1");
  g_assert_true (gain_project_is_excluded (fixture->project, id, 2));
  settle ();
}

static void
test_follows_changes_of_others (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id =
      reader_fixture_mark_quote (fixture->project, fixture->article, "denial", "Nobody");
  GainAnnotation *mark;
  int block;
  GdkRectangle at;

  settle ();
  gain_text_view_get_place (fixture->view, find (fixture, "Nobody"), TRUE, &at);
  mark = gain_text_view_pick (fixture->view, at.x + 3, at.y + 5, NULL, &block);
  g_assert_nonnull (mark);
  g_assert_cmpstr (gain_item_get_id (GAIN_ITEM (mark)), ==, id);
}

static void
test_tags_tell_where_marks_are (Fixture *fixture, gconstpointer data)
{
  GtkTextTag *tag;
  GtkTextIter iter;
  GainSpan range;

  select_text (fixture, "money was");
  activate (fixture, "reader.mark", "'claim'");
  settle ();
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (fixture->buffer), "mark-claim");
  g_assert_nonnull (tag);
  gain_text_map_span_to_buffer (gain_text_view_get_page (fixture->view)->map,
                                find (fixture, "money was"),
                                &range);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, (int) range.start);
  g_assert_true (gtk_text_iter_starts_tag (&iter, tag));
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, (int) range.end);
  g_assert_true (gtk_text_iter_ends_tag (&iter, tag));
  activate (fixture, "reader.delete", NULL);
  settle ();
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, (int) range.start);
  g_assert_false (gtk_text_iter_has_tag (&iter, tag));
}

static void
test_copies_the_text_of_the_article (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  GValue value = G_VALUE_INIT;

  select_text (fixture, "money was missing. Nobody answered.\n- A list");
  activate (fixture, "reader.copy", NULL);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (
      gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value),
                   ==,
                   "money was missing. Nobody answered.\n\nA list");
  g_value_unset (&value);
}

static void
test_note_is_one_act (Fixture *fixture, gconstpointer data)
{
  GtkTextView *note;
  guint acts;

  select_text (fixture, "money");
  activate (fixture, "reader.mark", "'claim'");
  activate (fixture, "reader.note", NULL);
  g_assert_cmpuint (fixture->n_note_requests, ==, 1);
  note = GTK_TEXT_VIEW (
      find_child (GTK_WIDGET (fixture->inspector), g_type_from_name ("GainNoteEditor")));
  acts = gain_history_get_n_acts (gain_project_get_history (fixture->project));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (note), "two ", -1);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (note), "words", -1);
  gain_inspector_flush (fixture->inspector);
  g_assert_cmpstr (gain_item_get_note (GAIN_ITEM (gain_reader_get_selected (fixture->reader))),
                   ==,
                   "two words");
  g_assert_cmpuint (gain_history_get_n_acts (gain_project_get_history (fixture->project)),
                    ==,
                    acts + 1);
  undo (fixture);
  g_assert_null (gain_item_get_note (GAIN_ITEM (gain_reader_get_selected (fixture->reader))));
}

static void
test_note_stays_with_its_mark (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first =
      reader_fixture_mark_quote (fixture->project, fixture->article, "claim", "money");
  g_autofree char *second =
      reader_fixture_mark_quote (fixture->project, fixture->article, "claim", "Nobody");
  GtkTextView *note = GTK_TEXT_VIEW (
      find_child (GTK_WIDGET (fixture->inspector), g_type_from_name ("GainNoteEditor")));

  gain_reader_select (fixture->reader, first);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (note), "of the first", -1);
  gain_reader_select (fixture->reader, second);
  g_assert_cmpstr (gain_item_get_note (
                       GAIN_ITEM (gain_layer_get_annotation (fixture->layer, first))),
                   ==,
                   "of the first");
  g_assert_null (
      gain_item_get_note (GAIN_ITEM (gain_layer_get_annotation (fixture->layer, second))));
}

static void
test_attribute_through_the_inspector (Fixture *fixture, gconstpointer data)
{
  AdwComboRow *row;
  g_autoptr (GVariant) value = NULL;

  select_text (fixture, "money");
  activate (fixture, "reader.mark", "'claim'");
  row = ADW_COMBO_ROW (find_child (GTK_WIDGET (fixture->inspector), ADW_TYPE_COMBO_ROW));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 2); /* not set, direct, indirect */
  adw_combo_row_set_selected (row, 1);
  value = gain_item_dup_attribute (GAIN_ITEM (gain_reader_get_selected (fixture->reader)), "form");
  g_assert_cmpstr (g_variant_get_string (value, NULL), ==, "direct");
  adw_combo_row_set_selected (row, 0);
  g_assert_null (
      gain_item_dup_attribute (GAIN_ITEM (gain_reader_get_selected (fixture->reader)), "form"));
  undo (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 1);
}

/* The article goes away while something is under way. */
static void
test_another_article (Fixture *fixture, gconstpointer data)
{
  GainArticle *other = reader_fixture_article (fixture->project, "Another one.\nShort.");

  select_text (fixture, "money");
  activate (fixture, "reader.mark", "'claim'");
  activate (fixture, "reader.choose-label", NULL);
  gain_reader_set_article (fixture->reader, fixture->project, other);
  assert_selected (fixture, NULL, NULL);
  settle ();
  gain_reader_set_article (fixture->reader, NULL, NULL);
  settle ();
  gain_reader_set_article (fixture->reader, fixture->project, fixture->article);
  settle ();
  activate (fixture, "reader.next-mark", NULL);
  assert_selected (fixture, "claim", "money");
}

/* The same marks survive every width without a warning from the toolkit. */
static void
test_narrow_and_wide (Fixture *fixture, gconstpointer data)
{
  static const int widths[] = { 360, 900, 320, 1200 };

  reader_fixture_mark_all (fixture->project, fixture->article, 40);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[i], 500);
      settle ();
      activate (fixture, "reader.next-mark", NULL);
      settle ();
    }
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/reader/buffer-holds-the-blocks", test_buffer_holds_the_blocks);
  ADD ("/reader/mark-selection", test_mark_selection);
  ADD ("/reader/same-letter-widens", test_same_letter_widens);
  ADD ("/reader/delete-and-undo", test_delete_and_undo);
  ADD ("/reader/relabel-resize-extend-repeat", test_relabel_resize_extend_repeat);
  ADD ("/reader/right-moves-back-in-right-to-left-text",
       test_right_moves_back_in_right_to_left_text);
  ADD ("/reader/exclude", test_exclude);
  ADD ("/reader/follows-changes-of-others", test_follows_changes_of_others);
  ADD ("/reader/tags-tell-where-marks-are", test_tags_tell_where_marks_are);
  ADD ("/reader/copies-the-text-of-the-article", test_copies_the_text_of_the_article);
  ADD ("/reader/another-article", test_another_article);
  ADD ("/inspector/note-is-one-act", test_note_is_one_act);
  ADD ("/inspector/note-stays-with-its-mark", test_note_stays_with_its_mark);
  ADD ("/inspector/attribute", test_attribute_through_the_inspector);
  g_test_add ("/reader/narrow-and-wide",
              Fixture,
              GINT_TO_POINTER (400),
              set_up,
              test_narrow_and_wide,
              tear_down);

  return g_test_run ();
}
