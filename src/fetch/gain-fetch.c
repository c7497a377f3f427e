/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-fetch"

#include "config.h"

#include "gain-fetch.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "gain-fetch-address.h"
#include "gain-fetch-result.h"
#include "gain-fetch-words.h"

#define CHUNK 65536

/* Who we are, for the people who run the servers. */
#define USER_AGENT "Gainsay/" PACKAGE_VERSION

#define ACCEPT                                                                                     \
  "text/html, application/xhtml+xml, text/markdown;q=0.9, text/plain;q=0.8, text/*;q=0.5"

struct _GainFetcher
{
  GObject parent_instance;

  guint deadline;
  guint idle_timeout;
  guint64 max_bytes;
  char *contact;
  GTlsDatabase *tls_database;
};

enum
{
  PROP_DEADLINE = 1,
  PROP_IDLE_TIMEOUT,
  PROP_MAX_BYTES,
  PROP_CONTACT,
  PROP_TLS_DATABASE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint progress_signal;

G_DEFINE_QUARK (gain_fetch_error_quark, gain_fetch_error)
G_DEFINE_FINAL_TYPE (GainFetcher, gain_fetcher, G_TYPE_OBJECT)

/* Why we stopped a fetch that the network would have gone on with. */
typedef enum
{
  STOP_NONE,
  STOP_DEADLINE,
  STOP_IDLE,
  STOP_REACH,
} Stop;

/* One fetch, owned by its task. Whatever ends it early cancels @cancellable
 * and says why in @stop; the operation under way then fails, and its callback
 * is the one place that answers the task. */
typedef struct
{
  SoupSession *session;
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *body;
  GCancellable *cancellable;
  GCancellable *outer;
  gulong outer_id;
  GSource *deadline;
  GSource *idle;
  GPtrArray *redirects;
  char *url;
  char *current;
  char *content_type;
  char *charset;
  GainFetchReach reach;
  Stop stop;
  guint hop;
  gint64 expected; /* bytes of the body as the server said, -1 */
} Fetch;

static void send_request (GTask *task);
static void read_chunk (GTask *task);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
fetch_free (Fetch *fetch)
{
  if (fetch->outer != NULL)
    g_cancellable_disconnect (fetch->outer, fetch->outer_id);
  clear_source (&fetch->deadline);
  clear_source (&fetch->idle);
  soup_session_abort (fetch->session);
  g_clear_object (&fetch->stream);
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->session);
  g_clear_object (&fetch->cancellable);
  g_clear_object (&fetch->outer);
  g_clear_pointer (&fetch->body, g_byte_array_unref);
  g_clear_pointer (&fetch->redirects, g_ptr_array_unref);
  g_free (fetch->url);
  g_free (fetch->current);
  g_free (fetch->content_type);
  g_free (fetch->charset);
  g_free (fetch);
}

/* Ends what is under way: timers stop, the connection closes, the task is answered once. */
static void
end_fetch (Fetch *fetch)
{
  clear_source (&fetch->deadline);
  clear_source (&fetch->idle);
  g_clear_object (&fetch->stream);
  soup_session_abort (fetch->session);
}

static void
fail_with (GTask *task, GainFetchError code, char *message)
{
  g_autofree char *owned = message;

  end_fetch (g_task_get_task_data (task));
  g_task_return_new_error (task, GAIN_FETCH_ERROR, code, "%s", owned);
}

static char *
dup_deadline_words (const char *url, guint seconds)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "“%s” was not complete after %u second. Try again later, or "
                   "save the page and add the file.",
                   "“%s” was not complete after %u seconds. Try again later, or "
                   "save the page and add the file.",
                   seconds),
      url,
      seconds);
}

static char *
dup_idle_words (const char *url, guint seconds)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "The server of “%s” sent nothing for %u second. Try again "
                                       "later, or save the page and add the file.",
                                       "The server of “%s” sent nothing for %u seconds. Try again "
                                       "later, or save the page and add the file.",
                                       seconds),
                          url,
                          seconds);
}

