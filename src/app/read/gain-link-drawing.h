/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-page.h"

G_BEGIN_DECLS

/**
 * Draws the links of the selected mark to other marks of the article beside
 * the column, on the side without badges: a line from one to the other with an
 * arrow at its end and the kind of link along it. What is out of sight is
 * pointed to by a line that runs out of the window.
 *
 * @visible: the part of the buffer that is in sight, in buffer coordinates
 * @shown: the code points of the article that are in sight
 */
void gain_link_drawing_append (GtkSnapshot *snapshot,
                               const GainPage *page,
                               const GdkRectangle *visible,
                               GainSpan shown);

G_END_DECLS
