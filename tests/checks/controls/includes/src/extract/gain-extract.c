/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gumbo.h>
#include <gio/gio.h> /* planted: is not for extract/ */
#include WHICH       /* planted: cannot tell */
