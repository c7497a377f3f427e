/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-reader.h"

G_BEGIN_DECLS

/**
 * GainGuidelines:
 *
 * The coding guidelines beside the text: what they say about the label of the mark that is
 * selected in a reader, with the label's description and examples; all of them on demand.
 */
#define GAIN_TYPE_GUIDELINES (gain_guidelines_get_type ())
G_DECLARE_FINAL_TYPE (GainGuidelines, gain_guidelines, GAIN, GUIDELINES, GtkWidget)

GtkWidget *gain_guidelines_new (void);

/** @reader: (nullable): the reader to follow. */
void gain_guidelines_set_reader (GainGuidelines *self, GainReader *reader);

/** Shows what is to be shown now; after another codebook came into force. */
void gain_guidelines_update (GainGuidelines *self);

G_END_DECLS
