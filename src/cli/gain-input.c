/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define PIECE (64u * 1024u)

char *
gain_input_dup_name (const char *path)
{
  return g_str_equal (path, "-") ? g_strdup (_ ("standard input")) : g_filename_display_name (path);
}

static const char *
next_step (int code)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      return _ ("Check the name.");
    case EACCES:
    case EPERM:
      return _ ("Ask for the right to read it.");
    case EISDIR:
      return _ ("Name a file in it.");
    default:
      return _ ("Try again, or copy it to another place.");
    }
}

static void
set_read_error (GError **error, const char *path, int code)
{
  g_autofree char *name = gain_input_dup_name (path);

  g_set_error (error,
               G_IO_ERROR,
               g_io_error_from_errno (code),
               /* Translators: name of a file, what went wrong, a sentence about the next step. */
               _ ("“%s” could not be read: %s. %s"),
               name,
               g_strerror (code),
               next_step (code));
}

static void
set_size_error (GError **error, const char *path, gsize max)
{
  g_autofree char *name = gain_input_dup_name (path);
  g_autofree char *size = g_format_size_full (max, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (
      error,
      G_IO_ERROR,
      G_IO_ERROR_NO_SPACE,
      _ ("“%s” is larger than %s, the most that is taken. Split it, or name another file."),
      name,
      size);
}

static GBytes *
read_descriptor (int descriptor, const char *path, gsize max, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);

  while (bytes->len <= max)
    {
      gssize n = read (descriptor, piece, PIECE);

      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (n > 0)
        g_byte_array_append (bytes, piece, n);
      else if (errno != EINTR)
        {
          set_read_error (error, path, errno);
          return NULL;
        }
    }

  set_size_error (error, path, max);
  return NULL;
}

GBytes *
gain_input_read (const char *path, gsize max, GError **error)
{
  GBytes *bytes;
  int descriptor;

  if (g_str_equal (path, "-"))
    return read_descriptor (STDIN_FILENO, path, max, error);

  descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0)
    {
      set_read_error (error, path, errno);
      return NULL;
    }
  bytes = read_descriptor (descriptor, path, max, error);
  close (descriptor);

  return bytes;
}

void
gain_input_line_clear (GainInputLine *self)
{
  free (self->text);
}

gboolean
gain_input_line_next (GainInputLine *self, GError **error)
{
  gssize n;

  errno = 0;
  n = getline (&self->text, &self->size, stdin);
  if (n < 0)
    {
      if (ferror (stdin))
        set_read_error (error, "-", errno);
      return FALSE;
    }

  self->number++;
  if (n > 0 && self->text[n - 1] == '\n')
    self->text[--n] = '\0';
  if (n > 0 && self->text[n - 1] == '\r')
    self->text[--n] = '\0';
  /* What stands behind a NUL would be dropped without a word. */
  if (strlen (self->text) != (gsize) n)
    memset (self->text, '?', n);

  return TRUE;
}
