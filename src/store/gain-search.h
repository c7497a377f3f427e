/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-concordance.h"
#include "gain-store.h"

G_BEGIN_DECLS

/** One place where something was found. Immutable; keeps its article, not the text. */
#define GAIN_TYPE_HIT (gain_hit_get_type ())
G_DECLARE_FINAL_TYPE (GainHit, gain_hit, GAIN, HIT, GObject)

/** Returns: (transfer none). */
GainArticle *gain_hit_get_article (GainHit *self);
/** Code points of the article. */
GainSpan gain_hit_get_span (GainHit *self);
/** What stands there and around it, each on one line. */
const char *gain_hit_get_left (GainHit *self);
const char *gain_hit_get_quote (GainHit *self);
const char *gain_hit_get_right (GainHit *self);

/**
 * GainSearchFilter: which places count; everything may be left out
 * @label: id of a label: the hit lies in, or touches, a mark of it
 * @marked: the hit touches a mark, with @label or of any label
 * @unmarked: the other way round: it touches no mark of @label, or of any label
 * @actor: id of an actor: the article has a mark linked with it; with @label (and not @unmarked) it
 *   is that mark which must be
 * @outlet: of the article; capitals do not matter
 * @since: ISO 8601, the first day of publication
 * @until: the last one
 * @status: "new", "annotating" or "submitted"
 * @excluded: TRUE to look into blocks that do not count, too
 * @articles: (array zero-terminated=1): ids, in the order to search; NULL for all
 *
 * Only marks of the annotator at work are asked.
 */
typedef struct
{
  const char *label;
  gboolean marked;
  gboolean unmarked;
  const char *actor;
  const char *outlet;
  const char *since;
  const char *until;
  const char *status;
  gboolean excluded;
  const char *const *articles;
} GainSearchFilter;

/**
 * GainSearch:
 *
 * Looks through all texts of a project, in a thread, in the order of the
 * articles. One text at a time is in memory. On the main thread.
 *
 * Signals: "found" (GPtrArray of GainHit) as they come, in order; "progress";
 * "finished", once, also after gain_search_cancel() and failures.
 */
#define GAIN_TYPE_SEARCH (gain_search_get_type ())
G_DECLARE_FINAL_TYPE (GainSearch, gain_search, GAIN, SEARCH, GObject)

/** @filter: (nullable): copied. */
GainSearch *gain_search_new (GainStore *store,
                             GainConcordance *concordance,
                             const GainSearchFilter *filter) G_GNUC_WARN_UNUSED_RESULT;
/** Code points to either side of a hit. Only before the start. */
void gain_search_set_context (GainSearch *self, guint n_chars);
/** Ends when so many are found. Only before the start. */
void gain_search_set_max (GainSearch *self, guint max);

void gain_search_start (GainSearch *self);
/** "finished" follows. */
void gain_search_cancel (GainSearch *self);

gboolean gain_search_is_running (GainSearch *self);
/** Articles looked at so far, and all of them. */
guint gain_search_get_done (GainSearch *self);
guint gain_search_get_total (GainSearch *self);
guint gain_search_get_n_hits (GainSearch *self);
/** Articles with hits. */
guint gain_search_get_n_articles (GainSearch *self);
/** TRUE when there were more hits than the maximum. */
gboolean gain_search_is_full (GainSearch *self);
/** Returns: (transfer none) (nullable): why it ended early, or which article could not be read
 * (the others were searched). */
const GError *gain_search_get_error (GainSearch *self);

/**
 * Marks what was found as one act, loading the texts it needs and no more than
 * one at a time.
 *
 * @hits: (element-type GainHit)
 *
 * Returns: (transfer full): to be applied; without operations where all are
 * marked so already; NULL with @error
 */
GainChange *gain_search_mark (GainStore *store,
                              GPtrArray *hits,
                              const char *label,
                              GVariant *attributes,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
