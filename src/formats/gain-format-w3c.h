/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gain-codec.h"

G_BEGIN_DECLS

/* W3C Web Annotation as one AnnotationCollection with one page, an annotation
 * a line. Private to formats/.
 *
 * An article is an annotation that describes it: its body is the text, its
 * target the page it comes from, “gainsay:article” and its neighbours are the
 * rest. A mark is a tag on a place of that text, one target a fragment, each
 * with position (code points) and quote. A link is an annotation that links,
 * from its target to its body. What the vocabulary has no word for stands in
 * members of our own, JSON literals by the context. */

#define GAIN_W3C_CONTEXT "http://www.w3.org/ns/anno.jsonld"
#define GAIN_W3C_NS      "https://gainsay.org/ns#"
#define GAIN_W3C_ID      "https://gainsay.org/id/"

void gain_format_w3c_write_head (GString *out, const char *project_name);
guint gain_format_w3c_write_record (GString *out, GainRecord *record, GainRecordText text, guint n);
void gain_format_w3c_write_tail (GString *out, guint n_things);
gboolean gain_format_w3c_read (GainImport *import, GError **error);

G_END_DECLS
