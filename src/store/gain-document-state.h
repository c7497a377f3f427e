/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-document.h"

G_BEGIN_DECLS

/**
 * GainDocumentState:
 *
 * A document as it is at one moment: references to its sealed items, and what
 * else the file says. Taken on the main thread, which costs next to nothing;
 * written in any other.
 */
typedef struct _GainDocumentState GainDocumentState;

GainDocumentState *gain_document_state_take (GainDocument *document,
                                             GainProject *project) G_GNUC_WARN_UNUSED_RESULT;
void gain_document_state_free (GainDocumentState *self);

/** Returns: (transfer full): the file, sealed. */
JsonNode *gain_document_state_write (GainDocumentState *self) G_GNUC_WARN_UNUSED_RESULT;
/** Returns: (transfer full): what it holds, as a document keeps it. */
GainItemSet *gain_document_state_collect (GainDocumentState *self) G_GNUC_WARN_UNUSED_RESULT;
/** Lends what of the journals is in it. */
GainCovers *gain_document_state_get_covers (GainDocumentState *self);

G_END_DECLS
