/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** Makes sure that the sample project lies in the user's data folder (a copy that may be changed
 * at will). Returns: (transfer full): the folder; NULL with an error that says what to do. */
GFile *gain_sample_ensure (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
