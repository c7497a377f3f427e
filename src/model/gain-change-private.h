/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-change.h"

G_BEGIN_DECLS

/** From now on nothing can be added to it; done when it is applied. */
void gain_change_seal (GainChange *self);

G_END_DECLS
