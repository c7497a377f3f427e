/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-registry-place"

#include "config.h"

#include "gain-actor-form.h"

#include <glib/gi18n-lib.h>

#include "gain-act-entry.h"
#include "gain-entry-choice.h"
#include "gain-entry-edit.h"
#include "gain-entry-rows.h"
#include "gain-entry-tail.h"
#include "gain-text-list.h"
#include "gain-text-row.h"

typedef enum
{
  FIELD_NAME,
  FIELD_ORGANISATION,
  FIELD_COUNTRY,
  FIELD_WIKIDATA,
  N_FIELDS,
} Field;

typedef enum
{
  TIE_SPEAKS_FOR,
  TIE_AFFILIATED,
  N_TIES,
} Tie;

static const char *const tie_types[N_TIES] = { "speaks_for", "affiliated_with" };

struct _GainActorForm
{
  AdwBin parent_instance;

  GtkBox *box;
  GainTextRow *fields[N_FIELDS];
  AdwComboRow *type_row;
  GPtrArray *types; /* ids as in the row, the first is NULL */
  GainTextList *aliases;
  GainEntryRows *ties[N_TIES];
  GainEntryTail *tail;
  gboolean showing;

  GainProject *project;
  GainRegistryList *list;
  char *id;
};

G_DEFINE_FINAL_TYPE (GainActorForm, gain_actor_form, ADW_TYPE_BIN)

static GainActor *
get_actor (GainActorForm *self)
{
  return self->id != NULL
             ? (GainActor *) gain_registry_get_entry (gain_project_get_registry (self->project),
                                                      GAIN_ITEM_ACTOR,
                                                      NULL,
                                                      self->id)
             : NULL;
}

static GainActor *
begin (GainActorForm *self)
{
  return self->id != NULL
             ? (GainActor *) gain_entry_edit_begin (self->project, GAIN_ITEM_ACTOR, self->id)
             : NULL;
}

static gboolean
finish (GainActorForm *self, GainActor *edited, const char *said, GError **error)
{
  return gain_entry_edit_apply (GTK_WIDGET (self), self->project, GAIN_ITEM (edited), said, error);
}

static gboolean
check_field (Field field, const char *text, GError **error)
{
  if (field == FIELD_NAME && *text == '\0')
    g_set_error_literal (error,
                         GAIN_PROJECT_ERROR,
                         GAIN_PROJECT_ERROR_INVALID,
                         _ ("An actor needs a name. Type one, or press Escape to keep the old."));
  else if (field == FIELD_WIKIDATA && *text != '\0' &&
           !g_regex_match_simple ("^Q[1-9][0-9]*$", text, 0, 0))
    g_set_error (error,
                 GAIN_PROJECT_ERROR,
                 GAIN_PROJECT_ERROR_INVALID,
                 _ ("“%s” is no number of Wikidata. Type the letter Q and digits, such as Q42."),
                 text);
  else
    return TRUE;

  return FALSE;
}

static void
set_field (GainActor *actor, Field field, const char *text)
{
  const char *value = *text != '\0' ? text : NULL;

  switch (field)
    {
    case FIELD_NAME:
      gain_actor_set_name (actor, value);
      break;
    case FIELD_ORGANISATION:
      gain_actor_set_organisation (actor, value);
      break;
    case FIELD_COUNTRY:
      gain_actor_set_country (actor, value);
      break;
    case FIELD_WIKIDATA:
      gain_actor_set_wikidata (actor, value);
      break;
    case N_FIELDS:
    default:
      break;
    }
}

static const char *
get_field (GainActor *actor, Field field)
{
  switch (field)
    {
    case FIELD_ORGANISATION:
      return gain_actor_get_organisation (actor);
    case FIELD_COUNTRY:
      return gain_actor_get_country (actor);
    case FIELD_WIKIDATA:
      return gain_actor_get_wikidata (actor);
    case FIELD_NAME:
    case N_FIELDS:
    default:
      return gain_actor_get_name (actor);
    }
}

static const char *
get_field_said (Field field)
{
  static const char *const said[N_FIELDS] = {
    N_ ("Name changed"),
    N_ ("Organisation changed"),
    N_ ("Country changed"),
    N_ ("Wikidata number changed"),
  };

  return _ (said[field]);
}

