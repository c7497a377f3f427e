/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * GainEntryRows:
 *
 * Entries that the shown one has to do with, a row each: pressing a row goes
 * there, the button at its end takes the tie back, the last row adds one.
 *
 * Signals: "activated" (const char *entry), "removed" (const char *key),
 * "add" ().
 */
#define GAIN_TYPE_ENTRY_ROWS (gain_entry_rows_get_type ())
G_DECLARE_FINAL_TYPE (GainEntryRows, gain_entry_rows, GAIN, ENTRY_ROWS, AdwPreferencesGroup)

/** @add: (nullable): label of the last row; NULL: nothing can be added here. */
GtkWidget *gain_entry_rows_new (const char *title, const char *add) G_GNUC_WARN_UNUSED_RESULT;

/** Begins anew; then gain_entry_rows_put() for each, then gain_entry_rows_end(). */
void gain_entry_rows_begin (GainEntryRows *self);
/**
 * @key: what "removed" tells
 * @entry: what "activated" tells
 * @subtitle: (nullable)
 * @depth: how far it is indented
 * @remove: (nullable): what the button does, such as “Remove”; NULL for no button
 */
void gain_entry_rows_put (GainEntryRows *self,
                          const char *key,
                          const char *entry,
                          const char *title,
                          const char *subtitle,
                          guint depth,
                          const char *remove);
/** Shows what was put. Rows that are the same stay, with the keys in them. */
void gain_entry_rows_end (GainEntryRows *self);
/** @message: (nullable): what is wrong, below the rows. */
void gain_entry_rows_set_error (GainEntryRows *self, const char *message);

G_END_DECLS
