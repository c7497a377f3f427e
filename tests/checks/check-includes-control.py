# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The control of check-includes.py: it must report each violation that is
planted in controls/includes, for the reason written there, and nothing else.
Usage: check-includes-control.py
"""

import pathlib
import re
import subprocess
import sys

import source_tree

HERE = pathlib.Path(__file__).resolve().parent
TREE = HERE / "controls" / "includes"
PLANTED = re.compile(r"/\* planted: (.*?) \*/")


def planted():
    """Returns a dictionary of "file:line" to a part of the expected reason."""
    expected = {}
    for path in sorted(TREE.rglob("*.[ch]")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = PLANTED.search(line)
            if found:
                expected[f"{path.relative_to(TREE)}:{number}"] = found[1]
    return expected


def main():
    run = subprocess.run([sys.executable, str(HERE / "check-includes.py"), str(TREE)],
                         capture_output=True, text=True, check=False)
    reported = dict(line.split(": ", 1) for line in run.stdout.splitlines())
    expected = planted()

    findings = [f"not reported: {where}: {reason}" for where, reason in expected.items()
                if reason not in reported.get(where, "")]
    findings += [f"reported without cause: {where}: {reason}"
                 for where, reason in reported.items() if where not in expected]
    if run.returncode == 0:
        findings.append("the checker ended as if all were well")
    if len(expected) < 10:
        findings.append(f"only {len(expected)} violations are planted")
    source_tree.finish(findings)


if __name__ == "__main__":
    main()
