/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-fetch.h"

G_BEGIN_DECLS

/* Filled by the fetcher, frozen once it is handed out. */
struct _GainFetchResult
{
  GObject parent_instance;

  GBytes *body;
  char *url;
  char *final_url;
  char *content_type;
  char *charset;
  char *fetched;
  char **redirects;
  guint status;
};

G_END_DECLS
