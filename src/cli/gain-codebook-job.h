/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "gain-session.h"

G_BEGIN_DECLS

/* What “gainsay-cli codebook PROJECT …” changes. */

/** Options of “add” and “edit”; NULL where they were not given. */
typedef struct
{
  char *name;
  char *description;
  char *kind;
  char *act;
  char *color;
  char *letter;
  char **examples;
  char *type;
  char **choices;
  char *default_value;
  char *required;
  char **labels;
  char **from;
  char **to;
  char *several;
  char *ordered;
  char *broader;
  char *otherwise;
} GainCodebookOptions;

/** FALSE where @words begin with nothing that gain_codebook_job_make() does, whatever the project
 * holds. */
gboolean gain_codebook_job_check (char **words, GError **error);

/** @words: the list (“label”, “attribute”, …), what to do with it, and on what.
 * Returns: (transfer full) (nullable): the change, with an error of use where the words make no
 * sense. */
GainChange *gain_codebook_job_make (GainProject *project,
                                    char **words,
                                    const GainCodebookOptions *options,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** What @change would do to the data that may be seen. Returns: (transfer full). */
JsonObject *gain_codebook_job_preview (GainProject *project,
                                       GainChange *change) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
