/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "gain-codebook-pages.h"

static void
append (GMenu *menu,
        const char *label,
        const char *action,
        GainCodebookPart what,
        const char *of,
        const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (
      item, action, "(sss)", gain_codebook_part_get_nick (what), of != NULL ? of : "", id);
  g_menu_append_item (menu, item);
}

GMenuModel *
gain_codebook_menu_new (GainCodebookPart what, const char *of, const char *id)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) steps = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  append (steps,
          what == GAIN_CODEBOOK_CHOICE ? _ ("_Rename…") : _ ("Change the _Id…"),
          "codebook.rename",
          what,
          of,
          id);
  append (steps, _ ("_Merge into…"), "codebook.merge", what, of, id);
  if (what == GAIN_CODEBOOK_LABEL)
    append (steps, _ ("_Split by an Attribute…"), "codebook.split", what, of, id);
  if (what == GAIN_CODEBOOK_CONCEPT)
    append (steps, _ ("_Add a Concept Below…"), "codebook.add-below", what, of, id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (steps));
  if (what != GAIN_CODEBOOK_CHOICE)
    {
      append (order, _ ("Move _Up"), "codebook.move-up", what, of, id);
      append (order, _ ("Move Dow_n"), "codebook.move-down", what, of, id);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
    }
  append (end, _ ("_Delete…"), "codebook.delete", what, of, id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (menu);
}
