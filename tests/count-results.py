# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what the logs of `meson test` tell and prints the closing line.

Meson counts programs; a program that speaks TAP holds many tests, and each of
those is counted here. A program that fails without one failed line (it
crashed, it timed out) counts as one failure of its own, and so does a step of
`./dev test` that failed without any test to blame (the build broke).
"""

import argparse
import collections
import json
import pathlib
import re
import sys

TAP_LINE = re.compile(r"^(not )?ok\b(.*)$", re.MULTILINE)
TAP_SKIP = re.compile(r"#\s*skip", re.IGNORECASE)
TAP_TODO = re.compile(r"#\s*todo", re.IGNORECASE)

GOOD = {"OK", "EXPECTEDFAIL"}


def count_tap(output):
    counts = collections.Counter()
    failed = []
    for line in TAP_LINE.finditer(output):
        refused, rest = line.groups()
        if TAP_SKIP.search(rest):
            counts["skipped"] += 1
        elif refused and not TAP_TODO.search(rest):
            counts["failed"] += 1
            failed.append(rest.strip())
        else:
            counts["passed"] += 1
    return counts, failed


def count_program(record):
    """Returns the counts of one program and the names of what failed in it."""
    result = record["result"]
    counts, failed = count_tap(record.get("stdout") or "")
    if result not in GOOD | {"SKIP"}:
        if not counts["failed"]:
            counts["failed"] = 1
            failed = [result.lower()]
    elif not counts:
        counts["skipped" if result == "SKIP" else "passed"] = 1
    return counts, [f"{record['name']}: {name}" for name in failed]


def count_log(path):
    total = collections.Counter()
    failed = []
    if path.exists():
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            counts, names = count_program(json.loads(line))
            total += counts
            failed += names
    return total, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--broken-steps", type=int, default=0,
                        help="how many steps ended with an error status")
    parser.add_argument("logs", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()

    total = collections.Counter()
    logs_with_failures = 0
    for path in arguments.logs:
        counts, failed = count_log(path)
        total += counts
        logs_with_failures += bool(failed)
        for name in failed:
            print(f"failed: {name} ({path.parent.parent.name})", file=sys.stderr)
    total["failed"] += max(0, arguments.broken_steps - logs_with_failures)

    sys.stderr.flush()
    print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    sys.exit(1 if total["failed"] or not total["passed"] else 0)


if __name__ == "__main__":
    main()
