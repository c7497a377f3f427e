/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "gain-text.h"
#include "gain-store.h"          /* planted: belongs to store/ */
#include "../store/gain-store.h" /* planted: has a path */
#include "gain-reader.h"         /* planted: belongs to app/ */
#include "gain-nowhere.h"        /* planted: is no header of ours */
#include <gio/gio.h>
#include <gio/gunixinputstream.h> /* planted: is not for model/ */
#include <json-glib/json-glib.h>  /* planted: is not for model/ */
