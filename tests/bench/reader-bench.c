/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast the reader is beside a bare GtkTextView with the same text, font
 * and column, in one process on one display, in turn. The reader has 10,000
 * marks. Texts: 2 MB in paragraphs of 300, 10,000 and 50,000 characters, and
 * the file that is named, if any. All figures are medians of the runs.
 *
 * Usage: reader-bench [--runs N] [--cpu] [--quick] [--check] [FILE]
 * With --check the exit status is 1 when a bar is missed. */

#include <adwaita.h>
#include <locale.h>
#include <stdlib.h>
#include <time.h>

#include "gain-act.h"
#include "gain-page-import.h"
#include "gain-reader.h"
#include "reader-fixture.h"

#define TEXT_CHARS  2000000u
#define N_MARKS     10000u
#define N_STEPS     200u
#define STEP_PIXELS 120.0
#define N_PRESSES   20u
#define WIDTH       1240
#define HEIGHT      860

#define FIRST_FRAME_BAR 1.5
#define SCROLL_BAR      1.25
#define FRAME_BAR_MS    16.0

static int runs = 5;
static gboolean check;
static gboolean cpu;
static gboolean quick;

static const GOptionEntry options[] = {
  { "runs", 0, 0, G_OPTION_ARG_INT, &runs, "How often to alternate", "N" },
  { "cpu",
    0,
    0,
    G_OPTION_ARG_NONE,
    &cpu,
    "Count the time of the processor, for a busy machine",
    NULL },
  { "quick", 0, 0, G_OPTION_ARG_NONE, &quick, "Only the shortest paragraphs", NULL },
  { "check", 0, 0, G_OPTION_ARG_NONE, &check, "Fail when a bar is missed", NULL },
  { NULL },
};

/* What the frame clock of the window tells. */
typedef struct
{
  gint64 begun;
  gint64 painting; /* microseconds, in the last frame */
  gint64 ended;
  guint n;
} Meter;

static Meter meter;

/* Microseconds. Everything that is measured happens in this thread. */
static gint64
now (void)
{
  struct timespec time;

  if (!cpu)
    return g_get_monotonic_time ();
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
before_paint_cb (void)
{
  meter.begun = now ();
}

static void
after_paint_cb (void)
{
  meter.ended = now ();
  meter.painting = meter.ended - meter.begun;
  meter.n++;
}

static void
wait_frame (void)
{
  guint n = meter.n;

  while (meter.n == n)
    g_main_context_iteration (NULL, TRUE);
}

/* Until nothing is left to do: layout of what is out of sight, tags. */
static void
settle (void)
{
  gint64 quiet = g_get_monotonic_time (), limit = quiet + 60 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () - quiet < 150000 && g_get_monotonic_time () < limit)
    {
      if (g_main_context_iteration (NULL, FALSE))
        quiet = g_get_monotonic_time ();
      else
        g_usleep (2000);
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
percentile (GArray *values, double share)
{
  g_autoptr (GArray) sorted = g_array_copy (values);

  g_array_sort (sorted, compare_doubles);

  return g_array_index (sorted, double, (guint) ((double) (sorted->len - 1) * share + 0.5));
}

static double
mean (GArray *values)
{
  double sum = 0;

  for (guint i = 0; i < values->len; i++)
    sum += g_array_index (values, double, i);

  return sum / values->len;
}

static GArray *
new_values (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static void
add_value (GArray *values, gint64 microseconds)
{
  double ms = (double) microseconds / 1000.0;

  g_array_append_val (values, ms);
}

static char *
generate (guint paragraph)
{
  static const char *const words[] = { "the",     "port",   "director", "said",  "that",   "money",
                                       "had",     "left",   "a",        "fund",  "before", "storm",
                                       "inquiry", "denied", "of",       "union", "crowns", "and" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (paragraph);
  GString *text = g_string_sized_new (TEXT_CHARS + 64);
  gsize start = 0;
  int in_sentence = 0;

  while (text->len < TEXT_CHARS)
    {
      g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      if (text->len - start >= paragraph)
        {
          g_string_append (text, ".\n");
          start = text->len;
          in_sentence = 0;
        }
      else if (++in_sentence > 14 && g_rand_boolean (rand))
        {
          g_string_append (text, ". ");
          in_sentence = 0;
        }
      else
        g_string_append_c (text, ' ');
    }

  return g_string_free (text, FALSE);
}

/* One text in both forms. */
typedef struct
{
  const char *name;
  char *utf8;
  GainProject *project;
  GainArticle *article;
} Subject;

typedef struct
{
  GArray *first_frame;
  GArray *scroll_mean;
  GArray *scroll_p95;
  GArray *jump_mean;
  GArray *mark; /* key press to painted, the slowest of a run */
  GArray *mark_median;
} Figures;

static void
figures_init (Figures *self)
{
  self->first_frame = new_values ();
  self->scroll_mean = new_values ();
  self->scroll_p95 = new_values ();
  self->jump_mean = new_values ();
  self->mark = new_values ();
  self->mark_median = new_values ();
}

static void
figures_clear (Figures *self)
{
  g_array_unref (self->first_frame);
  g_array_unref (self->scroll_mean);
  g_array_unref (self->scroll_p95);
  g_array_unref (self->jump_mean);
  g_array_unref (self->mark);
  g_array_unref (self->mark_median);
}

static GtkWidget *
create_bare (void)
{
  GtkWidget *view = gtk_text_view_new (), *scroller = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "gain-article-text");
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 360);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 360);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (view), 20);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);

  return scroller;
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
fill (GtkWidget *widget, const Subject *subject)
{
  GtkTextView *view = GTK_TEXT_VIEW (find_child (widget, GTK_TYPE_TEXT_VIEW));

  if (GAIN_IS_READER (widget))
    gain_reader_set_article (GAIN_READER (widget), subject->project, subject->article);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), subject->utf8, -1);
}

