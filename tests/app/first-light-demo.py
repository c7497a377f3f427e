#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job without a display: open, mark by real keys, export.

`./dev run` starts this inside a virtual display when there is no other. It
leaves a dataset and a picture of the window, and prints where they lie.
"""

import json
import os
import subprocess
import sys

import desk


def first_sentence_start(text):
    """Where the second paragraph begins: a statement is likely there."""
    paragraphs = [p for p in text.split("\n") if p.strip()]
    return paragraphs[1][:60] if len(paragraphs) > 1 else paragraphs[0][:60]


def main():
    out = os.path.join(desk.BUILD, "first-light")
    os.makedirs(out, exist_ok=True)
    d = desk.Desk(os.path.join(out, "home"))
    d.pictures = out
    try:
        d.start(*sys.argv[1:])
        folder = d.wait("an open project", lambda: project_folder(d, sys.argv[1:]))
        d.key("alt+1")
        d.activate_row(None)
        d.go_to(first_sentence_start(d.text()))
        for key in ("c", "a"):
            d.key(key)
        d.key("j", "j", "d", "Escape")
        picture = d.shoot("window")
        if d.quit() != 0:
            sys.exit("The program did not close well.")
        dataset = os.path.join(out, "dataset.jsonl")
        d.cli("export", folder, "--format", "jsonl", "--output", dataset)
    finally:
        d.kill()
    with open(dataset, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    marks = sum(len(record["annotations"]) for record in records)
    wrong = sum(record["text"][s:e] != quote for record in records for a in record["annotations"]
                for (s, e), quote in zip(a["spans"], a["exact"]))
    print(f"Marked by keys and exported: {marks} marks in {len(records)} articles, {wrong} wrong offsets.")
    print(f"Project:    {folder}")
    print(f"Dataset:    {dataset}")
    print(f"Screenshot: {picture}")
    sys.exit(1 if wrong or not marks else 0)


def project_folder(d, arguments):
    for argument in arguments:
        if os.path.exists(os.path.join(argument, "project.json")):
            return os.path.abspath(argument)
    folder = os.path.join(d.environ["XDG_DATA_HOME"], "gainsay", "sample")
    return folder if os.path.exists(os.path.join(folder, "project.json")) else None


if __name__ == "__main__":
    main()
