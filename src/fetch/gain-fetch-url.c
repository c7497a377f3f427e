/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-fetch"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "gain-fetch-address.h"
#include "gain-fetch.h"

/* In bytes: longer ones are no addresses of articles, and servers refuse them. */
#define MAX_URL 8192

static char *
fail (GError **error, const char *message)
{
  g_set_error_literal (error, GAIN_FETCH_ERROR, GAIN_FETCH_ERROR_ADDRESS, message);

  return NULL;
}

static char *
dup_trimmed (const char *typed)
{
  g_autofree char *copy = g_strstrip (g_strdup (typed));
  gsize n = strlen (copy);

  if (n >= 2 && strchr ("<\"'(", copy[0]) != NULL && strchr (">\"')", copy[n - 1]) != NULL)
    {
      copy[n - 1] = '\0';
      return g_strstrip (g_strdup (copy + 1));
    }

  return g_steal_pointer (&copy);
}

/* “example.org:8080/x” has a host and a port, “mailto:someone” a scheme. */
static gboolean
has_scheme (const char *text)
{
  gsize n = 0;

  if (!g_ascii_isalpha (*text))
    return FALSE;
  while (g_ascii_isalnum (text[n]) || (text[n] != '\0' && strchr ("+-.", text[n]) != NULL))
    n++;

  return text[n] == ':' && !g_ascii_isdigit (text[n + 1]);
}

static char *
dup_with_scheme (const char *text)
{
  g_autofree char *host = g_strndup (text, strcspn (text, ":/?#"));

  if (has_scheme (text))
    return g_strdup (text);
  if (g_str_has_prefix (text, "//"))
    return g_strconcat ("https:", text, NULL);

  /* This computer seldom has a certificate. */
  return g_strconcat (gain_fetch_host_get_reach (host) == GAIN_FETCH_REACH_LOOPBACK ? "http://"
                                                                                    : "https://",
                      text,
                      NULL);
}

static gboolean
is_host (const char *host)
{
  return host != NULL && *host != '\0' && strlen (host) < 256 &&
         strpbrk (host, " \t<>\"%\\^`{|}") == NULL &&
         (strchr (host, '.') != NULL || strchr (host, ':') != NULL ||
          gain_fetch_host_get_reach (host) == GAIN_FETCH_REACH_LOOPBACK);
}

static char *
check_uri (GUri *uri, const char *text, GError **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *path = g_uri_get_path (uri);
  g_autofree char *message = NULL;
  g_autofree char *host = NULL;
  g_autoptr (GUri) clean = NULL;

  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
    {
      /* Translators: the first is an address, the second such as “ftp” */
      message = g_strdup_printf (
          _ ("“%s” is an address of the kind “%s”; pages are read from http and https only. "
             "For a page on this computer, add the file."),
          text,
          scheme);
      return fail (error, message);
    }
  if (g_uri_get_userinfo (uri) != NULL)
    return fail (
        error,
        _ ("The address holds a user name or a password, which would be kept with the article. Take out "
           "what stands before “@”, or save the page and add the file."));

  host = g_uri_get_host (uri) != NULL ? g_hostname_to_ascii (g_uri_get_host (uri)) : NULL;
  if (!is_host (host))
    {
      message = g_strdup_printf (_ ("“%s” is not the address of a page. It should look like "
                                    "https://example.org/page."),
                                 text);
      return fail (error, message);
    }

  clean = g_uri_build (SOUP_HTTP_URI_FLAGS,
                       scheme,
                       NULL,
                       host,
                       g_uri_get_port (uri),
                       path != NULL && *path != '\0' ? path : "/",
                       g_uri_get_query (uri),
                       NULL);

  return g_uri_to_string (clean);
}

char *
gain_fetch_normalize_url (const char *typed, GError **error)
{
  g_autofree char *trimmed = dup_trimmed (typed);
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GUri) uri = NULL;

  if (*trimmed == '\0')
    return fail (error,
                 _ ("There is no address. Type or paste one, such as https://example.org/page."));
  if (strlen (trimmed) > MAX_URL || !g_utf8_validate (trimmed, -1, NULL))
    return fail (
        error, _ ("This is not the address of a page: it is too long or no text. Copy it again."));

  text = dup_with_scheme (trimmed);
  uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri != NULL)
    return check_uri (uri, trimmed, error);

  message = g_strdup_printf (
      _ ("“%s” is not the address of a page. It should look like https://example.org/page."),
      trimmed);

  return fail (error, message);
}
