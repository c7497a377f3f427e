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

/** What takes back (@role UNDO) or brings back (REDO) @act. Returns: (transfer full) (nullable):
 * NULL with a CONFLICT where the codebook is not what the act left (found) any more. */
GainChange *gain_project_invert (GainProject *self,
                                 GainChange *act,
                                 GainChangeRole role,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** Adds the ids (interned) of those whose layers hold something to the set @people. */
void gain_project_add_annotators (GainProject *self, GHashTable *people);

G_END_DECLS
