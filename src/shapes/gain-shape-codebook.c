/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-shape"

#include "config.h"

#include "gain-shape.h"

#include <glib/gi18n-lib.h>

#include "gain-shape-member.h"

#define FORMAT          "gainsay-codebook"
#define VERSION         1
#define RESOURCE_FOLDER "/org/gainsay/codebook/"

/* Where a codebook carries what the model has no place for. */
#define EXTRAS_KEY "gain-shape-extras"

static const char *const members[] = {
  "format", "version",    "number",    "content_sha256", "name",
  "labels", "attributes", "relations", "guidelines",     NULL,
};
static const char *const label_members[] = {
  "id", "name", "kind", "act", "color", "letter", "description", "examples", NULL,
};
static const char *const attribute_members[] = {
  "id", "name", "type", "choices", "default", "required", "labels", "description", NULL,
};
static const char *const relation_members[] = {
  "id", "name", "from", "to", "several", "ordered", "description", NULL,
};

static const char *const kinds[] = { "statement", "mention", "cue", "article", NULL };
static const char *const acts[] = { "asserts", "denies", "doubts", "withholds", NULL };
static const char *const types[] = {
  "choice", "choices", "boolean", "text", "number", "date", NULL
};

static const char *const no_strings[] = { NULL };

/* Writing */

static void
set_flag (JsonObject *object, const char *name, gboolean value)
{
  if (value)
    json_object_set_boolean_member (object, name, TRUE);
}

static void
set_list (JsonObject *object, const char *name, const char *const *values)
{
  if (values != NULL && values[0] != NULL)
    gain_shape_set_strv (object, name, values);
}

static JsonObject *
write_label (const GainLabel *label)
{
  JsonObject *object = json_object_new ();
  char letter[8] = "";

  json_object_set_string_member (object, "id", label->id);
  json_object_set_string_member (object, "name", label->name);
  json_object_set_string_member (object, "kind", kinds[label->kind]);
  gain_shape_set_string (object, "act", label->act);
  gain_shape_set_string (object, "color", label->color);
  if (label->letter != 0)
    {
      letter[g_unichar_to_utf8 (label->letter, letter)] = '\0';
      json_object_set_string_member (object, "letter", letter);
    }
  gain_shape_set_string (object, "description", label->description);
  set_list (object, "examples", label->examples);
  return object;
}

static void
write_default (JsonObject *object, const GainAttribute *attribute)
{
  if (attribute->default_value == NULL)
    return;
  if (attribute->type == GAIN_ATTRIBUTE_BOOLEAN)
    json_object_set_boolean_member (object,
                                    "default",
                                    g_str_equal (attribute->default_value, "true"));
  else
    json_object_set_string_member (object, "default", attribute->default_value);
}

static JsonObject *
write_attribute (const GainAttribute *attribute)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", attribute->id);
  json_object_set_string_member (object, "name", attribute->name);
  json_object_set_string_member (object, "type", types[attribute->type]);
  set_list (object, "choices", attribute->choices);
  write_default (object, attribute);
  set_flag (object, "required", attribute->required);
  gain_shape_set_strv (object, "labels", attribute->labels);
  gain_shape_set_string (object, "description", attribute->description);
  return object;
}

static JsonObject *
write_relation (const GainRelationType *type)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", type->id);
  json_object_set_string_member (object, "name", type->name);
  gain_shape_set_strv (object, "from", type->from);
  gain_shape_set_strv (object, "to", type->to);
  set_flag (object, "several", type->several);
  set_flag (object, "ordered", type->ordered);
  gain_shape_set_string (object, "description", type->description);
  return object;
}

static void
add_part (JsonArray *array, JsonObject *object, GVariant *extras, const char *part)
{
  g_autoptr (GVariant) inner =
      gain_shape_find_inner_extra (extras, part, json_object_get_string_member (object, "id"));

  json_array_add_object_element (array, gain_shape_merge_extras (object, inner));
}

