/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-act.h"

G_BEGIN_DECLS

/**
 * Brings a mark of the annotator at work back to how it once was, also one
 * that was deleted. It keeps its id, and so what leads to it; and the codebook
 * version it was made with, since label and attributes are of that version.
 *
 * Links are brought back as far as their ends exist. Those made since stay,
 * unless the codebook allows only one of their type.
 *
 * @state: the mark as it was
 * @links: (nullable) (element-type GainRelation): what started at it then
 *
 * Returns: (transfer full): NULL with @error where it is so already
 */
GainChange *gain_act_restore (GainProject *project,
                              const char *article,
                              GainAnnotation *state,
                              GPtrArray *links,
                              GError **error);

G_END_DECLS
