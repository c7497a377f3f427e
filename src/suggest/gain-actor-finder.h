/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-gazetteer.h"
#include "gain-mark-context.h"

G_BEGIN_DECLS

/**
 * GainFoundActor:
 * @id: (nullable): of the registry; NULL for one that is not there yet
 * @name: what it is called, or will be
 * @score: the more the better
 */
typedef struct
{
  char *id;
  char *name;
  double score;
} GainFoundActor;

void gain_found_actor_free (GainFoundActor *self);

/**
 * GainActorFinder:
 *
 * Whom words of an article mean. It reads the article around one mark: names
 * in full, who was spoken of last, what the annotator has marked already.
 */
typedef struct _GainActorFinder GainActorFinder;

/** Borrows both; not longer than until the next change. */
GainActorFinder *gain_actor_finder_new (const GainMarkContext *context,
                                        GainGazetteer *gazetteer) G_GNUC_WARN_UNUSED_RESULT;
void gain_actor_finder_free (GainActorFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainActorFinder, gain_actor_finder_free)

/** Returns: (transfer full) (element-type GainFoundActor): whom the words at @span mean, best
 * first; known actors, and where the words name nobody known a new one. */
GPtrArray *gain_actor_finder_find (GainActorFinder *self, GainSpan span);

/** The words that name for whom the person @name speaks, where the article says so; else empty. */
GainSpan gain_actor_finder_find_voice (GainActorFinder *self, const char *name);

/** The stretch of text before @offset that is read for what is carried over, up to the end of the
 * block there. */
GainSpan gain_actor_finder_get_surroundings (GainActorFinder *self, guint offset);

G_END_DECLS
