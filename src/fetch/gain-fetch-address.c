/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-fetch"

#include "config.h"

#include "gain-fetch-address.h"

#include <string.h>

/* 0.0.0.0/8 means this computer to many systems; 100.64.0.0/10 is shared by
 * the customers of a carrier. */
static const struct
{
  guint8 bytes[4];
  guint n_bits;
  GainFetchReach reach;
} ranges[] = {
  { { 0, 0, 0, 0 }, 8, GAIN_FETCH_REACH_LOOPBACK },
  { { 127, 0, 0, 0 }, 8, GAIN_FETCH_REACH_LOOPBACK },
  { { 169, 254, 0, 0 }, 16, GAIN_FETCH_REACH_LINK_LOCAL },
  { { 10, 0, 0, 0 }, 8, GAIN_FETCH_REACH_PRIVATE },
  { { 172, 16, 0, 0 }, 12, GAIN_FETCH_REACH_PRIVATE },
  { { 192, 168, 0, 0 }, 16, GAIN_FETCH_REACH_PRIVATE },
  { { 100, 64, 0, 0 }, 10, GAIN_FETCH_REACH_PRIVATE },
  { { 224, 0, 0, 0 }, 3, GAIN_FETCH_REACH_PRIVATE }, /* multicast, reserved, broadcast */
};

static gboolean
is_within (const guint8 *bytes, const guint8 *range, guint n_bits)
{
  for (guint bit = 0; bit < n_bits; bit++)
    {
      guint8 mask = 0x80 >> (bit % 8);

      if ((bytes[bit / 8] & mask) != (range[bit / 8] & mask))
        return FALSE;
    }

  return TRUE;
}

static GainFetchReach
get_reach_of_ipv4 (const guint8 *bytes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      if (is_within (bytes, ranges[i].bytes, ranges[i].n_bits))
        return ranges[i].reach;
    }

  return GAIN_FETCH_REACH_PUBLIC;
}

/* IPv4 addresses travel inside IPv6 ones: mapped, compatible, NAT64, 6to4. */
static const guint8 *
find_embedded_ipv4 (const guint8 *bytes)
{
  static const guint8 mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
  static const guint8 nat64[12] = { 0, 0x64, 0xff, 0x9b };
  static const guint8 zero[12] = { 0 };

  if (memcmp (bytes, mapped, 12) == 0 || memcmp (bytes, nat64, 12) == 0 ||
      memcmp (bytes, zero, 12) == 0)
    return bytes + 12;

  return bytes[0] == 0x20 && bytes[1] == 0x02 ? bytes + 2 : NULL;
}

GainFetchReach
gain_fetch_address_get_reach (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);
  const guint8 *ipv4;

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return get_reach_of_ipv4 (bytes);
  if (g_inet_address_get_is_loopback (address) || g_inet_address_get_is_any (address))
    return GAIN_FETCH_REACH_LOOPBACK;
  if (g_inet_address_get_is_link_local (address))
    return GAIN_FETCH_REACH_LINK_LOCAL;
  /* fc00::/7 is unique local, fec0::/10 was site local, ff00::/8 is multicast. */
  if ((bytes[0] & 0xfe) == 0xfc || bytes[0] == 0xff ||
      (bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0xc0))
    return GAIN_FETCH_REACH_PRIVATE;

  ipv4 = find_embedded_ipv4 (bytes);

  return ipv4 != NULL ? get_reach_of_ipv4 (ipv4) : GAIN_FETCH_REACH_PUBLIC;
}

GainFetchReach
gain_fetch_host_get_reach (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address != NULL)
    return gain_fetch_address_get_reach (address);
  if (g_ascii_strcasecmp (host, "localhost") == 0 || g_ascii_strcasecmp (host, "localhost.") == 0 ||
      g_str_has_suffix (host, ".localhost"))
    return GAIN_FETCH_REACH_LOOPBACK;

  return GAIN_FETCH_REACH_UNKNOWN;
}

gboolean
gain_fetch_reach_allows (GainFetchReach from, GainFetchReach to)
{
  return to == GAIN_FETCH_REACH_UNKNOWN || to == GAIN_FETCH_REACH_PUBLIC || to == from;
}
