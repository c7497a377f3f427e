# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the C sources are laid out as .clang-format says. Versions of
clang-format differ in details, so only the one of Debian 12 decides.
Usage: check-format.py ROOT
"""

import pathlib
import re
import shutil
import subprocess
import sys

import source_tree

VERSION = "14"


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    program = shutil.which(f"clang-format-{VERSION}") or shutil.which("clang-format")
    if program is None:
        print("clang-format is not installed")
        sys.exit(77)
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    if not re.search(rf"version {VERSION}\.", version):
        print(f"clang-format is not version {VERSION}: {version.strip()}")
        sys.exit(77)

    sources = [str(path) for path in source_tree.files(root) if path.suffix in {".c", ".h"}]
    run = subprocess.run([program, "--style=file", "--dry-run", "-Werror", *sources], cwd=root,
                         capture_output=True, text=True, check=False)
    places = re.findall(r"^(.*?):(\d+):\d+: error:", run.stderr, re.MULTILINE)
    first = {path: line for path, line in reversed(places)}
    findings = [f"{pathlib.Path(path).relative_to(root)}:{line}: not as ./dev format lays it out"
                for path, line in sorted(first.items())]
    if run.returncode != 0 and not findings:
        findings = [run.stderr]
    source_tree.finish(findings)


if __name__ == "__main__":
    main()
