/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What became of each of many things: a line each as soon as it is known, and a closing count on
 * standard error. */
typedef struct _GainResultList GainResultList;

GainResultList *gain_result_list_new (gboolean json) G_GNUC_WARN_UNUSED_RESULT;
void gain_result_list_free (GainResultList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainResultList, gain_result_list_free)

void gain_result_list_add (GainResultList *self,
                           const char *id,
                           const char *name,
                           gboolean existed);
void gain_result_list_fail (GainResultList *self, const char *name, const GError *reason);
/** So many things were told of as odd: the list did not go well. */
void gain_result_list_warn (GainResultList *self, guint n);

/** Tells how many. Returns: FALSE with an error (told already) where something failed or was odd,
 * or where nothing was there to do. */
gboolean gain_result_list_finish (GainResultList *self, GError **error);

G_END_DECLS
