/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-store"

#include "config.h"

#include "gain-attic.h"
#include "gain-finding.h"
#include "gain-loader.h"

#include <glib/gi18n-lib.h>

/* A whole state file that never got its place, or that lost it: takes in what
 * memory does not have. Most hold nothing new, for the journals had it all. */
static gboolean
take_in (GainLoader *self, GainDocument *document, GBytes *bytes)
{
  g_autoptr (GainContent) content = gain_content_read (document, bytes, NULL);
  GainItemSet *base = NULL;

  if (content == NULL || content->newer || document->frozen)
    return FALSE;
  if (content->seal != GAIN_JSON_SEAL_DIFFERS &&
      gain_covers_contains (document->covers, content->covers))
    return FALSE;

  if (document->now == NULL)
    document->now =
        document->on_disk != NULL ? gain_item_set_copy (document->on_disk) : gain_item_set_new ();
  if (gain_covers_contains (content->covers, document->disk_covers))
    base = document->on_disk;
  gain_item_set_merge (document->now, base, content->items);
  gain_covers_extend_all (document->covers, content->covers);
  document->dirty = TRUE;

  return TRUE;
}

static void
report_leftover (GainLoader *self, const GainLeftover *leftover, gboolean taken)
{
  const char *message;

  if (leftover->conflict)
    message = taken ? _ ("A sync program has put a second version beside “%s”. What it had more "
                         "was taken in, and it is in “attic” now. Look whether the marks are what "
                         "you expect")
                    : _ ("A sync program has put a second version beside “%s”. It holds nothing "
                         "new and is in “attic” now. Nothing needs to be done");
  else
    message = taken ? _ ("A version of “%s” was left over when the program was stopped. What it "
                         "had more was taken in; it is in “attic” now. Nothing needs to be done")
                    : _ ("A version of “%s” was left over when the program was stopped. It holds "
                         "nothing new and is in “attic” now. Nothing needs to be done");

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  gain_finding_add (self->findings,
                    leftover->conflict ? "conflict" : "leftover",
                    leftover->target,
                    message,
                    leftover->target);
#pragma GCC diagnostic pop
}

/* Who owns a file looks after what lies beside it. */
static gboolean
is_ours (GainLoader *self, const GainLeftover *leftover, GainDocument *document)
{
  return !leftover->conflict || (document != NULL && g_strcmp0 (document->owner, self->me) == 0);
}

static void
tidy_one (GainLoader *self, const GainLeftover *leftover)
{
  GainDocument *document = g_hash_table_lookup (self->documents, leftover->target);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean taken;

  if (!is_ours (self, leftover, document))
    return;

  bytes = gain_folder_read (self->folder, leftover->path, NULL, NULL);
  taken = document != NULL && bytes != NULL && take_in (self, document, bytes);
  if (gain_attic_move (self->folder, leftover->path, leftover->target, bytes, &error))
    report_leftover (self, leftover, taken);
  else
    gain_finding_add (self->findings, "no-access", leftover->path, "%s", error->message);
}

void
gain_loader_tidy (GainLoader *self)
{
  for (guint i = 0; i < self->leftovers->len; i++)
    tidy_one (self, g_ptr_array_index (self->leftovers, i));
}