static void
field_apply_cb (GainActorForm *self, const char *text, GainTextRow *row)
{
  g_autoptr (GainActor) edited = begin (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  Field field = 0;

  if (edited == NULL)
    return;
  while (field + 1 < N_FIELDS && self->fields[field] != row)
    field++;
  value = field == FIELD_WIKIDATA ? g_ascii_strup (text, -1) : g_strdup (text);
  if (check_field (field, value, &error))
    {
      set_field (edited, field, value);
      if (finish (self, edited, get_field_said (field), &error))
        {
          gain_text_row_show (row, value);
          return;
        }
    }
  gain_text_row_set_error (row, error->message);
}

static void
type_selected_cb (GainActorForm *self)
{
  guint selected = adw_combo_row_get_selected (self->type_row);
  g_autoptr (GainActor) edited = NULL;
  g_autoptr (GError) error = NULL;

  if (self->showing || selected >= self->types->len)
    return;
  edited = begin (self);
  if (edited == NULL)
    return;
  gain_actor_set_actor_type (edited, self->types->pdata[selected]);
  if (!finish (self, edited, _ ("Type changed"), &error))
    gain_entry_edit_say (GTK_WIDGET (self), error->message, FALSE);
}

static char **
dup_aliases_with (GainActor *actor, guint index, const char *text)
{
  const char *const *aliases = gain_actor_get_aliases (actor);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = g_strv_length ((char **) aliases);

  for (guint i = 0; i < MAX (n, index + 1); i++)
    {
      const char *alias = i == index ? text : aliases[i];

      if (*alias != '\0')
        g_strv_builder_add (builder, alias);
    }

  return g_strv_builder_end (builder);
}

static void
alias_edit_cb (GainActorForm *self, guint index, const char *text)
{
  g_autoptr (GainActor) edited = begin (self);
  g_auto (GStrv) aliases = NULL;
  g_autoptr (GError) error = NULL;

  if (edited == NULL)
    return;
  if (*text != '\0' && (g_strv_contains (gain_actor_get_aliases (edited), text) ||
                        g_strcmp0 (gain_actor_get_name (edited), text) == 0))
    {
      g_autofree char *message =
          g_strdup_printf (_ ("“%s” stands here already. Type another name."), text);

      gain_text_list_set_error (self->aliases, index, message);
      return;
    }

  aliases = dup_aliases_with (edited, index, text);
  gain_actor_set_aliases (edited, (const char *const *) aliases);
  if (finish (self, edited, *text != '\0' ? _ ("Alias noted") : _ ("Alias removed"), &error))
    gain_text_list_show (self->aliases, (const char *const *) aliases);
  else
    gain_text_list_set_error (self->aliases, index, error->message);
}

/* Ties to other actors. */

static void
tie_chosen_cb (const char *other, GVariant *dates, gpointer user_data)
{
  GainEntryRows *rows = user_data;
  GainActorForm *self = GAIN_ACTOR_FORM (gtk_widget_get_ancestor (user_data, GAIN_TYPE_ACTOR_FORM));
  g_autoptr (GError) error = NULL;
  Tie tie = rows == self->ties[TIE_SPEAKS_FOR] ? TIE_SPEAKS_FOR : TIE_AFFILIATED;

  if (!gain_entry_edit_apply_change (
          GTK_WIDGET (self),
          self->project,
          gain_act_link_entries (
              self->project, self->id, tie_types[tie], other, dates, NULL, &error),
          _ ("Relation added"),
          &error))
    gain_entry_rows_set_error (rows, error->message);
}

static void
tie_add_cb (GainActorForm *self, GainEntryRows *rows)
{
  const char *without[] = { self->id, NULL };

  gain_entry_choice_open (GTK_WIDGET (rows),
                          self->list,
                          rows == self->ties[TIE_SPEAKS_FOR] ? _ ("Speaks For")
                                                             : _ ("Affiliated With"),
                          without,
                          TRUE,
                          tie_chosen_cb);
}

static void
tie_removed_cb (GainActorForm *self, const char *key, GainEntryRows *rows)
{
  g_autoptr (GError) error = NULL;

  if (!gain_entry_edit_apply_change (GTK_WIDGET (self),
                                     self->project,
                                     gain_act_unlink_entries (self->project, key, &error),
                                     _ ("Relation removed"),
                                     &error))
    gain_entry_rows_set_error (rows, error->message);
}

static void
entry_activated_cb (GainActorForm *self, const char *entry)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "registry.show", "s", entry);
}

