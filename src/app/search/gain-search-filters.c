/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-search-filters.h"

#include <glib/gi18n-lib.h>

/* In the order of the rows of the .ui file. */
enum
{
  ANYWHERE,
  IN_MARKS,
  NOT_IN_MARKS,
};

struct _GainSearchFilters
{
  AdwBin parent_instance;

  GtkDropDown *mode;
  GtkCheckButton *match_case;
  GtkCheckButton *accents;
  GtkDropDown *where;
  GtkDropDown *label;
  GtkDropDown *actor;
  GtkDropDown *outlet;
  GtkDropDown *status;
  GtkEditable *since;
  GtkEditable *until;
  GtkCheckButton *excluded;

  GPtrArray *labels; /* ids, lent by the codebook */
  GainCodebook *codebook;
  gboolean filling;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GainSearchFilters, gain_search_filters, ADW_TYPE_BIN)

static gboolean
is_date (const char *text)
{
  return g_regex_match_simple ("^\\d{4}(-\\d\\d(-\\d\\d)?)?$", text, 0, 0);
}

static void
check_date (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  if (*text == '\0' || is_date (text))
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

static void
changed_cb (GainSearchFilters *self)
{
  if (self->filling)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->label),
                            gtk_drop_down_get_selected (self->where) != ANYWHERE);
  check_date (self->since);
  check_date (self->until);
  g_signal_emit (self, changed_signal, 0);
}

static void
gain_search_filters_dispose (GObject *object)
{
  GainSearchFilters *self = GAIN_SEARCH_FILTERS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GAIN_TYPE_SEARCH_FILTERS);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->labels, g_ptr_array_unref);

  G_OBJECT_CLASS (gain_search_filters_parent_class)->dispose (object);
}

static void
gain_search_filters_class_init (GainSearchFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gain_search_filters_dispose;
  changed_signal = g_signal_new (
      "changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/gainsay/Gainsay/search/gain-search-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, GainSearchFilters, mode);
  gtk_widget_class_bind_template_child (widget_class, GainSearchFilters, match_case);
  gtk_widget_class_bind_template_child (widget_class, GainSearchFilters, accents);
  gtk_widget_class_bind_template_child (widget_class, GainSearchFilters, where);
  gtk_widget_class_bind_template_child (widget_class, GainSearchFilters, label);
  gtk_widget_class_bind_template_child (widget_class, GainSearchFilters, actor);
  gtk_widget_class_bind_template_child (widget_class, GainSearchFilters, outlet);
  gtk_widget_class_bind_template_child (widget_class, GainSearchFilters, status);
  gtk_widget_class_bind_template_child (widget_class, GainSearchFilters, since);
  gtk_widget_class_bind_template_child (widget_class, GainSearchFilters, until);
  gtk_widget_class_bind_template_child (widget_class, GainSearchFilters, excluded);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
gain_search_filters_init (GainSearchFilters *self)
{
  self->labels = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_labels (GainSearchFilters *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->labels, 0);
  gtk_string_list_append (names, _ ("Any label"));
  g_ptr_array_add (self->labels, NULL);
  for (guint i = 0; i < gain_codebook_get_n_labels (self->codebook); i++)
    {
      const GainLabel *label = gain_codebook_get_label_at (self->codebook, i);

      if (label->kind == GAIN_LABEL_ARTICLE)
        continue;
      gtk_string_list_append (names, label->name);
      g_ptr_array_add (self->labels, (gpointer) label->id);
    }
  gtk_drop_down_set_model (self->label, G_LIST_MODEL (names));
}

/* The rows are one text and then actors. */
static char *
dup_name (GObject *row)
{
  if (GAIN_IS_ACTOR (row))
    return g_strdup (gain_actor_get_name (GAIN_ACTOR (row)));

  return g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (row)));
}

