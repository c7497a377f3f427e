/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/* What a person does to a project, each as a change that is ready to be
 * applied. None of them changes anything. All work in the layer of the
 * annotator at work, need the article's text loaded where they place marks,
 * and answer NULL with a %GAIN_PROJECT_ERROR_INVALID error that says what to
 * do instead. Spans are code points. */

/** @id: (out) (optional) (transfer full): of the new mark. Attributes get the codebook's defaults
 * with the values of @attributes (a{sv}, nullable) over them. */
GainChange *gain_act_mark (GainProject *project,
                           const char *article,
                           const char *label,
                           const GainSpan *fragments,
                           guint n_fragments,
                           const char *origin,
                           GVariant *attributes,
                           char **id,
                           GError **error);
/** Also deletes the relations that start at it; those that end there stay and become findings. */
GainChange *gain_act_delete (GainProject *project,
                             const char *article,
                             const char *mark,
                             GError **error);
GainChange *gain_act_relabel (GainProject *project,
                              const char *article,
                              const char *mark,
                              const char *label,
                              GError **error);
GainChange *gain_act_place (GainProject *project,
                            const char *article,
                            const char *mark,
                            const GainSpan *fragments,
                            guint n_fragments,
                            GError **error);
GainChange *gain_act_note (GainProject *project,
                           const char *article,
                           const char *mark,
                           const char *note,
                           GError **error);
/** @value: (nullable): NULL takes the attribute away; a floating one is taken. */
GainChange *gain_act_attribute (GainProject *project,
                                const char *article,
                                const char *mark,
                                const char *name,
                                GVariant *value,
                                GError **error);
GainChange *gain_act_link (GainProject *project,
                           const char *article,
                           const char *from,
                           const char *type,
                           const GainRelationEnd *to,
                           const char *origin,
                           char **id,
                           GError **error);
/** The same as part of a larger act: marks, links and entries that @ahead makes count as being
 * there already. @ahead: (nullable): what the act does before; append the answer to it. */
GainChange *gain_act_link_after (GainProject *project,
                                 GainChange *ahead,
                                 const char *article,
                                 const char *from,
                                 const char *type,
                                 const GainRelationEnd *to,
                                 const char *origin,
                                 char **id,
                                 GError **error);
/** @edited: an unsealed copy of a link of one's own, with another certainty, note or attributes. */
GainChange *gain_act_edit_link (GainProject *project,
                                const char *article,
                                GainRelation *edited,
                                GError **error);
GainChange *gain_act_unlink (GainProject *project,
                             const char *article,
                             const char *relation,
                             GError **error);
/** For the lead what counts; for others a proposal in their own file. */
GainChange *gain_act_exclude (GainProject *project,
                              const char *article,
                              guint block,
                              gboolean excluded,
                              GError **error);
GainChange *gain_act_status (GainProject *project,
                             const char *article,
                             const char *status,
                             GError **error);
/** Adds (@before NULL), changes, or deletes (@entry NULL) an entry of the registry. */
GainChange *gain_act_entry (GainProject *project,
                            GainItem *before,
                            GainItem *entry,
                            GError **error);

G_END_DECLS
