/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One page from servers on the loopback: what comes back, what is refused and
 * in which words, how long it takes and how much memory. */

#include "gain-fetch.h"

#include <locale.h>
#include <string.h>

#include "fetch-server.h"

#define ANSWER "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

/* More than this on top is too much for a page of at most 16 MiB, in KiB. */
#define MAX_GROWTH (64 * 1024)

#if defined(__SANITIZE_ADDRESS__)
#define COUNTS_MEMORY FALSE /* freed memory is kept in quarantine */
#else
#define COUNTS_MEMORY TRUE
#endif

static FetchServer *server;

static gboolean
write_text (GOutputStream *out, const char *text)
{
  return g_output_stream_write_all (out, text, strlen (text), NULL, NULL, NULL);
}

static void
write_forever (GOutputStream *out, gsize size, guint pause)
{
  g_autofree char *chunk = g_strnfill (size, 'x');

  while (write_text (out, chunk))
    g_usleep (pause);
}

static void
answer_raw (GOutputStream *out, const char *path)
{
  if (g_str_equal (path, "/truncated"))
    write_text (out, ANSWER "Content-Length: 5000\r\n\r\n<p>The ferry line said</p>");
  else if (g_str_equal (path, "/truncated-chunks"))
    write_text (out, ANSWER "Transfer-Encoding: chunked\r\n\r\n1000\r\n<p>The ferry");
  else if (g_str_equal (path, "/endless"))
    {
      write_text (out, ANSWER "\r\n");
      write_forever (out, 65536, 0);
    }
  else if (g_str_equal (path, "/drip"))
    {
      write_text (out, ANSWER "\r\n");
      write_forever (out, 1, 20000);
    }
  else if (g_str_equal (path, "/drip-header"))
    {
      write_text (out, "HTTP/1.1 200 OK\r\nX-Slow: ");
      write_forever (out, 1, 20000);
    }
  else if (g_str_equal (path, "/silent"))
    {
      write_text (out, ANSWER "\r\n<p>The");
      g_usleep (3 * G_USEC_PER_SEC);
    }
  else if (g_str_equal (path, "/huge-header"))
    {
      write_text (out, "HTTP/1.1 200 OK\r\nX-Huge: ");
      write_forever (out, 65536, 0);
    }
  else if (g_str_equal (path, "/many-headers"))
    {
      write_text (out, "HTTP/1.1 200 OK\r\n");
      while (write_text (out, "X-Field: value\r\n"))
        ;
    }
  else if (g_str_equal (path, "/endless-redirect"))
    {
      write_text (out, "HTTP/1.1 302 Found\r\nLocation: /ok\r\nContent-Type: text/html\r\n\r\n");
      write_forever (out, 65536, 0);
    }
  else if (g_str_equal (path, "/ok"))
    write_text (out, ANSWER "Content-Length: 13\r\n\r\n<p>Reached.</p");
  else if (g_str_equal (path, "/no-type"))
    write_text (out, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntext");
  else if (g_str_equal (path, "/no-location"))
    write_text (out, "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");
  else if (g_str_equal (path, "/not-gzip"))
    write_text (out, ANSWER "Content-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!");
  else if (g_str_equal (path, "/large"))
    write_text (out, ANSWER "Content-Length: 999999999999\r\n\r\n");
  else if (g_str_equal (path, "/garbage"))
    write_text (out, "\x01\x02\x03 no http at all\r\n\r\n");
}

static char *
dup_url (const char *path)
{
  if (g_str_has_prefix (path, "raw:"))
    return fetch_server_dup_raw_url (server, path + 4);
  if (g_str_has_prefix (path, "tls:"))
    return fetch_server_dup_tls_url (server, path + 4);

  return *path == '/' ? fetch_server_dup_url (server, path) : g_strdup (path);
}

static const struct
{
  const char *path;
  const char *content_type;
  const char *charset;
  const char *body;
  guint n_redirects;
} good[] = {
  { "/page", "text/html", "utf-8", "<p>The ferry line", 0 },
  { "/plain", "text/plain", "iso-8859-1", "caf\xe9", 0 },
  { "/charset-unknown", "text/html", "no-such", "<p>The ferry line", 0 },
  { "/hop/1", "text/html", "utf-8", "<p>The ferry line", 1 },
  { "/hop/5", "text/html", "utf-8", "<p>The ferry line", 5 },
  { "raw:/not-gzip", "text/html", NULL, "not gzip!", 0 },
  { "raw:/no-type", NULL, NULL, "text", 0 },
  { "raw:/endless-redirect", "text/html", NULL, "<p>Reached.", 1 },
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GainFetcher) fetcher = gain_fetcher_new ();
      g_autofree char *url = dup_url (good[i].path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GainFetchResult) page = gain_fetcher_fetch (fetcher, url, NULL, &error);
      g_autofree char *body = NULL;

      g_test_message ("%s", good[i].path);
      g_assert_no_error (error);
      body = g_strndup (g_bytes_get_data (gain_fetch_result_get_body (page), NULL),
                        g_bytes_get_size (gain_fetch_result_get_body (page)));
      g_assert_nonnull (strstr (body, good[i].body));
      g_assert_cmpstr (gain_fetch_result_get_content_type (page), ==, good[i].content_type);
      g_assert_cmpstr (gain_fetch_result_get_charset (page), ==, good[i].charset);
      g_assert_cmpuint (gain_fetch_result_get_status (page), ==, 200);
      g_assert_cmpstr (gain_fetch_result_get_url (page), ==, url);
      g_assert_cmpuint (g_strv_length ((char **) gain_fetch_result_get_redirects (page)),
                        ==,
                        good[i].n_redirects);
      g_assert_true (g_str_has_suffix (gain_fetch_result_get_fetched (page), "Z"));
    }
}