static GtkAdjustment *
get_adjustment (GtkWidget *widget)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_child (widget, GTK_TYPE_TEXT_VIEW)));
}

/* The time of a frame that something asked for, without the wait for the clock. */
static void
scroll (GtkAdjustment *adjustment, double to, GArray *values)
{
  gint64 start = now (), asking;

  gtk_adjustment_set_value (adjustment, to);
  asking = now () - start;
  wait_frame ();
  if (values != NULL)
    add_value (values, asking + meter.painting);
}

static void
measure_scrolling (GtkWidget *widget, Figures *figures)
{
  GtkAdjustment *adjustment = get_adjustment (widget);
  double height = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  g_autoptr (GArray) steps = new_values ();
  g_autoptr (GArray) jumps = new_values ();
  double value;

  for (guint i = 1; i <= N_STEPS; i++)
    scroll (adjustment, i * STEP_PIXELS, steps);
  for (guint i = 1; i <= 20; i++)
    scroll (adjustment, height * i / 21, jumps);
  scroll (adjustment, 0, NULL);

  value = mean (steps);
  g_array_append_val (figures->scroll_mean, value);
  value = percentile (steps, 0.95);
  g_array_append_val (figures->scroll_p95, value);
  value = mean (jumps);
  g_array_append_val (figures->jump_mean, value);
}

static void
measure_marking (GtkWidget *reader, const Subject *subject, Figures *figures)
{
  g_autoptr (GArray) presses = new_values ();
  double value;

  settle ();
  for (guint i = 0; i < N_PRESSES; i++)
    {
      gint64 start, asking;
      g_autoptr (GainChange) undone = NULL;
      g_autoptr (GError) error = NULL;

      gain_reader_reveal_offset (GAIN_READER (reader), 40 + i * 53);
      settle ();
      start = now ();
      g_assert_true (
          gtk_widget_activate_action (reader, "reader.mark", "s", i % 2 ? "claim" : "actor"));
      asking = now () - start;
      wait_frame ();
      add_value (presses, asking + meter.painting);
      settle ();
      if (gain_history_get_undo (gain_project_get_history (subject->project)) != NULL)
        g_assert_true (gain_project_undo (subject->project, &undone, &error));
      gain_reader_select (GAIN_READER (reader), NULL);
      settle ();
    }
  value = percentile (presses, 1);
  g_array_append_val (figures->mark, value);
  value = percentile (presses, 0.5);
  g_array_append_val (figures->mark_median, value);
}

static void
measure (GtkWindow *window, const Subject *subject, gboolean reader, Figures *figures)
{
  GtkWidget *widget = reader ? gain_reader_new () : create_bare ();
  gint64 start = now ();

  fill (widget, subject);
  adw_window_set_content (ADW_WINDOW (window), widget);
  wait_frame ();
  add_value (figures->first_frame, meter.ended - start);

  settle ();
  measure_scrolling (widget, figures);
  if (reader)
    measure_marking (widget, subject, figures);

  adw_window_set_content (ADW_WINDOW (window), gtk_label_new (NULL));
  settle ();
}

static gboolean
print_bar (const char *what, double figure, double bar, gboolean counts)
{
  gboolean missed = figure > bar;

  g_print ("  %-34s %8.2f  (at most %.2f)%s\n",
           what,
           figure,
           bar,
           !missed  ? ""
           : counts ? "  MISSED"
                    : "  (no bar here)");

  return missed && counts;
}

