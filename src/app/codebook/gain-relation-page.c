/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "gain-codebook-pages.h"
#include "gain-codebook-words.h"

static const char *const from_ends[] = { "statement", "mention", "actor" };
static const char *const to_ends[] = {
  "statement", "mention", "cue", "actor", "proposition", "none",
};

struct _GainRelationPage
{
  GainCodebookPage parent_instance;

  AdwEntryRow *name;
  GtkTextView *description;
  GtkSwitch *from[G_N_ELEMENTS (from_ends)];
  GtkSwitch *to[G_N_ELEMENTS (to_ends)];
  GtkSwitch *several;
  GtkSwitch *ordered;
};

G_DEFINE_FINAL_TYPE (GainRelationPage, gain_relation_page, GAIN_TYPE_CODEBOOK_PAGE)

static const GainRelationType *
get_type (GainRelationPage *self)
{
  GainCodebookPage *page = GAIN_CODEBOOK_PAGE (self);
  const char *id = gain_codebook_page_get_id (page);

  return id != NULL ? gain_codebook_get_relation_type (gain_codebook_editor_get_codebook (
                                                           gain_codebook_page_get_editor (page)),
                                                       id)
                    : NULL;
}

/* Ends that this program does not know stay in the list. */
static GStrv
dup_ends (GtkSwitch *const *switches,
          const char *const *known,
          guint n_known,
          const char *const *before)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < n_known; i++)
    if (gtk_switch_get_active (switches[i]))
      g_strv_builder_add (builder, known[i]);
  for (guint i = 0; before[i] != NULL; i++)
    {
      gboolean is_known = FALSE;

      for (guint k = 0; k < n_known; k++)
        is_known |= g_str_equal (known[k], before[i]);
      if (!is_known)
        g_strv_builder_add (builder, before[i]);
    }

  return g_strv_builder_end (builder);
}

static gboolean
has_same (const char *const *a, const char *const *b)
{
  if (g_strv_length ((GStrv) a) != g_strv_length ((GStrv) b))
    return FALSE;
  for (guint i = 0; a[i] != NULL; i++)
    if (!g_strv_contains (b, a[i]))
      return FALSE;

  return TRUE;
}

static GStrv
dup_from (GainRelationPage *self, const GainRelationType *type)
{
  return dup_ends (self->from, from_ends, G_N_ELEMENTS (from_ends), type->from);
}

static GStrv
dup_to (GainRelationPage *self, const GainRelationType *type)
{
  return dup_ends (self->to, to_ends, G_N_ELEMENTS (to_ends), type->to);
}

static gboolean
gain_relation_page_differs (GainCodebookPage *page)
{
  GainRelationPage *self = GAIN_RELATION_PAGE (page);
  const GainRelationType *type = get_type (self);
  g_autofree char *name = gain_codebook_page_dup_typed (self->name);
  g_autofree char *description = g_strstrip (gain_codebook_page_dup_text (self->description));
  g_auto (GStrv) from = NULL;
  g_auto (GStrv) to = NULL;

  if (type == NULL)
    return FALSE;
  from = dup_from (self, type);
  to = dup_to (self, type);

  return g_strcmp0 (name, type->name) != 0 ||
         g_strcmp0 (description, type->description != NULL ? type->description : "") != 0 ||
         !has_same ((const char *const *) from, type->from) ||
         !has_same ((const char *const *) to, type->to) ||
         gtk_switch_get_active (self->several) != type->several ||
         gtk_switch_get_active (self->ordered) != type->ordered;
}

