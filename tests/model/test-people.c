/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-people.h"
#include "sample.h"

/* Ben at work in a project that anna leads, with three articles. */
static GainProject *
new_project (const char *me)
{
  static const char *const texts[] = { SAMPLE_TEXT, "Another text.", "A third text." };
  GainProject *project = gain_project_new (me);
  g_autoptr (GainCodebook) codebook = sample_codebook_new ();

  gain_project_set_codebook (project, codebook);
  gain_project_set_lead (project, "anna");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GainArticle) article = sample_article_new (texts[i]);

      gain_project_add_article (project, article);
    }

  return project;
}

static const char *
get_article (GainProject *project, guint i)
{
  g_autoptr (GainArticle) article = g_list_model_get_item (gain_project_get_articles (project), i);

  return gain_article_get_id (article);
}

static void
set (GainProject *project, const char *id, const char *value)
{
  g_autoptr (GVariant) parsed = g_variant_parse (NULL, value, NULL, NULL, NULL);
  g_autoptr (GainField) field = gain_field_new (GAIN_ITEM_SETTING, id, parsed);
  g_autoptr (GainChange) change = gain_change_new ("load");
  GainItem *before = gain_project_lookup (project, GAIN_ITEM_SETTING, "anna", NULL, id);
  GError *error = NULL;

  gain_change_set_role (change, GAIN_CHANGE_OUTSIDE, NULL);
  gain_change_add (change, GAIN_ITEM_SETTING, "anna", NULL, id, before, GAIN_ITEM (field));
  gain_project_apply (project, change, &error);
  g_assert_no_error (error);
}

static void
set_status (GainProject *project, const char *article, const char *status)
{
  GError *error = NULL;
  GainChange *change = gain_act_status (project, article, status, &error);

  sample_apply (project, change, error);
}

/* me, setting, value, own status, whose layer: may be seen? */
static const struct
{
  const char *name;
  const char *me;
  const char *id;
  const char *value;
  const char *status;
  const char *annotator;
  gboolean seen;
} sights[] = {
  { "one's own", "ben", NULL, NULL, NULL, "ben", TRUE },
  { "a colleague's before submitting", "ben", NULL, NULL, NULL, "cem", FALSE },
  { "the lead's before submitting", "ben", NULL, NULL, NULL, "anna", FALSE },
  { "a colleague's while annotating", "ben", NULL, NULL, "annotating", "cem", FALSE },
  { "a colleague's after submitting", "ben", NULL, NULL, "submitted", "cem", TRUE },
  { "a colleague's where nothing is blind", "ben", "blind", "false", NULL, "cem", TRUE },
  { "a colleague's where it is blind", "ben", "blind", "true", NULL, "cem", FALSE },
  { "anything for a curator", "ben", "people/ben/role", "'curator'", NULL, "cem", TRUE },
  { "nothing for an unknown role", "ben", "people/ben/role", "'guest'", NULL, "cem", FALSE },
  { "anything for the lead", "anna", NULL, NULL, NULL, "cem", TRUE },
  { "anything for the lead, whatever is set",
    "anna",
    "people/anna/role",
    "'annotator'",
    NULL,
    "cem",
    TRUE },
};

static void
test_sight (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GainProject) project = new_project (sights[i].me);
  const char *article = get_article (project, 0);

  if (sights[i].id != NULL)
    set (project, sights[i].id, sights[i].value);
  if (sights[i].status != NULL)
    set_status (project, article, sights[i].status);
  g_assert_cmpint (gain_project_may_see (project, article, sights[i].annotator),
                   ==,
                   sights[i].seen);
}

static void
test_reopening_hides_again (void)
{
  g_autoptr (GainProject) project = new_project ("ben");
  const char *article = get_article (project, 0);

  set_status (project, article, "submitted");
  g_assert_true (gain_project_may_see (project, article, "cem"));
  g_assert_false (gain_project_may_see (project, get_article (project, 1), "cem"));
  set_status (project, article, "annotating");
  g_assert_false (gain_project_may_see (project, article, "cem"));
}

