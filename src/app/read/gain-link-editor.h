/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-relation.h"

G_BEGIN_DECLS

/**
 * GainLinkEditor:
 *
 * A popover with what can be said about a link: whether it is certain or
 * inferred, a note, and, where several links of its kind have an order, its
 * place among them (attribute "order", from 1).
 *
 * Signals: "edited" (GainRelation *relation) as it closes, where something was
 * changed: an unsealed copy
 */
#define GAIN_TYPE_LINK_EDITOR (gain_link_editor_get_type ())
G_DECLARE_FINAL_TYPE (GainLinkEditor, gain_link_editor, GAIN, LINK_EDITOR, GtkPopover)

GtkWidget *gain_link_editor_new (GainRelation *relation);

G_END_DECLS
