/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/** Checks every operation of @change against the state in which it would find its target, so that
 * applying them cannot fail. */
gboolean gain_project_check (GainProject *self, GainChange *change, GError **error);

/** As gain_project_get_layer(), but NULL where there is nothing yet. */
GainLayer *gain_project_find_layer (GainProject *self, const char *article, const char *annotator);

G_END_DECLS
