/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-record.h"
#include "gain-shape.h"

G_BEGIN_DECLS

/* The parts of a record as JSON, for all formats that are JSON. Private to
 * formats/. */

/** Returns: (transfer full): the members of the article's file; without its text as @text says. */
JsonObject *gain_record_write_article (GainRecord *self,
                                       GainRecordText text) G_GNUC_WARN_UNUSED_RESULT;
/** Status of each annotator. Returns: (transfer full). */
JsonObject *gain_record_write_statuses (GainRecord *self) G_GNUC_WARN_UNUSED_RESULT;
/** What counts, by number of block: those that are excluded and those that no longer are. Returns:
 * (transfer full). */
JsonObject *gain_record_write_excluded (GainRecord *self) G_GNUC_WARN_UNUSED_RESULT;
/** Who flipped which block: {annotator: {block: excluded}}. Returns: (transfer full). */
JsonObject *gain_record_write_flips (GainRecord *self) G_GNUC_WARN_UNUSED_RESULT;
/** [{"id", "annotator", members…}] of one kind of marks, links or entries. Returns: (transfer
 * full). */
JsonArray *gain_record_write_items (GainRecord *self,
                                    GainItemKind kind,
                                    GainRecordText text) G_GNUC_WARN_UNUSED_RESULT;
/** The same of the relations between entries. */
JsonArray *gain_record_write_entry_links (GainRecord *self) G_GNUC_WARN_UNUSED_RESULT;

/** A record with the article of @object, whose "format" is another one; members named in @others
 * (NULL-terminated) are not the article's. Returns: (transfer full). */
GainRecord *gain_record_read_article (JsonObject *object,
                                      const char *const *others,
                                      GError **error);
gboolean gain_record_read_statuses (GainRecord *self,
                                    JsonObject *object,
                                    const char *name,
                                    GError **error);
gboolean gain_record_read_excluded (GainRecord *self,
                                    JsonObject *object,
                                    const char *name,
                                    GError **error);
gboolean gain_record_read_flips (GainRecord *self,
                                 JsonObject *object,
                                 const char *name,
                                 GError **error);
/** One that cannot be read becomes a sentence in @problems. */
gboolean gain_record_read_items (GainRecord *self,
                                 JsonObject *object,
                                 const char *name,
                                 GainItemKind kind,
                                 GPtrArray *problems,
                                 GError **error);
/** The same for relations between entries. */
gboolean gain_record_read_entry_links (GainRecord *self,
                                       JsonObject *object,
                                       const char *name,
                                       GPtrArray *problems,
                                       GError **error);
/** Adds @item (transfer full), sealed, to the layer of @annotator or to the entries; a second one
 * with its id becomes a problem. */
void gain_record_take_item (GainRecord *self,
                            const char *annotator,
                            GainItem *item,
                            GPtrArray *problems);

G_END_DECLS
