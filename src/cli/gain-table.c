/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-table.h"

#include "gain-answer.h"

struct _GainTable
{
  GPtrArray *rows; /* (element-type GStrv) */
  GArray *widths;  /* (element-type guint): terminal cells */
};

GainTable *
gain_table_new (void)
{
  GainTable *self = g_new0 (GainTable, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->widths = g_array_new (FALSE, TRUE, sizeof (guint));

  return self;
}

void
gain_table_free (GainTable *self)
{
  g_ptr_array_unref (self->rows);
  g_array_unref (self->widths);
  g_free (self);
}

static guint
count_cells (const char *text)
{
  guint cells = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      cells += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }

  return cells;
}

static void
note_width (GainTable *self, guint column, const char *text)
{
  guint cells = count_cells (text);

  if (column >= self->widths->len)
    g_array_set_size (self->widths, column + 1);
  if (cells > g_array_index (self->widths, guint, column))
    g_array_index (self->widths, guint, column) = cells;
}

void
gain_table_add (GainTable *self, ...)
{
  g_autoptr (GPtrArray) row = g_ptr_array_new ();
  const char *text;
  va_list texts;

  va_start (texts, self);
  while ((text = va_arg (texts, const char *)) != NULL)
    {
      char *shown = gain_answer_dup_line (text, 0);

      note_width (self, row->len, shown);
      g_ptr_array_add (row, shown);
    }
  va_end (texts);

  g_ptr_array_add (row, NULL);
  g_ptr_array_add (self->rows, g_ptr_array_steal (row, NULL));
}

static void
print_row (GainTable *self, char **row, int indent)
{
  gain_answer ("%*s", indent, "");
  for (guint i = 0; row[i] != NULL; i++)
    {
      guint width = g_array_index (self->widths, guint, i);
      int padding = row[i + 1] != NULL ? (int) (width - count_cells (row[i]) + 2) : 0;

      gain_answer ("%s%*s", row[i], padding, "");
    }
  gain_answer ("\n");
}

void
gain_table_print (GainTable *self, int indent)
{
  for (guint i = 0; i < self->rows->len; i++)
    print_row (self, g_ptr_array_index (self->rows, i), indent);
}
