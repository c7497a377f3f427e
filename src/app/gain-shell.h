/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * GainShell:
 *
 * Content between two panes that fold over it where there is no room. The
 * only place that knows AdwFlap, which newer libadwaita replaces. Properties
 * "start-pane", "content", "end-pane" (widgets), "show-start", "show-end" and
 * "folded" (read-only).
 */
#define GAIN_TYPE_SHELL (gain_shell_get_type ())
G_DECLARE_FINAL_TYPE (GainShell, gain_shell, GAIN, SHELL, AdwBin)

/* Which panes lie over the content instead of beside it; folding hides them. */
void gain_shell_set_folds (GainShell *self, gboolean start, gboolean end);

G_END_DECLS
