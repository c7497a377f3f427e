# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a project's journals say, read while the window has it open: a story
sees what a key did as soon as it is durable."""

import glob
import json
import os
import time


class Journal:
    def __init__(self, project):
        self.project = project
        self.n_lines = 0
        self.items = {}  # (kind, target) → the item as it stands; with "article"

    def lines(self):
        """Every whole line of every journal, in the order of the acts."""
        lines = []
        for path in glob.glob(os.path.join(self.project, "journal", "*", "*.jsonl")):
            with open(path, encoding="utf-8", newline="\n") as file:
                lines += [json.loads(line) for line in file.read().split("\n")[:-1] if line]
        return sorted(lines, key=lambda line: (line["n"], line["device"]))

    def read(self):
        lines = self.lines()
        self.n_lines = len(lines)
        self.items = {}
        for line in lines:
            key = line["op"].split(".")[0], line["target"]
            if line["after"] is None:
                self.items.pop(key, None)
            else:
                self.items[key] = {**line["after"], "article": line["article"]} \
                    if isinstance(line["after"], dict) else line["after"]
        return self

    def wait_more(self, seconds=5):
        """Until the journal is longer than it was. Returns whether it is."""
        before, end = self.n_lines, time.monotonic() + seconds
        while time.monotonic() < end:
            if self.read().n_lines > before:
                return True
            time.sleep(0.02)
        return False

    def all(self, kind, article=None):
        return {target: item for (k, target), item in self.items.items()
                if k == kind and (article is None or item["article"] == article)}

    def marks(self, article=None):
        return self.all("annotation", article)

    def links(self, start=None, type=None):
        return {target: link for target, link in self.all("relation").items()
                if (start is None or link["from"] == start) and (type is None or link["type"] == type)}
