/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What checking a project found. A problem is something wrong, a note something to know. */
typedef struct _GainCheckReport GainCheckReport;

GainCheckReport *gain_check_report_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gain_check_report_free (GainCheckReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GainCheckReport, gain_check_report_free)

/** @kind: a stable word. @path: below the project folder. The message is made as by printf(). */
void gain_check_report_problem (GainCheckReport *self,
                                const char *kind,
                                const char *path,
                                const char *format,
                                ...) G_GNUC_PRINTF (4, 5);
void gain_check_report_note (GainCheckReport *self,
                             const char *kind,
                             const char *path,
                             const char *format,
                             ...) G_GNUC_PRINTF (4, 5);

/** TRUE where something was said of @path already. */
gboolean gain_check_report_knows (GainCheckReport *self, const char *path);
guint gain_check_report_get_n_problems (GainCheckReport *self);

/** One more of what is counted at the end: "files", "articles", "marks", "journal_lines". */
void gain_check_report_count (GainCheckReport *self, const char *what, guint n);

void gain_check_report_print (GainCheckReport *self, gboolean json);

G_END_DECLS
