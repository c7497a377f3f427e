#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Three real articles: a claim, a denial and an actor in each by real keys,
quit, reopen, and everything stands where it stood."""

import os

import desk

# What to stand at (the words under the caret) for each key.
WORK = {
    "chinese-nationals-claim.txt": (
        ("c", "at least 155 Chinese nationals"),
        ("d", "denied the notion"),
        ("a", "Lin Jian"),
    ),
    "recruiting-accusation.txt": (
        ("c", "there are more than 150 Chinese fighters"),
        ("d", "denying any involvement"),
        ("a", "Dmitry Peskov"),
    ),
    "supply-denial.txt": (
        ("c", "China was supplying these components"),
        ("d", "denied these allegations"),
        ("a", "Mao Ning"),
    ),
}
LABELS = {"c": "claim", "d": "denial", "a": "actor"}


def open_article(d, start):
    """By the library: the row whose headline, or whose first words, are these."""
    d.key("alt+1")
    d.activate_row(start)
    d.wait("the article in the reader", lambda: d.text().startswith(start))


def story(d):
    project = os.path.join(d.home, "project")
    files = [os.path.join(desk.SHARED, "seeds", name) for name in WORK]
    starts = {}

    d.cli("init", project, "--annotator", "ana")
    d.start(project, *files)
    d.wait("three articles", lambda: len(os.listdir(os.path.join(project, "articles"))) >= 1
           and len(d.export(project)) == 3)
    for record in d.export(project):
        block = record["blocks"][0]
        starts[record["source"]] = record["text"][block["start"]:block["end"]][:40]
        quotes = [record["text"][b["start"]:b["end"]] for b in record["blocks"] if not b["excluded"]]
        d.ok(f"{record['source']}: no tail counts as article",
             not any(q.startswith(("Read More", "By joining us", "Head of the British")) for q in quotes))

    for name, marks in WORK.items():
        open_article(d, starts[name])
        if name == "recruiting-accusation.txt":
            d.shoot("seed-reader")
        for key, words in marks:
            d.go_to(words)
            d.key(key)
            d.key("Escape")
        d.shoot(f"seed-{name[:-4]}")

    d.is_equal("it closes without a question", d.quit(), 0)

    before = check_marks(d, project)
    underlined = {}
    d.start(project)
    for name in WORK:
        open_article(d, starts[name])
        d.wait("the marks to be drawn", lambda: len(d.underlined()) >= 1)
        text = d.text()
        underlined[name] = [text[a:b] for a, b in d.underlined()]
    d.is_equal("the same marks after reopening", check_marks(d, project, quiet=True), before)
    for name, marks in before.items():
        heard = " ".join(underlined[name])
        d.ok(f"{name}: assistive tools find every mark",
             all(quote in heard or any(quote in u or u in quote for u in underlined[name]) for _, _, quote in marks))

    # Undo survives the restart.
    d.key("ctrl+z")
    d.wait("one mark less", lambda: sum(map(len, check_marks(d, project, quiet=True).values())) == 8)
    d.key("ctrl+shift+z")
    d.wait("all marks again", lambda: check_marks(d, project, quiet=True) == before)
    d.ok("undo and redo work on what an earlier session did", True)
    d.is_equal("it closes again", d.quit(), 0)
    d.is_equal("no warnings", d.warnings(), [])


def check_marks(d, project, quiet=False):
    found = {}
    for record in d.export(project):
        marks = []
        for annotation in record["annotations"]:
            for (start, end), quote in zip(annotation["spans"], annotation["exact"]):
                marks.append((annotation["label"], start, quote))
                if not quiet:
                    d.is_equal(f"{record['source']}: “{quote[:40]}” is where it says", record["text"][start:end], quote)
        found[record["source"]] = sorted(marks)
        if not quiet:
            for key, words in WORK[record["source"]]:
                d.ok(f"{record['source']}: {LABELS[key]} holds “{words}”",
                     any(label == LABELS[key] and words in quote for label, _, quote in marks), str(marks))
    return found


if __name__ == "__main__":
    desk.run(story, needs_shared=True)