static GainChange *
gain_relation_page_make (GainCodebookPage *page, GError **error)
{
  GainRelationPage *self = GAIN_RELATION_PAGE (page);
  const GainRelationType *type = get_type (self);
  g_autofree char *name = gain_codebook_page_dup_typed (self->name);
  g_autofree char *description = g_strstrip (gain_codebook_page_dup_text (self->description));
  g_auto (GStrv) from = dup_from (self, type);
  g_auto (GStrv) to = dup_to (self, type);
  const GainRelationType edited = {
    .id = type->id,
    .name = name,
    .description = *description != '\0' ? description : NULL,
    .from = (const char *const *) from,
    .to = (const char *const *) to,
    .several = gtk_switch_get_active (self->several),
    .ordered = gtk_switch_get_active (self->ordered),
  };

  if (*name == '\0' || from[0] == NULL || to[0] == NULL)
    {
      g_set_error_literal (error,
                           GAIN_PROJECT_ERROR,
                           GAIN_PROJECT_ERROR_INVALID,
                           *name == '\0' ? _ ("The relation needs a name.")
                                         : _ ("Choose where it starts and where it ends."));
      return NULL;
    }

  return gain_act_put_relation_type (
      gain_codebook_editor_get_project (gain_codebook_page_get_editor (page)), &edited, error);
}

static gboolean
gain_relation_page_show (GainCodebookPage *page)
{
  GainRelationPage *self = GAIN_RELATION_PAGE (page);
  const GainRelationType *type = get_type (self);

  if (type == NULL)
    return FALSE;
  gain_codebook_page_show_typed (self->name, type->name);
  gain_codebook_page_show_text (self->description, type->description);
  for (guint i = 0; i < G_N_ELEMENTS (from_ends); i++)
    gtk_switch_set_active (self->from[i], g_strv_contains (type->from, from_ends[i]));
  for (guint i = 0; i < G_N_ELEMENTS (to_ends); i++)
    gtk_switch_set_active (self->to[i], g_strv_contains (type->to, to_ends[i]));
  gtk_switch_set_active (self->several, type->several);
  gtk_switch_set_active (self->ordered, type->ordered);

  return TRUE;
}

static GMenuModel *
gain_relation_page_create_menu (GainCodebookPage *page)
{
  return gain_codebook_menu_new (GAIN_CODEBOOK_RELATION, NULL, gain_codebook_page_get_id (page));
}

static char *
gain_relation_page_dup_title (GainCodebookPage *page)
{
  const GainRelationType *type = get_type (GAIN_RELATION_PAGE (page));

  return g_strdup (type != NULL ? type->name : "");
}

static void
gain_relation_page_class_init (GainRelationPageClass *klass)
{
  GainCodebookPageClass *page_class = GAIN_CODEBOOK_PAGE_CLASS (klass);

  page_class->show = gain_relation_page_show;
  page_class->differs = gain_relation_page_differs;
  page_class->make = gain_relation_page_make;
  page_class->create_menu = gain_relation_page_create_menu;
  page_class->dup_title = gain_relation_page_dup_title;
}

static void
gain_relation_page_init (GainRelationPage *self)
{
  GainCodebookPage *page = GAIN_CODEBOOK_PAGE (self);
  AdwPreferencesGroup *group = gain_codebook_page_add_group (page, NULL, NULL);

  self->name = gain_codebook_page_add_entry (page, group, _ ("Name"));
  self->several =
      gain_codebook_page_add_switch (page, group, _ ("Several"), _ ("It may lead to several ends"));
  self->ordered = gain_codebook_page_add_switch (page,
                                                 group,
                                                 _ ("Ordered"),
                                                 _ ("The order of the ends means something"));

  group = gain_codebook_page_add_group (page, _ ("From"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (from_ends); i++)
    self->from[i] =
        gain_codebook_page_add_switch (page, group, gain_codebook_words_end (from_ends[i]), NULL);
  group = gain_codebook_page_add_group (page, _ ("To"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (to_ends); i++)
    self->to[i] =
        gain_codebook_page_add_switch (page, group, gain_codebook_words_end (to_ends[i]), NULL);

  self->description =
      gain_codebook_page_add_text (page,
                                   gain_codebook_page_add_group (page, _ ("Description"), NULL),
                                   _ ("Description"));
}
