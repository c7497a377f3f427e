/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

/* Servers on 127.0.0.1 in a thread of their own: one that speaks HTTP as it
 * should, one behind a certificate that nobody vouches for, and a raw one that
 * answers whatever a test says. */
typedef struct _FetchServer FetchServer;

/* Answers a connection of the raw server; @path is what the client asked for. May block; a write
 * that fails ends it. */
typedef void (*FetchServerFunc) (GOutputStream *out, const char *path);

FetchServer *fetch_server_start (FetchServerFunc raw);
void fetch_server_stop (FetchServer *self);

/* (transfer full): the address of @path on the server that behaves. Its paths:
 * /page /plain /charset-unknown /hop/N (N redirects, then /page) /loop-a
 * /away?TARGET (redirects there) /status/N /gzip /bomb /type?MEDIA-TYPE
 * /echo (the request's header fields) */
char *fetch_server_dup_url (FetchServer *self, const char *path);
char *fetch_server_dup_tls_url (FetchServer *self, const char *path);
char *fetch_server_dup_raw_url (FetchServer *self, const char *path);

/* Lends a database that trusts the server behind the certificate. */
GTlsDatabase *fetch_server_get_tls_database (FetchServer *self);

/* The most memory this process had since the last call, in KiB. */
guint64 read_peak_memory (void);
