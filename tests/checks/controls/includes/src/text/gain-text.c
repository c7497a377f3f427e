/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <string.h>
#include "gain-model.h" /* planted: belongs to model/ */
#include <gio/gio.h>    /* planted: is not for text/ */
#include <gtk/gtk.h>    /* planted: is not for text/ */
