/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-act.h"

G_BEGIN_DECLS

/* What the acts have in common. Those that find something set @error where there is none. */

/** Sets a %GAIN_PROJECT_ERROR_INVALID. Returns: FALSE. */
gboolean gain_act_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

GainArticle *gain_act_find_article (GainProject *project, const char *article, GError **error);
GainText *gain_act_find_text (GainProject *project, const char *article, GError **error);
GainCodebook *gain_act_find_codebook (GainProject *project, GError **error);
/** As new links may have it. */
const GainRelationType *gain_act_find_relation_type (GainProject *project,
                                                     const char *id,
                                                     GError **error);
/** A mark of the annotator at work. */
GainAnnotation *gain_act_find_mark (GainProject *project,
                                    const char *article,
                                    const char *mark,
                                    GError **error);

/** What @ahead (nullable), a change that is not applied yet, leaves of the item; else what is there
 * now. Of the annotator at work, or with @owner NULL an entry of anybody. */
GainItem *gain_act_look_ahead (GainProject *project,
                               GainChange *ahead,
                               GainItemKind kind,
                               const char *owner,
                               const char *article,
                               const char *id);

/** The next version of the codebook, unsealed, for whoever may edit it. Returns: (transfer full)
 * (nullable). */
GainCodebook *gain_act_begin_edit (GainProject *project, GError **error);
gboolean gain_act_check_new_id (const char *id, GError **error);

/** Returns: (transfer full): an unsealed copy of @item as it counts now, for an act that changes
 * its label, its attributes or its type. */
GainItem *gain_act_copy_up (GainProject *project, GainItem *item);

/** Notes time and codebook on an item that is about to enter a change and says all it says by the
 * present codebook (gain_act_copy_up()). Who changes neither label, attributes nor type leaves
 * the codebook as it is, with gain_item_touch(). */
void gain_act_stamp (GainProject *project, GainItem *item);

/** Returns: (transfer full): a change of one operation, in the files of the annotator at work. */
GainChange *gain_act_change (GainProject *project,
                             const char *verb,
                             const char *article,
                             GainItem *before,
                             GainItem *after);

G_END_DECLS
