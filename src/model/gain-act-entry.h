/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-act.h"

G_BEGIN_DECLS

/* What a person does to the registry beyond adding and editing an entry
 * (gain_act_entry()). As in gain-act.h: each answers with one change that is
 * ready to be applied, or NULL with an error that says what to do instead.
 * @kind is actor or proposition throughout. gain_occurrences_sum() tells
 * beforehand how much a merge, split or deletion is about. */

/** A relation between two entries, in one's own registry. @attributes: (nullable): an a{sv}, such
 * as the dates “from” and “to”; a floating one is taken. @id: (out) (optional) (transfer full). */
GainChange *gain_act_link_entries (GainProject *project,
                                   const char *from,
                                   const char *type,
                                   const char *to,
                                   GVariant *attributes,
                                   char **id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** @attributes: (nullable): in place of those that it has. */
GainChange *gain_act_change_entry_link (GainProject *project,
                                        const char *relation,
                                        GVariant *attributes,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
GainChange *gain_act_unlink_entries (GainProject *project,
                                     const char *relation,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Whether @narrow may stand under the proposition @broad: not where it is that one, or broader
 * than it already, by whatever way (what was merged counts as one). gain_act_entry() asks this of
 * each broader proposition that is new. */
gboolean gain_act_check_broader (GainProject *project,
                                 const char *narrow,
                                 const char *broad,
                                 GError **error);

/** From now on @entry counts as @into, whoever entered either. No link changes. */
GainChange *gain_act_merge (GainProject *project,
                            GainItemKind kind,
                            const char *entry,
                            const char *into,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** @entry counts as itself again, with what was merged into it: one's own merges are deleted,
 * those of others get a counter-edge. */
GainChange *gain_act_unmerge (GainProject *project,
                              GainItemKind kind,
                              const char *entry,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** A link of one's own: in an article, or (@article NULL) between entries. */
typedef struct
{
  const char *article;
  const char *relation;
} GainOwnLink;

/** Adds @new_entry (unsealed, of the same kind) and moves those ends of @links to it that are at
 * @entry or at one merged with it. */
GainChange *gain_act_split (GainProject *project,
                            GainItemKind kind,
                            const char *entry,
                            GainItem *new_entry,
                            const GainOwnLink *links,
                            guint n_links,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** Deletes an entry of one's own with one's own links, relations and merges that lead to it; where
 * it is only the speaker the link stays without one. Links of others stay and become findings.
 * Where somebody else entered the same one too, only one's own version of it goes. */
GainChange *gain_act_delete_entry (GainProject *project,
                                   GainItemKind kind,
                                   const char *entry,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
