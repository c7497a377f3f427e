/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GAIN_FETCH_ERROR (gain_fetch_error_quark ())

typedef enum
{
  GAIN_FETCH_ERROR_ADDRESS, /* no address that we open */
  GAIN_FETCH_ERROR_NETWORK, /* not found, not reached, not trusted, broken off */
  GAIN_FETCH_ERROR_STATUS,  /* the server answered, but not with the page */
  GAIN_FETCH_ERROR_TYPE,    /* a picture, a video, a document …: the message names it */
  GAIN_FETCH_ERROR_LIMIT,   /* too large, too slow, too many redirects */
} GainFetchError;

GQuark gain_fetch_error_quark (void);

/* What one fetch may take, unless the properties say otherwise. */
#define GAIN_FETCH_MAX_BYTES     (16u * 1024u * 1024u) /* of the body, decompressed */
#define GAIN_FETCH_MAX_REDIRECTS 5
#define GAIN_FETCH_DEADLINE      30000 /* milliseconds for everything */
#define GAIN_FETCH_IDLE_TIMEOUT  15000 /* milliseconds without a byte */

/**
 * GainFetchResult:
 *
 * A page as the server sent it. Immutable; its functions are safe in any thread.
 */
#define GAIN_TYPE_FETCH_RESULT (gain_fetch_result_get_type ())
G_DECLARE_FINAL_TYPE (GainFetchResult, gain_fetch_result, GAIN, FETCH_RESULT, GObject)

/** Lends the body, decompressed. */
GBytes *gain_fetch_result_get_body (GainFetchResult *self);
/** Lends the address that was asked for, normalised. */
const char *gain_fetch_result_get_url (GainFetchResult *self);
/** Lends the address that answered, after redirects. */
const char *gain_fetch_result_get_final_url (GainFetchResult *self);
/** Lends the media type without parameters, such as “text/html”; NULL when the server sent none. */
const char *gain_fetch_result_get_content_type (GainFetchResult *self);
/** Lends the charset as the server wrote it, or NULL. */
const char *gain_fetch_result_get_charset (GainFetchResult *self);
/** The HTTP status, 200 to 299. */
guint gain_fetch_result_get_status (GainFetchResult *self);
/** Lends when it came, UTC, such as “2026-11-21T19:47:05Z”. */
const char *gain_fetch_result_get_fetched (GainFetchResult *self);
/** Lends the addresses on the way: the first is the one asked for, the last the one before the
 * final; empty without redirects. NULL-terminated. */
const char *const *gain_fetch_result_get_redirects (GainFetchResult *self);

/**
 * GainFetcher:
 * @deadline: property, milliseconds, default %GAIN_FETCH_DEADLINE
 * @idle-timeout: property, milliseconds, default %GAIN_FETCH_IDLE_TIMEOUT
 * @max-bytes: property, default %GAIN_FETCH_MAX_BYTES
 * @contact: property, an address that servers are told with the program's name, default none
 * @tls-database: property, who may vouch for servers, default the system's; certificates are always
 * verified
 *
 * Gets one page over http or https with a limit on everything: time, size,
 * redirects (each checked: no other scheme, never back from https to http,
 * never from a public address to a private one). Sends no cookies and no
 * credentials, verifies certificates, keeps nothing. Any number of fetches may
 * run at once; each runs in the thread-default main context of its start.
 *
 * Signal “progress” (url, bytes so far, bytes in all or -1) while a body comes.
 */
#define GAIN_TYPE_FETCHER (gain_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (GainFetcher, gain_fetcher, GAIN, FETCHER, GObject)

GainFetcher *gain_fetcher_new (void) G_GNUC_WARN_UNUSED_RESULT;

/** @url: as a person types it, see gain_fetch_normalize_url(). */
void gain_fetcher_fetch_async (GainFetcher *self,
                               const char *url,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/** Returns: (transfer full): NULL with an error in %GAIN_FETCH_ERROR whose message names the
 * address and the next step, or with %G_IO_ERROR_CANCELLED. */
GainFetchResult *gain_fetcher_fetch_finish (GainFetcher *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** The same, waiting, in a main context of its own. */
GainFetchResult *gain_fetcher_fetch (GainFetcher *self,
                                     const char *url,
                                     GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * The address that @typed means: trimmed, without <> or quotation marks around
 * it and without fragment, with https:// before a bare “example.org/page”
 * (http:// before localhost), host in lower case and punycode.
 *
 * Returns: (transfer full): NULL with %GAIN_FETCH_ERROR_ADDRESS for another
 * scheme, for credentials, and for what is no address.
 */
char *gain_fetch_normalize_url (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
