# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The controls of the other checks: each is run on a small tree in which
something is wrong, and must name it; on the same tree put right it must be
silent. Usage: check-checks-control.py
"""

import pathlib
import subprocess
import sys
import tempfile

import source_tree

HERE = pathlib.Path(__file__).resolve().parent
SPDX = ("/* SPDX-FileCopyrightText: The Gainsay authors\n"
        " * SPDX-License-Identifier: GPL-3.0-or-later */\n")
LONG_BODY = "  g_print (\"\");\n" * 80

# check, file, what is wrong in it, a part of what must be said, what is right
CASES = [
    ("shape", "src/text/gain-long.c", f"static void\nlong_one (void)\n{{\n{LONG_BODY}}}\n",
     "long_one has 82 lines", f"static void\nshort_one (void)\n{{\n{LONG_BODY[:60]}}}\n"),
    ("shape", "src/text/gain-file.c", "int a;\n" * 901, "901 lines", "int a;\n" * 900),
    ("shape", "src/text/gain-wide.c", "/* " + "x" * 130 + " */\n", "136 characters", "/* x */\n"),
    ("shape", "src/text/gain-utils.c", "int a;\n", "no subject", None),
    ("shape", "README.md", "Look into /home/" + "somebody/gainsay\n", "a path of one machine", "Look into ~/gainsay\n"),
    ("shape", "src/text/gain-note.c", "/* TO" + "DO: later */\n", "a note to oneself", "/* Done. */\n"),
    ("licences", "src/text/gain-bare.c", "int a;\n", "no SPDX lines", SPDX),
    ("licences", "src/text/gain-other.c", SPDX.replace("GPL-3.0-or-later", "MIT"),
     "MIT is not in LICENSES/", SPDX),
    ("potfiles", "src/text/gain-said.c", 'char *a = _ ("Said");\n', "is not listed", "int a;\n"),
    ("potfiles", "po/POTFILES.in", "src/text/gain-gone.c\n", "is not there", ""),
    ("potfiles", "po/LINGUAS", "de\n", "de.po is not there", ""),
    ("format", "src/text/gain-laid.c", "int  a ;\n", "./dev format", "int a;\n"),
]


def plant(tree, where, text):
    path = tree / where
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run_check(name, where, text):
    with tempfile.TemporaryDirectory() as folder:
        tree = pathlib.Path(folder)
        plant(tree, "LICENSES/GPL-3.0-or-later.txt", "")
        plant(tree, "REUSE.toml", f'# {SPDX}\n[[annotations]]\npath = "po/*"\n'.replace("\n *", "\n#")
              + 'SPDX-License-Identifier = "GPL-3.0-or-later"\n')
        plant(tree, "po/POTFILES.in", "")
        plant(tree, "po/LINGUAS", "")
        plant(tree, ".clang-format", (HERE.parents[1] / ".clang-format").read_text(encoding="utf-8"))
        if name == "licences":
            (tree / ".clang-format").unlink()
        if text is not None:
            plant(tree, where, text)
        return subprocess.run([sys.executable, str(HERE / f"check-{name}.py"), str(tree)],
                              capture_output=True, text=True, check=False)


def main():
    findings = []
    for name, where, wrong, said, right in CASES:
        run = run_check(name, where, wrong)
        if run.returncode == 77:
            continue
        if run.returncode == 0 or said not in run.stdout:
            findings.append(f"check-{name} does not say “{said}” of {where}:\n{run.stdout}{run.stderr}")
        run = run_check(name, where, right)
        if run.returncode != 0:
            findings.append(f"check-{name} complains without cause:\n{run.stdout}{run.stderr}")
    source_tree.finish(findings)


if __name__ == "__main__":
    main()
