/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-interrupt.h"

#include <signal.h>
#include <unistd.h>

#include <glib-unix.h>

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

static GCancellable *cancellable;
static int caught;

static gboolean
signal_cb (gpointer number)
{
  if (g_atomic_int_get (&caught) != 0)
    _exit (128 + GPOINTER_TO_INT (number));

  g_atomic_int_set (&caught, GPOINTER_TO_INT (number));
  g_cancellable_cancel (cancellable);

  return G_SOURCE_CONTINUE;
}

/* The work blocks the main thread, so signals are taken in one of their own. */
static gpointer
take_signals (gpointer context)
{
  g_main_context_push_thread_default (context);
  for (;;)
    g_main_context_iteration (context, TRUE);

  return NULL;
}

GCancellable *
gain_interrupt_catch (void)
{
  GMainContext *context;

  if (cancellable != NULL)
    return cancellable;

  cancellable = g_cancellable_new ();
  context = g_main_context_new ();
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      GSource *source = g_unix_signal_source_new (signals[i]);

      g_source_set_callback (source, signal_cb, GINT_TO_POINTER (signals[i]), NULL);
      g_source_attach (source, context);
      g_source_unref (source);
    }
  g_thread_unref (g_thread_new ("signals", take_signals, context));

  return cancellable;
}

gboolean
gain_interrupt_was_caught (void)
{
  return g_atomic_int_get (&caught) != 0;
}

void
gain_interrupt_pass_on (void)
{
  int number = g_atomic_int_get (&caught);

  if (number == 0)
    return;

  signal (number, SIG_DFL);
  raise (number);
}
