/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-entry.h"

#include <glib/gi18n-lib.h>

struct _GainEntry
{
  GObject parent_instance;

  GainArticle *article;
  GainLayer *layer;
  char *details;
};

enum
{
  ENTRY_PROP_TITLE = 1,
  ENTRY_PROP_DETAILS,
  ENTRY_PROP_N_MARKS,
  ENTRY_N_PROPS,
};

static GParamSpec *entry_props[ENTRY_N_PROPS];

G_DEFINE_FINAL_TYPE (GainEntry, gain_entry, G_TYPE_OBJECT)

/* “3 March 2026” in the language of the person; what is not a date is shown as it is. */
static char *
format_date (const char *iso)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *padded =
      strlen (iso) == 10 ? g_strconcat (iso, "T00:00:00", NULL) : g_strdup (iso);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (padded, utc);

  if (date == NULL)
    return g_strdup (iso);

  /* Translators: day, month, year of an article in a list; see g_date_time_format(). */
  return g_date_time_format (date, _ ("%-e %b %Y"));
}

static const char *
status_name (const char *status, guint n_marks)
{
  if (g_strcmp0 (status, "submitted") == 0)
    return _ ("submitted");

  return n_marks == 0 ? _ ("new") : NULL;
}

static void
add_part (GString *details, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (details->len > 0)
    g_string_append (details, " · ");
  g_string_append (details, part);
}

/* Where the article came from, in a word: its outlet, else the file, else the server. */
static char *
dup_origin (GainArticle *article)
{
  const char *outlet = gain_article_get_meta (article, "outlet");
  const char *source = gain_article_get_meta (article, "source");
  const char *url = gain_article_get_meta (article, "url");
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;

  if (outlet != NULL || source != NULL)
    return g_strdup (outlet != NULL ? outlet : source);

  return uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
}

static char *
build_details (GainEntry *self)
{
  GString *details = g_string_new (NULL);
  const char *published = gain_article_get_meta (self->article, "published");
  g_autofree char *origin = dup_origin (self->article);
  guint n_marks = gain_entry_get_n_marks (self);
  g_autofree char *date = published != NULL ? format_date (published) : NULL;
  g_autofree char *marks = NULL;

  if (n_marks > 0)
    marks = g_strdup_printf (ngettext ("%u mark", "%u marks", n_marks), n_marks);

  add_part (details, origin);
  add_part (details, date);
  add_part (details, marks);
  add_part (details, status_name (gain_entry_get_status (self), n_marks));

  return g_string_free (details, FALSE);
}

static void
entry_update (GainEntry *self)
{
  g_free (self->details);
  self->details = build_details (self);

  g_object_notify_by_pspec (G_OBJECT (self), entry_props[ENTRY_PROP_DETAILS]);
  g_object_notify_by_pspec (G_OBJECT (self), entry_props[ENTRY_PROP_N_MARKS]);
}

