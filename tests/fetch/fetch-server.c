/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fetch-server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libsoup/soup.h>

#define PAGE                                                                                       \
  "<!DOCTYPE html><title>Ferry</title><p>The ferry line said that it would sail again.</p>"

/* What the bomb becomes when it is unpacked. */
#define BOMB_BYTES (256u * 1024u * 1024u)

struct _FetchServer
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  SoupServer *server;
  SoupServer *tls_server;
  GSocketService *raw_service;
  FetchServerFunc raw;
  GTlsDatabase *database;
  GBytes *bomb;
  guint port;
  guint tls_port;
  guint raw_port;
  GMutex lock;
  GCond ready;
};

static GBytes *
compress (gsize n_bytes)
{
  g_autoptr (GConverter) gzip =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, gzip);
  g_autofree char *zeros = g_malloc0 (65536);

  for (gsize n = 0; n < n_bytes; n += 65536)
    g_assert_true (g_output_stream_write_all (stream, zeros, 65536, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
redirect (SoupServerMessage *message, const char *target)
{
  soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, target);
}

static void
respond (SoupServerMessage *message, const char *type, const char *body)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, strlen (body));
}

static void
respond_compressed (SoupServerMessage *message, GBytes *body)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gsize size;
  const char *data = g_bytes_get_data (body, &size);

  soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "text/html", SOUP_MEMORY_COPY, data, size);
}

static void
respond_echo (SoupServerMessage *message)
{
  g_autoptr (GString) body = g_string_new (NULL);
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;

  soup_message_headers_iter_init (&iter, soup_server_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_string_append_printf (body, "%s: %s\n", name, value);
  respond (message, "text/plain", body->str);
}

static void
respond_hop (SoupServerMessage *message, int n)
{
  g_autofree char *next = n > 1 ? g_strdup_printf ("/hop/%d", n - 1) : g_strdup ("/page");

  redirect (message, next);
}

static void
handle_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  FetchServer *self = data;
  const char *argument = g_uri_get_query (soup_server_message_get_uri (message));
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (g_str_equal (path, "/page"))
    respond (message, "text/html; charset=utf-8", PAGE);
  else if (g_str_equal (path, "/plain"))
    respond (message, "text/plain; charset=\"iso-8859-1\"", "caf\xe9");
  else if (g_str_equal (path, "/charset-unknown"))
    respond (message, "text/html; charset=no-such", PAGE);
  else if (g_str_has_prefix (path, "/hop/"))
    respond_hop (message, atoi (path + 5));
  else if (g_str_equal (path, "/loop-a"))
    redirect (message, "/loop-b");
  else if (g_str_equal (path, "/loop-b"))
    redirect (message, "/loop-a");
  else if (g_str_equal (path, "/away"))
    redirect (message, argument);
  else if (g_str_has_prefix (path, "/status/"))
    {
      soup_message_headers_replace (headers, "Retry-After", "7");
      respond (message, "text/html", "<p>no</p>");
      soup_server_message_set_status (message, atoi (path + 8), NULL);
    }
  else if (g_str_equal (path, "/gzip"))
    {
      g_autoptr (GBytes) body = compress (65536);

      respond_compressed (message, body);
    }
  else if (g_str_equal (path, "/bomb"))
    respond_compressed (message, self->bomb);
  else if (g_str_equal (path, "/type"))
    respond (message, argument, "GIF89a");
  else if (g_str_equal (path, "/echo"))
    respond_echo (message);
  else
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

/* Reads the request up to its empty line, then lets the test answer. */
static gboolean
raw_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer data)
{
  FetchServer *self = data;
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char request[4096] = { 0 };
  gsize n = 0;

  while (n < sizeof request - 1 && strstr (request, "\r\n\r\n") == NULL)
    {
      gssize got = g_input_stream_read (in, request + n, sizeof request - 1 - n, NULL, NULL);

      if (got <= 0)
        return TRUE;
      n += got;
    }

  if (g_str_has_prefix (request, "GET "))
    {
      g_autofree char *path = g_strndup (request + 4, strcspn (request + 4, " \r\n"));

      self->raw (g_io_stream_get_output_stream (G_IO_STREAM (connection)), path);
    }

  return TRUE;
}

static guint
listen_soup (SoupServer *server, SoupServerListenOptions options)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;
  guint port;

  soup_server_listen_local (server, 0, options | SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  port = g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return port;
}

static void
start_tls (FetchServer *self)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("G_TEST_SRCDIR"), "fetch", "localhost.pem", NULL);
  g_autoptr (GTlsCertificate) certificate = NULL;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    return;

  certificate = g_tls_certificate_new_from_file (path, NULL);
  g_assert_nonnull (certificate);
  self->database = g_tls_file_database_new (path, NULL);
  self->tls_server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (self->tls_server, NULL, handle_cb, self, NULL);
  self->tls_port = listen_soup (self->tls_server, SOUP_SERVER_LISTEN_HTTPS);
}

static gpointer
run_servers (gpointer data)
{
  FetchServer *self = data;

  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, handle_cb, self, NULL);
  self->port = listen_soup (self->server, 0);
  start_tls (self);

  self->raw_service = g_threaded_socket_service_new (16);
  self->raw_port =
      g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (self->raw_service), NULL, NULL);
  g_signal_connect (self->raw_service, "run", G_CALLBACK (raw_cb), self);
  g_socket_service_start (self->raw_service);

  g_mutex_lock (&self->lock);
  g_cond_signal (&self->ready);
  g_mutex_unlock (&self->lock);
  g_main_loop_run (self->loop);

  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  if (self->tls_server != NULL)
    soup_server_disconnect (self->tls_server);
  g_clear_object (&self->tls_server);
  g_socket_service_stop (self->raw_service);
  g_clear_object (&self->raw_service);
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

FetchServer *
fetch_server_start (FetchServerFunc raw)
{
  FetchServer *self = g_new0 (FetchServer, 1);

  self->raw = raw;
  self->bomb = compress (BOMB_BYTES);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_mutex_init (&self->lock);
  g_cond_init (&self->ready);

  g_mutex_lock (&self->lock);
  self->thread = g_thread_new ("servers", run_servers, self);
  while (self->raw_service == NULL || !g_socket_service_is_active (self->raw_service))
    g_cond_wait (&self->ready, &self->lock);
  g_mutex_unlock (&self->lock);

  return self;
}

void
fetch_server_stop (FetchServer *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_bytes_unref (self->bomb);
  g_clear_object (&self->database);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ready);
  g_free (self);
}

char *
fetch_server_dup_url (FetchServer *self, const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", self->port, path);
}

char *
fetch_server_dup_tls_url (FetchServer *self, const char *path)
{
  return self->tls_port > 0 ? g_strdup_printf ("https://127.0.0.1:%u%s", self->tls_port, path)
                            : NULL;
}

char *
fetch_server_dup_raw_url (FetchServer *self, const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", self->raw_port, path);
}

GTlsDatabase *
fetch_server_get_tls_database (FetchServer *self)
{
  return self->database;
}

guint64
read_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;
  guint64 peak;
  FILE *reset;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = strstr (status, "VmHWM:");
  peak = line != NULL ? g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) : 0;

  reset = fopen ("/proc/self/clear_refs", "w");
  if (reset != NULL)
    {
      fputs ("5", reset);
      fclose (reset);
    }

  return peak;
}
