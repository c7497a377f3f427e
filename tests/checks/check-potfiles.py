# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that translators get every text: po/POTFILES.in names each file that
has one, in order, and xgettext reads them all without a warning.
Usage: check-potfiles.py ROOT [--write]

With --write the list is put right instead.
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import source_tree

IN_C = re.compile(r"\b(_|N_|C_|NC_|g_dngettext|ngettext|g_dpgettext2?) ?\(")
IN_UI = re.compile(r'\btranslatable="(yes|true)"')

# What meson's preset 'glib' gives to xgettext.
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]
FLAGS = ["N_:1:pass-c-format", "C_:2:pass-c-format", "NC_:2:pass-c-format", "g_dngettext:2:pass-c-format",
         "g_strdup_printf:1:c-format", "g_string_printf:2:c-format", "g_string_append_printf:2:c-format",
         "g_error_new:3:c-format", "g_set_error:4:c-format", "g_prefix_error:2:c-format",
         "g_markup_printf_escaped:1:c-format", "g_print:1:c-format", "g_printerr:1:c-format"]


def has_texts(path):
    if path.suffix == ".c":
        text = path.read_text(encoding="utf-8")
        # Macros that define the marks themselves are not texts.
        return any(IN_C.search(line) for line in text.splitlines() if not line.lstrip().startswith("#define"))
    return IN_UI.search(path.read_text(encoding="utf-8")) is not None


def wanted(root):
    for path in source_tree.files(root):
        where = path.relative_to(root)
        if where.parts[0] in {"src", "ui"} and path.suffix in {".c", ".ui"} and has_texts(path):
            yield where.as_posix()


def check_list(root, listed):
    findings = [f"po/POTFILES.in: {where} is not there" for where in listed if not (root / where).is_file()]
    findings += [f"po/POTFILES.in: {where} has texts and is not listed"
                 for where in wanted(root) if where not in listed]
    if listed != sorted(set(listed)):
        findings.append("po/POTFILES.in is not sorted, or names a file twice")
    return findings


def run_xgettext(root, listed):
    present = [where for where in listed if (root / where).is_file()]
    if not present:
        return []
    with tempfile.TemporaryDirectory() as folder:
        command = ["xgettext", "--from-code=UTF-8", "--add-comments=TRANSLATORS", "--directory", str(root),
                   "--output", str(pathlib.Path(folder) / "gainsay.pot"),
                   *(f"--keyword={keyword}" for keyword in KEYWORDS), *(f"--flag={flag}" for flag in FLAGS),
                   *present]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    findings = run.stderr.splitlines()
    if run.returncode != 0 and not findings:
        findings = [f"xgettext ended with status {run.returncode}"]
    return findings


def check_translations(root):
    """Each language of LINGUAS has a catalogue that msgfmt accepts."""
    findings = []
    lines = (root / "po" / "LINGUAS").read_text(encoding="utf-8").splitlines()
    for language in " ".join(line for line in lines if not line.startswith("#")).split():
        catalogue = root / "po" / f"{language}.po"
        if not catalogue.is_file():
            findings.append(f"po/LINGUAS: {language}.po is not there")
            continue
        run = subprocess.run(["msgfmt", "--check", "--output-file=-", str(catalogue)],
                             capture_output=True, check=False)
        if run.returncode != 0:
            findings.append(run.stderr.decode("utf-8", "replace"))
    return findings


def read_list(root):
    lines = (root / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def write_list(root):
    kept = {where for where in read_list(root) if (root / where).is_file()}
    names = sorted(kept | set(wanted(root)))
    (root / "po" / "POTFILES.in").write_text("".join(name + "\n" for name in names), encoding="utf-8")


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    if shutil.which("xgettext") is None:
        print("gettext is not installed")
        sys.exit(77)
    if "--write" in sys.argv[2:]:
        write_list(root)
        return
    listed = read_list(root)
    source_tree.finish(check_list(root, listed) + run_xgettext(root, listed) + check_translations(root))


if __name__ == "__main__":
    main()
