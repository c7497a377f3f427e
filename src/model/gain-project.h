/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "gain-article.h"
#include "gain-change.h"
#include "gain-codebook-versions.h"
#include "gain-history.h"
#include "gain-layer.h"
#include "gain-registry.h"

G_BEGIN_DECLS

#define GAIN_PROJECT_ERROR (gain_project_error_quark ())

typedef enum
{
  GAIN_PROJECT_ERROR_CONFLICT,  /* the target is no longer what the change was made for */
  GAIN_PROJECT_ERROR_NOT_YOURS, /* one writer per file */
  GAIN_PROJECT_ERROR_READ_ONLY, /* the file is of a newer version, or the folder is */
  GAIN_PROJECT_ERROR_INVALID,   /* no such article, label, mark …; bad offsets */
  GAIN_PROJECT_ERROR_NOTHING,   /* nothing to undo or redo */
} GainProjectError;

GQuark gain_project_error_quark (void);

/**
 * GainProject:
 *
 * Codebook, articles, registry and everybody's layers in memory, on the main
 * thread. gain_project_apply() is the only door to a change.
 *
 * Signals: "changed" (GainChange *change) after a change was applied, whatever
 * its role. Views redraw from it, the store journals it.
 */
#define GAIN_TYPE_PROJECT (gain_project_get_type ())
G_DECLARE_FINAL_TYPE (GainProject, gain_project, GAIN, PROJECT, GObject)

/** @me: id of the annotator at work, [a-z0-9-]. */
GainProject *gain_project_new (const char *me) G_GNUC_WARN_UNUSED_RESULT;

const char *gain_project_get_me (GainProject *self);
const char *gain_project_get_name (GainProject *self);
void gain_project_set_name (GainProject *self, const char *name);
/** Id of the annotator who decides what is shared; who works alone is the lead. */
const char *gain_project_get_lead (GainProject *self);
void gain_project_set_lead (GainProject *self, const char *lead);
gboolean gain_project_get_read_only (GainProject *self);
void gain_project_set_read_only (GainProject *self, gboolean read_only);

/** The version that counts: the one with the highest number. Returns: (transfer none) (nullable).
 */
GainCodebook *gain_project_get_codebook (GainProject *self);
/** Seals @codebook and adds it to the versions, as read from disk; it takes the place of one with
 * its number. People's changes come through gain_project_apply(). */
void gain_project_set_codebook (GainProject *self, GainCodebook *codebook);
/** Returns: (transfer none) (nullable): the version @n. */
GainCodebook *gain_project_get_codebook_version (GainProject *self, guint n);
GainCodebookVersions *gain_project_get_codebook_versions (GainProject *self);
GainRegistry *gain_project_get_registry (GainProject *self);
GainHistory *gain_project_get_history (GainProject *self);

/** Lends a list of GainArticle, in order of addition. */
GListModel *gain_project_get_articles (GainProject *self);
/** Returns: (transfer none) (nullable). */
GainArticle *gain_project_get_article (GainProject *self, const char *id);
/** Returns: FALSE when an article with this id is there already. */
gboolean gain_project_add_article (GainProject *self, GainArticle *article);

/** Returns: (transfer none): the layer, an empty one where there is nothing yet. */
GainLayer *gain_project_get_layer (GainProject *self, const char *article, const char *annotator);
/** Returns: (transfer container): the layers of @article that hold something, by annotator; with
 * NULL all layers of the project. */
GPtrArray *gain_project_list_layers (GainProject *self, const char *article);

/* What an item that was made with another version of the codebook counts as now. Marks and links
 * keep what they were made with; views, exports and figures ask here. No cost where the codebook
 * was not changed in a way that matters. Strings that are lent live as long as item and project. */

/** Returns: (transfer none) (nullable): NULL where the present codebook does not know the label:
 * show gain_project_resolve_label_id() as unknown, and keep the data. */
const GainLabel *gain_project_resolve_label (GainProject *self, GainAnnotation *mark);
const char *gain_project_resolve_label_id (GainProject *self, GainAnnotation *mark);
/** Name of the label for people, also of one that nobody knows: “Unknown label “x””.
 * Returns: (transfer full). */
char *gain_project_dup_label_name (GainProject *self, GainAnnotation *mark);
/** Returns: (transfer full) (nullable): a{sv} by the names and with the choices of now. */
GVariant *gain_project_resolve_attributes (GainProject *self, GainItem *item);
/** Returns: (transfer full) (nullable): the value of what is now called @name. */
GVariant *gain_project_resolve_attribute (GainProject *self, GainItem *item, const char *name);
const GainRelationType *gain_project_resolve_relation_type (GainProject *self,
                                                            GainRelation *relation);
const char *gain_project_resolve_relation_type_id (GainProject *self, GainRelation *relation);
/** NULL where the proposition stands under none. */
const char *gain_project_resolve_concept_id (GainProject *self, GainProposition *proposition);
/** Returns: (transfer full): @item itself, or where it counts as something else now an unsealed
 * copy that says so, of the present version. For exports, and for who changes its label, its
 * attributes or its type. */
GainItem *gain_project_bring_up_item (GainProject *self, GainItem *item) G_GNUC_WARN_UNUSED_RESULT;

/** What counts for everybody: the block's own flag, unless the lead flipped it. */
gboolean gain_project_is_excluded (GainProject *self, const char *article, guint block);

/** Returns: (transfer container): the settings (GainField) by id. gain-people.h says what they
 * mean. */
GPtrArray *gain_project_list_settings (GainProject *self);

/** Returns: (transfer none) (nullable): the item as it is now. Settings are the lead's, whatever
 * @owner. */
GainItem *gain_project_lookup (GainProject *self,
                               GainItemKind kind,
                               const char *owner,
                               const char *article,
                               const char *id);

/**
 * Applies all operations of @change, or none. Checks that every target is
 * still what the change was made for, that it belongs to the annotator at work
 * (unless the role is OUTSIDE), and that marks lie within the text. Each
 * operation is checked against what those before it in the change leave, so
 * one item may be changed several times. List models emit while it is put in
 * place; "changed" follows when all of it is. Handlers of a list model must
 * not apply anything; those of "changed" may, and everybody hears of that
 * change after this one.
 *
 * Returns: FALSE with an error of %GAIN_PROJECT_ERROR, and nothing changed.
 */
gboolean gain_project_apply (GainProject *self, GainChange *change, GError **error);

/** Takes back (brings back) the last act of this device. @applied: (out) (optional) (transfer
 * full): what was done, so that a view can go there. A target that has changed since is a
 * CONFLICT that names it. Versions of the codebook are never taken away: in place of the one that
 * an act added comes a next one with the content from before it. */
gboolean gain_project_undo (GainProject *self, GainChange **applied, GError **error);
gboolean gain_project_redo (GainProject *self, GainChange **applied, GError **error);

G_END_DECLS
