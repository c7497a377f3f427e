/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-project.h"

G_BEGIN_DECLS

/* How the forms of the Registry place change the project: one act a field. */

/** Returns: (transfer full) (nullable): a copy of what shows under @id, to be changed. */
GainItem *gain_entry_edit_begin (GainProject *project,
                                 GainItemKind kind,
                                 const char *id) G_GNUC_WARN_UNUSED_RESULT;

/** Puts @edited in the place of one's own version of the entry. @said: (nullable): what the toast
 * tells, which offers to undo. Returns: FALSE with an error for the row. */
gboolean gain_entry_edit_apply (GtkWidget *from,
                                GainProject *project,
                                GainItem *edited,
                                const char *said,
                                GError **error);

/** The same for any act. @change: (transfer full) (nullable): with NULL, @error is set already. */
gboolean gain_entry_edit_apply_change (GtkWidget *from,
                                       GainProject *project,
                                       GainChange *change,
                                       const char *said,
                                       GError **error);

/** A toast of the window that @from is in. */
void gain_entry_edit_say (GtkWidget *from, const char *text, gboolean undoable);

/** Name or wording of what shows for @id. Returns: (transfer full). */
char *gain_entry_edit_dup_name (GainProject *project, GainItemKind kind, const char *id);

G_END_DECLS
