/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Below these widths of the window, in pixels at the usual text size: first the pane at the end
 * lies over the text, then also the one at the start, and the header holds two buttons. */
#define GAIN_WIDTH_ROOMY  980
#define GAIN_WIDTH_NARROW 720

/* The size of a window from one session to the next. */
void gain_geometry_save (GtkWindow *window, GSettings *settings);
void gain_geometry_restore (GtkWindow *window, GSettings *settings);

G_END_DECLS
