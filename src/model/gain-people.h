/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-project.h"

G_BEGIN_DECLS

/* Who works on a project, who codes what, and what each may see. All of it is
 * settings: GainFields of kind %GAIN_ITEM_SETTING, the lead's, kept in
 * project.json. Their ids and values:
 *
 *   people/<id>/name         s   the name for people
 *   people/<id>/role         s   "lead", "annotator", "curator"
 *   assignments/<article>    as  ids of those who code it
 *   blind                    b   TRUE where nothing is set
 *   keywords                 as  regular expressions to colour
 */

typedef enum
{
  GAIN_PERSON_ANNOTATOR,
  GAIN_PERSON_CURATOR,
  GAIN_PERSON_LEAD,
} GainPersonRole;

/** "annotator", "curator", "lead". */
const char *gain_person_role_get_nick (GainPersonRole role);
/** Returns: FALSE for an unknown word; @role is then left alone. */
gboolean gain_person_role_from_nick (const char *nick, GainPersonRole *role);

/** Whether there is a setting @id, and @value is one for it. Words that this version does not know
 * are fine where any text is. */
gboolean gain_setting_fits (const char *id, GVariant *value);

/** Returns: (transfer container): ids (interned) of the lead, of the one at work, of all that a
 * setting names, and of all that made a mark or an entry; sorted, the lead first. */
GPtrArray *gain_project_list_people (GainProject *self);
/** The name for people, or the id where none is set. */
const char *gain_project_get_person_name (GainProject *self, const char *person);
/** The lead is one whatever is set; everybody else is an annotator unless something is set. */
GainPersonRole gain_project_get_person_role (GainProject *self, const char *person);

/** Blind: nobody sees what colleagues did to an article before they submitted it themselves. */
gboolean gain_project_get_blind (GainProject *self);
/** Lends a NULL-terminated list of regular expressions, never NULL. Returns: (transfer container).
 */
const char **gain_project_dup_keywords (GainProject *self);

/**
 * Whether the one at work may see what @annotator did to @article, and what
 * follows from it (counts, pickers, occurrences …): one's own always; all of
 * it for leads and curators, and where the project is not blind; for an
 * annotator when their own status of the article is “submitted” (no more when
 * it was opened again).
 */
gboolean gain_project_may_see (GainProject *self, const char *article, const char *annotator);
/** Whether @operation (of a "changed" signal) can change an answer of gain_project_may_see(). */
gboolean gain_project_changes_sight (GainProject *self, const GainOperation *operation);

/** Returns: (transfer container): ids of those to whom @article is assigned, as set. */
const char **gain_project_list_assigned (GainProject *self, const char *article);

/**
 * GainQueueEntry: an article that somebody is to code
 * @status: (nullable): "new", "annotating", "submitted"; NULL where one may not see it
 */
typedef struct
{
  GainArticle *article;
  const char *status;
} GainQueueEntry;

/** Returns: (transfer full) (element-type GainQueueEntry): what is assigned to @person, in order
 * of addition; every article where nothing is assigned to anybody. Lent articles. */
GArray *gain_project_list_queue (GainProject *self, const char *person);
/** The first article of one's own queue that is not submitted, looked for behind @after (nullable)
 * and then from the start; never @after itself. Returns: (transfer none) (nullable). */
GainArticle *gain_project_get_next_in_queue (GainProject *self, const char *after);

/* Acts, as in gain-act.h: changes ready to be applied, for the lead. NULL with an error of
 * %GAIN_PROJECT_ERROR where there is nothing to change or it may not be. */

/** @name: (nullable): NULL or "" takes it away. */
GainChange *gain_act_person_name (GainProject *project,
                                  const char *person,
                                  const char *name,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
GainChange *gain_act_person_role (GainProject *project,
                                  const char *person,
                                  GainPersonRole role,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** Assigns (or with @assigned FALSE takes back) several articles in one change. Both lists
 * NULL-terminated. */
GainChange *gain_act_assign (GainProject *project,
                             const char *const *articles,
                             const char *const *people,
                             gboolean assigned,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
GainChange *gain_act_blind (GainProject *project,
                            gboolean blind,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** @keywords: regular expressions (GRegex, case does not matter), NULL-terminated. */
GainChange *gain_act_keywords (GainProject *project,
                               const char *const *keywords,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