static char *
dup_private_words (const char *url, const char *next)
{
  return g_strdup_printf (
      _ ("“%s” sends on to “%s”, an address inside a private network or on this "
         "computer. Type that address itself if you want to read it."),
      url,
      next);
}

static void
fail_stopped (GTask *task, Fetch *fetch)
{
  GainFetcher *self = g_task_get_source_object (task);

  if (fetch->stop == STOP_DEADLINE)
    fail_with (task,
               GAIN_FETCH_ERROR_LIMIT,
               dup_deadline_words (fetch->url, (self->deadline + 999) / 1000));
  else if (fetch->stop == STOP_IDLE)
    fail_with (task,
               GAIN_FETCH_ERROR_LIMIT,
               dup_idle_words (fetch->url, (self->idle_timeout + 999) / 1000));
  else
    fail_with (task, GAIN_FETCH_ERROR_ADDRESS, dup_private_words (fetch->url, fetch->current));
}

/* The library reported @from; the reason may be ours. */
static void
fail_from (GTask *task, const GError *from)
{
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  if (fetch->stop != STOP_NONE)
    {
      fail_stopped (task, fetch);
      return;
    }

  end_fetch (fetch);
  if (g_task_return_error_if_cancelled (task))
    return;

  gain_fetch_words_set_network (&error, fetch->current, from);
  g_task_return_error (task, error);
}

static void
stop_fetch (Fetch *fetch, Stop stop)
{
  if (fetch->stop == STOP_NONE)
    fetch->stop = stop;
  g_cancellable_cancel (fetch->cancellable);
}

static gboolean
deadline_cb (gpointer data)
{
  stop_fetch (data, STOP_DEADLINE);

  return G_SOURCE_REMOVE;
}

static gboolean
idle_cb (gpointer data)
{
  stop_fetch (data, STOP_IDLE);

  return G_SOURCE_REMOVE;
}

static GSource *
add_timer (GTask *task, guint milliseconds, GSourceFunc func)
{
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, func, g_task_get_task_data (task), NULL);
  g_source_attach (source, g_task_get_context (task));

  return source;
}

static void
restart_idle (GTask *task)
{
  GainFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);

  clear_source (&fetch->idle);
  fetch->idle = add_timer (task, self->idle_timeout, idle_cb);
}

/* Where the connection goes is known only now; a name may point anywhere. Of
 * what is behind a proxy the proxy alone knows. */
static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer data)
{
  Fetch *fetch = data;
  g_autoptr (GSocketAddress) address = NULL;
  GainFetchReach reach;

  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (connection))
    return;
  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (!G_IS_INET_SOCKET_ADDRESS (address) || G_IS_PROXY_ADDRESS (address))
    return;

  reach = gain_fetch_address_get_reach (
      g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
  if (fetch->hop > 0 && !gain_fetch_reach_allows (fetch->reach, reach))
    {
      stop_fetch (fetch, STOP_REACH);
      return;
    }

  fetch->reach = reach;
}

static gboolean
is_redirect (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static gboolean
was_visited (Fetch *fetch, const char *url)
{
  for (guint i = 0; i < fetch->redirects->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (fetch->redirects, i), url))
        return TRUE;
    }

  return FALSE;
}

/* Why @next may not follow, in words; NULL when it may. */
static char *
judge_redirect (Fetch *fetch, const char *next)
{
  g_autoptr (GUri) from = g_uri_parse (fetch->current, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) to = g_uri_parse (next, SOUP_HTTP_URI_FLAGS, NULL);

  if (g_str_equal (g_uri_get_scheme (from), "https") && g_str_equal (g_uri_get_scheme (to), "http"))
    return g_strdup_printf (
        _ ("“%s” sends on to “%s”, which is not encrypted. Type that address itself if you trust "
           "it, or save the page and add the file."),
        fetch->url,
        next);
  if (!gain_fetch_reach_allows (fetch->reach, gain_fetch_host_get_reach (g_uri_get_host (to))))
    return dup_private_words (fetch->url, next);

  return NULL;
}

