/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "gain-item-set.h"

G_BEGIN_DECLS

/* The settings (items of %GAIN_ITEM_SETTING) as project.json has them: "annotators" with name and
 * role, "assignments", "blind", "keywords". */

/** Adds what @object says to @items; what cannot be read to @problems. */
void gain_settings_read (JsonObject *object, GainItemSet *items, GPtrArray *problems);

/** Returns: (transfer full): the members of @old (nullable) with the settings of @items in their
 * places: always the same ones, so that an undo gives the bytes of before. What could not be read
 * stays. */
JsonObject *gain_settings_write (JsonObject *old, GainItemSet *items) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
