#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An article coded by mouse alone: after the window has opened no key is pressed."""

import os
import time

import desk
from journal import Journal

ARTICLE = """Mayor says the bridge is safe

The mayor, Ada Brandt, said that the bridge was safe.

The union denied that the bridge was safe. Karl Olsen doubted the report.
"""


class Mouse:
    """What a hand does, and what the journal says of it."""

    def __init__(self, d, project):
        self.d = d
        self.journal = Journal(project)
        self.places = {}

    def place(self, offset):
        """Feeling for a place takes presses, so each is looked for once. The bar of a link moves the text."""
        import pyatspi
        top = self.d.text_node().queryComponent().getExtents(pyatspi.WINDOW_COORDS).y
        if offset not in self.places:
            x, y = self.d.place_of(offset)
            self.places[offset] = x, y - top
        x, y = self.places[offset]
        return x, y + top

    def until(self, what, check):
        try:
            self.d.wait(what, lambda: check(self.journal.read()), 8)
            return self.d.ok(what, True)
        except TimeoutError:
            return self.d.ok(what, False, str(self.journal.marks()) + str(self.journal.links()))

    def select(self, words, occurrence=0):
        text, start = self.d.text(), -1
        for _ in range(occurrence + 1):
            start = text.index(words, start + 1)
        self.d.drag(self.place(start), self.place(start + len(words)))

    def label(self, name):
        """In the bar at the selection."""
        self.d.click_on_popover(self.d.find("push button", name))

    def question(self, title):
        self.d.find("label", title)
        time.sleep(0.2)

    def row(self, having, role="list item"):
        """In the popover on top."""
        self.d.click_on_popover(self.d.find(role, having=having))

    def button(self, name):
        self.d.click(self.d.find("push button", name))

    def marks(self, label):
        return [id_ for id_, mark in self.journal.read().marks().items() if mark["label"] == label]


def statement(m):
    m.select("the bridge was safe")
    m.d.shoot("mouse-bar")
    m.label("Claim")
    m.question("Who says so?")
    m.row("Ada Brandt")
    m.question("States what?")
    m.row("bridge was safe")
    m.until("mouse: a claim with source, cue and proposition",
            lambda j: {link["type"] for link in j.links(m.marks("claim")[0]).values()} >= {"made_by", "cue", "states"})


def denial(m):
    m.select("the bridge was safe", 1)
    m.label("Denial")
    m.question("Who says so?")
    m.row("Union")
    m.question("States what?")
    m.row("bridge was safe")
    m.question("Which claim?")
    m.d.shoot("mouse-claim")
    m.row("bridge was safe")
    m.until("mouse: a denial of that claim",
            lambda j: [link["to"] for link in j.links(m.marks("denial")[0], "denies").values()]
            == [{"annotation": m.marks("claim")[0]}])


def several(m):
    """Two answers: ticked, then taken by the button below."""
    m.button("Add a source")
    m.question("Who says so?")
    m.row("Take Ada Brandt and others", "check box")
    m.row("Take 1 Answer", "push button")
    m.until("mouse: a second source is added to the first",
            lambda j: len(j.links(m.marks("denial")[0], "made_by")) == 2)
    m.button("Delete link to Ada Brandt")
    m.until("mouse: and deleted", lambda j: len(j.links(m.marks("denial")[0], "made_by")) == 1)


def link(m):
    """From one mark to another: the menu begins, a press on the other mark and the bar's button end."""
    m.select("Karl Olsen doubted")
    m.label("Doubt")
    m.question("Who says so?")
    m.row("Cannot tell")
    m.question("States what?")
    x, y = m.place(m.d.text().index("Karl Olsen"))
    m.d.mouse(x + 400, 120, "click", "1")  # beside a question closes it
    m.until("mouse: a doubt", lambda j: len(m.marks("doubt")) == 1)
    time.sleep(0.5)
    m.d.mouse(x + 40, y, "click", "3")
    time.sleep(0.4)
    m.d.shoot("mouse-menu")
    m.row("Begin Link", "menu item")
    m.d.find("label", having="Link from")
    time.sleep(0.5)
    x, y = m.place(m.d.text().index("the bridge was safe"))
    m.d.mouse(x + 30, y, "click", "1")
    m.d.find(having="Label: Claim.")
    m.button("Link to the selected mark")
    m.question("How are they linked?")
    m.d.shoot("mouse-link")
    m.row("doubts")
    m.until("mouse: the doubt is linked to the claim", lambda j: len(j.links(m.marks("doubt")[0], "doubts")) == 1)


def change(m):
    """On the claim, which the link ended at."""
    x, y = m.place(m.d.text().index("the bridge was safe"))
    time.sleep(0.5)
    m.d.mouse(x + 30, y, "click", "1")
    m.d.click(m.d.find("push button", having="Label: Claim."))
    m.row("Doubt", "push button")
    m.until("mouse: another label", lambda j: m.marks("claim") == [] and len(m.marks("doubt")) == 2)
    m.button("Undo")
    m.until("mouse: undone by the button", lambda j: len(m.marks("claim")) == 1)
    claim = m.marks("claim")[0]
    m.d.click(m.d.find("combo box", "Form"))
    m.d.click_on_popover(m.d.find("label", "direct"))
    m.until("mouse: an attribute", lambda j: "direct" in str(j.marks()[claim].get("attributes")))


def extent(m):
    claim = m.marks("claim")[0]
    before = m.journal.marks()[claim]["spans"]
    text = m.d.text()
    start = text.index("the bridge was safe")
    x, y = m.place(start)
    m.d.drag((x + 40, y), m.place(start + len("the bridge was safe")))
    m.d.mouse(x + 60, y, "click", "3")
    m.row("Set Mark to Selection", "menu item")
    m.until("mouse: the selection is the mark's new extent",
            lambda j: j.marks()[claim]["spans"][0][0] > before[0][0] and j.marks()[claim]["spans"][0][1] == before[0][1])


def delete_and_undo(m):
    n = len(m.journal.read().marks())
    m.button("Delete mark")
    m.until("mouse: deleted", lambda j: len(j.marks()) == n - 1)
    m.button("Undo")
    m.until("mouse: and back", lambda j: len(j.marks()) == n)


def story(d):
    path, project = os.path.join(d.home, "mouse.txt"), os.path.join(d.home, "mouse")
    with open(path, "w", encoding="utf-8") as file:
        file.write(ARTICLE)
    d.cli("init", project, "--annotator", "ana")
    start = time.monotonic()
    d.start(project, path)
    d.wait("the article", lambda: len(d.text()) > 40)
    m = Mouse(d, project)
    for part in (statement, denial, several, link, change, extent, delete_and_undo):
        part(m)
    d.is_equal("no warnings", d.warnings(), [])
    print(f"# {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    desk.run(story, asks=True)
