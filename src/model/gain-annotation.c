/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-annotation"

#include "config.h"

#include "gain-annotation.h"

#include "gain-item-private.h"
#include "gain-quote-anchor.h"
#include "gain-shared-string.h"

/* Where a mark is: one allocation, shared by all copies that were not moved.
 * Behind the pointers to the quotes come the spans, then the bytes of prefix,
 * suffix and quotes. */
typedef struct
{
  int n_refs;
  guint n;
  const char *suffix;
  const char *quotes[]; /* n and a NULL */
} Place;

struct _GainAnnotation
{
  GainItem parent_instance;

  char *label;
  Place *place;
};

G_DEFINE_FINAL_TYPE (GainAnnotation, gain_annotation, GAIN_TYPE_ITEM)

static const GainSpan *
place_get_spans (const Place *self)
{
  return (const GainSpan *) (gconstpointer) (self->quotes + self->n + 1);
}

static const char *
place_get_prefix (const Place *self)
{
  return (const char *) (place_get_spans (self) + self->n);
}

static char *
append_string (char *cursor, const char *string)
{
  return g_stpcpy (cursor, string) + 1;
}

static Place *
place_new (const GainSpan *spans,
           guint n,
           const char *const *quotes,
           const char *prefix,
           const char *suffix)
{
  gsize size = sizeof (Place) + (n + 1) * sizeof (char *) + n * sizeof (GainSpan);
  Place *self;
  char *cursor;

  size += strlen (prefix) + 1 + strlen (suffix) + 1;
  for (guint i = 0; i < n; i++)
    size += strlen (quotes[i]) + 1;

  self = g_malloc (size);
  self->n_refs = 1;
  self->n = n;
  self->quotes[n] = NULL;
  memcpy ((gpointer) place_get_spans (self), spans, n * sizeof (GainSpan));

  cursor = append_string ((char *) place_get_prefix (self), prefix);
  self->suffix = cursor;
  cursor = append_string (cursor, suffix);
  for (guint i = 0; i < n; i++)
    {
      self->quotes[i] = cursor;
      cursor = append_string (cursor, quotes[i]);
    }

  return self;
}

static Place *
place_ref (Place *self)
{
  g_atomic_int_inc (&self->n_refs);

  return self;
}

static void
place_unref (Place *self)
{
  if (g_atomic_int_dec_and_test (&self->n_refs))
    g_free (self);
}

static gboolean
place_equal (const Place *a, const Place *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->n != b->n)
    return FALSE;

  for (guint i = 0; i < a->n; i++)
    if (!gain_span_equal (place_get_spans (a)[i], place_get_spans (b)[i]) ||
        strcmp (a->quotes[i], b->quotes[i]) != 0)
      return FALSE;

  return strcmp (place_get_prefix (a), place_get_prefix (b)) == 0 &&
         strcmp (a->suffix, b->suffix) == 0;
}

static gboolean
gain_annotation_equal (GainItem *a, GainItem *b)
{
  GainAnnotation *x = GAIN_ANNOTATION (a);
  GainAnnotation *y = GAIN_ANNOTATION (b);

  return g_strcmp0 (x->label, y->label) == 0 && place_equal (x->place, y->place) &&
         GAIN_ITEM_CLASS (gain_annotation_parent_class)->equal (a, b);
}

static void
gain_annotation_copy_to (GainItem *item, GainItem *copy)
{
  GainAnnotation *from = GAIN_ANNOTATION (item);
  GainAnnotation *to = GAIN_ANNOTATION (copy);

  GAIN_ITEM_CLASS (gain_annotation_parent_class)->copy_to (item, copy);

  gain_interned_string_share (&to->label, from->label);
  to->place = from->place != NULL ? place_ref (from->place) : NULL;
}

static void
gain_annotation_finalize (GObject *object)
{
  GainAnnotation *self = GAIN_ANNOTATION (object);

  gain_interned_string_clear (&self->label);
  g_clear_pointer (&self->place, place_unref);

  G_OBJECT_CLASS (gain_annotation_parent_class)->finalize (object);
}

static void
gain_annotation_class_init (GainAnnotationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_annotation_finalize;
  GAIN_ITEM_CLASS (klass)->equal = gain_annotation_equal;
  GAIN_ITEM_CLASS (klass)->copy_to = gain_annotation_copy_to;
}

static void
gain_annotation_init (GainAnnotation *self)
{
}

GainAnnotation *
gain_annotation_new (const char *id, const char *label)
{
  GainAnnotation *self = g_object_new (GAIN_TYPE_ANNOTATION, NULL);

  gain_item_identify (GAIN_ITEM (self), GAIN_ITEM_ANNOTATION, id);
  gain_interned_string_set (&self->label, label);

  return self;
}

const char *
gain_annotation_get_label (GainAnnotation *self)
{
  g_return_val_if_fail (GAIN_IS_ANNOTATION (self), NULL);

  return self->label;
}

