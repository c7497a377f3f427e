/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "gain-session.h"

G_BEGIN_DECLS

/* What `actor` and `proposition` do, between the two files that do it. */

/** What the options say. Nullable all. */
typedef struct
{
  char *annotator;
  gboolean json;
  gboolean preview;
  gboolean remove;
  char *name; /* or the wording */
  char *note;
  char *type;
  char **aliases;
  char *organisation;
  char *country;
  char *wikidata;
  char **broader;
  char *concept;
  char **links;
  char *from;
  char *to;
} GainEntryOptions;

/**
 * GainEntryJob:
 * @kind: actor or proposition
 * @words: what follows the name of the job
 */
typedef struct
{
  GainSession *session;
  GainItemKind kind;
  const GainEntryOptions *options;
  char **words;
} GainEntryJob;

/** The name or wording. */
const char *gain_entry_get_name (GainItem *entry);
/** The propositions that --broader names. Returns: (transfer full): NULL with an error. */
GPtrArray *gain_entry_job_find_broader (const GainEntryJob *job, GError **error);
/** Applies @change (transfer full, nullable) and prints @answer (nullable). */
gboolean gain_entry_job_finish (const GainEntryJob *job,
                                GainChange *change,
                                const char *answer,
                                GError **error);

/* Each answers one word of the command line. */
gboolean gain_entry_job_edit (const GainEntryJob *job, GError **error);
gboolean gain_entry_job_alias (const GainEntryJob *job, GError **error);
gboolean gain_entry_job_merge (const GainEntryJob *job, GError **error);
gboolean gain_entry_job_unmerge (const GainEntryJob *job, GError **error);
gboolean gain_entry_job_split (const GainEntryJob *job, GError **error);
gboolean gain_entry_job_delete (const GainEntryJob *job, GError **error);
gboolean gain_entry_job_link (const GainEntryJob *job, GError **error);
gboolean gain_entry_job_unlink (const GainEntryJob *job, GError **error);
gboolean gain_entry_job_where (const GainEntryJob *job, GError **error);

G_END_DECLS
