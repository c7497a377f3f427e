/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** Lists what was found in the project folder; each with what to do next. */
#define GAIN_TYPE_FINDINGS_WINDOW (gain_findings_window_get_type ())
G_DECLARE_FINAL_TYPE (GainFindingsWindow, gain_findings_window, GAIN, FINDINGS_WINDOW, AdwWindow)

/** @findings: a list of GainFinding. */
GtkWindow *gain_findings_window_new (GtkWindow *parent, GListModel *findings);

G_END_DECLS
