/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-json.h"
#include "gain-store.h"

/* A project in a folder of its own that goes with the fixture. */
typedef struct
{
  char *path;
  GFile *folder;
} StoreFixture;

/** g_test_init() with a data folder, and so a device, of this program's own: tests run side by
 * side, and each instance of a device has another name. */
void store_fixture_init (int *argc, char ***argv);

void store_fixture_set_up (StoreFixture *self, gconstpointer data);
void store_fixture_tear_down (StoreFixture *self, gconstpointer data);

/** Opens it; fails the test when it cannot be opened. */
GainStore *store_fixture_open (StoreFixture *self, const char *me);
/** Closes and drops @store; fails the test when something could not be written. */
void store_fixture_close (GainStore *store);

/** Adds an article with some text that says @number, so that each is another. */
GainArticle *store_fixture_add_article (GainStore *store, guint number);
/** Marks @start to @end as a claim. Returns: (transfer full): the id. */
char *store_fixture_mark (GainStore *store, const char *article, guint start, guint end);
/** Applies @change, which must be good; takes it. */
void store_fixture_apply (GainStore *store, GainChange *change);

/** A closed project with one article, two marks, a note, an entry and a block that was flipped.
 * @article: its id; @layer: path of the state file. Both (out) (transfer full). */
void store_fixture_fill (StoreFixture *fixture, char **article, char **layer);
/** Opens, dumps, closes. (transfer full) */
char *store_fixture_dump_closed (StoreFixture *fixture, const char *me);
/** Parses a file. Returns: lent by @node, (out) (transfer full). */
JsonObject *store_fixture_parse (StoreFixture *fixture, const char *path, JsonNode **node);

/** One random change: marks, notes, links, entries, blocks, undo, redo. */
void store_fixture_change_at_random (GainStore *store, GRand *rand);

/** Everything that people made, in words that are equal when it is. (transfer full) */
char *store_fixture_dump (GainProject *project);

/** Paths of all files below the project folder, sorted, relative. (transfer full) */
GPtrArray *store_fixture_list_files (StoreFixture *self, const char *dir);
char *store_fixture_get_path (StoreFixture *self, const char *relative);
GBytes *store_fixture_read (StoreFixture *self, const char *relative);
void store_fixture_write (StoreFixture *self, const char *relative, const void *data, gsize size);

void store_fixture_remove (StoreFixture *self, const char *relative);

/** How many findings of @kind there are; NULL for all. */
guint store_fixture_count_findings (GainStore *store, const char *kind);
