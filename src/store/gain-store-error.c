/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gain-store-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (gain_store_error_quark, gain_store_error)

static const char *
describe (int errnum)
{
  switch (errnum)
    {
    case ENOSPC:
      return _ ("the disk is full. Free some space, then try again");
    case EDQUOT:
      return _ ("your disk quota is used up. Free some space, then try again");
    case EACCES:
    case EPERM:
      return _ ("you have no right to. Change the rights of the folder, then try again");
    case EROFS:
      return _ ("the disk is read-only. Copy the project to another place, or make the disk "
                "writable and try again");
    case EIO:
      return _ ("the disk reports an error. Check the disk, then try again");
    case ELOOP:
    case ENOTDIR:
      return _ ("a link or a file stands where a folder should be. Put the real folder in its "
                "place, then try again");
    case ENOENT:
      return _ ("it is not there. Look whether it was moved, put it back, then try again");
    case EFBIG:
      return _ ("it is too large");
    default:
      return g_strerror (errnum);
    }
}

static int
code_for (GainDoing doing, int errnum)
{
  if (doing == GAIN_DOING_SAVE)
    return GAIN_STORE_ERROR_WRITE;

  return errnum == ENOENT ? GAIN_STORE_ERROR_NOT_FOUND : GAIN_STORE_ERROR_NO_ACCESS;
}

void
gain_store_set_errno (GError **error, GainDoing doing, const char *path, int errnum)
{
  int code = code_for (doing, errnum);

  if (doing == GAIN_DOING_READ)
    /* Translators: %1$s is a file, %2$s the reason and what to do */
    g_set_error (
        error, GAIN_STORE_ERROR, code, _ ("Could not read “%1$s”: %2$s"), path, describe (errnum));
  else
    /* Translators: %1$s is a file, %2$s the reason and what to do */
    g_set_error (
        error, GAIN_STORE_ERROR, code, _ ("Could not save “%1$s”: %2$s"), path, describe (errnum));
}

gboolean
gain_store_error_is_not_found (const GError *error)
{
  return g_error_matches (error, GAIN_STORE_ERROR, GAIN_STORE_ERROR_NOT_FOUND);
}
