/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-model.h"
#include <sqlite3.h>
#include <sys/stat.h>
#include <adwaita.h>      /* planted: is not for store/ */
#include <libsoup/soup.h> /* planted: is not for store/ */
#include <curl/curl.h>    /* planted: is in no table */