static char *
dup_dates (GainItem *relation)
{
  g_autoptr (GVariant) from = gain_item_dup_attribute (relation, "from");
  g_autoptr (GVariant) to = gain_item_dup_attribute (relation, "to");
  const char *start = from != NULL && g_variant_is_of_type (from, G_VARIANT_TYPE_STRING)
                          ? g_variant_get_string (from, NULL)
                          : NULL;
  const char *end = to != NULL && g_variant_is_of_type (to, G_VARIANT_TYPE_STRING)
                        ? g_variant_get_string (to, NULL)
                        : NULL;

  if (start != NULL && end != NULL)
    /* Translators: two dates, such as 2024-05 and 2026. */
    return g_strdup_printf (_ ("from %s to %s"), start, end);
  if (start != NULL)
    return g_strdup_printf (_ ("since %s"), start);
  if (end != NULL)
    return g_strdup_printf (_ ("until %s"), end);

  return NULL;
}

static void
put_tie (GainActorForm *self, GainRelation *relation, const char *other, gboolean backwards)
{
  const char *me = gain_project_get_me (self->project);
  const char *id = gain_item_get_id (GAIN_ITEM (relation));
  g_autofree char *name = gain_entry_edit_dup_name (self->project, GAIN_ITEM_ACTOR, other);
  g_autofree char *dates = dup_dates (GAIN_ITEM (relation));
  g_autofree char *subtitle = NULL;
  gboolean own = gain_project_lookup (self->project, GAIN_ITEM_RELATION, me, NULL, id) != NULL;

  for (guint i = 0; i < N_TIES; i++)
    {
      if (!g_str_equal (gain_project_resolve_relation_type_id (self->project, relation),
                        tie_types[i]))
        continue;
      if (backwards)
        subtitle = g_strdup_printf (
            "%s%s%s",
            /* Translators: of another actor, which speaks for (is affiliated with) this one. */
            i == TIE_SPEAKS_FOR ? _ ("speaks for this one") : _ ("is affiliated with this one"),
            dates != NULL ? " · " : "",
            dates != NULL ? dates : "");
      gain_entry_rows_put (self->ties[i],
                           id,
                           other,
                           name,
                           backwards ? subtitle : dates,
                           0,
                           own ? _ ("Remove") : NULL);
    }
}

static void
show_ties (GainActorForm *self)
{
  GainRegistry *registry = gain_project_get_registry (self->project);
  g_autoptr (GPtrArray) ids = gain_registry_list_merged (registry, GAIN_ITEM_ACTOR, self->id);

  for (guint i = 0; i < N_TIES; i++)
    gain_entry_rows_begin (self->ties[i]);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) from = gain_registry_list_relations (registry, ids->pdata[i]);
      g_autoptr (GPtrArray) to = gain_registry_list_relations_to (registry, ids->pdata[i]);

      for (guint j = 0; j < from->len; j++)
        put_tie (self, from->pdata[j], gain_relation_get_to (from->pdata[j])->id, FALSE);
      for (guint j = 0; j < to->len; j++)
        put_tie (self, to->pdata[j], gain_relation_get_from (to->pdata[j]), TRUE);
    }
  for (guint i = 0; i < N_TIES; i++)
    gain_entry_rows_end (self->ties[i]);
}

static void
gain_actor_form_dispose (GObject *object)
{
  GainActorForm *self = GAIN_ACTOR_FORM (object);

  g_clear_object (&self->project);
  g_clear_object (&self->list);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->types, g_ptr_array_unref);

  G_OBJECT_CLASS (gain_actor_form_parent_class)->dispose (object);
}

static void
gain_actor_form_class_init (GainActorFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gain_actor_form_dispose;
}

