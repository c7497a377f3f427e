#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An article coded through the accessibility bus alone, without keys and without a mouse; and every
control that can have the focus has a name there."""

import os
import time

import desk
from journal import Journal

ARTICLE = """Mayor says the bridge is safe

The mayor, Ada Brandt, said that the bridge was safe.

The union denied that the bridge was safe.
"""
SECOND = """Council asks the mayor

The council asked on Tuesday whether the bridge would close.
"""
CLASSES = ("Gtk", "Adw", "Gain")  # what GTK says where there is no name
CONTAINERS = ("scroll pane", "panel", "page tab list")  # GTK's own; their content has the names


def actions(node):
    found = {}
    try:
        action = node.queryAction()
    except NotImplementedError:
        return found
    for i in range(action.nActions):
        try:
            found.setdefault(action.getName(i), i)
        except Exception:  # GTK counts those that are switched off, too
            pass
    return found


def do(node, name):
    node.queryAction().doAction(actions(node)[name])
    time.sleep(0.25)


def reader(d):
    return d.wait("the reader", lambda: next((n for n in d.nodes() if "reader.menu" in actions(n) and d.seen(n)), None))


def menu(d, *path):
    """From the menu at the caret; a submenu is a page of it."""
    do(reader(d), "reader.menu")
    for name in path:
        do(d.find("menu item", name, showing=False) if name == path[0] else
           [n for n in d.nodes() if n.getRoleName() == "menu item" and n.name == name][-1], "click")


def caret_to(d, words, occurrence=0):
    start = -1
    for _ in range(occurrence + 1):
        start = d.text().index(words, start + 1)
    d.text_node().queryText().setCaretOffset(start + 1)
    d.wait("the caret", lambda: d.caret() == start + 1)


def rows(d):
    for node in d.nodes():
        if node.getRoleName() == "list" and node.name == "Answers" and d.seen(node):
            return [row for row in node if d.seen(row)]
    return []


def take(d, title, having):
    d.wait(f"the question “{title}”", lambda: any(n.getRoleName() == "text" and n.name == title and d.seen(n)
                                                  for n in d.nodes()))
    do(d.wait(f"the answer “{having}”", lambda: next((r for r in rows(d) if having in r.name), None)), "row.take")


def open_article(d, start):
    """By the action of its row in the list beside the text."""
    item = d.wait("its row", lambda: next((n for n in d.nodes() if n.getRoleName() == "list item"
                                           and n.name.startswith(start) and d.seen(n)), None))
    do(next(n for n in d.nodes(item) if "row.open" in actions(n)), "row.open")
    d.article_text = None
    d.wait("the article", lambda: d.text().startswith(start))


def until(d, what, journal, check):
    try:
        d.wait(what, lambda: check(journal.read()), 8)
        d.ok(what, True)
    except TimeoutError:
        d.ok(what, False, str(journal.marks()) + str(journal.links()))


def one(journal, label):
    return next(id_ for id_, mark in journal.marks().items() if mark["label"] == label)


def code(d, project):
    journal = Journal(project)
    open_article(d, "Council")
    open_article(d, "Mayor")
    d.ok("bus: a row of the list opens its article", True)
    caret_to(d, "the bridge was safe")
    menu(d, "Mark as", "Claim")
    nameless(d, "Read with a question")
    take(d, "Who says so?", "Ada Brandt")
    take(d, "States what?", "bridge was safe")
    until(d, "bus: a claim with source, cue and proposition", journal,
          lambda j: {l["type"] for l in j.links(one(j, "claim")).values()} >= {"made_by", "cue", "states"})
    caret_to(d, "the bridge was safe", 1)
    menu(d, "Mark as", "Denial")
    take(d, "Who says so?", "Union")
    take(d, "States what?", "bridge was safe")
    take(d, "Which claim?", "bridge was safe")
    until(d, "bus: a denial of that claim", journal,
          lambda j: [l["to"] for l in j.links(one(j, "denial"), "denies").values()] == [{"annotation": one(j, "claim")}])
    d.ok("bus: the inspector tells the label", d.find("push button", having="Label: Denial.") is not None)
    names = {n.name for n in d.nodes() if n.getRoleName() == "list item" and d.seen(n)}
    d.ok("bus: and the links", any("Union" in n for n in names) and any("bridge was safe" in n for n in names), str(names))
    d.ok("bus: marks are heard as underlined", len(d.underlined()) >= 2)
    nameless(d, "Read")
    change(d, journal)


def change(d, journal):
    do(reader(d), "reader.choose-label")
    do([n for n in d.nodes() if n.getRoleName() == "push button" and n.name == "Doubt"
        and n.getState().contains(24)][-1], "click")
    until(d, "bus: another label", journal, lambda j: any(m["label"] == "doubt" for m in j.marks().values()))
    do(d.find("push button", "Undo"), "click")
    until(d, "bus: undone", journal, lambda j: any(m["label"] == "denial" for m in j.marks().values()))
    n = len(journal.marks())
    do(reader(d), "reader.delete")
    until(d, "bus: deleted", journal, lambda j: len(j.marks()) == n - 1)
    do(d.find("push button", "Undo"), "click")
    until(d, "bus: and back", journal, lambda j: len(j.marks()) == n)
    do(reader(d), "reader.next-mark")
    do(reader(d), "reader.link")
    d.ok("bus: a link is begun and said", d.find("label", having="Link from") is not None)
    do(d.find("push button", "Cancel the link"), "click")


def nameless(d, where):
    """Nothing that can have the focus is without a name."""
    import pyatspi
    found = []

    def walk(node):
        if node is None:
            return
        role = node.getRoleName()
        if role == "combo box" and node.name:  # GTK's list inside shows the choice
            return
        if role == "list" and node.name == "GtkListBox" and in_named_row(node):  # of what unfolds in a row
            for child in node:
                walk(child)
            return
        if is_away(node):
            return
        state = node.getState()
        if state.contains(pyatspi.STATE_FOCUSABLE) and role not in CONTAINERS and d.seen(node) \
                and (not node.name or node.name.startswith(CLASSES)):
            found.append((role, node.name, path(node)))
        for child in node:
            walk(child)
    walk(d.app)
    d.is_equal(f"names: {where}", found, [])


def in_named_row(node):
    while node is not None and node.getRoleName() != "list item":
        node = node.parent
    return node is not None and bool(node.name)


def is_away(node):
    """Of no size, as what hides; a page of a stack has none to tell."""
    import pyatspi
    try:
        box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    except NotImplementedError:
        return False
    return box.width <= 0 or box.height <= 0


def path(node):
    names = []
    while node is not None and len(names) < 6:
        node = node.parent
        if node is not None and node.name and not node.name.startswith("AdwGizmo"):
            names.append(node.name[:30])
    return " < ".join(names)


def places(d):
    for place in ("Registry", "Codebook", "Library"):
        tab = next(n for n in d.nodes() if n.getRoleName() == "page tab" and n.name == place and d.seen(n))
        do(tab, "click")
        time.sleep(0.5)
        nameless(d, place)
        if place == "Registry":
            item = d.find("list item", having="Ada Brandt")
            do(next(n for n in d.nodes(item) if "row.open" in actions(n)), "row.open")
            time.sleep(0.4)
            nameless(d, "an actor")
    tab = next(n for n in d.nodes() if n.getRoleName() == "page tab" and n.name == "Read" and d.seen(n))
    do(tab, "click")


def windows(d):
    frame = next(n for n in d.nodes() if "win.people" in actions(n))
    for action in ("people", "search-all", "article-history", "keywords", "export"):
        before = d.app.childCount
        do(frame, f"win.{action}")
        d.wait(f"the window of {action}", lambda n=before: d.app.childCount > n)
        time.sleep(0.5)
        nameless(d, action)
        top = next(w for w in d.app if w != frame)
        do(top, "window.close")
        d.wait("it closed", lambda n=before: d.app.childCount == n)


def story(d):
    project = os.path.join(d.home, "bus")
    d.cli("init", project, "--annotator", "ana")
    for name, text in (("mayor", ARTICLE), ("council", SECOND)):
        path_ = os.path.join(d.home, f"{name}.txt")
        with open(path_, "w", encoding="utf-8") as file:
            file.write(text)
        d.cli("import", project, path_)
    start = time.monotonic()
    d.start(project)
    item = d.find("list item", having="Mayor says")
    do(next(n for n in d.nodes(item) if "row.open" in actions(n)), "row.open")
    d.wait("the article", lambda: d.text().startswith("Mayor"))
    code(d, project)
    places(d)
    windows(d)
    d.is_equal("no warnings", d.warnings(), [])
    print(f"# {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    desk.run(story, asks=True)
