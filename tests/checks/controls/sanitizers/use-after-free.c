/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Planted: AddressSanitizer must stop this. */

#include <stdlib.h>

int
main (int argc, char **argv)
{
  char *volatile bytes = malloc ((size_t) argc + 8);

  free (bytes);

  return bytes[argc];
}
