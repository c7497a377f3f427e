/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-check-report.h"
#include "gain-session.h"

G_BEGIN_DECLS

/** Looks whether every mark says what stands at its offsets, and whether every link still has its
 * ends. */
void gain_check_marks (GainSession *session, GainCheckReport *report);

G_END_DECLS
