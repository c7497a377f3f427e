#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks on marks: twelve on one word, five inside each other, one over three
paragraphs, one at the very start and one at the very end, one against an
excluded block. All can be seen, reached, resized, and come out right."""

import os

import desk
from journal import Journal

PARAGRAPHS = (
    "Harbour board answers the crane report",
    "The board said on Friday that the union had told members that the inspector knew that the crane "
    "was safe before it fell.",
    "Nobody from the company came to the hearing. It sent a letter of two lines.",
    "The inspector retires in May, a spokeswoman said.",
    "Read more: Ten cranes you should see this winter",
    "The hearing goes on",
)
TEXT = "\n\n".join(PARAGRAPHS) + "\n"
LABELS = ("claim", "denial", "doubt", "actor", "cue")


def span(first, last=None):
    """Of the text from the first words to the end of the last ones."""
    start = TEXT.index(first)
    last = last or first
    return start, TEXT.index(last, start) + len(last)


def places():
    """[(name, label, span)]; two of a name and place differ in their label."""
    crane = span("crane", "crane")
    word = TEXT.index("crane was"), TEXT.index("crane was") + len("crane")
    assert crane != word
    for i in range(12):
        yield f"stack {i + 1}", LABELS[i % 5], word
    nest = ("said on Friday that the union had told members that the inspector knew that the crane was safe before",
            "the union had told members that the inspector knew that the crane was safe before",
            "members that the inspector knew that the crane was safe", "the inspector knew that the crane was",
            "knew that the crane")
    for i, words in enumerate(nest):
        yield f"nest {i + 1}", LABELS[i % 3], span(words)
    yield "over three paragraphs", "claim", span("before it fell.", "The inspector retires")
    yield "at the start", "claim", (0, len("Harbour board"))
    yield "at the end", "doubt", (len(TEXT) - 1 - len("goes on"), len(TEXT) - 1)
    end = TEXT.index("a spokeswoman said.") + len("a spokeswoman said.")
    yield "against an excluded block", "claim", (end - len("said."), end)


def make(d):
    path = os.path.join(d.home, "stack.txt")
    project = os.path.join(d.home, "stack")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(TEXT)
    d.cli("init", project, "--annotator", "ana")
    d.cli("import", project, path)
    record = d.export(project)[0]
    assert record["text"] == TEXT
    block = next(i for i, b in enumerate(record["blocks"]) if TEXT.startswith("Read more", b["start"]))
    if not record["blocks"][block]["excluded"]:
        d.cli("exclude", project, record["id"], str(block))
    ids = {}
    for name, label, (start, end) in places():
        ids[name] = d.cli("mark", project, record["id"], label, str(start), str(end)).strip()
        d.cli("note", project, record["id"], ids[name], name)
    return project, record["id"], ids


def walk(d, journal, ids, key, at_most):
    """Presses `key` and makes the selected mark longer or shorter by a character each time: what
    changes in the journal tells which mark had the selection. Returns the names reached."""
    names = {mark: name for name, mark in ids.items()}
    reached = {}
    for _ in range(at_most):
        d.key(key)
        before = {mark: item["spans"] for mark, item in journal.read().marks().items()}
        d.key("shift+Left")
        if not journal.wait_more(3):
            continue
        changed = [mark for mark, item in journal.marks().items() if item["spans"] != before[mark]]
        if len(changed) == 1:
            reached[names[changed[0]]] = before[changed[0]]
        d.key("ctrl+z")
        journal.wait_more(3)
        if len(reached) == len(ids):
            break
    return reached


def in_stack(d, ids):
    """Tab goes around the stack; the note of the selected mark says where one is."""
    stack = {name for name in ids if name.startswith(("stack", "nest"))}
    d.go_to("crane was", within=2)
    reached = set()
    for _ in range(2 * len(stack)):
        d.key("Tab")
        reached.add(note(d))
        if reached >= stack:
            break
    d.is_equal("Tab reaches all that lie on the word", sorted(reached), sorted(stack))


def note(d):
    """What the inspector shows as note."""
    import pyatspi
    for node in d.nodes():
        if node.getRoleName() == "text" and d.seen(node) \
                and node.getState().contains(pyatspi.STATE_EDITABLE) \
                and node.getState().contains(pyatspi.STATE_MULTI_LINE):
            return node.queryText().getText(0, -1)
    return None


def in_order(d, journal, ids):
    d.key("ctrl+Home", "Escape", "Escape")
    reached = walk(d, journal, ids, "n", 2 * len(ids))
    d.is_equal("n reaches every mark", sorted(reached), sorted(ids))


def drawn(d):
    text = d.text()
    runs = [text[a:b] for a, b in d.underlined()]
    for words in ("Harbour board", "goes on", "Nobody from the company", "said."):
        d.ok(f"assistive tools hear “{words}” as marked", any(words in run for run in runs), str(runs))


def resized(d, journal, ids):
    """From the start of the text and to its end a mark cannot grow; inwards it can."""
    d.key("ctrl+Home", "Escape", "Escape", "n", "s")
    journal.read()
    d.key("shift+Left")
    d.ok("a mark at the start does not grow out of the text", not journal.wait_more(1))
    d.key("shift+Right")
    journal.wait_more()
    d.is_equal("it shrinks", journal.marks()[ids["at the start"]]["spans"], [[1, 13]])
    d.key("ctrl+z")
    journal.wait_more()
    d.is_equal("and comes back", journal.marks()[ids["at the start"]]["spans"], [[0, 13]])


def story(d):
    project, article, ids = make(d)
    d.start(project)
    d.key("alt+2")
    d.wait("the article", lambda: d.text().startswith("Harbour"))
    d.wait("the marks", lambda: len(d.underlined()) > 3)
    d.shoot("stack")
    journal = Journal(project)

    drawn(d)
    in_stack(d, ids)
    in_order(d, journal, ids)
    resized(d, journal, ids)
    d.go_to("crane was", within=2)
    d.key("Tab")
    d.shoot("stack-selected")

    d.is_equal("it closes", d.quit(), 0)
    record = d.export(project)[0]
    want = sorted((label, list(place)) for _, label, place in places())
    d.is_equal("every mark comes out where it was put",
               sorted((mark["label"], mark["spans"][0]) for mark in record["annotations"]), want)
    d.ok("with its words", all(record["text"][a:b] == quote for mark in record["annotations"]
                               for (a, b), quote in zip(mark["spans"], mark["exact"])))
    d.is_equal("no warnings", d.warnings(), [])


if __name__ == "__main__":
    desk.run(story)
