/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-import.h"

G_BEGIN_DECLS

/** What a format can hold of a project; the rest is named in the report of an export. */
typedef enum
{
  GAIN_CODEC_TEXT = 1 << 0,
  GAIN_CODEC_METADATA = 1 << 1,
  GAIN_CODEC_MARKS = 1 << 2,
  GAIN_CODEC_NESTING = 1 << 3,
  GAIN_CODEC_OVERLAP = 1 << 4,
  GAIN_CODEC_DISCONTINUOUS = 1 << 5,
  GAIN_CODEC_ATTRIBUTES = 1 << 6,
  GAIN_CODEC_RELATIONS = 1 << 7,
  GAIN_CODEC_NOTES = 1 << 8,
  GAIN_CODEC_ANNOTATORS = 1 << 9,
  GAIN_CODEC_REGISTRY = 1 << 10,
  GAIN_CODEC_EVERYTHING = (1 << 11) - 1,
} GainCodecHolds;

/**
 * GainCodec:
 * @id: for the command line, such as "jsonl"
 * @name: in English; gain_codec_get_name() is for people
 * @extension: of a file, without the dot
 * @mime: its media type
 * @offset_unit: (nullable): "code points", "UTF-16 units", "bytes", "tokens"; NULL without offsets
 * @holds: flags of #GainCodecHolds
 * @archive: written for the owner of the texts: holds them also where there is no licence note
 *
 * A format. The functions are pure: a record in, bytes out. A file is head, records, tail.
 */
typedef struct _GainCodec GainCodec;

struct _GainCodec
{
  const char *id;
  const char *name;
  const char *extension;
  const char *mime;
  gboolean can_read;
  gboolean can_write;
  const char *offset_unit;
  guint holds;
  gboolean archive;

  /*< private >*/
  void (*write_head) (GString *out, const char *project_name);
  /** @n: of the record, from 0. Returns: how many things it wrote, for the tail. */
  guint (*write_record) (GString *out, GainRecord *record, GainRecordText text, guint n);
  void (*write_tail) (GString *out, guint n_things);
  gboolean (*read) (GainImport *import, GError **error);
};

guint gain_codec_get_n (void);
/** Returns: (transfer none). */
const GainCodec *gain_codec_get_at (guint i);
/** Translated. */
const char *gain_codec_get_name (const GainCodec *self);
/** Returns: (transfer none) (nullable). */
const GainCodec *gain_codec_get (const char *id);
/** The format of a file by its @bytes and, where these do not tell, its @name (nullable). Returns:
 * (transfer none) (nullable): NULL where nothing reads it. */
const GainCodec *gain_codec_sniff (const char *name, GBytes *bytes);

G_END_DECLS
