# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that files, functions and lines stay readable in size, that a file's
name says its subject, and that nothing of somebody's own machine and no note
to oneself is left in. Usage: check-shape.py ROOT
"""

import pathlib
import re
import sys

import source_tree

MAX_FILE = 900
MAX_FUNCTION = 80
MAX_LINE = 120

CODE = {".c", ".h", ".py", ".sh", ".build", ".ui", ".css"}
VAGUE_NAME = re.compile(r"(^|[-_.])(utils?|helpers?|common|manager|misc)([-_.]|$)")
FORBIDDEN = [
    (re.compile(r"(?<![\w.~:/-])/(home|root|work|workspace|builds|Users|mnt)/\w"), "a path of one machine"),
    (re.compile(r"(?<![\w.~:/-])/(var/)?tmp/[a-z]"), "a fixed temporary name: ask for a fresh one"),
    (re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b"), "a note to oneself"),
]

LITERAL = re.compile(r'"(\\.|[^"\\])*"')
FUNCTION_NAME = re.compile(r"^(\w+) \(")


def long_functions(lines):
    """Yields (line, name, length) of each function that is too long. A
    function is what stands between braces in the first column after a line
    that ends a parameter list; a flat class_init may be long."""
    name, start = None, None
    for number, line in enumerate(lines, 1):
        found = FUNCTION_NAME.match(line)
        if found:
            name = found[1]
        if line == "{" and lines[number - 2].endswith(")"):
            start = number
        elif line == "}" and start is not None:
            length = number - start + 1
            if length > MAX_FUNCTION and not name.endswith("_class_init"):
                yield start, name, length
            start = None


def long_lines(lines):
    """Yields (line, length). A literal cannot be broken without harm (rules,
    messages, test data), so what stands between quotes does not count."""
    for number, line in enumerate(lines, 1):
        length = len(LITERAL.sub('""', line)) if len(line) > MAX_LINE else 0
        if length > MAX_LINE:
            yield number, length


def check_code(where, lines):
    findings = []
    if len(lines) > MAX_FILE:
        findings.append(f"{where}:1: {len(lines)} lines, at most {MAX_FILE}: what is the second subject?")
    if where.suffix == ".ui":  # a sentence in markup cannot be broken
        return findings
    findings += [f"{where}:{number}: the line has {length} characters, at most {MAX_LINE}"
                 for number, length in long_lines(lines)]
    if where.suffix == ".c":
        findings += [f"{where}:{number}: {name} has {length} lines, at most {MAX_FUNCTION}"
                     for number, name, length in long_functions(lines)]
    return findings


def check_words(where, lines):
    return [f"{where}:{number}: {reason}: {found[0]}"
            for number, line in enumerate(lines, 1)
            for pattern, reason in FORBIDDEN
            for found in pattern.finditer(line)]


def check(root):
    findings = []
    for path in source_tree.files(root):
        where = path.relative_to(root)
        if VAGUE_NAME.search(where.name):
            findings.append(f"{where}:1: the name has no subject: name the idea")
        if not source_tree.is_text(path) or "LICENSE" in where.parts[0]:
            continue
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        findings += check_words(where, lines)
        if path.suffix in CODE:
            findings += check_code(where, lines)
    return findings


if __name__ == "__main__":
    source_tree.finish(check(pathlib.Path(sys.argv[1]).resolve()))
