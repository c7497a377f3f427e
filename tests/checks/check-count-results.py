# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what tests/count-results.py makes of meson's logs: no failure may go
uncounted, whichever way a test program ends. Usage: check-count-results.py
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import source_tree

COUNT = pathlib.Path(__file__).resolve().parents[1] / "count-results.py"

# what it shows, the programs (result, output), steps that broke, closing line
CASES = [
    ("TAP tests count one by one",
     [("OK", "TAP version 13\nok 1 /a\nok 2 /b\n1..2\n")], 0, "2 passed, 0 failed, 0 skipped"),
    ("a skipped TAP test is skipped",
     [("OK", "ok 1 /a\nok 2 /b # SKIP no display\n1..2\n")], 0, "1 passed, 0 failed, 1 skipped"),
    ("a failed TAP test counts once, also when its step broke",
     [("FAIL", "ok 1 /a\nnot ok 2 /b\n1..2\n")], 1, "1 passed, 1 failed, 0 skipped"),
    ("a crash after good tests is a failure",
     [("ERROR", "ok 1 /a\n")], 1, "1 passed, 1 failed, 0 skipped"),
    ("a time-out is a failure", [("TIMEOUT", "")], 1, "0 passed, 1 failed, 0 skipped"),
    ("a program without TAP counts as one",
     [("OK", "fine\n"), ("SKIP", ""), ("FAIL", "")], 1, "1 passed, 1 failed, 1 skipped"),
    ("a build that broke is a failure without any test", [], 1, "0 passed, 1 failed, 0 skipped"),
    ("a broken step beside good tests is a failure",
     [("OK", "")], 1, "1 passed, 1 failed, 0 skipped"),
]


def closing_line(programs, broken):
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / "testlog.json"
        log.write_text("".join(json.dumps({"name": "t", "result": result, "stdout": output}) + "\n"
                               for result, output in programs), encoding="utf-8")
        run = subprocess.run([sys.executable, str(COUNT), "--broken-steps", str(broken), str(log)],
                             capture_output=True, text=True, check=False)
    return run.stdout.strip(), run.returncode


def main():
    findings = []
    for what, programs, broken, expected in CASES:
        line, status = closing_line(programs, broken)
        if line != expected:
            findings.append(f"{what}: “{line}”, not “{expected}”")
        if (status != 0) != (" 0 failed" not in expected):
            findings.append(f"{what}: exit status {status}")
    source_tree.finish(findings)


if __name__ == "__main__":
    main()