static void
fill_actors (GainSearchFilters *self, GainProject *project)
{
  GListStore *lists = g_list_store_new (G_TYPE_LIST_MODEL);
  const char *first[] = { _ ("Any actor"), NULL };
  g_autoptr (GtkStringList) any = gtk_string_list_new (first);
  GListModel *actors = gain_registry_get_actors (gain_project_get_registry (project));
  g_autoptr (GtkFlattenListModel) all = NULL;
  g_autoptr (GtkExpression) name =
      gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_name), NULL, NULL);

  g_list_store_append (lists, any);
  g_list_store_append (lists, actors);
  all = gtk_flatten_list_model_new (G_LIST_MODEL (lists));
  gtk_drop_down_set_expression (self->actor, name);
  gtk_drop_down_set_enable_search (self->actor, TRUE);
  gtk_drop_down_set_model (self->actor, G_LIST_MODEL (all));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static void
fill_outlets (GainSearchFilters *self, GainProject *project)
{
  GListModel *articles = gain_project_get_articles (project);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (GainArticle) article = g_list_model_get_item (articles, i);
      const char *outlet = gain_article_get_meta (article, "outlet");

      if (outlet != NULL && g_hash_table_add (seen, (gpointer) outlet))
        g_ptr_array_add (names, (gpointer) outlet);
    }
  g_ptr_array_sort (names, compare_names);
  gtk_string_list_append (list, _ ("Any outlet"));
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (list, names->pdata[i]);
  gtk_drop_down_set_model (self->outlet, G_LIST_MODEL (list));
}

void
gain_search_filters_set_project (GainSearchFilters *self, GainProject *project)
{
  g_return_if_fail (GAIN_IS_SEARCH_FILTERS (self));

  self->filling = TRUE;
  g_set_object (&self->codebook, gain_project_get_codebook (project));
  fill_labels (self);
  fill_actors (self, project);
  fill_outlets (self, project);
  gtk_widget_set_sensitive (GTK_WIDGET (self->label), FALSE);
  self->filling = FALSE;
}

GainConcordanceMode
gain_search_filters_get_mode (GainSearchFilters *self)
{
  static const GainConcordanceMode modes[] = { GAIN_CONCORDANCE_STRING,
                                               GAIN_CONCORDANCE_WORDS,
                                               GAIN_CONCORDANCE_REGEX };

  return modes[MIN (gtk_drop_down_get_selected (self->mode), G_N_ELEMENTS (modes) - 1)];
}

GainConcordanceFlags
gain_search_filters_get_flags (GainSearchFilters *self)
{
  return (gtk_check_button_get_active (self->match_case) ? GAIN_CONCORDANCE_CASE : 0) |
         (gtk_check_button_get_active (self->accents) ? GAIN_CONCORDANCE_ACCENTS : 0);
}

static const char *
get_date (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  return is_date (text) ? text : NULL;
}

void
gain_search_filters_get (GainSearchFilters *self, GainSearchFilter *filter)
{
  static const char *const statuses[] = { NULL, "new", "annotating", "submitted" };
  guint where = gtk_drop_down_get_selected (self->where);
  guint label = gtk_drop_down_get_selected (self->label);
  GObject *actor = gtk_drop_down_get_selected_item (self->actor);
  GtkStringObject *outlet = gtk_drop_down_get_selected_item (self->outlet);

  *filter = (GainSearchFilter){ NULL };
  if (where != ANYWHERE && label < self->labels->len)
    filter->label = self->labels->pdata[label];
  filter->marked = where == IN_MARKS;
  filter->unmarked = where == NOT_IN_MARKS;
  if (GAIN_IS_ACTOR (actor))
    filter->actor = gain_item_get_id (GAIN_ITEM (actor));
  if (outlet != NULL && gtk_drop_down_get_selected (self->outlet) > 0)
    filter->outlet = gtk_string_object_get_string (outlet);
  filter->status =
      statuses[MIN (gtk_drop_down_get_selected (self->status), G_N_ELEMENTS (statuses) - 1)];
  filter->since = get_date (self->since);
  filter->until = get_date (self->until);
  filter->excluded = gtk_check_button_get_active (self->excluded);
}
