/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-item.h"

G_BEGIN_DECLS

/** One value at a fixed place: the status of a layer, whether a block is excluded, a
 * setting of the project. */
#define GAIN_TYPE_FIELD (gain_field_get_type ())
G_DECLARE_FINAL_TYPE (GainField, gain_field, GAIN, FIELD, GainItem)

/** A floating @value is taken. */
GainField *gain_field_new (GainItemKind kind,
                           const char *id,
                           GVariant *value) G_GNUC_WARN_UNUSED_RESULT;
GVariant *gain_field_get_value (GainField *self);

G_END_DECLS
