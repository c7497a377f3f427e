/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Addresses: what people type, where they lie, which may send on to which. */

#include "gain-fetch-address.h"
#include "gain-fetch-words.h"
#include "gain-fetch.h"

#include <string.h>

static const struct
{
  const char *typed;
  const char *url;
} urls[] = {
  { "https://example.org/page", "https://example.org/page" },
  { "example.org/x", "https://example.org/x" },
  { "  example.org \n", "https://example.org/" },
  { "<https://example.org/a>", "https://example.org/a" },
  { "\"https://example.org/a\"", "https://example.org/a" },
  { "HTTP://EXAMPLE.org:80/A", "http://example.org/A" },
  { "example.org:8080/x", "https://example.org:8080/x" },
  { "//example.org/x", "https://example.org/x" },
  { "https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20" },
  { "https://example.org/ü", "https://example.org/%C3%BC" },
  { "https://bücher.example/", "https://xn--bcher-kva.example/" },
  { "localhost:8000/x", "http://localhost:8000/x" },
  { "127.0.0.1:8000", "http://127.0.0.1:8000/" },
  { "http://[::1]:8000/x", "http://[::1]:8000/x" },
  { "", NULL },
  { "   ", NULL },
  { "hello", NULL },
  { "hello world", NULL },
  { "ftp://example.org/x", NULL },
  { "file:///etc/passwd", NULL },
  { "mailto:someone@example.org", NULL },
  { "javascript:alert(1)", NULL },
  { "data:text/html,x", NULL },
  { "https://user:word@example.org/", NULL },
  { "https://user@example.org/", NULL },
  { "https://", NULL },
  { "https:///x", NULL },
  { "https://exa mple.org/", NULL },
  { "https://example.org:99999/", NULL },
  { "\xff\xfe", NULL },
};

static void
test_normalize (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *url = gain_fetch_normalize_url (urls[i].typed, &error);

      g_assert_cmpstr (url, ==, urls[i].url);
      if (urls[i].url == NULL)
        g_assert_error (error, GAIN_FETCH_ERROR, GAIN_FETCH_ERROR_ADDRESS);
      else
        {
          g_autofree char *again = gain_fetch_normalize_url (url, NULL);

          g_assert_cmpstr (again, ==, url);
        }
    }
}

static const struct
{
  const char *host;
  GainFetchReach reach;
} hosts[] = {
  { "127.0.0.1", GAIN_FETCH_REACH_LOOPBACK },
  { "127.8.9.1", GAIN_FETCH_REACH_LOOPBACK },
  { "0.0.0.0", GAIN_FETCH_REACH_LOOPBACK },
  { "::1", GAIN_FETCH_REACH_LOOPBACK },
  { "::", GAIN_FETCH_REACH_LOOPBACK },
  { "::ffff:127.0.0.1", GAIN_FETCH_REACH_LOOPBACK },
  { "64:ff9b::10.0.0.1", GAIN_FETCH_REACH_PRIVATE },
  { "2002:c0a8:101::1", GAIN_FETCH_REACH_PRIVATE },
  { "localhost", GAIN_FETCH_REACH_LOOPBACK },
  { "LOCALHOST", GAIN_FETCH_REACH_LOOPBACK },
  { "x.localhost", GAIN_FETCH_REACH_LOOPBACK },
  { "10.1.2.3", GAIN_FETCH_REACH_PRIVATE },
  { "172.16.0.1", GAIN_FETCH_REACH_PRIVATE },
  { "172.31.255.255", GAIN_FETCH_REACH_PRIVATE },
  { "172.32.0.1", GAIN_FETCH_REACH_PUBLIC },
  { "192.168.1.1", GAIN_FETCH_REACH_PRIVATE },
  { "192.169.1.1", GAIN_FETCH_REACH_PUBLIC },
  { "100.64.0.1", GAIN_FETCH_REACH_PRIVATE },
  { "100.128.0.1", GAIN_FETCH_REACH_PUBLIC },
  { "169.254.169.254", GAIN_FETCH_REACH_LINK_LOCAL },
  { "fe80::1", GAIN_FETCH_REACH_LINK_LOCAL },
  { "fd12::1", GAIN_FETCH_REACH_PRIVATE },
  { "255.255.255.255", GAIN_FETCH_REACH_PRIVATE },
  { "239.1.1.1", GAIN_FETCH_REACH_PRIVATE },
  { "ff02::1", GAIN_FETCH_REACH_PRIVATE },
  { "8.8.8.8", GAIN_FETCH_REACH_PUBLIC },
  { "2606:4700::1111", GAIN_FETCH_REACH_PUBLIC },
  { "example.org", GAIN_FETCH_REACH_UNKNOWN },
};

static void
test_reach (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_test_message ("%s", hosts[i].host);
      g_assert_cmpint (gain_fetch_host_get_reach (hosts[i].host), ==, hosts[i].reach);
    }
}

/* Rows: from unknown, public, private, link-local, loopback; columns: to the same. */
static const gboolean allowed[5][5] = {
  { TRUE, TRUE, FALSE, FALSE, FALSE }, { TRUE, TRUE, FALSE, FALSE, FALSE },
  { TRUE, TRUE, TRUE, FALSE, FALSE },  { TRUE, TRUE, FALSE, TRUE, FALSE },
  { TRUE, TRUE, FALSE, FALSE, TRUE },
};

static void
test_allows (void)
{
  for (guint from = 0; from < 5; from++)
    {
      for (guint to = 0; to < 5; to++)
        g_assert_cmpint (gain_fetch_reach_allows (from, to), ==, allowed[from][to]);
    }
}

static void
test_network_words (void)
{
  g_autoptr (GError) unknown = g_error_new_literal (G_RESOLVER_ERROR,
                                                    G_RESOLVER_ERROR_NOT_FOUND,
                                                    "Name or service not known");
  g_autoptr (GError) unreachable =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE, "Network is unreachable");
  g_autoptr (GError) other = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Strange things");
  g_autoptr (GError) error = NULL;

  gain_fetch_words_set_network (&error, "https://example.org/x", unknown);
  g_assert_error (error, GAIN_FETCH_ERROR, GAIN_FETCH_ERROR_NETWORK);
  g_assert_nonnull (strstr (error->message, "no server called “example.org”"));
  g_clear_error (&error);

  gain_fetch_words_set_network (&error, "https://example.org/x", unreachable);
  g_assert_nonnull (strstr (error->message, "cannot be reached"));
  g_clear_error (&error);

  gain_fetch_words_set_network (&error, "https://example.org/x", other);
  g_assert_nonnull (
      strstr (error->message, "“https://example.org/x” could not be read: Strange things."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/address/normalize", test_normalize);
  g_test_add_func ("/fetch/address/reach", test_reach);
  g_test_add_func ("/fetch/address/allows", test_allows);
  g_test_add_func ("/fetch/address/network-words", test_network_words);

  return g_test_run ();
}
