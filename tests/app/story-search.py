#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding words in an article and in all of them, marking what was found,
marking all same words, and the way back."""

import os

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


def search_all(d, project):
    d.key("ctrl+shift+f")
    d.wait("the search window", lambda: len(d.windows()) > 1)
    d.find("text", name="Words to search for")
    d.key_in("Search All Articles")
    d.type("mayor")
    d.find(having="7 places in 2 articles")
    d.shoot("search-all")
    d.key("Return")
    d.key("Down", "space", "Down", "space")
    d.find(having="2 chosen")
    d.activate(d.find("push button", name="Mark"))
    wait_marks(d, "search: what is checked is marked", project, lambda m: len(m) == 2 and {x[4] for x in m} == {"bulk"})
    d.shoot("search-all-marked")
    d.key("ctrl+z")
    wait_marks(d, "search: one undo takes all back", project, lambda m: m == [])
    d.key("Return")
    d.ok("search: Enter stands at the place", d.wait("the caret", lambda: d.caret() > 0))


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
    d.is_equal("it closes", d.quit(), 0)
    d.is_equal("no warnings", d.warnings(), [])


if __name__ == "__main__":
    desk.run(story)
