#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the cue files into a C source: embed-cues.py OUTPUT FILE.cues…"""

import sys
from pathlib import Path


def as_literal(line):
    escaped = line.replace("\\", "\\\\").replace('"', '\\"').replace("?", "\\?")
    return f'  "{escaped}\\n"'


def main(output, *sources):
    lines = ['#include "gain-lexicon.h"', ""]
    paths = sorted((Path(source) for source in sources), key=lambda path: path.stem)
    for number, path in enumerate(paths):
        kept = [line for line in path.read_text(encoding="utf-8").splitlines()
                if line and not line.startswith("#")]
        lines += [f"static const char cues_{number}[] =", *map(as_literal, kept)]
        lines[-1] += ";"
        lines.append("")

    lines.append("const GainCueFile gain_cue_files[] = {")
    lines += [f'  {{ "{path.stem}", cues_{number} }},' for number, path in enumerate(paths)]
    lines += ["  { NULL, NULL },", "};"]
    Path(output).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
