/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-store.h"

G_BEGIN_DECLS

/* Errors of the system, worded for a person: what could not be done to which file, why, and what
 * to do next. */

typedef enum
{
  GAIN_DOING_READ,
  GAIN_DOING_SAVE,
} GainDoing;

/** @path: below the project folder. @errnum: as errno has it. The code is NOT_FOUND for a missing
 * file that was to be read, NO_ACCESS for others that were to be read, WRITE otherwise. */
void gain_store_set_errno (GError **error, GainDoing doing, const char *path, int errnum);

/** TRUE when a GError of gain_store_set_errno() stands for a file that is not there. */
gboolean gain_store_error_is_not_found (const GError *error);

G_END_DECLS
