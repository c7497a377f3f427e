/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-unsaved-question.h"

#include <glib/gi18n-lib.h>

void
gain_unsaved_question_ask (GtkWindow *parent, const GError *error, GCallback response_cb)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (parent, _ ("Your Last Changes Are Not Saved"), error->message));

  adw_message_dialog_add_responses (dialog,
                                    "cancel",
                                    _ ("_Keep Open"),
                                    "discard",
                                    _ ("_Close and Lose Them"),
                                    "retry",
                                    _ ("_Try Again"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "retry", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "retry");
  g_signal_connect_object (dialog, "response", response_cb, parent, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
