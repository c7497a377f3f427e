/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/* How well an entry fits what was typed, best first. Every typed word has to be
 * found; case and accents do not count. */
typedef enum
{
  GAIN_FIT_EXACT,       /* it is called just so */
  GAIN_FIT_NAME_PREFIX, /* a name of it begins so */
  GAIN_FIT_FIRST_WORD,  /* the first word begins the first of a name, the others begin some word */
  GAIN_FIT_WORD,        /* each begins some word */
  GAIN_FIT_INFIX,       /* each is found inside some word */
  GAIN_FIT_NOT,
} GainFit;

/**
 * GainEntryHit:
 * @item: the entry to show (borrowed; until the next change)
 * @fit: how well it fits, itself or one that was merged into it
 */
typedef struct
{
  GainItem *item;
  GainFit fit;
} GainEntryHit;

/**
 * GainEntryIndex:
 *
 * Actors or propositions of one project by the words of their names, aliases,
 * Q-ids, organisations and wordings. Merged entries answer as the one that
 * stands for them. It shows the entries of the annotator at work and of the
 * lead; those of colleagues only where it is told to.
 */
typedef struct _GainEntryIndex GainEntryIndex;

/** @kind: %GAIN_ITEM_ACTOR or %GAIN_ITEM_PROPOSITION. @project is borrowed. Nothing is read yet. */
GainEntryIndex *gain_entry_index_new (GainProject *project,
                                      GainItemKind kind) G_GNUC_WARN_UNUSED_RESULT;
void gain_entry_index_free (GainEntryIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainEntryIndex, gain_entry_index_free)

/** Keeps up with @change, which was just applied. */
void gain_entry_index_follow (GainEntryIndex *self, GainChange *change);

/** Reads what is there for at most @budget microseconds (0: all of it). Returns: FALSE when more
 * is left. */
gboolean gain_entry_index_read (GainEntryIndex *self, gint64 budget);

/** @weights: (nullable) (element-type utf8 double): what is preferred among entries that fit alike,
 * by id; the more the better. Returns: (transfer full) (element-type GainEntryHit): at most @max,
 * best first: by fit, weight, length of the name, name, id. */
GArray *gain_entry_index_find (GainEntryIndex *self,
                               const char *typed,
                               gboolean colleagues,
                               GHashTable *weights,
                               guint max);

G_END_DECLS
