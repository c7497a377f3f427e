/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GainJsonLd:
 *
 * What the JSON-LD of a page says about its article (schema.org). Strings are
 * plain text: references such as “&amp;” are resolved.
 */
typedef struct
{
  char *headline;
  char *outlet;
  char *published;
  char *language;
  GPtrArray *authors;
} GainJsonLd;

GainJsonLd *gain_json_ld_new (void);
void gain_json_ld_free (GainJsonLd *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainJsonLd, gain_json_ld_free)

/** Adds what the script @json says; what is no JSON, or about something else, is left out. */
void gain_json_ld_read (GainJsonLd *self, const char *json);

G_END_DECLS
