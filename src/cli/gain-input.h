/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Reads a file, or standard input for "-". @max: bytes; more is refused.
 * Returns: (transfer full): NULL with an error that names the file and the next step. */
GBytes *gain_input_read (const char *path, gsize max, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** A line of standard input; all zero before the first. */
typedef struct
{
  char *text;
  gsize size;
  guint number; /* 1-based */
} GainInputLine;

void gain_input_line_clear (GainInputLine *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GainInputLine, gain_input_line_clear)

/** Reads the next line of standard input into @self, without its line end. Returns: FALSE at the
 * end, and with @error where reading failed. */
gboolean gain_input_line_next (GainInputLine *self, GError **error);

/** How people call it: the path, or words for standard input. Returns: (transfer full): UTF-8. */
char *gain_input_dup_name (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
