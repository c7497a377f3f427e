#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding words in an article and in all of them, marking what was found,
marking all same words, and the way back."""

import os
import subprocess
import time

import desk

ONE = """Mayor says the bridge is safe

The mayor, Ada Brandt, said on Monday that the bridge was safe and that engineers had checked it.

The union denied that anybody had checked the bridge. The mayor had not been there, it said.

Read more: the mayor's ten bridges
"""
TWO = """Council asks the mayor

The council asked the mayor on Tuesday whether the bridge would close. Mayor Brandt said that it would not.
"""


def marks(d, project):
    return sorted((record["id"], mark["spans"][0][0], mark["label"], mark["exact"][0], mark["origin"])
                  for record in d.export(project) for mark in record["annotations"])


def wait_marks(d, what, project, check):
    try:
        d.wait(what, lambda: check(marks(d, project)), 8)
        return d.ok(what, True)
    except TimeoutError:
        return d.ok(what, False, str(marks(d, project)))


def find_in_text(d):
    text = d.text()
    places = [i for i in range(len(text)) if text[i:i + 5].lower() == "mayor"]
    d.key("ctrl+Home", "ctrl+f")
    d.type("mayor")
    d.ok("find: the first place counts", d.find(having=f"1 of {len(places)}") is not None)
    d.key("Return", "Return")
    d.ok("find: Enter goes on", d.find(having=f"3 of {len(places)}") is not None)
    d.shoot("search-find-bar")
    d.key("shift+Return")
    d.ok("find: Shift+Enter goes back", d.find(having=f"2 of {len(places)}") is not None)
    d.key("Escape")
    d.ok("find: Escape leaves the caret there", d.wait("the caret", lambda: d.caret() == places[1]))
    d.key("ctrl+g")
    d.ok("find: Ctrl+G goes on from the text", d.wait("the caret", lambda: d.caret() == places[2]))
    d.key("ctrl+Home", "slash")
    d.type("zebra")
    d.ok("find: says that there is nothing", d.find(having="Not found") is not None)
    d.key("Escape")


def to_window(d, n):
    """Gives the keys to the largest window but n: there is no window manager here."""
    window = d.wait("the other window", lambda: len(d.windows()) > n and d.windows()[n])
    subprocess.run(["xdotool", "windowfocus", window[0]], check=False)
    time.sleep(0.3)


def search_all(d, project):
    d.key("ctrl+shift+f")
    to_window(d, 1)
    d.type("mayor")
    d.ok("search: places and articles are counted", d.find(having="6 places in 2 articles") is not None)
    d.shoot("search-all")
    d.key("Return", "space", "Down", "Down", "Down", "space")
    d.find(having="2 chosen")
    d.key("ctrl+Return")
    wait_marks(d, "search: what is checked is marked, in two articles", project,
               lambda m: len(m) == 2 and len({x[0] for x in m}) == 2 and {x[4] for x in m} == {"bulk"})
    d.key("ctrl+z")
    wait_marks(d, "search: one undo takes all back", project, lambda m: m == [])
    to_window(d, 1)
    d.key("Home", "Return")
    d.article_text = None
    d.ok("search: Enter stands at the place",
         d.wait("the caret", lambda: d.text()[d.caret():d.caret() + 5].lower() == "mayor"))
    to_window(d, 1)
    d.key("Escape")
    d.focus()


def repeat_all(d, project):
    d.go_to("bridge was safe")
    d.key("ctrl+shift+Right", "a", "Escape", "p")
    wait_marks(d, "repeat: one is marked", project, lambda m: len(m) == 1)
    d.key("ctrl+period")
    to_window(d, 1)
    d.ok("repeat: the other places are listed and checked", d.find(having="Mark 2") is not None)
    d.shoot("search-repeat")
    d.key("Return")
    wait_marks(d, "repeat: Enter marks them", project, lambda m: [x[4] for x in m] == ["bulk", "typed", "bulk"])
    d.focus()
    d.key("ctrl+z")
    wait_marks(d, "repeat: one undo takes them back", project, lambda m: len(m) == 1)


def history(d, project):
    d.key("p", "r", "c", "Escape", "p")
    wait_marks(d, "history: the mark is a claim now", project, lambda m: [x[2] for x in m] == ["claim"])
    d.key("h")
    to_window(d, 1)
    d.ok("history: says who changed what", d.find(having="You changed the label from Actor to Claim") is not None)
    d.shoot("search-history")
    d.activate(d.find("push button", having="Restore how it was"))
    wait_marks(d, "history: an earlier state is back", project, lambda m: [x[2] for x in m] == ["actor"])
    d.key("Escape")
    d.focus()
    d.key("Delete")
    wait_marks(d, "history: the mark is deleted", project, lambda m: m == [])
    d.key("ctrl+h")
    to_window(d, 1)
    d.find(having="You deleted the Actor")
    d.activate(d.find("push button", having="Restore how it was"))
    wait_marks(d, "history: a deleted mark comes back", project, lambda m: len(m) == 1)
    d.key("Escape")
    d.focus()


def keywords(d, project):
    d.key("F10")
    d.activate(d.find(name="Keywords…", showing=False))
    to_window(d, 1)
    d.type("un.on")
    d.key("Return")
    d.type("engineers?")
    d.key("ctrl+Return")
    with open(os.path.join(project, "project.json"), encoding="utf-8") as file:
        d.ok("keywords: they are kept", d.wait("the setting", lambda: "un.on" in open(file.name, encoding="utf-8").read(), 8))
    d.focus()
    d.shoot("search-keywords")


def story(d):
    project = os.path.join(d.home, "search")
    d.cli("init", project, "--annotator", "ana")
    for name, text in (("one", ONE), ("two", TWO)):
        path = os.path.join(d.home, f"{name}.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        d.cli("import", project, path)
    d.start(project)
    d.activate_row("Mayor says")
    d.wait("the article", lambda: len(d.text()) > 40)
    find_in_text(d)
    search_all(d, project)
    repeat_all(d, project)
    history(d, project)
    keywords(d, project)
    d.is_equal("it closes", d.quit(), 0)
    d.is_equal("no warnings", d.warnings(), [])


if __name__ == "__main__":
    desk.run(story)