static void
write_parts (JsonObject *object, GainCodebook *codebook, GVariant *extras)
{
  JsonArray *labels = json_array_new ();
  JsonArray *attributes = json_array_new ();
  JsonArray *relations = json_array_new ();

  for (guint i = 0; i < gain_codebook_get_n_labels (codebook); i++)
    add_part (labels, write_label (gain_codebook_get_label_at (codebook, i)), extras, "labels");
  for (guint i = 0; i < gain_codebook_get_n_attributes (codebook); i++)
    add_part (attributes,
              write_attribute (gain_codebook_get_attribute_at (codebook, i)),
              extras,
              "attributes");
  for (guint i = 0; i < gain_codebook_get_n_relation_types (codebook); i++)
    add_part (relations,
              write_relation (gain_codebook_get_relation_type_at (codebook, i)),
              extras,
              "relations");
  json_object_set_array_member (object, "labels", labels);
  json_object_set_array_member (object, "attributes", attributes);
  json_object_set_array_member (object, "relations", relations);
}

JsonNode *
gain_shape_write_codebook (GainCodebook *codebook)
{
  JsonObject *object;
  GVariant *extras;

  g_return_val_if_fail (GAIN_IS_CODEBOOK (codebook), NULL);

  extras = g_object_get_data (G_OBJECT (codebook), EXTRAS_KEY);
  object = json_object_new ();
  json_object_set_string_member (object, "format", FORMAT);
  json_object_set_int_member (object, "version", VERSION);
  json_object_set_int_member (object, "number", gain_codebook_get_version (codebook));
  json_object_set_string_member (object, "content_sha256", "");
  gain_shape_set_string (object, "name", gain_codebook_get_name (codebook));
  write_parts (object, codebook, extras);
  gain_shape_set_string (object, "guidelines", gain_codebook_get_guidelines (codebook));

  object = gain_shape_merge_extras (object, extras);
  gain_json_seal (object, "number");
  return gain_shape_wrap (object);
}

/* Reading */

static gboolean
find_word (const char *const *words,
           const char *word,
           const char *member,
           guint *at,
           GError **error)
{
  for (*at = 0; words[*at] != NULL; (*at)++)
    if (g_str_equal (words[*at], word))
      return TRUE;
  return gain_shape_refuse (error, _ ("“%s” cannot stand in the member “%s”"), word, member);
}

