/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "gain-codebook-file.h"
#include "gain-codebook-pages.h"
#include "gain-codebook-question.h"
#include "gain-codebook-words.h"
#include "gain-file-choice.h"

/* What was made with a version. */
typedef struct
{
  guint n_marks;
  guint n_links;
} Made;

struct _GainVersionsPage
{
  GainCodebookPage parent_instance;

  AdwPreferencesGroup *list;
  GPtrArray *rows;
  GtkWidget *import;
  GHashTable *made; /* number → Made; while the list is built */
};

G_DEFINE_FINAL_TYPE (GainVersionsPage, gain_versions_page, GAIN_TYPE_CODEBOOK_PAGE)

static GainCodebookEditor *
get_editor (GainVersionsPage *self)
{
  return gain_codebook_page_get_editor (GAIN_CODEBOOK_PAGE (self));
}

static GainProject *
get_project (GainVersionsPage *self)
{
  return gain_codebook_editor_get_project (get_editor (self));
}

/* Counting */

static Made *
ensure_made (GainVersionsPage *self, GainItem *item)
{
  gpointer key = GUINT_TO_POINTER (MAX (gain_item_get_codebook (item), 1));
  Made *made = g_hash_table_lookup (self->made, key);

  if (made == NULL)
    {
      made = g_new0 (Made, 1);
      g_hash_table_insert (self->made, key, made);
    }

  return made;
}

static void
count_layer (GainVersionsPage *self, GainLayer *layer)
{
  g_autoptr (GPtrArray) marks = gain_layer_list_items (layer, GAIN_ITEM_ANNOTATION);
  g_autoptr (GPtrArray) links = gain_layer_list_items (layer, GAIN_ITEM_RELATION);

  for (guint i = 0; i < marks->len; i++)
    ensure_made (self, marks->pdata[i])->n_marks++;
  for (guint i = 0; i < links->len; i++)
    ensure_made (self, links->pdata[i])->n_links++;
}

/* The lead sees everybody's counts, others their own: nothing that is derived from colleagues'
 * marks shows before its time. */
static void
count (GainVersionsPage *self)
{
  GainProject *project = get_project (self);
  g_autoptr (GPtrArray) layers = gain_project_list_layers (project, NULL);
  const char *me = gain_project_get_me (project);
  gboolean lead = g_strcmp0 (me, gain_project_get_lead (project)) == 0;

  g_hash_table_remove_all (self->made);
  for (guint i = 0; i < layers->len; i++)
    if (lead || g_strcmp0 (gain_layer_get_annotator (layers->pdata[i]), me) == 0)
      count_layer (self, layers->pdata[i]);
}

/* Rows */

static char *
dup_when (GainCodebook *version)
{
  const char *created = gain_item_get_created (GAIN_ITEM (version));
  g_autoptr (GDateTime) time =
      created != NULL ? g_date_time_new_from_iso8601 (created, NULL) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  /* Translators: a moment such as “3 May 2026, 14:05”, see g_date_time_format(). */
  return local != NULL ? g_date_time_format (local, _ ("%-e %B %Y, %H:%M")) : NULL;
}

static char *
dup_details (GainVersionsPage *self, GainCodebook *version, gboolean first)
{
  const char *note = gain_item_get_note (GAIN_ITEM (version));
  const char *lead = gain_project_get_lead (get_project (self));
  g_autofree char *when = dup_when (version);
  g_autoptr (GString) text = g_string_new (note != NULL ? note : "");

  if (note == NULL && first)
    g_string_append (text, _ ("What the project started with"));
  if (when != NULL)
    g_string_append_printf (
        text, "%s%s · %s", text->len > 0 ? "\n" : "", lead != NULL ? lead : "", when);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_made (GainVersionsPage *self, guint number)
{
  const Made *made = g_hash_table_lookup (self->made, GUINT_TO_POINTER (number));
  g_autofree char *marks = NULL;
  g_autofree char *links = NULL;

  if (made == NULL)
    return g_strdup (_ ("Nothing was marked with it"));
  marks = g_strdup_printf (ngettext ("%u mark", "%u marks", made->n_marks), made->n_marks);
  links = g_strdup_printf (ngettext ("%u link", "%u links", made->n_links), made->n_links);

  /* Translators: “12 marks” and “3 links” */
  return g_strdup_printf (_ ("%s and %s were made with it"), marks, links);
}

static void
add_line (AdwExpanderRow *row, const char *text)
{
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), text);
  adw_expander_row_add_row (row, line);
}

static GainChange *
make_way_back (GainProject *project, guint number, GError **error)
{
  GainCodebook *current = gain_project_get_codebook (project);
  GainCodebook *version = gain_project_get_codebook_version (project, number);
  guint now = gain_codebook_get_version (current);
  g_autoptr (GainCodebook) back = gain_codebook_copy_as (version, now + 1);
  g_autofree char *from = g_strdup_printf ("%u", now);
  g_autofree char *to = g_strdup_printf ("%u", number);
  g_autofree char *note = g_strdup_printf (_ ("Back to version %u"), number);
  const GainCodebookStep step = { .kind = GAIN_STEP_UNDO, .from = from, .to = to };

  gain_codebook_add_step (back, &step);

  return gain_act_edit_codebook (project, back, "codebook-edit", note, error);
}

static guint
get_number (GtkWidget *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "gain-number"));
}

static void
back_clicked_cb (GainVersionsPage *self, GtkWidget *button)
{
  guint number = get_number (button);
  g_autofree char *heading = g_strdup_printf (_ ("Go Back to Version %u?"), number);
  GError *error = NULL;
  GainChange *change = make_way_back (get_project (self), number, &error);

  gain_codebook_ask_change (
      get_editor (self), GTK_WIDGET (self), heading, _ ("_Go Back"), change, error);
}

