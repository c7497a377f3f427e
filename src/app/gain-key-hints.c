/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-key-hints.h"

#include <glib/gi18n-lib.h>

static void
append_hint (GString *hints, const char *key, const char *name)
{
  g_autofree char *escaped_key = g_markup_escape_text (key, -1);
  g_autofree char *escaped = g_markup_escape_text (name, -1);

  g_string_append_printf (
      hints, "%s<b>%s</b> %s", hints->len > 0 ? "   " : "", escaped_key, escaped);
}

char *
gain_key_hints_new (GainCodebook *codebook)
{
  GString *hints = g_string_new (NULL);

  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    {
      const GainLabel *label = gain_codebook_get_label_at (codebook, i);
      char key[7] = { 0 };

      if (label->letter == 0)
        continue;
      g_unichar_to_utf8 (label->letter, key);
      append_hint (hints, key, label->name);
    }
  append_hint (hints, "Tab", _ ("next of a stack"));

  return g_string_free (hints, FALSE);
}