static gboolean
is_color (const char *text)
{
  if (strlen (text) != 7 || text[0] != '#')
    return FALSE;
  for (guint i = 1; i < 7; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
read_look (JsonObject *object, GainLabel *label, GError **error)
{
  const char *letter = NULL;

  if (!gain_json_read_string (object, "color", FALSE, &label->color, error) ||
      !gain_json_read_string (object, "letter", FALSE, &letter, error))
    return FALSE;
  if (label->color != NULL && !is_color (label->color))
    return gain_shape_refuse (error, _ ("The member “color” must be like “#1c71d8”"));
  if (letter == NULL || *letter == '\0')
    return TRUE;
  if (g_utf8_strlen (letter, -1) != 1)
    return gain_shape_refuse (error, _ ("The member “letter” must be a single letter"));
  label->letter = g_utf8_get_char (letter);
  return TRUE;
}

static gboolean
read_label (JsonObject *object, GainCodebook *codebook, GError **error)
{
  g_auto (GStrv) examples = NULL;
  GainLabel label = { 0 };
  const char *kind = NULL;
  guint at;

  if (!gain_shape_read_name (object, "id", &label.id, error) ||
      !gain_shape_read_name (object, "name", &label.name, error) ||
      !gain_shape_read_name (object, "kind", &kind, error) ||
      !gain_json_read_string (object, "act", FALSE, &label.act, error) ||
      !gain_json_read_string (object, "description", FALSE, &label.description, error) ||
      !gain_json_read_strv (object, "examples", FALSE, &examples, error) ||
      !read_look (object, &label, error) || !find_word (kinds, kind, "kind", &at, error))
    return FALSE;
  label.kind = (GainLabelKind) at;
  if (label.act != NULL && !find_word (acts, label.act, "act", &at, error))
    return FALSE;
  if (gain_codebook_get_label (codebook, label.id) != NULL)
    return gain_shape_refuse (error, _ ("The label “%s” is there twice"), label.id);
  label.examples = examples != NULL ? (const char *const *) examples : no_strings;
  gain_codebook_add_label (codebook, &label);
  return TRUE;
}

static gboolean
read_default (JsonObject *object, GainAttribute *attribute, GError **error)
{
  gboolean flag = FALSE;

  if (!json_object_has_member (object, "default"))
    return TRUE;
  if (attribute->type != GAIN_ATTRIBUTE_BOOLEAN)
    return gain_json_read_string (object, "default", FALSE, &attribute->default_value, error);
  if (!gain_json_read_boolean (object, "default", FALSE, &flag, error))
    return FALSE;
  attribute->default_value = flag ? "true" : "false";
  return TRUE;
}

static gboolean
check_choices (const GainAttribute *attribute, GError **error)
{
  if (attribute->type != GAIN_ATTRIBUTE_CHOICE && attribute->type != GAIN_ATTRIBUTE_CHOICES)
    return TRUE;
  if (attribute->choices[0] == NULL)
    return gain_shape_refuse (error, _ ("The member “choices” is missing or empty"));
  if (attribute->type == GAIN_ATTRIBUTE_CHOICE && attribute->default_value != NULL &&
      !g_strv_contains (attribute->choices, attribute->default_value))
    return gain_shape_refuse (error,
                              _ ("The default “%s” is none of the choices"),
                              attribute->default_value);
  return TRUE;
}

static gboolean
read_attribute (JsonObject *object, GainCodebook *codebook, GError **error)
{
  g_auto (GStrv) choices = NULL;
  g_auto (GStrv) labels = NULL;
  GainAttribute attribute = { 0 };
  const char *type = NULL;
  guint at;

  if (!gain_shape_read_name (object, "id", &attribute.id, error) ||
      !gain_shape_read_name (object, "name", &attribute.name, error) ||
      !gain_shape_read_name (object, "type", &type, error) ||
      !gain_json_read_strv (object, "choices", FALSE, &choices, error) ||
      !gain_json_read_boolean (object, "required", FALSE, &attribute.required, error) ||
      !gain_json_read_strv (object, "labels", TRUE, &labels, error) ||
      !gain_json_read_string (object, "description", FALSE, &attribute.description, error) ||
      !find_word (types, type, "type", &at, error))
    return FALSE;
  attribute.type = (GainAttributeType) at;
  attribute.choices = choices != NULL ? (const char *const *) choices : no_strings;
  attribute.labels = (const char *const *) labels;
  if (!read_default (object, &attribute, error) || !check_choices (&attribute, error))
    return FALSE;
  if (gain_codebook_get_attribute (codebook, attribute.id) != NULL)
    return gain_shape_refuse (error, _ ("The attribute “%s” is there twice"), attribute.id);
  gain_codebook_add_attribute (codebook, &attribute);
  return TRUE;
}

static gboolean
read_relation (JsonObject *object, GainCodebook *codebook, GError **error)
{
  g_auto (GStrv) from = NULL;
  g_auto (GStrv) to = NULL;
  GainRelationType type = { 0 };

  if (!gain_shape_read_name (object, "id", &type.id, error) ||
      !gain_shape_read_name (object, "name", &type.name, error) ||
      !gain_json_read_strv (object, "from", TRUE, &from, error) ||
      !gain_json_read_strv (object, "to", TRUE, &to, error) ||
      !gain_json_read_boolean (object, "several", FALSE, &type.several, error) ||
      !gain_json_read_boolean (object, "ordered", FALSE, &type.ordered, error) ||
      !gain_json_read_string (object, "description", FALSE, &type.description, error))
    return FALSE;
  if (gain_codebook_get_relation_type (codebook, type.id) != NULL)
    return gain_shape_refuse (error, _ ("The relation “%s” is there twice"), type.id);
  type.from = (const char *const *) from;
  type.to = (const char *const *) to;
  gain_codebook_add_relation_type (codebook, &type);
  return TRUE;
}

static const struct
{
  const char *name;
  const char *const *members;
  gboolean (*read) (JsonObject *object, GainCodebook *codebook, GError **error);
} parts[] = {
  { "labels", label_members, read_label },
  { "attributes", attribute_members, read_attribute },
  { "relations", relation_members, read_relation },
};

static gboolean
read_part (JsonObject *object,
           GainCodebook *codebook,
           gsize part,
           GVariantBuilder *extras,
           GError **error)
{
  const char *name = parts[part].name;
  JsonArray *array = NULL;

  if (!gain_json_read_array (object, name, TRUE, &array, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *entry = gain_json_get_root_object (json_array_get_element (array, i), error);
      g_autoptr (GVariant) inner = NULL;

      if (entry == NULL || !parts[part].read (entry, codebook, error))
        {
          /* Translators: the name of a list in a JSON file and which of its elements, from 1 */
          g_prefix_error (error, _ ("Element %u of “%s”: "), i + 1, name);
          return FALSE;
        }
      inner = gain_shape_dup_extras (entry, parts[part].members);
      if (inner != NULL)
        gain_shape_add_inner_extra (extras,
                                    name,
                                    json_object_get_string_member (entry, "id"),
                                    inner);
    }
  return TRUE;
}

static GainCodebook *
read_head (JsonObject *object, GError **error)
{
  g_autoptr (GainCodebook) codebook = NULL;
  const char *name = NULL;
  const char *guidelines = NULL;
  gint64 number = 0;

  if (!gain_json_read_int (object, "number", TRUE, 1, G_MAXINT32, &number, error) ||
      !gain_json_read_string (object, "name", FALSE, &name, error) ||
      !gain_json_read_string (object, "guidelines", FALSE, &guidelines, error))
    return NULL;
  codebook = gain_codebook_new ((guint) number, name);
  if (guidelines != NULL)
    gain_codebook_set_guidelines (codebook, guidelines);
  return g_steal_pointer (&codebook);
}

GainCodebook *
gain_shape_read_codebook (JsonNode *node, GError **error)
{
  JsonObject *object = gain_json_get_root_object (node, error);
  g_autoptr (GainCodebook) codebook = NULL;
  g_autoptr (GVariant) kept = NULL;
  GVariantBuilder extras;
  gboolean good = TRUE;

  if (object == NULL || !gain_shape_read_known_format (object, FORMAT, VERSION, NULL, error))
    return NULL;
  codebook = read_head (object, error);
  if (codebook == NULL)
    return NULL;

  g_variant_builder_init (&extras, G_VARIANT_TYPE ("a(ssv)"));
  gain_shape_collect_extras (&extras, object, members);
  for (gsize i = 0; i < G_N_ELEMENTS (parts) && good; i++)
    good = read_part (object, codebook, i, &extras, error);
  kept = gain_shape_end_extras (&extras);
  if (!good)
    return NULL;
  if (kept != NULL)
    g_object_set_data_full (G_OBJECT (codebook),
                            EXTRAS_KEY,
                            g_steal_pointer (&kept),
                            (GDestroyNotify) g_variant_unref);
  return g_steal_pointer (&codebook);
}

/* The default */

static GBytes *
look_up (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, NULL);

  return g_resource_lookup_data (gain_shapes_get_resource (),
                                 path,
                                 G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

/* Built into the program and tested, so that nothing here can fail. */
GainCodebook *
gain_shape_new_default_codebook (void)
{
  g_autoptr (GBytes) json = look_up ("default.json");
  g_autoptr (GBytes) guidelines = look_up ("guidelines.md");
  g_autoptr (JsonNode) node = NULL;
  GainCodebook *codebook;

  g_return_val_if_fail (json != NULL && guidelines != NULL, NULL);
  node = gain_json_parse (g_bytes_get_data (json, NULL), g_bytes_get_size (json), NULL);
  g_return_val_if_fail (node != NULL, NULL);
  codebook = gain_shape_read_codebook (node, NULL);
  g_return_val_if_fail (codebook != NULL, NULL);
  gain_codebook_set_guidelines (codebook, g_bytes_get_data (guidelines, NULL));
  return codebook;
}
