/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gain-fetch"

#include "config.h"

#include "gain-fetch-result.h"

G_DEFINE_FINAL_TYPE (GainFetchResult, gain_fetch_result, G_TYPE_OBJECT)

static void
gain_fetch_result_finalize (GObject *object)
{
  GainFetchResult *self = GAIN_FETCH_RESULT (object);

  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->url);
  g_free (self->final_url);
  g_free (self->content_type);
  g_free (self->charset);
  g_free (self->fetched);
  g_strfreev (self->redirects);

  G_OBJECT_CLASS (gain_fetch_result_parent_class)->finalize (object);
}

static void
gain_fetch_result_class_init (GainFetchResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gain_fetch_result_finalize;
}

static void
gain_fetch_result_init (GainFetchResult *self)
{
}

GBytes *
gain_fetch_result_get_body (GainFetchResult *self)
{
  g_return_val_if_fail (GAIN_IS_FETCH_RESULT (self), NULL);

  return self->body;
}

const char *
gain_fetch_result_get_url (GainFetchResult *self)
{
  g_return_val_if_fail (GAIN_IS_FETCH_RESULT (self), NULL);

  return self->url;
}

const char *
gain_fetch_result_get_final_url (GainFetchResult *self)
{
  g_return_val_if_fail (GAIN_IS_FETCH_RESULT (self), NULL);

  return self->final_url;
}

const char *
gain_fetch_result_get_content_type (GainFetchResult *self)
{
  g_return_val_if_fail (GAIN_IS_FETCH_RESULT (self), NULL);

  return self->content_type;
}

const char *
gain_fetch_result_get_charset (GainFetchResult *self)
{
  g_return_val_if_fail (GAIN_IS_FETCH_RESULT (self), NULL);

  return self->charset;
}

guint
gain_fetch_result_get_status (GainFetchResult *self)
{
  g_return_val_if_fail (GAIN_IS_FETCH_RESULT (self), 0);

  return self->status;
}

const char *
gain_fetch_result_get_fetched (GainFetchResult *self)
{
  g_return_val_if_fail (GAIN_IS_FETCH_RESULT (self), NULL);

  return self->fetched;
}

const char *const *
gain_fetch_result_get_redirects (GainFetchResult *self)
{
  g_return_val_if_fail (GAIN_IS_FETCH_RESULT (self), NULL);

  return (const char *const *) self->redirects;
}