static void
add_way_back (GainVersionsPage *self, AdwExpanderRow *row, guint number)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Go Back to It…"));
  g_autofree char *name = g_strdup_printf (_ ("Go back to version %u"), number);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line),
                                 _ ("Its content becomes the next version"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "gain-number", GUINT_TO_POINTER (number));
  g_signal_connect_object (
      button, "clicked", G_CALLBACK (back_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), button);
  adw_expander_row_add_row (row, line);
}

static void
add_version (GainVersionsPage *self, GainCodebook *before, GainCodebook *version)
{
  guint number = gain_codebook_get_version (version);
  gboolean current = version == gain_project_get_codebook (get_project (self));
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title =
      g_strdup_printf (current ? _ ("Version %u, which counts now") : _ ("Version %u"), number);
  g_autofree char *details = dup_details (self, version, before == NULL);
  g_autofree char *escaped = g_markup_escape_text (details, -1);
  g_autofree char *made = dup_made (self, number);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), escaped);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; i < gain_codebook_get_n_steps (version); i++)
    {
      g_autofree char *step =
          gain_codebook_words_dup_step (before, version, gain_codebook_get_step_at (version, i));

      add_line (ADW_EXPANDER_ROW (row), step);
    }
  add_line (ADW_EXPANDER_ROW (row), made);
  if (!current && gain_codebook_editor_may_edit (get_editor (self)))
    add_way_back (self, ADW_EXPANDER_ROW (row), number);
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
gain_versions_page_show (GainCodebookPage *page)
{
  GainVersionsPage *self = GAIN_VERSIONS_PAGE (page);
  GainCodebookVersions *versions = gain_project_get_codebook_versions (get_project (self));

  count (self);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = gain_codebook_versions_get_n (versions); i > 0; i--)
    add_version (self,
                 i > 1 ? gain_codebook_versions_get_at (versions, i - 2) : NULL,
                 gain_codebook_versions_get_at (versions, i - 1));
  gtk_widget_set_visible (self->import, gain_codebook_editor_may_edit (get_editor (self)));

  return TRUE;
}

static char *
gain_versions_page_dup_title (GainCodebookPage *page)
{
  return g_strdup (_ ("Versions"));
}

/* Files */

static GtkWindow *
get_window (GainVersionsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
save_chosen_cb (GFile *file, gpointer user_data)
{
  GainVersionsPage *self = user_data;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = g_strdup_printf (_ ("The codebook was exported as “%s”"), name);
  g_autoptr (GError) error = NULL;

  if (get_editor (self) == NULL)
    return;
  if (gain_codebook_file_save (gain_codebook_editor_get_codebook (get_editor (self)), file, &error))
    gain_codebook_editor_say (get_editor (self), text);
  else
    gain_codebook_editor_say (get_editor (self), error->message);
}

static void
export_clicked_cb (GainVersionsPage *self)
{
  g_autofree char *name =
      g_strdup_printf (_ ("codebook-%u.json"),
                       gain_codebook_get_version (
                           gain_codebook_editor_get_codebook (get_editor (self))));

  gain_file_choice_save (get_window (self), _ ("Export the Codebook"), name, save_chosen_cb, self);
}

static void
open_chosen_cb (GFile *file, gpointer user_data)
{
  GainVersionsPage *self = user_data;
  g_autoptr (GainCodebook) codebook = NULL;
  GError *error = NULL;
  GainChange *change = NULL;

  if (get_editor (self) == NULL)
    return;
  codebook = gain_codebook_file_load (file, &error);
  if (codebook != NULL)
    change = gain_act_import_codebook (get_project (self), codebook, &error);
  gain_codebook_ask_change (get_editor (self),
                            GTK_WIDGET (self),
                            _ ("Import This Codebook?"),
                            _ ("_Import"),
                            change,
                            error);
}

static void
import_clicked_cb (GainVersionsPage *self)
{
  gain_file_choice_codebook (get_window (self), open_chosen_cb, self);
}

static GtkWidget *
add_button (GainVersionsPage *self, GtkWidget *box, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

static void
gain_versions_page_finalize (GObject *object)
{
  g_ptr_array_unref (GAIN_VERSIONS_PAGE (object)->rows);
  g_hash_table_unref (GAIN_VERSIONS_PAGE (object)->made);

  G_OBJECT_CLASS (gain_versions_page_parent_class)->finalize (object);
}

static void
gain_versions_page_class_init (GainVersionsPageClass *klass)
{
  GainCodebookPageClass *page_class = GAIN_CODEBOOK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gain_versions_page_finalize;
  page_class->show = gain_versions_page_show;
  page_class->dup_title = gain_versions_page_dup_title;
}

static void
gain_versions_page_init (GainVersionsPage *self)
{
  GainCodebookPage *page = GAIN_CODEBOOK_PAGE (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->rows = g_ptr_array_new ();
  self->made = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->list = gain_codebook_page_add_group (
      page,
      _ ("Versions"),
      _ ("Marks keep the version that they were made with, and count as what it became."));
  self->import = add_button (self, box, _ ("_Import…"), G_CALLBACK (import_clicked_cb));
  add_button (self, box, _ ("_Export…"), G_CALLBACK (export_clicked_cb));
  adw_preferences_group_add (
      gain_codebook_page_add_group (page,
                                    _ ("As a File"),
                                    _ ("To take the codebook along, or to take over another one.")),
      box);
}
