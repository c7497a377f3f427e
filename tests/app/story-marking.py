#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way to make, change and lose a mark, by mouse and by keys, and back."""

import os

import desk

ARTICLE = """Mayor says the bridge is safe

The mayor, Ada Brandt, said on Monday that the bridge was safe and that the engineers had checked it twice.

The union denied that anybody had checked the bridge. A spokesman said that the union would go to court.

Read more: Ten bridges for a winter weekend
"""
# A byte-order mark, \r\n, an emoji beyond the first plane, a combining accent, Arabic.
UNICODE = ("\ufeffCafe\u0301 owner denies the fire \U0001f525\r\n\r\n"
           "The owner, Rene\u0301 Dubois, said \U0001f468\u200d\U0001f373 that the kitchen was cold all night.\r\n\r\n"
           "قال المدير أحمد سالم إن المطبخ كان مغلقا طوال الليل.\r\n\r\n"
           "He denied that the gas \U0001f525 had been open.\r\n")


def marks(d, project):
    """[(label, quote)] in the order of the text, after checking every offset."""
    found = []
    for record in d.export(project):
        for mark in record["annotations"]:
            for (start, end), quote in zip(mark["spans"], mark["exact"]):
                assert record["text"][start:end] == quote, (start, end, quote)
            found.append((mark["spans"][0][0], mark["label"], " … ".join(mark["exact"]), mark.get("note")))
    return [(label, quote) for _, label, quote, _ in sorted(found, key=lambda f: (f[0], f[1]))]


def wait_marks(d, what, project, check):
    try:
        d.wait(what, lambda: check(marks(d, project)), 8)
        return d.ok(what, True)
    except TimeoutError:
        return d.ok(what, False, str(marks(d, project)))


