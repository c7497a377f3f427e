/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "gain-codebook-pages.h"

struct _GainTermPage
{
  GainCodebookPage parent_instance;

  GainCodebookPart what; /* CONCEPT or ACTOR_TYPE */
  AdwEntryRow *name;
  AdwComboRow *broader;     /* concepts only */
  GPtrArray *broader_ids;   /* behind its rows; the first is NULL: the top */
  GtkTextView *description; /* concepts only */
};

G_DEFINE_FINAL_TYPE (GainTermPage, gain_term_page, GAIN_TYPE_CODEBOOK_PAGE)

static GainCodebook *
get_codebook (GainTermPage *self)
{
  return gain_codebook_editor_get_codebook (
      gain_codebook_page_get_editor (GAIN_CODEBOOK_PAGE (self)));
}

/* The concept, or the type of actor as far as it is one. */
static gboolean
find_term (GainTermPage *self, GainConcept *term)
{
  const char *id = gain_codebook_page_get_id (GAIN_CODEBOOK_PAGE (self));
  const GainConcept *concept;
  const GainActorType *type;

  if (id == NULL)
    return FALSE;
  concept = gain_codebook_get_concept (get_codebook (self), id);
  type = gain_codebook_get_actor_type (get_codebook (self), id);
  if (self->what == GAIN_CODEBOOK_CONCEPT && concept != NULL)
    *term = *concept;
  else if (self->what == GAIN_CODEBOOK_ACTOR_TYPE && type != NULL)
    *term = (GainConcept){ .id = type->id, .name = type->name };
  else
    return FALSE;

  return TRUE;
}

static const char *
get_broader (GainTermPage *self)
{
  guint i = self->broader != NULL ? adw_combo_row_get_selected (self->broader) : 0;

  return i < self->broader_ids->len ? self->broader_ids->pdata[i] : NULL;
}

static char *
dup_description (GainTermPage *self)
{
  return self->description != NULL ? g_strstrip (gain_codebook_page_dup_text (self->description))
                                   : g_strdup ("");
}

static gboolean
gain_term_page_differs (GainCodebookPage *page)
{
  GainTermPage *self = GAIN_TERM_PAGE (page);
  g_autofree char *name = gain_codebook_page_dup_typed (self->name);
  g_autofree char *description = dup_description (self);
  GainConcept term;

  if (!find_term (self, &term))
    return FALSE;

  return g_strcmp0 (name, term.name) != 0 || g_strcmp0 (get_broader (self), term.broader) != 0 ||
         g_strcmp0 (description, term.description != NULL ? term.description : "") != 0;
}

static GainChange *
gain_term_page_make (GainCodebookPage *page, GError **error)
{
  GainTermPage *self = GAIN_TERM_PAGE (page);
  GainProject *project = gain_codebook_editor_get_project (gain_codebook_page_get_editor (page));
  g_autofree char *name = gain_codebook_page_dup_typed (self->name);
  g_autofree char *description = dup_description (self);
  const char *id = gain_codebook_page_get_id (page);
  const GainConcept concept = {
    .id = id,
    .name = name,
    .description = *description != '\0' ? description : NULL,
    .broader = get_broader (self),
  };
  const GainActorType type = { .id = id, .name = name };

  if (*name == '\0')
    {
      g_set_error_literal (error,
                           GAIN_PROJECT_ERROR,
                           GAIN_PROJECT_ERROR_INVALID,
                           _ ("Type a name for it"));
      return NULL;
    }

  return self->what == GAIN_CODEBOOK_CONCEPT ? gain_act_put_concept (project, &concept, error)
                                             : gain_act_put_actor_type (project, &type, error);
}

/* Whether @id is @above or stands somewhere under it. */
static gboolean
is_under (GainCodebook *codebook, const char *id, const char *above)
{
  for (guint depth = 0; id != NULL && depth <= gain_codebook_get_n_concepts (codebook); depth++)
    {
      const GainConcept *concept = gain_codebook_get_concept (codebook, id);

      if (g_str_equal (id, above))
        return TRUE;
      id = concept != NULL ? concept->broader : NULL;
    }

  return FALSE;
}

/* Only concepts that it can stand under, so that there is no circle to refuse. */
static void
fill_broader (GainTermPage *self, const GainConcept *term)
{
  GainCodebook *codebook = get_codebook (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->broader_ids, 0);
  g_ptr_array_add (self->broader_ids, NULL);
  gtk_string_list_append (names, _ ("Nothing: it stands at the top"));
  for (guint i = 0; i < gain_codebook_get_n_concepts (codebook); i++)
    {
      const GainConcept *other = gain_codebook_get_concept_at (codebook, i);

      if (is_under (codebook, other->id, term->id))
        continue;
      if (g_strcmp0 (other->id, term->broader) == 0)
        selected = self->broader_ids->len;
      g_ptr_array_add (self->broader_ids, g_strdup (other->id));
      gtk_string_list_append (names, other->name);
    }
  adw_combo_row_set_model (self->broader, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->broader, selected);
}

static gboolean
gain_term_page_show (GainCodebookPage *page)
{
  GainTermPage *self = GAIN_TERM_PAGE (page);
  GainConcept term;

  if (!find_term (self, &term))
    return FALSE;
  gain_codebook_page_show_typed (self->name, term.name);
  if (self->what == GAIN_CODEBOOK_CONCEPT)
    {
      fill_broader (self, &term);
      gain_codebook_page_show_text (self->description, term.description);
    }

  return TRUE;
}

static GMenuModel *
gain_term_page_create_menu (GainCodebookPage *page)
{
  return gain_codebook_menu_new (GAIN_TERM_PAGE (page)->what,
                                 NULL,
                                 gain_codebook_page_get_id (page));
}

static char *
gain_term_page_dup_title (GainCodebookPage *page)
{
  GainConcept term;

  return g_strdup (find_term (GAIN_TERM_PAGE (page), &term) ? term.name : "");
}

static void
gain_term_page_finalize (GObject *object)
{
  g_ptr_array_unref (GAIN_TERM_PAGE (object)->broader_ids);

  G_OBJECT_CLASS (gain_term_page_parent_class)->finalize (object);
}

static void
gain_term_page_class_init (GainTermPageClass *klass)
{
  GainCodebookPageClass *page_class = GAIN_CODEBOOK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gain_term_page_finalize;
  page_class->show = gain_term_page_show;
  page_class->differs = gain_term_page_differs;
  page_class->make = gain_term_page_make;
  page_class->create_menu = gain_term_page_create_menu;
  page_class->dup_title = gain_term_page_dup_title;
}

static void
gain_term_page_init (GainTermPage *self)
{
  self->broader_ids = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
gain_term_page_new (GainCodebookPart what)
{
  static const char *const none[] = { NULL };
  GainTermPage *self = g_object_new (GAIN_TYPE_TERM_PAGE, NULL);
  GainCodebookPage *page = GAIN_CODEBOOK_PAGE (self);
  AdwPreferencesGroup *group = gain_codebook_page_add_group (page, NULL, NULL);

  self->what = what;
  self->name = gain_codebook_page_add_entry (page, group, _ ("Name"));
  if (what != GAIN_CODEBOOK_CONCEPT)
    return GTK_WIDGET (self);

  /* Translators: the concept above this one */
  self->broader = gain_codebook_page_add_combo (page, group, _ ("Stands under"), none);
  self->description =
      gain_codebook_page_add_text (page,
                                   gain_codebook_page_add_group (page, _ ("Description"), NULL),
                                   _ ("Description"));

  return GTK_WIDGET (self);
}