static void
follow_redirect (GTask *task, const char *location)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autofree char *absolute =
      location != NULL
          ? g_uri_resolve_relative (fetch->current, location, SOUP_HTTP_URI_FLAGS, NULL)
          : NULL;
  g_autofree char *next = absolute != NULL ? gain_fetch_normalize_url (absolute, NULL) : NULL;
  char *objection;

  if (next == NULL)
    {
      fail_with (
          task,
          GAIN_FETCH_ERROR_ADDRESS,
          g_strdup_printf (
              _ ("“%s” sends on to “%s”, which is not the address of a page. Check the address, "
                 "or save the page and add the file."),
              fetch->url,
              location != NULL ? location : ""));
      return;
    }

  g_ptr_array_add (fetch->redirects, g_strdup (fetch->current));
  if (was_visited (fetch, next) || ++fetch->hop > GAIN_FETCH_MAX_REDIRECTS)
    {
      fail_with (task,
                 GAIN_FETCH_ERROR_LIMIT,
                 g_strdup_printf (
                     _ ("“%s” sends from one address to the next and never to a page. Open it in a "
                        "browser, save the page and add the file."),
                     fetch->url));
      return;
    }

  objection = judge_redirect (fetch, next);
  if (objection != NULL)
    {
      fail_with (task, GAIN_FETCH_ERROR_ADDRESS, objection);
      return;
    }

  g_free (fetch->current);
  fetch->current = g_steal_pointer (&next);
  send_request (task);
}

static void
fail_too_large (GTask *task)
{
  GainFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);

  fail_with (
      task,
      GAIN_FETCH_ERROR_LIMIT,
      g_strdup_printf (
          _ ("“%s” has more than %u megabytes, which no article has. Save its text and add the "
             "file."),
          fetch->url,
          (guint) (self->max_bytes / (1024 * 1024))));
}

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static void
succeed (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  GainFetchResult *result = g_object_new (GAIN_TYPE_FETCH_RESULT, NULL);

  result->status = soup_message_get_status (fetch->message);
  end_fetch (fetch);
  result->body = g_byte_array_free_to_bytes (g_steal_pointer (&fetch->body));
  result->url = g_strdup (fetch->url);
  result->final_url = g_strdup (fetch->current);
  result->content_type = g_steal_pointer (&fetch->content_type);
  result->charset = g_steal_pointer (&fetch->charset);
  result->fetched = dup_now ();
  g_ptr_array_add (fetch->redirects, NULL);
  result->redirects = (char **) g_ptr_array_steal (fetch->redirects, NULL);

  g_task_return_pointer (task, result, g_object_unref);
}

static void
chunk_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GainFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  gsize size;
  gconstpointer bytes;

  if (chunk == NULL || fetch->stop != STOP_NONE)
    {
      fail_from (task, error);
      return;
    }

  bytes = g_bytes_get_data (chunk, &size);
  if (size == 0)
    {
      succeed (task);
      return;
    }
  if (fetch->body->len + size > self->max_bytes)
    {
      fail_too_large (task);
      return;
    }

  g_byte_array_append (fetch->body, bytes, size);
  g_signal_emit (self, progress_signal, 0, fetch->url, (guint64) fetch->body->len, fetch->expected);
  restart_idle (task);
  read_chunk (task);
}

static void
read_chunk (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (fetch->stream,
                                   CHUNK,
                                   G_PRIORITY_DEFAULT,
                                   fetch->cancellable,
                                   chunk_read_cb,
                                   g_object_ref (task));
}

static void
read_content_type (Fetch *fetch, SoupMessageHeaders *headers)
{
  g_autoptr (GHashTable) parameters = NULL;
  const char *type = soup_message_headers_get_content_type (headers, &parameters);

  g_free (fetch->content_type);
  g_free (fetch->charset);
  fetch->content_type = type != NULL ? g_ascii_strdown (type, -1) : NULL;
  fetch->charset =
      parameters != NULL ? g_strdup (g_hash_table_lookup (parameters, "charset")) : NULL;
}

