/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a command says: results on standard output, everything else on standard
 * error. Always UTF-8, whatever the locale. */

/** Prints to standard output. */
void gain_answer (const char *format, ...) G_GNUC_PRINTF (1, 2);
/** @node: (transfer full): printed over several lines. */
void gain_answer_json (JsonNode *node);
/** @node: (transfer full): printed on one line. */
void gain_answer_json_line (JsonNode *node);
/** Returns: FALSE where something printed so far did not arrive (a full disk). */
gboolean gain_answer_flush (GError **error);

/** Prints a sentence to standard error, behind the name of the program. */
void gain_notice (const char *format, ...) G_GNUC_PRINTF (1, 2);

/** Returns: (transfer full): @text (nullable) on one line, shortened to @max characters (0: not),
 * without what a terminal could take for an order. */
char *gain_answer_dup_line (const char *text, guint max) G_GNUC_WARN_UNUSED_RESULT;
/** The same with its line ends. */
char *gain_answer_dup_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** Returns: (transfer full) (nullable): the day of an ISO 8601 date or time, any other text as it
 * is, NULL for NULL. */
char *gain_answer_dup_day (const char *published) G_GNUC_WARN_UNUSED_RESULT;

/** @object: (transfer full). Returns: (transfer full): a node that owns it. */
JsonNode *gain_answer_wrap_object (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *gain_answer_wrap_array (JsonArray *array) G_GNUC_WARN_UNUSED_RESULT;
/** A text, or null. */
void gain_answer_set_string (JsonObject *object, const char *name, const char *value);

G_END_DECLS
