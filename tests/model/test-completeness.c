/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-completeness.h"
#include "sample.h"

#include <time.h>

/* Marks of an article as large as any that is to be worked on. */
#define N_MARKS 10000

static char *
dup_lacks (GainProject *project)
{
  g_autoptr (GArray) list = gain_project_list_incomplete (project, sample_article_id (project));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      GainIncomplete *incomplete = &g_array_index (list, GainIncomplete, i);
      g_autofree char *sentence = gain_incomplete_dup_sentence (incomplete);

      g_assert_true (g_str_has_suffix (sentence, "."));
      g_string_append_printf (text,
                              "%u:%s%s%s ",
                              gain_annotation_get_extent (incomplete->mark).start,
                              gain_lack_get_nick (incomplete->lack),
                              incomplete->attribute != NULL ? "=" : "",
                              incomplete->attribute != NULL ? incomplete->attribute->id : "");
    }

  return g_string_free (text, FALSE);
}

#define assert_lacks(project, expected)                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *lacks_ = dup_lacks (project);                                                 \
    g_assert_cmpstr (lacks_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
link_to (GainProject *project, const char *from, const char *type, GainEndKind kind, const char *id)
{
  GainRelationEnd end = { .kind = kind, .id = id };
  GError *error = NULL;
  GainChange *change =
      gain_act_link (project, sample_article_id (project), from, type, &end, "typed", NULL, &error);

  sample_apply (project, change, error);
}

static void
add_entry (GainProject *project, GainItem *entry)
{
  GError *error = NULL;
  GainChange *change = gain_act_entry (project, NULL, entry, &error);

  sample_apply (project, change, error);
  g_object_unref (entry);
}

static void
test_what_is_open_is_listed (void)
{
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  g_autofree char *denial = sample_mark (project, "denial", 50, 70);
  g_autofree char *claim = sample_mark (project, "claim", 20, 40);
  g_autofree char *mention = sample_mark (project, "actor", 0, 8);

  assert_lacks (project, "0:referent 20:source 20:proposition 50:source 50:target ");
  add_entry (project, GAIN_ITEM (gain_actor_new ("reyes", "Reyes")));
  add_entry (project, GAIN_ITEM (gain_proposition_new ("dam", "The dam holds")));
  link_to (project, mention, "refers_to", GAIN_END_ACTOR, "reyes");
  link_to (project, claim, "made_by", GAIN_END_ACTOR, "reyes");
  assert_lacks (project, "20:proposition 50:source 50:target ");
  link_to (project, claim, "states", GAIN_END_PROPOSITION, "dam");
  link_to (project, denial, "made_by", GAIN_END_NONE, "unattributed");
  assert_lacks (project, "50:target ");
  link_to (project, denial, "denies", GAIN_END_ANNOTATION, claim);
  assert_lacks (project, "");
  g_assert_true (gain_project_undo (project, NULL, NULL));
  assert_lacks (project, "50:target ");
  link_to (project, denial, "states", GAIN_END_PROPOSITION, "dam");
  assert_lacks (project, "");
}

static void
test_required_attributes_are_listed (void)
{
  static const char *const labels[] = { "claim", NULL };
  static const char *const none[] = { NULL };
  const GainAttribute topic = { .id = "topic",
                                .name = "Topic",
                                .type = GAIN_ATTRIBUTE_TEXT,
                                .choices = none,
                                .required = TRUE,
                                .labels = labels };
  g_autoptr (GainProject) project = sample_project_new (SAMPLE_TEXT);
  g_autoptr (GainCodebook) codebook = sample_codebook_new ();
  g_autofree char *claim = NULL;
  GError *error = NULL;
  GainChange *change;

  gain_codebook_add_attribute (codebook, &topic);
  gain_project_set_codebook (project, codebook);
  claim = sample_mark (project, "claim", 20, 40);
  assert_lacks (project, "20:source 20:proposition 20:attribute=topic ");
  change = gain_act_attribute (
      project, sample_article_id (project), claim, "topic", g_variant_new_string ("water"), &error);
  sample_apply (project, change, error);
  assert_lacks (project, "20:source 20:proposition ");
}

/* Microseconds of this thread: the machine may have other things to do. */
static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
test_large_articles_are_quick (void)
{
  g_autofree char *text = g_strnfill (N_MARKS + 10, 'a');
  g_autoptr (GainProject) project = sample_project_new (text);
  gint64 start;
  gint64 best = G_MAXINT64;

  add_entry (project, GAIN_ITEM (gain_actor_new ("reyes", "Reyes")));
  for (guint i = 0; i < N_MARKS; i++)
    {
      g_autofree char *mark = sample_mark (project, i % 2 == 0 ? "claim" : "actor", i, i + 3);

      link_to (project, mark, i % 2 == 0 ? "made_by" : "refers_to", GAIN_END_ACTOR, "reyes");
    }
  for (guint round = 0; round < 5; round++)
    {
      g_autoptr (GArray) list = NULL;

      start = get_cpu_time ();
      list = gain_project_list_incomplete (project, sample_article_id (project));
      best = MIN (best, get_cpu_time () - start);
      g_assert_cmpuint (list->len, ==, N_MARKS / 2);
    }
  g_test_message ("%u marks: %.1f ms", N_MARKS, best / 1000.0);
  /* Meant to be 5 ms; a slow machine under a sanitizer may take longer. */
  g_assert_cmpint (best, <, 100 * 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/completeness/listed", test_what_is_open_is_listed);
  g_test_add_func ("/completeness/required", test_required_attributes_are_listed);
  g_test_add_func ("/completeness/quick", test_large_articles_are_quick);

  return g_test_run ();
}
