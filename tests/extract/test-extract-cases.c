/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every file in cases/ comes out as it says. */

#include <string.h>

#include "case-file.h"
#include "case-form.h"

static void
test_case (gconstpointer path)
{
  g_autoptr (CaseFile) file = case_file_load (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GainExtract) extract =
      gain_extract_run (file->input, file->format, file->url, file->charset, &error);
  g_autofree char *form = NULL;

  if (g_str_has_prefix (file->expected, "error: "))
    {
      g_assert_null (extract);
      g_test_message ("%s", error->message);
      g_strchomp (file->expected);
      g_assert_nonnull (strstr (error->message, file->expected + strlen ("error: ")));
      return;
    }

  g_assert_no_error (error);
  form = dup_case_form (extract);
  g_assert_cmpstr (form, ==, file->expected);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "extract", "cases", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strdup_printf ("/extract/case/%s", name);

      if (!g_str_has_suffix (name, ".case"))
        continue;
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
      g_test_add_data_func (test, g_ptr_array_index (paths, paths->len - 1), test_case);
    }
  g_assert_cmpuint (paths->len, >, 20);

  return g_test_run ();
}
