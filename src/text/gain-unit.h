/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-text.h"

G_BEGIN_DECLS

/* The units that a mark can take when nothing is selected. Every function gets
 * @within, the block that holds the caret, and never answers a span outside
 * it; offsets are code points. @language: a BCP 47 tag or NULL; cue words of
 * that language where we have them, English otherwise. An empty answer (start
 * = end) means that there is no such unit there. */

typedef enum
{
  GAIN_UNIT_WORD,
  GAIN_UNIT_NAME,   /* a name with its title: “Infrastructure minister Tomas Reyes” */
  GAIN_UNIT_CUE,    /* the cue words at the caret (“said”, “according to”), else the word */
  GAIN_UNIT_CLAUSE, /* what is said: the quotation, or what follows the cue and “that” */
  GAIN_UNIT_DENIAL, /* as CLAUSE; a denial without words of its own runs from its verb */
  GAIN_UNIT_SENTENCE,
  GAIN_UNIT_PARAGRAPH, /* @within, trimmed */
} GainUnit;

/** Returns: the unit of that kind around @offset. */
GainSpan gain_unit_at (GainText *text,
                       GainSpan within,
                       guint offset,
                       GainUnit unit,
                       const char *language);

/** Returns: the next larger unit than @span for a statement (clause → sentence → paragraph), or
 * @span itself when it is the whole block. */
GainSpan gain_unit_widen (GainText *text, GainSpan within, GainSpan span, const char *language);

/** Returns: (transfer full) (element-type GainSpan): the sentences of @within, in order, without
 * the space between them. */
GArray *gain_unit_list_sentences (GainText *text, GainSpan within, const char *language);

/** Returns: the span of the cue that introduces the content @clause, or an empty span. */
GainSpan gain_unit_find_cue (GainText *text,
                             GainSpan within,
                             GainSpan clause,
                             const char *language);

/** Returns: the subject that the predicate @predicate shares with one before it: in “[the mill]
 * paid the fine and [closed the pipe]” the mill. Empty where @predicate does not begin with its
 * verb. */
GainSpan gain_unit_find_subject (GainText *text,
                                 GainSpan within,
                                 GainSpan predicate,
                                 const char *language);

/** Returns: (transfer full) (element-type GainSpan): what is said in @within, by whomever: contents
 * of cues, quotations, clauses of the writer; in the order of their starts. For a caret at the
 * start of each, gain_unit_at() answers just that content as %GAIN_UNIT_CLAUSE (and the denial that
 * it belongs to as %GAIN_UNIT_DENIAL). Contents may lie in each other. */
GArray *gain_unit_list_contents (GainText *text, GainSpan within, const char *language);

/** Returns: the first content of @within that starts at @offset or behind it (the last that starts
 * before it), or an empty span; the caller goes on in the next block, from its start (its end). */
GainSpan gain_unit_next_content (GainText *text,
                                 GainSpan within,
                                 guint offset,
                                 const char *language);
GainSpan gain_unit_previous_content (GainText *text,
                                     GainSpan within,
                                     guint offset,
                                     const char *language);

typedef enum
{
  GAIN_SOURCE_WRITER,  /* no cue: the article says so itself; the span is empty */
  GAIN_SOURCE_NAMED,   /* the span names who says so */
  GAIN_SOURCE_UNNAMED, /* a cue without anybody: “it is alleged that”; the span is empty */
  GAIN_SOURCE_CARRIED, /* a quotation without a cue: the span, earlier, names who spoke last */
} GainSourceKind;

/** Who says @clause? @within may begin blocks before that of the clause, for what is carried over;
 * it ends with its block. @kind: (out) (optional).
 * Returns: the words that name the source (a name with its title, a noun phrase, a pronoun), or an
 * empty span. */
GainSpan gain_unit_find_source (GainText *text,
                                GainSpan within,
                                GainSpan clause,
                                const char *language,
                                GainSourceKind *kind);

/** Tells a person and the body that this person speaks for apart: “[foreign ministry] spokesperson
 * [Lin Jian]”, “[a spokesperson for [the harbour board]]”. @source: as found by
 * gain_unit_find_source(). @person: (out): the name, else the whole phrase; empty where the body
 * speaks itself. @body: (out): may stand in an earlier sentence of @within, else empty.
 * Returns: TRUE when @source is somebody who speaks for others. */
gboolean gain_unit_find_speaker (GainText *text,
                                 GainSpan within,
                                 GainSpan source,
                                 const char *language,
                                 GainSpan *person,
                                 GainSpan *body);

/* Moving one end of a mark, by a word (a run of other marks counts as one) or by a clause. To grow
 * a mark, move its end to the next boundary and its start to the previous one; to shrink it, move
 * its start to the next beginning and its end to the previous ending. Each answers a place beyond
 * @offset, or the end (start) of @within when there is none. */

/** Returns: the end of the word at or after @offset. */
guint gain_unit_next_word_boundary (GainText *text, GainSpan within, guint offset);
/** Returns: the start of the word before @offset. */
guint gain_unit_previous_word_boundary (GainText *text, GainSpan within, guint offset);
/** Returns: the start of the first word after @offset. */
guint gain_unit_next_word_start (GainText *text, GainSpan within, guint offset);
/** Returns: the end of the last word before @offset. */
guint gain_unit_previous_word_end (GainText *text, GainSpan within, guint offset);

guint gain_unit_next_clause_boundary (GainText *text, GainSpan within, guint offset);
guint gain_unit_previous_clause_boundary (GainText *text, GainSpan within, guint offset);
guint gain_unit_next_clause_start (GainText *text, GainSpan within, guint offset);
guint gain_unit_previous_clause_end (GainText *text, GainSpan within, guint offset);

/* One grapheme cluster, so that a combining accent or an emoji sequence is never cut. */
guint gain_unit_next_cluster (GainText *text, GainSpan within, guint offset);
guint gain_unit_previous_cluster (GainText *text, GainSpan within, guint offset);

G_END_DECLS
