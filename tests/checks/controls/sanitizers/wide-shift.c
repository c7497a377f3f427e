/* SPDX-FileCopyrightText: The Gainsay authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Planted: UBSan must stop this. */

int
main (int argc, char **argv)
{
  volatile int width = argc + 63;

  return (1 << width) != 0 ? 0 : 1;
}
