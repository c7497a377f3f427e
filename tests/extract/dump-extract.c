/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints what extraction makes of a file, in the form of a case. */

#include "gain-extract.h"

#include <stdio.h>

#include "case-form.h"

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GainExtract) extract = NULL;
  g_autofree char *form = NULL;
  char *contents;
  gsize size;

  if (argc < 2 || !g_file_get_contents (argv[1], &contents, &size, &error))
    {
      fprintf (stderr,
               "%s\n",
               error != NULL ? error->message : "usage: dump-extract FILE [CHARSET]");
      return 2;
    }

  bytes = g_bytes_new_take (contents, size);
  extract = gain_extract_run (bytes,
                              gain_extract_guess_format (argv[1], NULL, bytes),
                              NULL,
                              argc > 2 ? argv[2] : NULL,
                              &error);
  if (extract == NULL)
    {
      printf ("error: %s\n", error->message);
      return 1;
    }

  form = dup_case_form (extract);
  fputs (form, stdout);

  return 0;
}