static gboolean
print_figures (const char *name, Figures *bare, Figures *ours, gboolean counts)
{
  double first = percentile (ours->first_frame, 0.5),
         bare_first = percentile (bare->first_frame, 0.5);
  double scrolling = percentile (ours->scroll_mean, 0.5);
  double bare_scrolling = percentile (bare->scroll_mean, 0.5);
  gboolean missed = FALSE;

  g_print ("\n%s\n  %-34s %8s %8s %8s\n", name, "milliseconds", "bare", "reader", "ratio");
  g_print ("  %-34s %8.2f %8.2f %8.2f\n", "first frame", bare_first, first, first / bare_first);
  g_print ("  %-34s %8.2f %8.2f %8.2f\n",
           "scroll frame, mean",
           bare_scrolling,
           scrolling,
           scrolling / bare_scrolling);
  g_print ("  %-34s %8.2f %8.2f\n",
           "scroll frame, p95",
           percentile (bare->scroll_p95, 0.5),
           percentile (ours->scroll_p95, 0.5));
  g_print ("  %-34s %8.2f %8.2f\n",
           "jump to another place, mean",
           percentile (bare->jump_mean, 0.5),
           percentile (ours->jump_mean, 0.5));
  g_print ("  %-34s %8s %8.2f\n",
           "key press to painted, median",
           "",
           percentile (ours->mark_median, 0.5));
  g_print ("  %-34s %8s %8.2f\n",
           "key press to painted, slowest",
           "",
           percentile (ours->mark, 0.5));
  missed |= print_bar ("first frame, ratio", first / bare_first, FIRST_FRAME_BAR, counts);
  missed |= print_bar ("scroll frame, ratio", scrolling / bare_scrolling, SCROLL_BAR, counts);
  missed |=
      print_bar ("scroll frame, p95", percentile (ours->scroll_p95, 0.5), FRAME_BAR_MS, counts);
  missed |= print_bar ("mark painted", percentile (ours->mark_median, 0.5), FRAME_BAR_MS, counts);

  return missed;
}

static gboolean
run_subject (GtkWindow *window, const char *name, char *utf8, gboolean counts)
{
  Subject subject = { name, utf8, reader_fixture_project (), NULL };
  Figures bare, ours;
  gboolean missed;

  subject.article = reader_fixture_article (subject.project, utf8);
  reader_fixture_mark_all (subject.project, subject.article, N_MARKS);
  figures_init (&bare);
  figures_init (&ours);
  for (int i = 0; i < runs; i++)
    {
      measure (window, &subject, FALSE, &bare);
      measure (window, &subject, TRUE, &ours);
    }
  missed = print_figures (name, &bare, &ours, counts);
  figures_clear (&bare);
  figures_clear (&ours);
  g_object_unref (subject.project);
  g_free (utf8);

  return missed;
}

static GtkWindow *
open_window (void)
{
  GtkWidget *window = adw_window_new ();
  GdkFrameClock *clock;

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  adw_window_set_content (ADW_WINDOW (window), gain_reader_new ());
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", before_paint_cb, NULL);
  g_signal_connect (clock, "after-paint", after_paint_cb, NULL);
  wait_frame ();
  settle ();

  return GTK_WINDOW (window);
}

/* The file as it is shown when it was added to a project: a paragraph that is wrapped in the file
 * is one block. Returns: (transfer full): a line a block; NULL when it cannot be read. */
static char *
read_file (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  GainPageSource source = { .name = path };
  g_autoptr (GainArticle) article = bytes != NULL ? gain_page_import (bytes, &source, NULL) : NULL;
  GString *lines = g_string_new (NULL);
  const GainBlock *blocks;
  guint n;

  if (article == NULL)
    return g_string_free (lines, TRUE);

  blocks = gain_article_get_blocks (article, &n);
  for (guint i = 0; i < n; i++)
    {
      GainText *text = gain_article_get_text (article);
      g_autofree char *block = gain_text_dup_slice (text, blocks[i].span);

      g_string_append_printf (lines, "%s\n", g_strdelimit (block, "\r\n", ' '));
    }

  return g_string_free (lines, FALSE);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    guint paragraph;
    const char *name;
    gboolean counts;
  } texts[] = {
    { 300, "2 MB in paragraphs of 300 characters", TRUE },
    { 10000, "2 MB in paragraphs of 10,000 characters", TRUE },
    { 50000, "2 MB in paragraphs of 50,000 characters", FALSE },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("[FILE]");
  g_autoptr (GError) error = NULL;
  GtkWindow *window;
  gboolean missed = FALSE;
  char *utf8 = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  if (!gtk_init_check ())
    {
      g_print ("There is no display. Run it below xvfb-run.\n");
      return 77;
    }
  adw_init ();

  window = open_window ();
  for (guint i = 0; i < (quick ? 1 : G_N_ELEMENTS (texts)); i++)
    missed |= run_subject (window, texts[i].name, generate (texts[i].paragraph), texts[i].counts);
  if (argc > 1)
    utf8 = read_file (argv[1]);
  if (utf8 != NULL)
    missed |= run_subject (window, "the file", utf8, TRUE);
  gtk_window_destroy (window);

  return check && missed ? EXIT_FAILURE : EXIT_SUCCESS;
}
