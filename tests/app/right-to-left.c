/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Laid before the program by a story: GTK then hears from every translation
 * that this language runs from right to left, whatever the language is. */

#include <string.h>

const char *g_dgettext (const char *domain, const char *text);

const char *
g_dgettext (const char *domain, const char *text)
{
  return strcmp (text, "default:LTR") == 0 ? "default:RTL" : text;
}
