# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every file says who holds its rights and under which licence:
in two SPDX lines at its head, or in REUSE.toml where it cannot carry any.
Usage: check-licences.py ROOT
"""

import pathlib
import re
import sys
import tomllib

import source_tree

HOLDER = re.compile(r"SPDX-FileCopyrightText: \S")
LICENCE = re.compile(r"SPDX-License-Identifier: (\S+)")
HEAD = 12  # lines: a shebang or an XML declaration may come first


def pattern_of(glob):
    """REUSE's globs: * within a folder, ** across folders."""
    parts = re.split(r"(\*\*|\*)", glob)
    return re.compile("".join({"**": ".*", "*": "[^/]*"}.get(part, re.escape(part))
                              for part in parts))


def read_annotations(root):
    """Returns a list of (pattern, licence)."""
    with open(root / "REUSE.toml", "rb") as file:
        annotations = tomllib.load(file)["annotations"]
    covered = []
    for annotation in annotations:
        paths = annotation["path"]
        for glob in paths if isinstance(paths, list) else [paths]:
            covered.append((pattern_of(glob), annotation["SPDX-License-Identifier"]))
    return covered


def licence_of(path, where, annotations):
    if source_tree.is_text(path):
        head = "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[:HEAD])
        found = LICENCE.search(head)
        if found and HOLDER.search(head):
            return found[1]
    for pattern, licence in annotations:
        if pattern.fullmatch(where):
            return licence
    return None


def check(root):
    annotations = read_annotations(root)
    texts = {path.stem for path in (root / "LICENSES").iterdir()}
    findings = []
    for path in source_tree.files(root):
        where = path.relative_to(root).as_posix()
        if where == "LICENSE" or where.startswith("LICENSES/"):
            continue
        licence = licence_of(path, where, annotations)
        if licence is None:
            findings.append(f"{where}:1: no SPDX lines, and REUSE.toml does not cover it")
        elif licence not in texts:
            findings.append(f"{where}:1: the text of {licence} is not in LICENSES/")
    return findings


if __name__ == "__main__":
    source_tree.finish(check(pathlib.Path(sys.argv[1]).resolve()))
