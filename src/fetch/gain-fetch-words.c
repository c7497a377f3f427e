/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-fetch"

#include "config.h"

#include "gain-fetch-words.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "gain-fetch.h"

/* Every text has one %s, the address, and then one %u, the status. */
static const struct
{
  guint first;
  guint last;
  const char *text;
} status_texts[] = {
  { 401,
    402,
    N_ ("The server gives “%s” only to people who have signed in or paid (%u). Open it in a browser, save the page and add the file.") },
  { 403,
    403,
    N_ ("The server refuses to give “%s” (%u). Open it in a browser, save the page and add the file.") },
  { 404,
    404,
    N_ ("The server says that “%s” does not exist (%u). Check the address, or save the page and add the file.") },
  { 410,
    410,
    N_ ("The server says that “%s” does not exist any more (%u). Look for it in a web archive, or save the page and add the file.") },
  { 408, 408, N_ ("The server waited too long for the request for “%s” (%u). Try again.") },
  { 429,
    429,
    N_ ("The server says that it was asked for pages too often and does not give “%s” now (%u). Wait a while, then try again.") },
  { 451,
    451,
    N_ ("The server may not show “%s” here for legal reasons (%u). Save the page elsewhere and add the file.") },
  { 400,
    499,
    N_ ("The server did not accept the request for “%s” (%u). Check the address, or save the page and add the file.") },
  { 503,
    503,
    N_ ("The server cannot give “%s” at the moment (%u). Wait a while, then try again.") },
  { 500,
    599,
    N_ ("The server had an error when it was asked for “%s” (%u). Try again later, or save the page and add the file.") },
  { 0,
    G_MAXUINT,
    N_ ("The server gave an unexpected answer for “%s” (%u). Check the address, or save the page and add the file.") },
};

static const struct
{
  const char *prefix;
  const char *kind;
} type_kinds[] = {
  { "image/", N_ ("a picture") },
  { "video/", N_ ("a video") },
  { "audio/", N_ ("a sound file") },
  { "font/", N_ ("a font") },
  { "application/pdf", N_ ("a PDF document") },
  { "application/msword", N_ ("a Word document") },
  { "application/vnd.openxmlformats-officedocument", N_ ("an Office document") },
  { "application/vnd.oasis.opendocument", N_ ("an OpenDocument file") },
  { "application/epub", N_ ("an EPUB book") },
  { "application/zip", N_ ("a ZIP archive") },
  { "application/json", N_ ("data for programs") },
  { "text/css", N_ ("a style sheet") },
  { "text/javascript", N_ ("a program") },
  { "", N_ ("a file of another kind") },
};

static const char *const page_types[] = { "application/xhtml+xml", "application/xml" };

void
gain_fetch_words_set_status (GError **error, const char *url, guint status, const char *retry_after)
{
  const char *text = NULL;
  g_autofree char *message = NULL;
  gboolean may_wait = retry_after != NULL && (status == 429 || status == 503);
  guint seconds = may_wait ? (guint) CLAMP (atol (retry_after), 0, 86400) : 0;

  for (gsize i = 0; text == NULL; i++)
    {
      if (status >= status_texts[i].first && status <= status_texts[i].last)
        text = _ (status_texts[i].text);
    }

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (text, url, status);
#pragma GCC diagnostic pop

  g_set_error_literal (error, GAIN_FETCH_ERROR, GAIN_FETCH_ERROR_STATUS, message);
  if (seconds > 0 && error != NULL)
    {
      g_autofree char *wait = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                            "It asks to wait %u second.",
                                                            "It asks to wait %u seconds.",
                                                            seconds),
                                               seconds);
      char *longer = g_strjoin (" ", (*error)->message, wait, NULL);

      g_free ((*error)->message);
      (*error)->message = longer;
    }
}

static char *
dup_network_words (const char *url, const char *host, const GError *from)
{
  if (from->domain == G_RESOLVER_ERROR)
    return g_strdup_printf (
        _ ("There is no server called “%s”, or this computer is not connected to the network. "
           "Check the address and the connection."),
        host);
  if (from->domain == G_TLS_ERROR)
    return g_strdup_printf (
        _ ("The connection to “%s” is not safe: its certificate is not valid for it. Check the "
           "address and this computer’s date; nothing was read from there."),
        host);
  if (g_error_matches (from, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return g_strdup_printf (
        _ ("The server “%s” takes no connections. Check the address, or try again later."), host);
  if (g_error_matches (from, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE) ||
      g_error_matches (from, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE))
    return g_strdup_printf (
        _ ("The server “%s” cannot be reached. Check the connection to the network, then try "
           "again."),
        host);
  if (g_error_matches (from, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
      g_error_matches (from, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) ||
      g_error_matches (from, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return g_strdup_printf (
        _ ("The server broke off before “%s” was complete. Try again, or save the page and add "
           "the file."),
        url);

  return g_strdup_printf (
      _ ("“%s” could not be read: %s. Try again, or save the page and add the file."),
      url,
      from->message);
}

void
gain_fetch_words_set_network (GError **error, const char *url, const GError *from)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autofree char *words = dup_network_words (url, uri != NULL ? g_uri_get_host (uri) : url, from);

  g_set_error_literal (error, GAIN_FETCH_ERROR, GAIN_FETCH_ERROR_NETWORK, words);
}

static gboolean
is_page_type (const char *type)
{
  static const char *const not_pages[] = {
    "text/css", "text/javascript", "text/calendar", "text/vcard"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (not_pages); i++)
    {
      if (g_ascii_strcasecmp (type, not_pages[i]) == 0)
        return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (page_types); i++)
    {
      if (g_ascii_strcasecmp (type, page_types[i]) == 0)
        return TRUE;
    }

  return g_ascii_strncasecmp (type, "text/", 5) == 0;
}

gboolean
gain_fetch_words_check_type (const char *url, const char *type, GError **error)
{
  const char *kind = NULL;

  if (type == NULL || is_page_type (type))
    return TRUE;

  for (gsize i = 0; kind == NULL; i++)
    {
      if (g_ascii_strncasecmp (type, type_kinds[i].prefix, strlen (type_kinds[i].prefix)) == 0)
        kind = _ (type_kinds[i].kind);
    }

  g_set_error (
      error,
      GAIN_FETCH_ERROR,
      GAIN_FETCH_ERROR_TYPE,
      /* Translators: address, such as “a PDF document”, media type */
      _ ("“%s” is %s (%s), not a page with text. Look for the article’s own page, or save its text and add "
         "the file."),
      url,
      kind,
      type);

  return FALSE;
}
