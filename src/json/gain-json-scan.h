/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Only for this folder: the one strict reading of JSON bytes. It reports what
 * it meets to @events; what it reports before a failure is to be thrown away. */

typedef struct
{
  void (*begin_object) (gpointer user);
  void (*begin_array) (gpointer user);
  void (*end) (gpointer user); /* of the innermost object or array */
  /* Texts are UTF-8 without NUL, not terminated, lent for the call. */
  void (*key) (gpointer user, const char *text, gsize size);
  void (*string) (gpointer user, const char *text, gsize size);
  void (*integer) (gpointer user, gint64 value);
  void (*number) (gpointer user, double value);
  void (*boolean) (gpointer user, gboolean value);
  void (*null) (gpointer user);
} GainJsonEvents;

/** @events: (nullable): just check. The rules are those of gain_json_check(). */
gboolean gain_json_scan (const char *data,
                         gsize size,
                         const GainJsonEvents *events,
                         gpointer user,
                         GError **error);

G_END_DECLS