def open_new(d, name, text):
    path = os.path.join(d.home, f"{name}.txt")
    project = os.path.join(d.home, name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    d.cli("init", project, "--annotator", "ana")
    d.start(project, path)
    d.wait("the article", lambda: len(d.text()) > 40)
    return project


def by_mouse(d, project):
    text = d.text()
    start = text.index("the bridge was safe")
    d.drag(d.place_of(start), d.place_of(start + len("the bridge was safe")))
    d.find("push button", having="Claim")
    d.shoot("marking-by-mouse")
    d.click_in_popover(0, 5)
    wait_marks(d, "mouse: drag and press Claim", project, lambda m: m == [("claim", "the bridge was safe")])
    d.key("Escape", "Escape")
    d.mouse(*d.place_of(start + 6), "click", "1")
    d.ok("mouse: a press on the mark selects it", d.find(having="“the bridge was safe”") is not None)
    d.activate(d.find("push button", having="Delete"))
    wait_marks(d, "mouse: the inspector deletes it", project, lambda m: m == [])
    d.click(d.find("push button", having="Undo", seconds=5))
    wait_marks(d, "mouse: the toast brings it back", project, lambda m: m == [("claim", "the bridge was safe")])


def by_keys(d, project):
    d.go_to("the engineers")
    d.key("c")
    wait_marks(d, "keys: c marks what is claimed", project, lambda m: len(m) == 2 and "engineers had checked it twice" in m[1][1])
    before = marks(d, project)
    d.key("r", "o")
    wait_marks(d, "keys: r o makes it a doubt", project, lambda m: m[1] == ("doubt", before[1][1]))
    d.key("Escape")
    d.key("n")
    d.go_to("engineers had")
    d.key("Tab")
    d.key("ctrl+shift+Left")
    wait_marks(d, "keys: Ctrl+Shift+Left takes a word off the end", project, lambda m: len(m[1][1].split()) == len(before[1][1].split()) - 1)
    d.key("shift+Right", repeat=2)
    d.key("s", "ctrl+shift+Right")
    wait_marks(d, "keys: s and Ctrl+Shift+Right take a word off the start", project, lambda m: "the engineers" not in m[1][1])
    d.key("m")
    d.type("checked by whom?")
    d.key("Escape")
    d.wait("the note", lambda: any(a.get("note") == "checked by whom?" for r in d.export(project) for a in r["annotations"]))
    d.ok("keys: m writes a note", True)
    d.key("Delete")
    wait_marks(d, "keys: Delete", project, lambda m: len(m) == 1)
    d.key("ctrl+z")
    wait_marks(d, "keys: Ctrl+Z brings it back", project, lambda m: len(m) == 2)


def stacks(d, project):
    d.go_to("denied that anybody")
    d.key("d", "Escape")
    d.go_to("anybody had")
    d.key("shift+ctrl+Right", repeat=3)
    d.key("c", "Escape")
    wait_marks(d, "stack: a claim inside a denial", project,
               lambda m: any(label == "claim" and "anybody had checked" in q for label, q in m)
               and any(label == "denial" and "anybody had" in q for label, q in m))
    d.go_to("anybody had", 2)
    seen = set()
    for _ in range(3):
        d.key("Tab")
        for label in ("Claim", "Denial"):
            if d.is_showing(having=f"Label: {label}."):
                seen.add(label)
    d.is_equal("stack: Tab reaches both", seen, {"Claim", "Denial"})
    d.shoot("marking-stack")
    # Crossing: from within the denial to beyond its end.
    d.key("Escape", "Escape")
    d.go_to("the bridge. A")
    d.key("shift+ctrl+Right", repeat=4)
    d.key("c", "Escape")
    wait_marks(d, "stack: a claim across the end of a denial", project,
               lambda m: any(label == "claim" and q.startswith("the bridge. A") for label, q in m))


def blocks(d, project):
    d.go_to("Read more")
    excluded = [b["excluded"] for b in d.export(project)[0]["blocks"]]
    d.ok("block: the tail does not count", excluded[-1] and not excluded[0], str(excluded))
    d.key("x")
    last = str(len(excluded) - 1)
    d.wait("the tail counts", lambda: d.export(project)[0]["excluded"].get(last) is False)
    d.key("x")
    d.wait("it does not again", lambda: d.export(project)[0].get("excluded", {}).get(last, True) is True)
    d.ok("block: x lets it count, x again does not", True)


def there_and_back(d, project):
    last = marks(d, project)
    n = 0
    while marks(d, project) and n < 60:
        d.key("ctrl+z", repeat=4)
        n += 4
    d.is_equal("history: undone to the start", marks(d, project), [])
    d.key("ctrl+shift+z", repeat=n)
    wait_marks(d, "history: redone to the end", project, lambda m: m == last)


def unicode_article(d):
    project = open_new(d, "unicode", UNICODE)
    d.go_to("kitchen was")
    d.key("c", "Escape")
    d.go_to("Dubois")
    d.key("a", "Escape")
    d.go_to("أحمد")
    d.key("shift+ctrl+Left", repeat=2)
    d.key("a", "Escape")
    d.go_to("had been open")
    d.key("d", "Escape")
    d.go_to("\U0001f525 had")
    d.key("shift+Right", "o", "Escape")
    wait_marks(d, "unicode: five marks, every offset right", project, lambda m: len(m) == 5)
    found = dict((quote, label) for label, quote in marks(d, project))
    d.is_equal("unicode: a single emoji", found.get("\U0001f525"), "doubt")
    d.is_equal("unicode: Arabic words", found.get("أحمد سالم"), "actor")
    d.ok("unicode: a name with a combining accent", any("Dubois" in q for q in found), str(found))
    d.ok("unicode: no carriage return at the end of a mark", not any(q.endswith("\r") for q in found), str(found))
    record = d.export(project)[0]
    d.ok("unicode: the text is as it came", "\r\n" in record["text"] and "e\u0301" in record["text"]
         and not record["text"].startswith("\ufeff"))
    d.shoot("marking-unicode")
    there_and_back(d, project)
    d.is_equal("unicode: it closes", d.quit(), 0)


def story(d):
    project = open_new(d, "marking", ARTICLE)
    by_mouse(d, project)
    by_keys(d, project)
    stacks(d, project)
    blocks(d, project)
    there_and_back(d, project)
    d.is_equal("it closes", d.quit(), 0)
    unicode_article(d)
    d.is_equal("no warnings", d.warnings(), [])


if __name__ == "__main__":
    desk.run(story)
