/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-commands.h"

#include <glib/gi18n-lib.h>

#include "gain-answer.h"
#include "gain-codec.h"
#include "gain-table.h"

static void
list_text (void)
{
  g_autoptr (GainTable) table = gain_table_new ();

  for (guint i = 0; i < gain_codec_get_n (); i++)
    {
      const GainCodec *codec = gain_codec_get_at (i);

      gain_table_add (table,
                      codec->id,
                      codec->can_read ? _ ("in") : "-",
                      codec->can_write ? _ ("out") : "-",
                      codec->offset_unit != NULL ? codec->offset_unit : "-",
                      gain_codec_get_name (codec),
                      NULL);
    }
  gain_table_print (table, 0);
}

static void
list_json (void)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < gain_codec_get_n (); i++)
    {
      const GainCodec *codec = gain_codec_get_at (i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", codec->id);
      json_object_set_string_member (object, "name", gain_codec_get_name (codec));
      gain_answer_set_string (object, "extension", codec->extension);
      gain_answer_set_string (object, "mime", codec->mime);
      json_object_set_boolean_member (object, "import", codec->can_read);
      json_object_set_boolean_member (object, "export", codec->can_write);
      gain_answer_set_string (object, "offset_unit", codec->offset_unit);
      json_array_add_object_element (array, object);
    }
  gain_answer_json (gain_answer_wrap_array (array));
}

gboolean
gain_command_formats (const GainCommand *self, char **arguments, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) words = gain_command_parse (self, arguments, options, 0, 0, error);

  if (words == NULL)
    return FALSE;
  if (json)
    list_json ();
  else
    list_text ();

  return TRUE;
}