static const struct
{
  const char *path;
  GainFetchError code;
  const char *words;
} bad[] = {
  { "/hop/6", GAIN_FETCH_ERROR_LIMIT, "never to a page" },
  { "/loop-a", GAIN_FETCH_ERROR_LIMIT, "never to a page" },
  { "/away?file:///etc/passwd", GAIN_FETCH_ERROR_ADDRESS, "file:///etc/passwd" },
  { "/away?ftp://127.0.0.1/x", GAIN_FETCH_ERROR_ADDRESS, "ftp://127.0.0.1/x" },
  { "/away?http://user:word@127.0.0.1/x", GAIN_FETCH_ERROR_ADDRESS, "not the address of a page" },
  { "/away?http://10.0.0.1/x", GAIN_FETCH_ERROR_ADDRESS, "private network" },
  { "/away?http://169.254.169.254/x", GAIN_FETCH_ERROR_ADDRESS, "private network" },
  { "/away?http://[fd00::1]/x", GAIN_FETCH_ERROR_ADDRESS, "private network" },
  { "raw:/no-location", GAIN_FETCH_ERROR_ADDRESS, "not the address of a page" },
  { "raw:/truncated", GAIN_FETCH_ERROR_NETWORK, "broke off" },
  { "raw:/truncated-chunks", GAIN_FETCH_ERROR_NETWORK, "broke off" },
  { "raw:/endless", GAIN_FETCH_ERROR_LIMIT, "more than 16 megabytes" },
  { "raw:/large", GAIN_FETCH_ERROR_LIMIT, "more than 16 megabytes" },
  { "/bomb", GAIN_FETCH_ERROR_LIMIT, "more than 16 megabytes" },
  { "raw:/huge-header", GAIN_FETCH_ERROR_NETWORK, "huge-header" },
  { "raw:/many-headers", GAIN_FETCH_ERROR_NETWORK, "many-headers" },
  { "raw:/garbage", GAIN_FETCH_ERROR_NETWORK, "garbage" },
  { "/status/401", GAIN_FETCH_ERROR_STATUS, "signed in or paid (401)" },
  { "/status/403", GAIN_FETCH_ERROR_STATUS, "refuses to give" },
  { "/status/404", GAIN_FETCH_ERROR_STATUS, "does not exist (404)" },
  { "/status/410", GAIN_FETCH_ERROR_STATUS, "does not exist any more (410)" },
  { "/status/429", GAIN_FETCH_ERROR_STATUS, "wait 7 seconds" },
  { "/status/500", GAIN_FETCH_ERROR_STATUS, "had an error" },
  { "/status/503", GAIN_FETCH_ERROR_STATUS, "at the moment (503)" },
  { "/status/304", GAIN_FETCH_ERROR_STATUS, "unexpected answer" },
  { "/type?image/gif", GAIN_FETCH_ERROR_TYPE, "a picture (image/gif)" },
  { "/type?video/mp4", GAIN_FETCH_ERROR_TYPE, "a video" },
  { "/type?application/pdf", GAIN_FETCH_ERROR_TYPE, "a PDF document" },
  { "/type?application/octet-stream", GAIN_FETCH_ERROR_TYPE, "a file of another kind" },
  { "tls:/page", GAIN_FETCH_ERROR_NETWORK, "certificate" },
  { "http://127.0.0.1:1/", GAIN_FETCH_ERROR_NETWORK, "takes no connections" },
  { "http://user:word@127.0.0.1/", GAIN_FETCH_ERROR_ADDRESS, "user name or a password" },
  { "file:///etc/passwd", GAIN_FETCH_ERROR_ADDRESS, "http and https only" },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GainFetcher) fetcher = gain_fetcher_new ();
      g_autofree char *url = dup_url (bad[i].path);
      g_autoptr (GError) error = NULL;
      guint64 before = read_peak_memory ();
      guint64 after;

      if (url == NULL)
        continue;
      before = read_peak_memory ();
      g_assert_null (gain_fetcher_fetch (fetcher, url, NULL, &error));
      after = read_peak_memory ();
      g_test_message ("%s: %s (%d KiB)", bad[i].path, error->message, (int) (after - before));
      g_assert_error (error, GAIN_FETCH_ERROR, (gint) bad[i].code);
      g_assert_nonnull (strstr (error->message, bad[i].words));
      if (COUNTS_MEMORY)
        g_assert_cmpint ((gint64) after - (gint64) before, <, MAX_GROWTH);
    }
}

