/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-text.h"

G_BEGIN_DECLS

/** Whether a paragraph with this text runs from right to left: its first strong letter does. */
gboolean gain_direction_is_rtl (GainText *text, GainSpan span);

/** Whether any letter of it runs from right to left, so that what is one stretch of text need not
 * be one stretch on the line. */
gboolean gain_direction_has_rtl (GainText *text, GainSpan span);

G_END_DECLS
