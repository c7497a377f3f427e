/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * GainTextList:
 *
 * Several texts, a row each, that are changed in place, taken away with the
 * button at their end (or by emptying them), and added in the last row.
 *
 * Signal "edit" (guint index, const char *text): a person put @text in the
 * place of the one at @index; empty takes it away; behind the last it is a new
 * one. The handler answers with gain_text_list_show() or
 * gain_text_list_set_error().
 */
#define GAIN_TYPE_TEXT_LIST (gain_text_list_get_type ())
G_DECLARE_FINAL_TYPE (GainTextList, gain_text_list, GAIN, TEXT_LIST, AdwPreferencesGroup)

/** @name: of one of them, such as “Alias”. @add: stands in the last row, such as “Add an alias”. */
GtkWidget *gain_text_list_new (const char *title,
                               const char *name,
                               const char *add) G_GNUC_WARN_UNUSED_RESULT;
/** @texts: NULL-terminated. */
void gain_text_list_show (GainTextList *self, const char *const *texts);
void gain_text_list_set_error (GainTextList *self, guint index, const char *message);

G_END_DECLS
