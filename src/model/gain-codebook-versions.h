/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-codebook.h"

G_BEGIN_DECLS

/**
 * GainCodebookVersions:
 *
 * Every version of a project's codebook, and what data that were made with one
 * of them count as now. Data are never rewritten because of the codebook: the
 * steps between two versions say what an id of then is called now, and a step
 * and its undo cancel.
 *
 * Version 0 (an item that does not say) counts as the oldest; a number that is
 * missing as the nearest before it. Where no step lies between, every answer
 * is what was asked, after one look at a cache.
 *
 * Strings that are lent live as long as their argument or the versions.
 */
typedef struct _GainCodebookVersions GainCodebookVersions;

GainCodebookVersions *gain_codebook_versions_new (void) G_GNUC_WARN_UNUSED_RESULT;
/** With the same versions, to which others can be added. */
GainCodebookVersions *gain_codebook_versions_copy (GainCodebookVersions *self)
    G_GNUC_WARN_UNUSED_RESULT;
void gain_codebook_versions_free (GainCodebookVersions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainCodebookVersions, gain_codebook_versions_free)

/** Seals and references @codebook; it takes the place of another of its number. */
void gain_codebook_versions_put (GainCodebookVersions *self, GainCodebook *codebook);
/** Returns: (transfer none) (nullable): the version @n. */
GainCodebook *gain_codebook_versions_get (GainCodebookVersions *self, guint n);
/** Returns: (transfer none) (nullable): the one with the highest number. */
GainCodebook *gain_codebook_versions_get_current (GainCodebookVersions *self);
/** In ascending order. */
guint gain_codebook_versions_get_n (GainCodebookVersions *self);
GainCodebook *gain_codebook_versions_get_at (GainCodebookVersions *self, guint i);

/** Whether the same steps stand in both: one was made from the other by undoing and redoing, or by
 * nothing but additions that were taken back. */
gboolean gain_codebook_versions_stand_alike (GainCodebookVersions *self, guint a, guint b);
/** Whether data of version @from may count as something else now. */
gboolean gain_codebook_versions_has_steps_since (GainCodebookVersions *self, guint from);

/* What an id of version @from is called in the current version. The answer may be an id that the
 * current version does not know (a label was deleted): then nothing is known about it, and the
 * data stay. */

/** @attributes: (nullable): a{sv} of the mark: they decide where a label was split. */
const char *gain_codebook_versions_resolve_label (GainCodebookVersions *self,
                                                  guint from,
                                                  const char *label,
                                                  GVariant *attributes);
const char *gain_codebook_versions_resolve_attribute (GainCodebookVersions *self,
                                                      guint from,
                                                      const char *attribute);
/** @attribute: as it was called in @from. */
const char *gain_codebook_versions_resolve_choice (GainCodebookVersions *self,
                                                   guint from,
                                                   const char *attribute,
                                                   const char *choice);
const char *gain_codebook_versions_resolve_relation_type (GainCodebookVersions *self,
                                                          guint from,
                                                          const char *type);
const char *gain_codebook_versions_resolve_concept (GainCodebookVersions *self,
                                                    guint from,
                                                    const char *concept);
/** Names and values of an a{sv} in their order. Where an attribute was merged into one that is
 * there too, it stays under its old name. Returns: (transfer full) (nullable). */
GVariant *gain_codebook_versions_resolve_attributes (GainCodebookVersions *self,
                                                     guint from,
                                                     GVariant *attributes);

/** Returns: (transfer full): @item itself where no step lies between its version and the current
 * one; else an unsealed copy with label, attributes, type of link or concept as they count now,
 * of the current version. */
GainItem *gain_codebook_versions_bring_up (GainCodebookVersions *self,
                                           GainItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
