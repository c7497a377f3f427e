/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-act.h"
#include "gain-store.h"

G_BEGIN_DECLS

/** A project that a command has open, with what the words of the command line stand for. */
typedef struct _GainSession GainSession;

/** Opens @path and tells on standard error what was found in it. @annotator: (nullable). */
GainSession *gain_session_open (const char *path,
                                const char *annotator,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** The same without telling: the findings are for the caller. */
GainSession *gain_session_open_quietly (const char *path,
                                        const char *annotator,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gain_session_free (GainSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainSession, gain_session_free)

GainStore *gain_session_get_store (GainSession *self);
GainProject *gain_session_get_project (GainSession *self);
/** The layer of the annotator at work on @article. */
GainLayer *gain_session_get_layer (GainSession *self, GainArticle *article);

/** Applies @change and waits until it is durable. */
gboolean gain_session_apply (GainSession *self, GainChange *change, GError **error);
/** Writes everything and gives the folder back; says what the person typed can stand. */
gboolean gain_session_close (GainSession *self, GError **error);

/* Words of the command line. Each answers NULL with an error that lists what
 * could have been meant. */

/** An id, the name of the imported file, or the beginning of an id that only one article has.
 * Returns: (transfer none). */
GainArticle *gain_session_find_article (GainSession *self, const char *word, GError **error);
/** The same with its text loaded. */
GainArticle *gain_session_load_article (GainSession *self, const char *word, GError **error);
/** A mark of the annotator at work by its id or the beginning of it. Returns: (transfer none). */
GainAnnotation *gain_session_find_mark (GainSession *self,
                                        GainArticle *article,
                                        const char *word,
                                        GError **error);
/** Returns: (transfer none): an entry of the registry by its id, the beginning of it, or its
 * name. @kind: actor or proposition. */
GainItem *gain_session_find_entry (GainSession *self,
                                   GainItemKind kind,
                                   const char *word,
                                   GError **error);
/** TRUE where the codebook has the label. */
gboolean gain_session_check_label (GainSession *self, const char *label, GError **error);
/** TRUE where @span lies within the text of @article and is not empty. */
gboolean gain_session_check_span (GainArticle *article, GainSpan span, GError **error);

G_END_DECLS