static void
test_only_the_lead_changes_settings (void)
{
  g_autoptr (GainProject) project = new_project ("ben");
  g_autoptr (GainChange) change = gain_change_new ("setting");
  g_autoptr (GainField) field =
      gain_field_new (GAIN_ITEM_SETTING, "blind", g_variant_new_boolean (FALSE));
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (gain_act_blind (project, FALSE, &refused));
  g_assert_error (refused, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_NOT_YOURS);
  gain_change_add (change, GAIN_ITEM_SETTING, "ben", NULL, "blind", NULL, GAIN_ITEM (field));
  g_assert_false (gain_project_apply (project, change, &error));
  g_assert_error (error, GAIN_PROJECT_ERROR, GAIN_PROJECT_ERROR_NOT_YOURS);
  g_assert_true (gain_project_get_blind (project));
}

static const struct
{
  const char *id;
  const char *value;
  gboolean fits;
} values[] = {
  { "people/ben/name", "'Ben'", TRUE },
  { "people/ben/role", "'curator'", TRUE },
  { "people/ben/age", "'7'", FALSE },
  { "people/Ben/name", "'Ben'", FALSE },
  { "people//name", "'Ben'", FALSE },
  { "people/ben/name", "7", FALSE },
  { "assignments/abcdefghijklm234", "['ben']", TRUE },
  { "assignments/abcdefghijklm234", "'ben'", FALSE },
  { "assignments/", "['ben']", FALSE },
  { "assignments/../x", "['ben']", FALSE },
  { "blind", "true", TRUE },
  { "blind", "'yes'", FALSE },
  { "keywords", "['a', 'b']", TRUE },
  { "keywords", "@as []", TRUE },
  { "colour", "'red'", FALSE },
};

static void
test_settings_have_their_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GVariant) value = g_variant_parse (NULL, values[i].value, NULL, NULL, NULL);

      g_test_message ("%s %s", values[i].id, values[i].value);
      g_assert_cmpint (gain_setting_fits (values[i].id, value), ==, values[i].fits);
    }
}

static char *
dup_queue (GainProject *project, const char *person)
{
  g_autoptr (GArray) queue = gain_project_list_queue (project, person);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < queue->len; i++)
    {
      GainQueueEntry *entry = &g_array_index (queue, GainQueueEntry, i);

      for (guint a = 0; a < 3; a++)
        if (strcmp (gain_article_get_id (entry->article), get_article (project, a)) == 0)
          g_string_append_printf (text, "%u:%s ", a, entry->status);
    }

  return g_string_free (text, FALSE);
}