static gboolean
check_answer (GTask *task, SoupMessageHeaders *headers)
{
  Fetch *fetch = g_task_get_task_data (task);
  guint status = soup_message_get_status (fetch->message);
  GError *error = NULL;

  read_content_type (fetch, headers);
  if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    gain_fetch_words_set_status (&error,
                                 fetch->current,
                                 status,
                                 soup_message_headers_get_one (headers, "Retry-After"));
  else
    gain_fetch_words_check_type (fetch->current, fetch->content_type, &error);

  if (error == NULL)
    return TRUE;

  end_fetch (fetch);
  g_task_return_error (task, error);

  return FALSE;
}

static void
sent_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GainFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  SoupMessageHeaders *headers;

  fetch->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (fetch->stream == NULL || fetch->stop != STOP_NONE)
    {
      fail_from (task, error);
      return;
    }

  headers = soup_message_get_response_headers (fetch->message);
  if (is_redirect (soup_message_get_status (fetch->message)))
    {
      g_autofree char *location = g_strdup (soup_message_headers_get_one (headers, "Location"));

      g_clear_object (&fetch->stream);
      follow_redirect (task, location);
      return;
    }
  if (!check_answer (task, headers))
    return;

  fetch->expected = -1;
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH)
    fetch->expected = soup_message_headers_get_content_length (headers);
  if (fetch->expected > (gint64) self->max_bytes)
    {
      fail_too_large (task);
      return;
    }

  restart_idle (task);
  read_chunk (task);
}

static void
send_request (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  SoupMessageHeaders *headers;

  g_clear_object (&fetch->message);
  fetch->message = soup_message_new (SOUP_METHOD_GET, fetch->current);
  if (fetch->message == NULL)
    {
      fail_with (task,
                 GAIN_FETCH_ERROR_ADDRESS,
                 g_strdup_printf (_ ("“%s” is not the address of a page. Check it."),
                                  fetch->current));
      return;
    }

  soup_message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT);
  headers = soup_message_get_request_headers (fetch->message);
  soup_message_headers_replace (headers, "Accept", ACCEPT);
  g_signal_connect (fetch->message, "network-event", G_CALLBACK (network_event_cb), fetch);

  restart_idle (task);
  soup_session_send_async (fetch->session,
                           fetch->message,
                           G_PRIORITY_DEFAULT,
                           fetch->cancellable,
                           sent_cb,
                           g_object_ref (task));
}

static SoupSession *
create_session (GainFetcher *self)
{
  g_autofree char *agent = self->contact != NULL && *self->contact != '\0'
                               ? g_strdup_printf (USER_AGENT " (+%s)", self->contact)
                               : g_strdup (USER_AGENT);
  SoupSession *session = soup_session_new_with_options (
      "user-agent", agent, "max-conns", 1, "max-conns-per-host", 1, "timeout", 0, NULL);

  if (self->tls_database != NULL)
    soup_session_set_tls_database (session, self->tls_database);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_SNIFFER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_COOKIE_JAR);

  return session;
}

static void
outer_cancelled_cb (GCancellable *outer, gpointer data)
{
  g_cancellable_cancel (data);
}

static Fetch *
create_fetch (GainFetcher *self, const char *url, GCancellable *cancellable)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->session = create_session (self);
  fetch->body = g_byte_array_new ();
  fetch->redirects = g_ptr_array_new_with_free_func (g_free);
  fetch->url = g_strdup (url);
  fetch->current = g_strdup (url);
  fetch->cancellable = g_cancellable_new ();
  if (cancellable != NULL)
    {
      fetch->outer = g_object_ref (cancellable);
      fetch->outer_id = g_cancellable_connect (cancellable,
                                               G_CALLBACK (outer_cancelled_cb),
                                               g_object_ref (fetch->cancellable),
                                               g_object_unref);
    }

  return fetch;
}

