#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job without a display: open, mark by real keys, export.

`./dev run` starts this inside a virtual display when there is no other. It
leaves a dataset and a picture of the window, and prints where they lie.
"""

import json
import os
import re
import shutil
import sys
import time

import desk


# Where something of each kind is likely to stand: the group is what the caret goes to.
LIKELY = (
    ("c", r"\b(?:said|says|announced|claimed|stated|insisted|told)\b[^.]{0,60}? that (\w+ \w+)"),
    ("c", r"\b(?:said|says|announced|claimed|stated|insisted)\b (\w+ \w+)"),
    ("a", r"((?:[A-Z][\w’-]+ )+[A-Z][\w’-]+)(?=[^.]{0,60}\b(?:said|says|told|denied|announced|insisted)\b)"),
    ("d", r"\b((?:denied|denies) that)"),
    ("d", r"\b((?:denied|denies|denying|rejected|dismissed) \w+)"),
)


def places(text):
    """[(key, where to stand)], at most one of each key, in the order of the text."""
    found = {}
    body = text.find("\n") + 1
    for key, pattern in LIKELY:
        match = re.compile(pattern).search(text, body)
        if match is not None and key not in found:
            found[key] = match.start(1)
    if not found:  # another language perhaps: what the second paragraph says
        found["c"] = body
    return sorted(found.items(), key=lambda item: item[1])


QUESTIONS = {"c": 2, "d": 3, "o": 3, "a": 1}


def say_who(d):
    """A copy of somebody's project is new to this computer: the lead it is."""
    try:
        d.find(name="Who Are You?", seconds=3)
        d.click(d.find(role="label", name="Lead"))
    except TimeoutError:
        pass


def own_copy(home, argument):
    """A project of somebody's is not marked to show how; a copy of it is."""
    if not os.path.exists(os.path.join(argument, "project.json")):
        return argument
    copy = os.path.join(home, os.path.basename(os.path.abspath(argument)))
    shutil.copytree(argument, copy)
    return copy


def open_article(d, arguments):
    """What was given, else the newest of the sample that nobody has marked."""
    if arguments:
        try:
            d.wait("the article that was added", lambda: len(d.text()) > 0, 3)
            return
        except TimeoutError:
            pass
    d.key("alt+1")
    d.activate_row(None if arguments else "Water board")
    d.wait("an article in the reader", lambda: len(d.text()) > 0)


def main():
    out = os.path.join(desk.BUILD, "first-light")
    home = os.path.join(out, "home")
    shutil.rmtree(home, ignore_errors=True)
    os.makedirs(home)
    d = desk.Desk(home)
    d.pictures = out
    arguments = [own_copy(home, argument) for argument in sys.argv[1:]]
    try:
        d.start(*arguments)
        folder = d.wait("an open project", lambda: project_folder(d, arguments))
        if arguments:
            say_who(d)
        d.find("label", having=" · ", seconds=30)
        open_article(d, arguments)
        text = d.text()
        for key, offset in places(text):
            d.go_to(text[offset:], 0)
            d.key(key)
            # The likeliest answer to each question: who says so, states what, which claim, who it is.
            for _ in range(QUESTIONS.get(key, 0)):
                time.sleep(1)
                d.key("Return")
            print(f"Pressed {key} at “{text[offset:offset + 40].splitlines()[0]}…”")
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
