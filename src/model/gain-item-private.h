/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-item.h"

G_BEGIN_DECLS

/** To be called once, by the constructor of each kind. @id: (nullable): NULL for a new UUID. */
void gain_item_identify (GainItem *self, GainItemKind kind, const char *id);

G_END_DECLS