static void
gain_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GainEntry *self = GAIN_ENTRY (object);

  switch (id)
    {
    case ENTRY_PROP_TITLE:
      g_value_set_string (value, gain_entry_get_title (self));
      break;
    case ENTRY_PROP_DETAILS:
      g_value_set_string (value, gain_entry_get_details (self));
      break;
    case ENTRY_PROP_N_MARKS:
      g_value_set_uint (value, gain_entry_get_n_marks (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gain_entry_finalize (GObject *object)
{
  GainEntry *self = GAIN_ENTRY (object);

  g_clear_object (&self->article);
  g_clear_object (&self->layer);
  g_clear_pointer (&self->details, g_free);

  G_OBJECT_CLASS (gain_entry_parent_class)->finalize (object);
}

static void
gain_entry_class_init (GainEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gain_entry_get_property;
  object_class->finalize = gain_entry_finalize;

  entry_props[ENTRY_PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  entry_props[ENTRY_PROP_DETAILS] = g_param_spec_string ("details", NULL, NULL, NULL, flags);
  entry_props[ENTRY_PROP_N_MARKS] =
      g_param_spec_uint ("n-marks", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, ENTRY_N_PROPS, entry_props);
}

static void
gain_entry_init (GainEntry *self)
{
}

static GainEntry *
gain_entry_new (GainProject *project, GainArticle *article)
{
  GainEntry *self = g_object_new (GAIN_TYPE_ENTRY, NULL);

  self->article = g_object_ref (article);
  self->layer = g_object_ref (gain_project_get_layer (project,
                                                      gain_article_get_id (article),
                                                      gain_project_get_me (project)));
  self->details = build_details (self);

  return self;
}

GainArticle *
gain_entry_get_article (GainEntry *self)
{
  g_return_val_if_fail (GAIN_IS_ENTRY (self), NULL);

  return self->article;
}

const char *
gain_entry_get_title (GainEntry *self)
{
  g_return_val_if_fail (GAIN_IS_ENTRY (self), NULL);

  return gain_article_get_title (self->article);
}

const char *
gain_entry_get_details (GainEntry *self)
{
  g_return_val_if_fail (GAIN_IS_ENTRY (self), NULL);

  return self->details;
}

guint
gain_entry_get_n_marks (GainEntry *self)
{
  g_return_val_if_fail (GAIN_IS_ENTRY (self), 0);

  return gain_layer_get_n_annotations (self->layer);
}

const char *
gain_entry_get_status (GainEntry *self)
{
  g_return_val_if_fail (GAIN_IS_ENTRY (self), NULL);

  return gain_layer_get_status (self->layer);
}

int
gain_entry_compare (gconstpointer a, gconstpointer b, gpointer unused)
{
  GainEntry *first = (GainEntry *) a;
  GainEntry *second = (GainEntry *) b;
  /* ISO dates sort as text. */
  int order = g_strcmp0 (gain_article_get_meta (second->article, "published"),
                         gain_article_get_meta (first->article, "published"));

  return order != 0 ? order
                    : g_utf8_collate (gain_entry_get_title (first), gain_entry_get_title (second));
}

struct _GainEntryList
{
  GObject parent_instance;

  GainProject *project;
  GListModel *articles;
  GPtrArray *entries;
  GHashTable *by_id; /* article id, lent by the article, to its entry */
};

static void gain_entry_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GainEntryList,
                               gain_entry_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      gain_entry_list_model_init))

static GType
gain_entry_list_get_item_type (GListModel *model)
{
  return GAIN_TYPE_ENTRY;
}

static guint
gain_entry_list_get_n_items (GListModel *model)
{
  return GAIN_ENTRY_LIST (model)->entries->len;
}

static gpointer
gain_entry_list_get_item (GListModel *model, guint position)
{
  GainEntryList *self = GAIN_ENTRY_LIST (model);

  return position < self->entries->len ? g_object_ref (self->entries->pdata[position]) : NULL;
}

static void
gain_entry_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = gain_entry_list_get_item_type;
  iface->get_n_items = gain_entry_list_get_n_items;
  iface->get_item = gain_entry_list_get_item;
}

static void
insert_entry (GainEntryList *self, guint position)
{
  g_autoptr (GainArticle) article = g_list_model_get_item (self->articles, position);
  GainEntry *entry = gain_entry_new (self->project, article);

  g_ptr_array_insert (self->entries, (int) position, entry);
  g_hash_table_insert (self->by_id, (gpointer) gain_article_get_id (article), entry);
}

static void
articles_changed_cb (GainEntryList *self, guint position, guint removed, guint added)
{
  for (guint i = 0; i < removed; i++)
    {
      GainEntry *entry = self->entries->pdata[position];

      g_hash_table_remove (self->by_id, gain_article_get_id (entry->article));
      g_ptr_array_remove_index (self->entries, position);
    }
  for (guint i = 0; i < added; i++)
    insert_entry (self, position + i);

  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
project_changed_cb (GainEntryList *self, GainChange *change)
{
  const char *last = NULL;

  for (guint i = 0; i < gain_change_get_n_operations (change); i++)
    {
      const GainOperation *operation = gain_change_get_operation (change, i);
      GainEntry *entry;

      if (operation->article == NULL || g_strcmp0 (operation->article, last) == 0)
        continue;
      last = operation->article;
      entry = g_hash_table_lookup (self->by_id, last);
      if (entry != NULL)
        entry_update (entry);
    }
}

static void
gain_entry_list_finalize (GObject *object)
{
  GainEntryList *self = GAIN_ENTRY_LIST (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (gain_entry_list_parent_class)->finalize (object);
}

static void
gain_entry_list_class_init (GainEntryListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_entry_list_finalize;
}

static void
gain_entry_list_init (GainEntryList *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

GainEntryList *
gain_entry_list_new (GainProject *project)
{
  GainEntryList *self = g_object_new (GAIN_TYPE_ENTRY_LIST, NULL);

  self->project = g_object_ref (project);
  self->articles = gain_project_get_articles (project);
  for (guint i = 0; i < g_list_model_get_n_items (self->articles); i++)
    insert_entry (self, i);

  g_signal_connect_object (
      self->articles, "items-changed", G_CALLBACK (articles_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      project, "changed", G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}