#define assert_queue(project, person, expected)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *queue_ = dup_queue (project, person);                                         \
    g_assert_cmpstr (queue_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_assignments_make_queues (void)
{
  g_autoptr (GainProject) project = new_project ("anna");
  const char *articles[] = { get_article (project, 2), get_article (project, 0), NULL };
  static const char *const both[] = { "anna", "ben", "anna", NULL };
  static const char *const one[] = { "ben", NULL };
  GError *error = NULL;
  GainChange *change;

  assert_queue (project, "anna", "0:new 1:new 2:new ");
  g_assert_true (gain_project_get_next_in_queue (project, NULL) ==
                 gain_project_get_article (project, get_article (project, 0)));
  change = gain_act_assign (project, articles, both, TRUE, &error);
  g_assert_cmpuint (gain_change_get_n_operations (change), ==, 2);
  sample_apply (project, change, error);
  assert_queue (project, "anna", "0:new 2:new ");
  assert_queue (project, "ben", "0:new 2:new ");
  assert_queue (project, "cem", "");
  change = gain_act_assign (project, articles + 1, one, FALSE, &error);
  sample_apply (project, change, error);
  assert_queue (project, "ben", "2:new ");

  set_status (project, articles[1], "submitted");
  assert_queue (project, "anna", "0:submitted 2:new ");
  g_assert_true (gain_project_get_next_in_queue (project, articles[1]) ==
                 gain_project_get_article (project, articles[0]));
  g_assert_null (gain_project_get_next_in_queue (project, articles[0]));

  for (guint i = 0; i < 3; i++)
    g_assert_true (gain_project_undo (project, NULL, NULL));
  assert_queue (project, "ben", "0:new 1:new 2:new ");
}

static void
test_a_person_has_a_name_and_a_role (void)
{
  g_autoptr (GainProject) project = new_project ("anna");
  GError *error = NULL;
  GainChange *change = gain_act_person_name (project, "ben", "Ben Ç.", &error);
  g_autoptr (GPtrArray) people = NULL;

  sample_apply (project, change, error);
  g_assert_cmpstr (gain_project_get_person_name (project, "ben"), ==, "Ben Ç.");
  g_assert_cmpstr (gain_project_get_person_name (project, "cem"), ==, "cem");
  change = gain_act_person_role (project, "zoe", GAIN_PERSON_CURATOR, &error);
  sample_apply (project, change, error);
  g_assert_cmpint (gain_project_get_person_role (project, "zoe"), ==, GAIN_PERSON_CURATOR);
  g_assert_cmpint (gain_project_get_person_role (project, "anna"), ==, GAIN_PERSON_LEAD);
  people = gain_project_list_people (project);
  g_assert_cmpuint (people->len, ==, 3);
  g_assert_cmpstr (people->pdata[0], ==, "anna");
  g_assert_cmpstr (people->pdata[2], ==, "zoe");

  g_assert_null (gain_act_person_role (project, "anna", GAIN_PERSON_CURATOR, &error));
  g_clear_error (&error);
  g_assert_null (gain_act_person_name (project, "Not An Id", "x", &error));
  g_clear_error (&error);
  g_assert_null (gain_act_person_name (project, "ben", "Ben Ç.", &error));
  g_clear_error (&error);
  change = gain_act_person_name (project, "ben", NULL, &error);
  sample_apply (project, change, error);
  g_assert_cmpstr (gain_project_get_person_name (project, "ben"), ==, "ben");
}

static void
test_keywords_are_regular_expressions (void)
{
  g_autoptr (GainProject) project = new_project ("anna");
  static const char *const good[] = { "facilit(y|ies)", "", NULL };
  static const char *const bad[] = { "facilit(y", NULL };
  static const char *const none[] = { NULL };
  g_autofree const char **keywords = NULL;
  GError *error = NULL;
  GainChange *change = gain_act_keywords (project, good, &error);

  sample_apply (project, change, error);
  keywords = gain_project_dup_keywords (project);
  g_assert_cmpstr (keywords[0], ==, "facilit(y|ies)");
  g_assert_null (gain_act_keywords (project, bad, &error));
  g_assert_nonnull (strstr (error->message, "facilit(y"));
  g_clear_error (&error);
  change = gain_act_keywords (project, none, &error);
  sample_apply (project, change, error);
  g_assert_null (gain_project_lookup (project, GAIN_ITEM_SETTING, "anna", NULL, "keywords"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sights); i++)
    {
      g_autofree char *path = g_strdup_printf ("/people/sight/%s", sights[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sight);
    }
  g_test_add_func ("/people/reopening-hides-again", test_reopening_hides_again);
  g_test_add_func ("/people/only-the-lead", test_only_the_lead_changes_settings);
  g_test_add_func ("/people/values", test_settings_have_their_values);
  g_test_add_func ("/people/queues", test_assignments_make_queues);
  g_test_add_func ("/people/name-and-role", test_a_person_has_a_name_and_a_role);
  g_test_add_func ("/people/keywords", test_keywords_are_regular_expressions);

  return g_test_run ();
}
