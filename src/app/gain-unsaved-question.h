/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The only question at closing: there is no way back from it. @response_cb is called, swapped, with
 * @parent and the response: “cancel”, “discard” or “retry”. */
void gain_unsaved_question_ask (GtkWindow *parent, const GError *error, GCallback response_cb);

G_END_DECLS
