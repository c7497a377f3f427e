/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-act-codebook.h"
#include "gain-project.h"

G_BEGIN_DECLS

/**
 * GainCodebookEditor:
 *
 * What the pages of the Codebook place share: the project, whether its
 * codebook may be changed here, and the way to a change.
 *
 * Signals: "message" (const char *text, gboolean undoable): something to say
 * to the person; "open" (const char *section, const char *id): to go to a
 * thing, or with "" to the list of a section.
 */
#define GAIN_TYPE_CODEBOOK_EDITOR (gain_codebook_editor_get_type ())
G_DECLARE_FINAL_TYPE (GainCodebookEditor, gain_codebook_editor, GAIN, CODEBOOK_EDITOR, GObject)

GainCodebookEditor *gain_codebook_editor_new (GainProject *project) G_GNUC_WARN_UNUSED_RESULT;

GainProject *gain_codebook_editor_get_project (GainCodebookEditor *self);
GainCodebook *gain_codebook_editor_get_codebook (GainCodebookEditor *self);
/** Only for the lead, and not in a project that is read-only. */
gboolean gain_codebook_editor_may_edit (GainCodebookEditor *self);

/**
 * Applies a change and says so with an Undo, or says what is wrong with it.
 * @change: (transfer full) (nullable): NULL when making it failed
 * @error: (transfer full) (nullable): why it failed
 *
 * Returns: whether it was applied
 */
gboolean gain_codebook_editor_apply (GainCodebookEditor *self, GainChange *change, GError *error);

void gain_codebook_editor_say (GainCodebookEditor *self, const char *text);
void gain_codebook_editor_open (GainCodebookEditor *self, const char *section, const char *id);

G_END_DECLS
