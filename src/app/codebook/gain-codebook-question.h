/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gain-codebook-editor.h"

G_BEGIN_DECLS

/* Questions before a step that changes what data count as. Each shows a
 * dialog over the window of @over that says in numbers what will count as
 * what, refuses with the reason what cannot be, and applies the step as one
 * version. @of: the attribute of a choice, else NULL. */

void gain_codebook_ask_rename (GainCodebookEditor *editor,
                               GtkWidget *over,
                               GainCodebookPart what,
                               const char *of,
                               const char *id);
void gain_codebook_ask_merge (GainCodebookEditor *editor,
                              GtkWidget *over,
                              GainCodebookPart what,
                              const char *of,
                              const char *id);
void gain_codebook_ask_delete (GainCodebookEditor *editor,
                               GtkWidget *over,
                               GainCodebookPart what,
                               const char *of,
                               const char *id);
/** A label, by the values of an attribute. */
void gain_codebook_ask_split (GainCodebookEditor *editor, GtkWidget *over, const char *label);

/** Asks for the name of something new, adds it and opens it. @under: (nullable): the concept above
 * it. */
void gain_codebook_ask_add (GainCodebookEditor *editor,
                            GtkWidget *over,
                            GainCodebookPart what,
                            const char *under);

/** Whether to apply a change that is there already. @change: (transfer full) (nullable), @error:
 * (transfer full) (nullable): why there is none. */
void gain_codebook_ask_change (GainCodebookEditor *editor,
                               GtkWidget *over,
                               const char *heading,
                               const char *accept,
                               GainChange *change,
                               GError *error);

G_END_DECLS
