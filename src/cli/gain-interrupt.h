/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** From now on Ctrl-C asks long work to end instead of ending the program; a second one ends it.
 * Returns: (transfer none): what the work has to look at. */
GCancellable *gain_interrupt_catch (void);

/** TRUE when Ctrl-C (or a request to end) was caught. */
gboolean gain_interrupt_was_caught (void);

/** Ends the program the way that a program without a handler ends, so that a script around it ends
 * too. Returns where nothing was caught. */
void gain_interrupt_pass_on (void);

G_END_DECLS
