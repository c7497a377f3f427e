/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gain-codebook-editor.h"

G_BEGIN_DECLS

/**
 * GainCodebookPage:
 *
 * One page of the Codebook place: a form about one thing of the codebook, or
 * a list of them. What is typed into a form is a draft: it comes into force
 * as one version when the page is saved or left, so that a version is a
 * decision and not a keystroke. Where the draft cannot be, the page says why.
 *
 * Property "dirty": whether there is a draft. "problem" (nullable): why it
 * cannot come into force.
 */
#define GAIN_TYPE_CODEBOOK_PAGE (gain_codebook_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (GainCodebookPage, gain_codebook_page, GAIN, CODEBOOK_PAGE, AdwBin)

struct _GainCodebookPageClass
{
  AdwBinClass parent_class;

  /* Shows what the codebook says. Returns: FALSE where the thing is gone. */
  gboolean (*show) (GainCodebookPage *self);
  /* Whether the form says something else than the codebook; NULL for lists. */
  gboolean (*differs) (GainCodebookPage *self);
  /* The form as a change. */
  GainChange *(*make) (GainCodebookPage *self, GError **error);
  /* Menu about the thing (nullable), and its name. */
  GMenuModel *(*create_menu) (GainCodebookPage *self);
  char *(*dup_title) (GainCodebookPage *self);
  /* (nullable): there is little room beside each other. */
  void (*set_narrow) (GainCodebookPage *self, gboolean narrow);
};

/** @editor: (nullable): NULL for no project. */
void gain_codebook_page_set_editor (GainCodebookPage *self, GainCodebookEditor *editor);
/** Returns: (transfer none) (nullable). */
GainCodebookEditor *gain_codebook_page_get_editor (GainCodebookPage *self);
/** Gives the keyboard to the first field. */
void gain_codebook_page_focus (GainCodebookPage *self);
/** What the page is about; a list is about nothing (NULL). */
void gain_codebook_page_set_id (GainCodebookPage *self, const char *id);
const char *gain_codebook_page_get_id (GainCodebookPage *self);

/** Shows the codebook as it is now, unless there is a draft. Returns: FALSE where the thing is
 * gone. */
gboolean gain_codebook_page_update (GainCodebookPage *self);
gboolean gain_codebook_page_is_dirty (GainCodebookPage *self);
/** (nullable). */
const char *gain_codebook_page_get_problem (GainCodebookPage *self);
/** Puts the draft into force. Returns: FALSE where it cannot be; the draft stays. */
gboolean gain_codebook_page_save (GainCodebookPage *self);
void gain_codebook_page_discard (GainCodebookPage *self);
/** Returns: (transfer full) (nullable). */
GMenuModel *gain_codebook_page_create_menu (GainCodebookPage *self);
char *gain_codebook_page_dup_title (GainCodebookPage *self);
void gain_codebook_page_set_narrow (GainCodebookPage *self, gboolean narrow);

/* For the pages themselves: forms of rows. Fields can be read only where the
 * codebook cannot be changed, and make the draft where they are. */

AdwPreferencesGroup *gain_codebook_page_add_group (GainCodebookPage *self,
                                                   const char *title,
                                                   const char *description);
AdwEntryRow *gain_codebook_page_add_entry (GainCodebookPage *self,
                                           AdwPreferencesGroup *group,
                                           const char *title);
/** @names: NULL-terminated, for people. */
AdwComboRow *gain_codebook_page_add_combo (GainCodebookPage *self,
                                           AdwPreferencesGroup *group,
                                           const char *title,
                                           const char *const *names);
GtkSwitch *gain_codebook_page_add_switch (GainCodebookPage *self,
                                          AdwPreferencesGroup *group,
                                          const char *title,
                                          const char *subtitle);
/** Text of several lines; @name is what assistive tools say. */
GtkTextView *gain_codebook_page_add_text (GainCodebookPage *self,
                                          AdwPreferencesGroup *group,
                                          const char *name);
/** A field of another kind. Its changes are told by gain_codebook_page_touch(). */
void gain_codebook_page_take_field (GainCodebookPage *self, GtkWidget *field);
/** The form was changed by a person; does nothing while it is being shown. */
void gain_codebook_page_touch (GainCodebookPage *self);

/** Returns: (transfer full): what stands in the field, without spaces around it. */
char *gain_codebook_page_dup_typed (AdwEntryRow *row);
char *gain_codebook_page_dup_text (GtkTextView *view);
/** @text: (nullable). Leaves the field alone where it says so already. */
void gain_codebook_page_show_typed (AdwEntryRow *row, const char *text);
void gain_codebook_page_show_text (GtkTextView *view, const char *text);

G_END_DECLS
