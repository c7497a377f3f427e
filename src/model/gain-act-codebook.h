/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/* What the lead does to the codebook, each as a change that is ready to be
 * applied and adds the next version. Nothing else changes: what marks and
 * links count as follows from the version (gain_project_resolve_label()). All
 * answer NULL with a GAIN_PROJECT_ERROR_NOT_YOURS for anybody but the lead, and
 * with a GAIN_PROJECT_ERROR_INVALID that says what to do instead, where the
 * codebook would be wrong (gain_codebook_list_problems()) or where nothing
 * would change. gain_codebook_preview() tells what a change does to the data. */

/** Adds the label, or changes the one with its id. */
GainChange *gain_act_put_label (GainProject *project, const GainLabel *label, GError **error);
/** Likewise. New choices may come; choices that data may have go through gain_act_delete_part()
 * and gain_act_rename_part(): taking one away or calling it otherwise here is refused. */
GainChange *gain_act_put_attribute (GainProject *project,
                                    const GainAttribute *attribute,
                                    GError **error);
GainChange *gain_act_put_relation_type (GainProject *project,
                                        const GainRelationType *type,
                                        GError **error);
GainChange *gain_act_put_concept (GainProject *project, const GainConcept *concept, GError **error);
GainChange *gain_act_put_actor_type (GainProject *project,
                                     const GainActorType *type,
                                     GError **error);
/** Adds a choice, as the last one. */
GainChange *gain_act_add_choice (GainProject *project,
                                 const char *attribute,
                                 const char *choice,
                                 GError **error);
GainChange *gain_act_set_guidelines (GainProject *project, const char *markdown, GError **error);
GainChange *gain_act_set_codebook_name (GainProject *project, const char *name, GError **error);
/** @position: afterwards, 0 the first. Not for choices. */
GainChange *gain_act_move_part (GainProject *project,
                                GainCodebookPart what,
                                const char *id,
                                guint position,
                                GError **error);

/* @of: the attribute, for a choice; else NULL. */

/** Changes an id; what has it counts as @to. (The name for people is not the id: put does that.) */
GainChange *gain_act_rename_part (GainProject *project,
                                  GainCodebookPart what,
                                  const char *of,
                                  const char *from,
                                  const char *to,
                                  GError **error);
/** What has @from counts as @to, which is there; @from goes. Two labels must be of one kind, two
 * attributes of one type. */
GainChange *gain_act_merge_part (GainProject *project,
                                 GainCodebookPart what,
                                 const char *of,
                                 const char *from,
                                 const char *to,
                                 GError **error);
/** What has it keeps it, and shows as unknown. Concepts below it move up. */
GainChange *gain_act_delete_part (GainProject *project,
                                  GainCodebookPart what,
                                  const char *of,
                                  const char *id,
                                  GError **error);
/** Marks with the label @from count as the label beside the value that they have of @attribute,
 * the others as @otherwise (NULL: they keep it). Labels that are not there yet are made like
 * @from, without a letter. @from goes unless something stays in it. @values, @labels: as many,
 * NULL-terminated. */
GainChange *gain_act_split_label (GainProject *project,
                                  const char *from,
                                  const char *attribute,
                                  const char *const *values,
                                  const char *const *labels,
                                  const char *otherwise,
                                  GError **error);

/** The content of @other takes the place of all there is; steps say what is gone. */
GainChange *gain_act_import_codebook (GainProject *project, GainCodebook *other, GError **error);

/** Any edit at all: @edited is a gain_codebook_copy_for_edit() of the present version, changed and
 * with the steps that it takes. @verb: "codebook-edit" and the like; @note: what was changed, for
 * people. Seals @edited. */
GainChange *gain_act_edit_codebook (GainProject *project,
                                    GainCodebook *edited,
                                    const char *verb,
                                    const char *note,
                                    GError **error);

G_END_DECLS