static const struct
{
  const char *path;
  const char *property;
  const char *words;
} slow[] = {
  { "raw:/drip", "deadline", "not complete" },
  { "raw:/drip-header", "deadline", "not complete" },
  { "raw:/silent", "idle-timeout", "sent nothing" },
};

static void
test_slow (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (slow); i++)
    {
      g_autoptr (GainFetcher) fetcher =
          g_object_new (GAIN_TYPE_FETCHER, slow[i].property, 400, NULL);
      g_autofree char *url = dup_url (slow[i].path);
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      gint64 took;

      g_assert_null (gain_fetcher_fetch (fetcher, url, NULL, &error));
      took = g_get_monotonic_time () - start;
      g_test_message ("%s: %s (%d ms)", slow[i].path, error->message, (int) (took / 1000));
      g_assert_error (error, GAIN_FETCH_ERROR, GAIN_FETCH_ERROR_LIMIT);
      g_assert_nonnull (strstr (error->message, slow[i].words));
      g_assert_cmpint (took, >=, 390 * 1000);
      g_assert_cmpint (took, <, 5 * G_USEC_PER_SEC);
    }
}

typedef struct
{
  GCancellable *cancellable;
  gint64 when;
} Cancel;

static gpointer
cancel_later (gpointer data)
{
  Cancel *cancel = data;

  g_usleep (300 * 1000);
  cancel->when = g_get_monotonic_time ();
  g_cancellable_cancel (cancel->cancellable);

  return NULL;
}

static void
test_cancel (void)
{
  static const char *const paths[] = {
    "raw:/drip", "raw:/drip-header", "raw:/silent", "raw:/huge-header"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GainFetcher) fetcher = gain_fetcher_new ();
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autofree char *url = dup_url (paths[i]);
      g_autoptr (GError) error = NULL;
      Cancel cancel = { .cancellable = cancellable };
      GThread *thread = g_thread_new ("cancel", cancel_later, &cancel);
      gint64 end;

      g_assert_null (gain_fetcher_fetch (fetcher, url, cancellable, &error));
      end = g_get_monotonic_time ();
      g_test_message ("%s: %s", paths[i], error->message);
      if (i < 3)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_thread_join (thread);
      g_assert_cmpint (end - cancel.when, <, G_USEC_PER_SEC);
    }
}

