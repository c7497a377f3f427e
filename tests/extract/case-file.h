/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "gain-extract.h"

/* A case: what goes in and what must come out. See cases/README.md. */
typedef struct
{
  GBytes *input;
  GainExtractFormat format;
  char *url;
  char *charset;
  char *expected; /* in the form of case-form.h, or “error: …” */
} CaseFile;

/* Aborts the test for a file that is no case. */
CaseFile *case_file_load (const char *path);
void case_file_free (CaseFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CaseFile, case_file_free)