static void
add_field (GainActorForm *self, AdwPreferencesGroup *group, Field field, const char *title)
{
  GtkWidget *row = gain_text_row_new (title);

  self->fields[field] = GAIN_TEXT_ROW (row);
  g_signal_connect_object (row, "apply", G_CALLBACK (field_apply_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
add_fields (GainActorForm *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  add_field (self, group, FIELD_NAME, _ ("Name"));
  self->type_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->type_row), _ ("Type"));
  g_signal_connect_object (
      self->type_row, "notify::selected", G_CALLBACK (type_selected_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->type_row));
  add_field (self, group, FIELD_ORGANISATION, _ ("Organisation"));
  add_field (self, group, FIELD_COUNTRY, _ ("Country"));
  /* Translators: the number of a thing in the Wikidata database, such as Q42. */
  add_field (self, group, FIELD_WIKIDATA, _ ("Wikidata Number"));
  gtk_box_append (self->box, GTK_WIDGET (group));
}

static void
add_ties (GainActorForm *self)
{
  self->ties[TIE_SPEAKS_FOR] =
      GAIN_ENTRY_ROWS (gain_entry_rows_new (_ ("Speaks For"), _ ("Add whom it speaks for…")));
  self->ties[TIE_AFFILIATED] = GAIN_ENTRY_ROWS (
      gain_entry_rows_new (_ ("Affiliated With"), _ ("Add whom it is affiliated with…")));
  for (guint i = 0; i < N_TIES; i++)
    {
      GtkWidget *rows = GTK_WIDGET (self->ties[i]);

      g_signal_connect_object (rows, "add", G_CALLBACK (tie_add_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          rows, "removed", G_CALLBACK (tie_removed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          rows, "activated", G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->box, rows);
    }
}

static void
gain_actor_form_init (GainActorForm *self)
{
  self->types = g_ptr_array_new_with_free_func (g_free);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  add_fields (self);
  self->aliases =
      GAIN_TEXT_LIST (gain_text_list_new (_ ("Aliases"), _ ("Alias"), _ ("Add an alias")));
  g_signal_connect_object (
      self->aliases, "edit", G_CALLBACK (alias_edit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->aliases));
  add_ties (self);
  self->tail = GAIN_ENTRY_TAIL (gain_entry_tail_new ());
  gtk_box_append (self->box, GTK_WIDGET (self->tail));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
gain_actor_form_new (void)
{
  return g_object_new (GAIN_TYPE_ACTOR_FORM, NULL);
}

static void
add_type (GainActorForm *self, GtkStringList *names, const char *id, const char *name)
{
  g_ptr_array_add (self->types, g_strdup (id));
  gtk_string_list_append (names, name != NULL && *name != '\0' ? name : id);
}

static void
add_types (GainActorForm *self, GtkStringList *names)
{
  static const char *const usual[] = { "person", "organisation", "party",  "state-body",
                                       "group",  "media",        "unnamed" };
  GainCodebook *codebook = gain_project_get_codebook (self->project);
  guint n = codebook != NULL ? gain_codebook_get_n_actor_types (codebook) : 0;

  for (guint i = 0; i < n; i++)
    {
      const GainActorType *type = gain_codebook_get_actor_type_at (codebook, i);

      add_type (self, names, type->id, type->name);
    }
  for (guint i = 0; n == 0 && i < G_N_ELEMENTS (usual); i++)
    add_type (self, names, usual[i], gain_registry_entry_get_type_name (usual[i]));
}

/* The types of the codebook, and the one that the actor has if that is another. */
static void
show_type (GainActorForm *self, const char *type)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->types, 0);
  g_ptr_array_add (self->types, NULL);
  gtk_string_list_append (names, C_ ("type of an actor", "not set"));
  add_types (self, names);
  for (guint i = 1; i < self->types->len; i++)
    if (g_strcmp0 (self->types->pdata[i], type) == 0)
      selected = i;
  if (type != NULL && selected == 0)
    {
      selected = self->types->len;
      add_type (self, names, type, gain_registry_entry_get_type_name (type));
    }
  adw_combo_row_set_model (self->type_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->type_row, selected);
}

void
gain_actor_form_show (GainActorForm *self,
                      GainProject *project,
                      GainRegistryList *list,
                      const char *id)
{
  GainActor *actor;

  g_return_if_fail (GAIN_IS_ACTOR_FORM (self));

  gain_entry_tail_show (self->tail, project, GAIN_ITEM_ACTOR, id);
  g_set_object (&self->project, project);
  g_set_object (&self->list, list);
  if (g_strcmp0 (id, self->id) != 0)
    {
      g_free (self->id);
      self->id = g_strdup (id);
    }
  actor = get_actor (self);
  if (actor == NULL)
    return;

  self->showing = TRUE;
  for (Field field = 0; field < N_FIELDS; field++)
    gain_text_row_show (self->fields[field], get_field (actor, field));
  show_type (self, gain_actor_get_actor_type (actor));
  gain_text_list_show (self->aliases, gain_actor_get_aliases (actor));
  show_ties (self);
  self->showing = FALSE;
}

void
gain_actor_form_rename (GainActorForm *self)
{
  g_return_if_fail (GAIN_IS_ACTOR_FORM (self));

  gain_text_row_focus (self->fields[FIELD_NAME]);
}
