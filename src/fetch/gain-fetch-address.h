/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where an address lies, seen from outside. */
typedef enum
{
  GAIN_FETCH_REACH_UNKNOWN, /* a name that was not looked up, or a proxy does that */
  GAIN_FETCH_REACH_PUBLIC,
  GAIN_FETCH_REACH_PRIVATE,    /* of a local network */
  GAIN_FETCH_REACH_LINK_LOCAL, /* of the next cable; cloud machines keep secrets there */
  GAIN_FETCH_REACH_LOOPBACK,   /* of this computer */
} GainFetchReach;

GainFetchReach gain_fetch_address_get_reach (GInetAddress *address);

/** By the name alone: addresses in figures, and localhost. */
GainFetchReach gain_fetch_host_get_reach (const char *host);

/** Whether a page at @from may send us on to @to: to public places always, to others only from
 * the same kind of place. */
gboolean gain_fetch_reach_allows (GainFetchReach from, GainFetchReach to);

G_END_DECLS
