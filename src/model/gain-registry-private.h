/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-registry.h"

G_BEGIN_DECLS

GainRegistry *gain_registry_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** Puts @item in the place of what @owner entered with this kind and id; with NULL removes that.
 * Checks nothing: gain_project_apply() did. */
void gain_registry_put (GainRegistry *self,
                        GainItemKind kind,
                        const char *owner,
                        const char *id,
                        GainItem *item);

G_END_DECLS
