/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-store.h"

G_BEGIN_DECLS

/** @kind: one of the stable words of gain_finding_get_kind(). */
GainFinding *gain_finding_new (const char *kind,
                               const char *path,
                               const char *message) G_GNUC_WARN_UNUSED_RESULT;

/** Adds one to @findings (element-type GainFinding); the message is made as by printf(). */
void gain_finding_add (GPtrArray *findings,
                       const char *kind,
                       const char *path,
                       const char *format,
                       ...) G_GNUC_PRINTF (4, 5);

/** Adds that an act of the journal @path, which ends before byte @end, could not be read. */
void gain_finding_add_unreadable_act (GPtrArray *findings,
                                      const char *path,
                                      gint64 end,
                                      const GError *error);

G_END_DECLS
