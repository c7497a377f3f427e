/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-search.h"

G_BEGIN_DECLS

/**
 * GainHitList:
 *
 * Places that were found, each with what stands around it: what was found is
 * in one column, so that the eye can run down it. Each has a box to check;
 * Space checks the one at the keyboard.
 *
 * Signals: "activated" (GainHit *), "checked-changed" ().
 */
#define GAIN_TYPE_HIT_LIST (gain_hit_list_get_type ())
G_DECLARE_FINAL_TYPE (GainHitList, gain_hit_list, GAIN, HIT_LIST, AdwBin)

void gain_hit_list_clear (GainHitList *self);
/** @hits: (element-type GainHit). @checked: whether they start that way. */
void gain_hit_list_add (GainHitList *self, GPtrArray *hits, gboolean checked);

guint gain_hit_list_get_n (GainHitList *self);
guint gain_hit_list_get_n_checked (GainHitList *self);
void gain_hit_list_set_all (GainHitList *self, gboolean checked);
/** Returns: (transfer full) (element-type GainHit): in order. */
GPtrArray *gain_hit_list_dup_checked (GainHitList *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
