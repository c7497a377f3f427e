# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every folder of src/ includes only what the layout allows.

The tables are those of src/README.md. Include paths make most wrong imports a
compile error; what they let through (relative paths, headers of the system)
is caught here. Usage: check-includes.py ROOT
"""

import fnmatch
import pathlib
import re
import sys

import source_tree

# Which folders of ours a folder may use besides itself.
FOLDERS = {
    "text": set(),
    "json": set(),
    "model": {"text"},
    "suggest": {"text", "model"},
    "shapes": {"text", "model", "json"},
    "extract": {"text", "json"},
    "store": {"text", "model", "shapes", "json"},
    "fetch": {"text", "json", "extract"},
    "formats": {"text", "model", "shapes", "json", "extract"},
    "review": {"text", "model"},
    "discourse": {"text", "model"},
}
LIBRARIES = set(FOLDERS)
FOLDERS["cli"] = LIBRARIES
FOLDERS["app"] = LIBRARIES

# Headers of the system: which folders may use them. "*" is every folder.
WITH_GIO = {"store", "fetch", "formats", "cli", "app"}
WITH_JSON = {"json", "shapes", "extract", "store", "fetch", "formats", "cli", "app"}
SYSTEM = [
    ("glib.h", "*"),
    ("glib-object.h", "*"),
    ("glib-unix.h", "*"),
    ("glib/gi18n-lib.h", "*"),
    ("glib/gstdio.h", "*"),
    ("gio/gio.h", WITH_GIO | {"model"}),  # the model's lists are GListModels
    ("gio/*", WITH_GIO),
    ("json-glib/*", WITH_JSON),
    ("sqlite3.h", {"store", "formats"}),
    ("gumbo.h", {"extract"}),
    ("cmark*.h", {"extract", "app"}),  # app: the guidelines
    ("libsoup/*", {"fetch"}),
    ("libxml/*", {"fetch", "formats"}),
    ("archive*.h", {"formats"}),
    ("gtk/*", {"app"}),
    ("gdk/*", {"app"}),
    ("gsk/*", {"app"}),
    ("adwaita.h", {"app"}),
    ("pango/*", {"app"}),
    ("cairo*.h", {"app"}),
    ("graphene*.h", {"app"}),
    ("sys/*", {"store", "fetch", "cli", "app"}),
    ("linux/*", {"store"}),
    ("dirent.h", {"store"}),
]
STANDARD_C = {
    "assert.h", "ctype.h", "errno.h", "fcntl.h", "float.h", "inttypes.h", "limits.h", "locale.h",
    "math.h", "setjmp.h", "signal.h", "stdarg.h", "stdbool.h", "stddef.h", "stdint.h", "stdio.h",
    "stdlib.h", "string.h", "strings.h", "time.h", "unistd.h",
}
# Made by the build, so not to be found in the source tree.
GENERATED = [("config.h", "*"), ("gain-*resources.h", {"app"})]

INCLUDE = re.compile(r'^\s*#\s*include\b\s*(?:"([^"]*)"|<([^>]*)>|(.*))')


def allowed_by(table, name, folder):
    """True or False by the first pattern that fits the name, None without one."""
    for pattern, folders in table:
        if fnmatch.fnmatch(name, pattern):
            return folders == "*" or folder in folders
    return None


def judge_system(name, folder):
    if name in STANDARD_C or allowed_by(SYSTEM, name, folder):
        return None
    if allowed_by(SYSTEM, name, folder) is None:
        return f"<{name}> is in no table: name the folders that may use it"
    return f"<{name}> is not for {folder}/"


def judge_own(name, folder, owners):
    if "/" in name:
        return f'"{name}" has a path: include by plain name'
    if allowed_by(GENERATED, name, folder):
        return None
    if name not in owners:
        return f'"{name}" is no header of ours'
    owner = owners[name]
    if owner == folder or owner in FOLDERS[folder]:
        return None
    return f'"{name}" belongs to {owner}/, which {folder}/ may not use'


def judge(line, folder, owners):
    found = INCLUDE.match(line)
    if found is None:
        return None
    own, system, other = found.groups()
    if own is not None:
        return judge_own(own, folder, owners)
    if system is not None:
        return judge_system(system, folder)
    return f"cannot tell what {other.strip()} includes"


def check(root):
    src = root / "src"
    sources = [path for path in source_tree.files(root)
               if path.suffix in {".c", ".h"} and src in path.parents]
    folder_of = {path: path.relative_to(src).parts[0] for path in sources}
    owners = {path.name: folder_of[path] for path in sources if path.suffix == ".h"}

    findings = []
    for path in sources:
        where, folder = path.relative_to(root), folder_of[path]
        if folder not in FOLDERS:
            findings.append(f"{where}:1: the folder {folder}/ is in no table")
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            problem = judge(line, folder, owners)
            if problem is not None:
                findings.append(f"{where}:{number}: {problem}")
    return findings


if __name__ == "__main__":
    source_tree.finish(check(pathlib.Path(sys.argv[1]).resolve()))
