/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-act.h"
#include "gain-suggester.h"

G_BEGIN_DECLS

/* A project of “anna” (who is also the lead, unless a test says otherwise)
 * with a codebook as the default one, as far as suggestions need it. */

typedef struct
{
  GainProject *project;
  GainSuggester *suggester;
} SuggestFixture;

GainProject *suggest_project_new (void);
/** @text: blocks are its lines. Returns: the id of the article, which is the project's. */
const char *suggest_add_article (GainProject *project, const char *text);

void suggest_apply (GainProject *project, GainChange *change, GError *error);
/** Marks the @nth (from 0) @quote of the article. Returns: (transfer full): the id. */
char *suggest_mark (GainProject *project,
                    const char *article,
                    const char *label,
                    const char *quote,
                    guint nth);
GainSpan suggest_find (GainProject *project, const char *article, const char *quote, guint nth);
void suggest_add_actor (GainProject *project, const char *id, const char *name);
void suggest_add_proposition (GainProject *project, const char *id, const char *wording);
void suggest_link (GainProject *project,
                   const char *article,
                   const char *from,
                   const char *type,
                   GainEndKind kind,
                   const char *to);
/** The end of the only link of @type from @from; NULL for none. */
const GainRelationEnd *suggest_get_link (GainProject *project,
                                         const char *article,
                                         const char *from,
                                         const char *type);

void suggest_fixture_set_up (SuggestFixture *self, gconstpointer data);
void suggest_fixture_tear_down (SuggestFixture *self, gconstpointer data);

G_END_DECLS
