/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names on disk: all ours, built of [a-z0-9-] only, relative to the project folder. */

#define GAIN_PATH_MAX_ID 64

/** TRUE for [a-z0-9-], at least one and at most %GAIN_PATH_MAX_ID of them, not starting with "-".
 */
gboolean gain_path_is_id (const char *id);
/** As gain_path_is_id(), at most 32: what a person may be called. */
gboolean gain_path_is_annotator (const char *id);

/* Each returns (transfer full). Ids must pass gain_path_is_id(); that is the caller's promise. */
char *gain_path_for_article (const char *article);
char *gain_path_for_page (const char *article);
char *gain_path_for_corrections (const char *article);
char *gain_path_for_layer (const char *annotator, const char *article);
char *gain_path_for_registry (const char *annotator);
char *gain_path_for_codebook (guint version);
char *gain_path_for_submission (const char *annotator, const char *article, guint number);
/** @month: "2026-11". */
char *gain_path_for_journal (const char *annotator, const char *device, const char *month);

/**
 * Takes "<id><suffix>" apart.
 * Returns: (transfer full) (nullable): the id; NULL for any other name.
 */
char *gain_path_dup_id (const char *name, const char *suffix);

/**
 * Takes "<device>-YYYY-MM.jsonl" apart.
 * Returns: (transfer full) (nullable): the device; NULL for any other name.
 */
char *gain_path_dup_journal_device (const char *name);

/** The device of a temporary of the file writer, ".<name>.<device>.<random>.tmp", and the name of
 * the file that it was for. Both (out) (transfer full). FALSE for any other name. */
gboolean gain_path_parse_temporary (const char *name, char **target, char **device);

G_END_DECLS
