# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which files belong to the source tree, and how a check ends."""

import pathlib
import subprocess
import sys


def files(root):
    """Paths below root that git knows or would add, sorted. Without git (a
    source archive) all that is not a build folder."""
    root = pathlib.Path(root)
    if (root / ".git").exists():
        try:
            listed = subprocess.run(
                ["git", "-C", str(root), "ls-files", "-z",
                 "--cached", "--others", "--exclude-standard"],
                capture_output=True, check=True, text=True).stdout
            return sorted(path for path in map(root.joinpath, listed.split("\0")) if path.is_file())
        except (OSError, subprocess.CalledProcessError):
            pass
    return sorted(path for path in root.rglob("*") if path.is_file() and not ignored(path, root))


def ignored(path, root):
    parts = path.relative_to(root).parts
    return parts[0].startswith("build") or any(
        part in {".git", "__pycache__", ".cache"} for part in parts)


def is_text(path):
    return b"\0" not in path.read_bytes()[:8192]


def finish(findings):
    """Prints what was found and ends the check: a finding is a failure."""
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)
