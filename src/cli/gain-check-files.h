/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-check-report.h"

G_BEGIN_DECLS

/** Looks at every file below @folder as it lies there, changing nothing: shape, seal, the hash of
 * the text, page copies, journal lines. Links are not followed. */
void gain_check_files (const char *folder, GainCheckReport *report);

G_END_DECLS
