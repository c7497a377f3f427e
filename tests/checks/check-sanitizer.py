# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program with a planted mistake and passes only when the sanitizer
stops it and names the mistake. Usage: check-sanitizer.py PROGRAM REPORT
"""

import subprocess
import sys


def main():
    program, report = sys.argv[1:3]
    run = subprocess.run([program], capture_output=True, text=True, errors="replace", check=False)
    if run.returncode == 0:
        sys.exit(f"{program} ended as if all were well")
    if report not in run.stderr:
        sys.exit(f"{program} failed, but not with “{report}”:\n{run.stderr}")


if __name__ == "__main__":
    main()
