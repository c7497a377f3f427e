/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-act"

#include "config.h"

#include "gain-act-bulk.h"

static gboolean
is_marked_so (GainProject *project, GainLayer *layer, const char *label, GainSpan span)
{
  g_autoptr (GPtrArray) marks = gain_layer_list_touching (layer, span);

  for (guint i = 0; i < marks->len; i++)
    {
      guint n;
      const GainSpan *fragments = gain_annotation_get_fragments (marks->pdata[i], &n);

      if (n == 1 && gain_span_equal (fragments[0], span) &&
          g_strcmp0 (gain_project_resolve_label_id (project, marks->pdata[i]), label) == 0)
        return TRUE;
    }

  return FALSE;
}

GainChange *
gain_act_mark_all (GainProject *project,
                   const char *label,
                   const GainPlace *places,
                   guint n,
                   GVariant *attributes,
                   GError **error)
{
  g_autoptr (GVariant) taken = attributes != NULL ? g_variant_ref_sink (attributes) : NULL;
  g_autoptr (GainChange) all = gain_change_new ("mark-all");
  const char *me = gain_project_get_me (project);

  for (guint i = 0; i < n; i++)
    {
      GainLayer *layer = gain_project_get_layer (project, places[i].article, me);
      g_autoptr (GainChange) one = NULL;

      if (is_marked_so (project, layer, label, places[i].span))
        continue;
      one = gain_act_mark (
          project, places[i].article, label, &places[i].span, 1, "bulk", taken, NULL, error);
      if (one == NULL)
        return NULL;
      gain_change_append (all, one);
    }

  return g_steal_pointer (&all);
}