void
gain_annotation_set_label (GainAnnotation *self, const char *label)
{
  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));

  gain_interned_string_set (&self->label, label);
}

const GainSpan *
gain_annotation_get_fragments (GainAnnotation *self, guint *n)
{
  g_return_val_if_fail (GAIN_IS_ANNOTATION (self), NULL);

  *n = self->place != NULL ? self->place->n : 0;

  return self->place != NULL ? place_get_spans (self->place) : NULL;
}

GainSpan
gain_annotation_get_extent (GainAnnotation *self)
{
  guint n;
  const GainSpan *spans = gain_annotation_get_fragments (self, &n);

  if (spans == NULL)
    return GAIN_SPAN (0, 0);

  return GAIN_SPAN (spans[0].start, spans[n - 1].end);
}

gboolean
gain_annotation_covers (GainAnnotation *self, guint offset)
{
  guint n;
  const GainSpan *spans = gain_annotation_get_fragments (self, &n);

  for (guint i = 0; i < n && spans[i].start <= offset; i++)
    if (offset < spans[i].end)
      return TRUE;

  return FALSE;
}

const char *const *
gain_annotation_get_quotes (GainAnnotation *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (GAIN_IS_ANNOTATION (self), NULL);

  return self->place != NULL ? (const char *const *) self->place->quotes : none;
}

const char *
gain_annotation_get_prefix (GainAnnotation *self)
{
  g_return_val_if_fail (GAIN_IS_ANNOTATION (self), NULL);

  return self->place != NULL ? place_get_prefix (self->place) : "";
}

const char *
gain_annotation_get_suffix (GainAnnotation *self)
{
  g_return_val_if_fail (GAIN_IS_ANNOTATION (self), NULL);

  return self->place != NULL ? self->place->suffix : "";
}

/* Appends @text with each run of white space as one space. */
static void
append_on_one_line (GString *line, const char *text)
{
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        gap = TRUE;
      else
        {
          if (gap)
            g_string_append_c (line, ' ');
          gap = FALSE;
          g_string_append_unichar (line, c);
        }
    }
}

char *
gain_annotation_dup_quote (GainAnnotation *self)
{
  const char *const *quotes = gain_annotation_get_quotes (self);
  GString *line = g_string_new (NULL);

  for (guint i = 0; quotes != NULL && quotes[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (line, " … ");
      append_on_one_line (line, quotes[i]);
    }

  return g_string_free (line, FALSE);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  return gain_span_compare (*(const GainSpan *) a, *(const GainSpan *) b);
}

/* Sorted, without empty ones, those that overlap or touch joined. */
static GArray *
tidy_fragments (const GainSpan *fragments, guint n)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (GainSpan));
  GArray *tidy = g_array_new (FALSE, FALSE, sizeof (GainSpan));

  g_array_append_vals (sorted, fragments, n);
  g_array_sort (sorted, compare_spans);

  for (guint i = 0; i < sorted->len; i++)
    {
      GainSpan span = g_array_index (sorted, GainSpan, i);
      GainSpan *last = tidy->len > 0 ? &g_array_index (tidy, GainSpan, tidy->len - 1) : NULL;

      if (gain_span_is_empty (span))
        continue;
      if (last != NULL && span.start <= last->end)
        last->end = MAX (last->end, span.end);
      else
        g_array_append_val (tidy, span);
    }

  return tidy;
}

gboolean
gain_annotation_place (GainAnnotation *self, GainText *text, const GainSpan *fragments, guint n)
{
  g_autoptr (GArray) spans = NULL;
  g_autoptr (GPtrArray) quotes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;
  GainSpan last;

  g_return_val_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  spans = tidy_fragments (fragments, n);
  if (spans->len == 0)
    return FALSE;
  last = g_array_index (spans, GainSpan, spans->len - 1);
  if (last.end > gain_text_get_length (text))
    return FALSE;

  for (guint i = 0; i < spans->len; i++)
    g_ptr_array_add (quotes, gain_text_dup_slice (text, g_array_index (spans, GainSpan, i)));
  prefix = gain_quote_dup_prefix (text, g_array_index (spans, GainSpan, 0).start);
  suffix = gain_quote_dup_suffix (text, last.end);

  gain_annotation_set_place (self,
                             (const GainSpan *) (gpointer) spans->data,
                             spans->len,
                             (const char *const *) quotes->pdata,
                             prefix,
                             suffix);

  return TRUE;
}

void
gain_annotation_set_place (GainAnnotation *self,
                           const GainSpan *fragments,
                           guint n,
                           const char *const *quotes,
                           const char *prefix,
                           const char *suffix)
{
  Place *old;

  g_return_if_fail (!gain_item_is_sealed (GAIN_ITEM (self)));
  g_return_if_fail (n > 0);

  old = self->place;
  self->place =
      place_new (fragments, n, quotes, prefix != NULL ? prefix : "", suffix != NULL ? suffix : "");
  g_clear_pointer (&old, place_unref);
}
