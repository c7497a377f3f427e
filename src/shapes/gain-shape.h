/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-json.h"
#include "gain-project.h"

G_BEGIN_DECLS

/* The JSON shapes of the model, as data/schema/ publishes them. One codec a
 * thing, shared by state files, journal, submissions and exports; members in
 * a fixed order, unknown ones kept where they were. Writers return (transfer
 * full); readers check everything and name the member that is wrong. */

/** The value of @item in its file, without its id (which is the key there). Field items give
 * their bare value. */
JsonNode *gain_shape_write_item (GainItem *item) G_GNUC_WARN_UNUSED_RESULT;
GainItem *gain_shape_read_item (GainItemKind kind, const char *id, JsonNode *node, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* A file of a newer version is read as far as it is understood. Layers and registries say so in
 * "newer"; a caller that would write an article or a codebook asks gain_shape_is_newer(). */

/** TRUE where @node (of any of our formats) was written by a newer version. */
gboolean gain_shape_is_newer (JsonNode *node);

/* Members that nobody knows, as gain_item_get_extras(), for formats that have another order of
 * members: [[name of the member before, name, value], …]. */

/** Returns: (transfer full). */
JsonArray *gain_shape_write_extras (GVariant *extras) G_GNUC_WARN_UNUSED_RESULT;
/** @extras: (out) (transfer full): NULL for an empty list. */
gboolean gain_shape_read_extras (JsonArray *array, GVariant **extras, GError **error);

/** articles/…: the whole file, sealed. Needs the text. */
JsonNode *gain_shape_write_article (GainArticle *article) G_GNUC_WARN_UNUSED_RESULT;
/** Checks text against "text_sha256" and "id", and the blocks against the text. @seal: (out)
 * (optional). */
GainArticle *gain_shape_read_article (JsonNode *node,
                                      GainJsonSeal *seal,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** codebook/<n>.json, or an export of it. */
JsonNode *gain_shape_write_codebook (GainCodebook *codebook) G_GNUC_WARN_UNUSED_RESULT;
GainCodebook *gain_shape_read_codebook (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** The same, leaving out the labels, attributes, kinds of link … that cannot be read. @problems:
 * (element-type utf8): gets a sentence for each. */
GainCodebook *gain_shape_read_codebook_as_far (JsonNode *node,
                                               GPtrArray *problems,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** The codebook that a new project gets (version 1). Returns: (transfer full). */
GainCodebook *gain_shape_new_default_codebook (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * annotations/…, submissions/…: the whole file, sealed.
 * @covers: (nullable): the object for "covers" (not for submissions)
 */
JsonNode *gain_shape_write_layer (GainLayer *layer,
                                  const char *text_sha256,
                                  JsonObject *covers) G_GNUC_WARN_UNUSED_RESULT;

/**
 * GainLayerState: a layer as it is at one moment, for writing it in another thread. The lists hold
 * sealed items; nothing is owned.
 * @blocks: may be empty: then the file has none
 */
typedef struct
{
  const char *article;
  const char *annotator;
  const char *text_sha256;
  const char *status;
  GPtrArray *annotations; /* in reading order */
  GPtrArray *relations;   /* by id */
  GPtrArray *blocks;      /* by id */
  GVariant *extras;
} GainLayerState;

/** As gain_shape_write_layer(). */
JsonNode *gain_shape_write_layer_state (const GainLayerState *state,
                                        JsonObject *covers) G_GNUC_WARN_UNUSED_RESULT;

/**
 * GainLayerFile: what a state file holds, before it is in a project. An entry
 * that cannot be read does not spoil the rest: it is listed in @problems and
 * kept in @extras so that saving does not lose it.
 */
typedef struct
{
  char *article;
  char *annotator;
  char *text_sha256;
  GPtrArray *items;   /* (element-type GainItem) */
  JsonObject *covers; /* never NULL */
  GVariant *extras;
  GPtrArray *problems; /* (element-type utf8) sentences */
  GainJsonSeal seal;
  gboolean newer; /* written by a newer version: read-only */
} GainLayerFile;

GainLayerFile *gain_shape_read_layer (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gain_layer_file_free (GainLayerFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainLayerFile, gain_layer_file_free)

/** registry/<annotator>.json: everything that @owner entered, sealed. */
JsonNode *gain_shape_write_registry (GainRegistry *registry,
                                     const char *owner,
                                     JsonObject *covers) G_GNUC_WARN_UNUSED_RESULT;
/** The same with what gain_shape_read_registry() found and nobody understood (the registry has no
 * place for it: whoever keeps the file hands it back). @extras: (nullable). */
JsonNode *gain_shape_write_registry_with_extras (GainRegistry *registry,
                                                 const char *owner,
                                                 JsonObject *covers,
                                                 GVariant *extras) G_GNUC_WARN_UNUSED_RESULT;
/** GainRegistryState: likewise, what one person entered. Lists by id. */
typedef struct
{
  const char *owner;
  GPtrArray *actors;
  GPtrArray *propositions;
  GPtrArray *relations;
  GPtrArray *merges;
  GVariant *extras;
} GainRegistryState;

/** As gain_shape_write_registry_with_extras(). */
JsonNode *gain_shape_write_registry_state (const GainRegistryState *state,
                                           JsonObject *covers) G_GNUC_WARN_UNUSED_RESULT;
/** As gain_shape_read_layer(); @article stays NULL. */
GainLayerFile *gain_shape_read_registry (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
