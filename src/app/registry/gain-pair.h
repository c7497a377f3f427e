/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * GainPair:
 *
 * A list beside what is chosen in it; one after the other where there is no
 * room for both. The only place that knows AdwLeaflet, which newer libadwaita
 * replaces. Properties "list" and "detail" (widgets), "show-detail" (which of
 * them is seen when folded) and "folded" (read-only).
 */
#define GAIN_TYPE_PAIR (gain_pair_get_type ())
G_DECLARE_FINAL_TYPE (GainPair, gain_pair, GAIN, PAIR, AdwBin)

gboolean gain_pair_get_folded (GainPair *self);
void gain_pair_set_show_detail (GainPair *self, gboolean show);
gboolean gain_pair_get_show_detail (GainPair *self);

G_END_DECLS