void
gain_fetcher_fetch_async (GainFetcher *self,
                          const char *url,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *normal = NULL;
  GError *error = NULL;
  Fetch *fetch;

  g_return_if_fail (GAIN_IS_FETCHER (self));
  g_return_if_fail (url != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gain_fetcher_fetch_async);
  normal = gain_fetch_normalize_url (url, &error);
  if (normal == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  fetch = create_fetch (self, normal, cancellable);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  fetch->deadline = add_timer (task, self->deadline, deadline_cb);
  send_request (task);
}

GainFetchResult *
gain_fetcher_fetch_finish (GainFetcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
take_result_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

GainFetchResult *
gain_fetcher_fetch (GainFetcher *self, const char *url, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GainFetchResult *page;

  g_main_context_push_thread_default (context);
  gain_fetcher_fetch_async (self, url, cancellable, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  page = gain_fetcher_fetch_finish (self, result, error);
  g_clear_object (&result);

  /* What closes behind us closes before the context goes. */
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);

  return page;
}

static void
gain_fetcher_finalize (GObject *object)
{
  GainFetcher *self = GAIN_FETCHER (object);

  g_free (self->contact);
  g_clear_object (&self->tls_database);

  G_OBJECT_CLASS (gain_fetcher_parent_class)->finalize (object);
}

static void
gain_fetcher_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  GainFetcher *self = GAIN_FETCHER (object);

  switch (id)
    {
    case PROP_DEADLINE:
      g_value_set_uint (value, self->deadline);
      break;
    case PROP_IDLE_TIMEOUT:
      g_value_set_uint (value, self->idle_timeout);
      break;
    case PROP_MAX_BYTES:
      g_value_set_uint64 (value, self->max_bytes);
      break;
    case PROP_CONTACT:
      g_value_set_string (value, self->contact);
      break;
    case PROP_TLS_DATABASE:
      g_value_set_object (value, self->tls_database);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
gain_fetcher_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  GainFetcher *self = GAIN_FETCHER (object);

  switch (id)
    {
    case PROP_DEADLINE:
      self->deadline = g_value_get_uint (value);
      break;
    case PROP_IDLE_TIMEOUT:
      self->idle_timeout = g_value_get_uint (value);
      break;
    case PROP_MAX_BYTES:
      self->max_bytes = g_value_get_uint64 (value);
      break;
    case PROP_CONTACT:
      g_free (self->contact);
      self->contact = g_value_dup_string (value);
      break;
    case PROP_TLS_DATABASE:
      g_set_object (&self->tls_database, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
gain_fetcher_class_init (GainFetcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS;

  object_class->finalize = gain_fetcher_finalize;
  object_class->get_property = gain_fetcher_get_property;
  object_class->set_property = gain_fetcher_set_property;

  properties[PROP_DEADLINE] =
      g_param_spec_uint ("deadline", NULL, NULL, 1, G_MAXUINT, GAIN_FETCH_DEADLINE, flags);
  properties[PROP_IDLE_TIMEOUT] =
      g_param_spec_uint ("idle-timeout", NULL, NULL, 1, G_MAXUINT, GAIN_FETCH_IDLE_TIMEOUT, flags);
  properties[PROP_MAX_BYTES] = g_param_spec_uint64 (
      "max-bytes", NULL, NULL, 1, GAIN_FETCH_MAX_BYTES, GAIN_FETCH_MAX_BYTES, flags);
  properties[PROP_CONTACT] = g_param_spec_string ("contact", NULL, NULL, NULL, flags);
  properties[PROP_TLS_DATABASE] =
      g_param_spec_object ("tls-database", NULL, NULL, G_TYPE_TLS_DATABASE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  progress_signal = g_signal_new ("progress",
                                  GAIN_TYPE_FETCHER,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  3,
                                  G_TYPE_STRING,
                                  G_TYPE_UINT64,
                                  G_TYPE_INT64);
}

static void
gain_fetcher_init (GainFetcher *self)
{
}

GainFetcher *
gain_fetcher_new (void)
{
  return g_object_new (GAIN_TYPE_FETCHER, NULL);
}
