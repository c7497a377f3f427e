/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "gain-reader.h"
#include "gain-store.h"
#include <gtk/gtk.h>
#include <libsoup/soup.h> /* planted: is not for app/ */
