/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-mark-words.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gain-command.h"

static gboolean
parse_fragment (const char *start, const char *end, GainSpan *span, GError **error)
{
  if (!gain_command_parse_offset (start, &span->start, error) ||
      !gain_command_parse_offset (end, &span->end, error))
    return FALSE;
  if (gain_span_is_empty (*span))
    return gain_command_refuse (
        error,
        _ ("%u to %u is no stretch of text: the start must be smaller than the end."),
        span->start,
        span->end);

  return TRUE;
}

static gboolean
parse_pair (const char *word, GainSpan *span, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (word, ":", 2);

  if (parts[0] == NULL || parts[1] == NULL)
    return gain_command_refuse (error, _ ("“%s” is no fragment: write START:END."), word);

  return parse_fragment (parts[0], parts[1], span, error);
}

GArray *
gain_mark_words_parse_fragments (const char *start, const char *end, char **more, GError **error)
{
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  GainSpan span;

  if (!parse_fragment (start, end, &span, error))
    return NULL;
  g_array_append_val (fragments, span);

  for (char **word = more; word != NULL && *word != NULL; word++)
    {
      if (!parse_pair (*word, &span, error))
        return NULL;
      g_array_append_val (fragments, span);
    }

  return g_steal_pointer (&fragments);
}

static char *
list_attributes (GainCodebook *codebook, const char *label)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < gain_codebook_get_n_attributes (codebook); i++)
    {
      const GainAttribute *attribute = gain_codebook_get_attribute_at (codebook, i);

      if (gain_attribute_applies_to (attribute, label))
        g_ptr_array_add (ids, (gpointer) attribute->id);
    }
  g_ptr_array_add (ids, NULL);

  return g_strjoinv (", ", (char **) ids->pdata);
}

static const GainAttribute *
find_attribute (GainCodebook *codebook, const char *label, const char *name, GError **error)
{
  const GainAttribute *attribute = gain_codebook_get_attribute (codebook, name);
  g_autofree char *list = NULL;

  if (attribute != NULL && gain_attribute_applies_to (attribute, label))
    return attribute;

  list = list_attributes (codebook, label);
  gain_command_fail (
      error, _ ("The label “%s” has no attribute “%s”. Its attributes: %s."), label, name, list);
  return NULL;
}

static gboolean
answers_any_question (const char *text)
{
  return g_str_equal (text, "cannot-tell") || g_str_equal (text, "not-applicable");
}

static GVariant *
refuse_value (const GainAttribute *attribute, const char *text, const char *wanted, GError **error)
{
  gain_command_fail (error,
                     /* Translators: a value, the id of an attribute, a list of what is possible. */
                     _ ("“%s” is no value of “%s”: choose %s."),
                     text,
                     attribute->id,
                     wanted);
  return NULL;
}

static gboolean
has_choice (const GainAttribute *attribute, const char *text)
{
  return g_strv_contains (attribute->choices, text) || answers_any_question (text);
}

static GVariant *
parse_choice (const GainAttribute *attribute, const char *text, GError **error)
{
  g_autofree char *list = g_strjoinv (", ", (char **) attribute->choices);

  return has_choice (attribute, text) ? g_variant_new_string (text)
                                      : refuse_value (attribute, text, list, error);
}

static GVariant *
parse_choices (const GainAttribute *attribute, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  g_autofree char *list = g_strjoinv (", ", (char **) attribute->choices);

  for (char **word = words; *word != NULL; word++)
    if (!has_choice (attribute, *word))
      return refuse_value (attribute, *word, list, error);

  return g_variant_new_strv ((const char *const *) words, -1);
}

static GVariant *
parse_boolean (const GainAttribute *attribute, const char *text, GError **error)
{
  static const char *const yes[] = { "true", "yes", NULL };
  static const char *const no[] = { "false", "no", NULL };

  if (g_strv_contains (yes, text) || g_strv_contains (no, text))
    return g_variant_new_boolean (g_strv_contains (yes, text));

  return refuse_value (attribute, text, "true, false", error);
}

/* A decimal stays the text that was typed, so that it stays exact. */
static GVariant *
parse_number (const GainAttribute *attribute, const char *text, GError **error)
{
  gint64 number;

  if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return g_variant_new_int64 (number);
  if (g_regex_match_simple ("^-?[0-9]+\\.[0-9]+$", text, 0, 0))
    return g_variant_new_string (text);

  return refuse_value (attribute, text, _ ("a number such as 155 or 2.5"), error);
}

static GVariant *
parse_date (const GainAttribute *attribute, const char *text, GError **error)
{
  if (g_regex_match_simple (
          "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$", text, 0, 0))
    return g_variant_new_string (text);

  return refuse_value (attribute, text, _ ("a date such as 2025, 2025-04 or 2025-04-09"), error);
}

static GVariant *
parse_value (const GainAttribute *attribute, const char *text, GError **error)
{
  if (attribute->type != GAIN_ATTRIBUTE_TEXT && answers_any_question (text))
    return g_variant_new_string (text);

  switch (attribute->type)
    {
    case GAIN_ATTRIBUTE_CHOICE:
      return parse_choice (attribute, text, error);
    case GAIN_ATTRIBUTE_CHOICES:
      return parse_choices (attribute, text, error);
    case GAIN_ATTRIBUTE_BOOLEAN:
      return parse_boolean (attribute, text, error);
    case GAIN_ATTRIBUTE_NUMBER:
      return parse_number (attribute, text, error);
    case GAIN_ATTRIBUTE_DATE:
      return parse_date (attribute, text, error);
    default:
      return g_variant_new_string (text);
    }
}

gboolean
gain_mark_words_parse_attribute (const char *word,
                                 GainCodebook *codebook,
                                 const char *label,
                                 char **name,
                                 GVariant **value,
                                 GError **error)
{
  const char *equals = strchr (word, '=');
  g_autofree char *id = NULL;
  const GainAttribute *attribute;
  GVariant *parsed = NULL;

  if (!gain_command_check_text (word, "NAME=VALUE", error))
    return FALSE;
  if (equals == NULL)
    return gain_command_refuse (error, _ ("“%s” is no attribute: write NAME=VALUE."), word);

  id = g_strndup (word, equals - word);
  attribute = find_attribute (codebook, label, id, error);
  if (attribute == NULL)
    return FALSE;
  if (equals[1] != '\0')
    {
      parsed = parse_value (attribute, equals + 1, error);
      if (parsed == NULL)
        return FALSE;
    }

  *name = g_steal_pointer (&id);
  *value = parsed != NULL ? g_variant_ref_sink (parsed) : NULL;
  return TRUE;
}

GVariant *
gain_mark_words_parse_attributes (char **words,
                                  GainCodebook *codebook,
                                  const char *label,
                                  GError **error)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  for (char **word = words; word != NULL && *word != NULL; word++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) value = NULL;

      if (!gain_mark_words_parse_attribute (*word, codebook, label, &name, &value, error))
        return NULL;
      if (value != NULL)
        g_variant_dict_insert_value (&dict, name, value);
    }

  return g_variant_ref_sink (g_variant_dict_end (&dict));
}