static void
test_cancelled_before (void)
{
  g_autoptr (GainFetcher) fetcher = gain_fetcher_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *url = dup_url ("/page");
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (gain_fetcher_fetch (fetcher, url, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_request (void)
{
  g_autoptr (GainFetcher) fetcher =
      g_object_new (GAIN_TYPE_FETCHER, "contact", "mailto:a@example.org", NULL);
  g_autofree char *url = dup_url ("/echo");
  g_autoptr (GError) error = NULL;
  g_autoptr (GainFetchResult) page = gain_fetcher_fetch (fetcher, url, NULL, &error);
  g_autofree char *body = NULL;

  g_assert_no_error (error);
  body = g_strndup (g_bytes_get_data (gain_fetch_result_get_body (page), NULL),
                    g_bytes_get_size (gain_fetch_result_get_body (page)));
  g_assert_nonnull (strstr (body, "User-Agent: Gainsay/"));
  g_assert_nonnull (strstr (body, "(+mailto:a@example.org)"));
  g_assert_nonnull (strstr (body, "Accept: text/html"));
  g_assert_null (strstr (body, "Cookie"));
  g_assert_null (strstr (body, "Authorization"));
  g_assert_null (strstr (body, "Referer"));
}

static void
test_compressed (void)
{
  g_autoptr (GainFetcher) fetcher = gain_fetcher_new ();
  g_autofree char *url = dup_url ("/gzip");
  g_autoptr (GError) error = NULL;
  g_autoptr (GainFetchResult) page = gain_fetcher_fetch (fetcher, url, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (gain_fetch_result_get_body (page)), ==, 65536);
}

static void
test_no_way_back_from_tls (void)
{
  g_autoptr (GainFetcher) fetcher = NULL;
  g_autofree char *plain = dup_url ("/page");
  g_autofree char *path = g_strconcat ("tls:/away?", plain, NULL);
  g_autofree char *page_url = dup_url ("tls:/page");
  g_autofree char *url = dup_url (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GainFetchResult) page = NULL;

  if (url == NULL)
    {
      g_test_skip ("there is no TLS on this system");
      return;
    }

  fetcher = g_object_new (GAIN_TYPE_FETCHER,
                          "tls-database",
                          fetch_server_get_tls_database (server),
                          NULL);
  page = gain_fetcher_fetch (fetcher, page_url, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (gain_fetcher_fetch (fetcher, url, NULL, &error));
  g_assert_error (error, GAIN_FETCH_ERROR, GAIN_FETCH_ERROR_ADDRESS);
  g_assert_nonnull (strstr (error->message, "not encrypted"));
}

static void
count_cb (GainFetcher *fetcher, const char *url, guint64 n_bytes, gint64 total, gpointer data)
{
  guint64 *last = data;

  g_assert_cmpuint (n_bytes, >, *last);
  g_assert_cmpint (total, >=, (gint64) n_bytes);
  *last = n_bytes;
}

static void
test_progress (void)
{
  g_autoptr (GainFetcher) fetcher = gain_fetcher_new ();
  g_autofree char *url = dup_url ("/page");
  g_autoptr (GError) error = NULL;
  g_autoptr (GainFetchResult) page = NULL;
  guint64 last = 0;

  g_signal_connect (fetcher, "progress", G_CALLBACK (count_cb), &last);
  page = gain_fetcher_fetch (fetcher, url, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (last, ==, g_bytes_get_size (gain_fetch_result_get_body (page)));
}

/* Several at once, and the fetcher dropped while they run. */
typedef struct
{
  guint n_open;
  guint n_good;
} Several;

static void
several_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Several *several = data;
  g_autoptr (GainFetchResult) page =
      gain_fetcher_fetch_finish (GAIN_FETCHER (object), result, NULL);

  several->n_open--;
  several->n_good += page != NULL;
}

static void
test_several (void)
{
  GainFetcher *fetcher = gain_fetcher_new ();
  Several several = { .n_open = 20 };

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *url = dup_url (i % 2 == 0 ? "/page" : "/status/404");

      gain_fetcher_fetch_async (fetcher, url, NULL, several_cb, &several);
    }
  g_object_unref (fetcher);
  while (several.n_open > 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (several.n_good, ==, 10);
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  server = fetch_server_start (answer_raw);

  g_test_add_func ("/fetch/good", test_good);
  g_test_add_func ("/fetch/bad", test_bad);
  g_test_add_func ("/fetch/slow", test_slow);
  g_test_add_func ("/fetch/cancel", test_cancel);
  g_test_add_func ("/fetch/cancelled-before", test_cancelled_before);
  g_test_add_func ("/fetch/request", test_request);
  g_test_add_func ("/fetch/compressed", test_compressed);
  g_test_add_func ("/fetch/no-way-back-from-tls", test_no_way_back_from_tls);
  g_test_add_func ("/fetch/progress", test_progress);
  g_test_add_func ("/fetch/several", test_several);

  status = g_test_run ();
  fetch_server_stop (server);

  return status;
}
