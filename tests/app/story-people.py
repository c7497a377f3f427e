#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people on one folder: who is at work is asked, articles are assigned,
submitted and opened again, and nothing of a colleague shows before."""

import glob
import json
import os
import subprocess

import desk

ARTICLES = {
    "bridge.txt": "Mayor says the bridge is safe\n\nThe mayor said that the bridge was safe. The union denied that.\n",
    "dam.txt": "Board says the dam is old\n\nThe board said that the dam was old. The farmers doubted that.\n",
}


def make(d):
    """As it comes from the lead: made on another computer, with her marks in it."""
    project = os.path.join(d.home, "project")
    elsewhere = {**d.environ, "XDG_DATA_HOME": os.path.join(d.home, "elsewhere")}
    paths = []
    for name, text in ARTICLES.items():
        paths.append(os.path.join(d.home, name))
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write(text)

    def cli(*arguments):
        return subprocess.run([os.path.join(desk.BUILD, "src", "cli", "gainsay-cli"), *arguments],
                              env=elsewhere, check=True, capture_output=True, text=True).stdout

    cli("init", project, "--annotator", "ana")
    cli("import", project, *paths)
    articles = {a["source"]: a["id"] for a in json.loads(cli("list", project, "--json"))}
    for article in articles.values():
        cli("mark", project, article, "claim", "60", "70")
    return project, articles


def open_as(d, project, person):
    d.start(project)
    d.find(name="Who Are You?")
    d.shoot("people-who")
    if person == "ana":
        d.click(d.find(role="label", name="ana"))
    else:
        d.click(d.find(role="label", name="Your name"))
        d.type(person)
        d.find(having="Your marks will be kept under")
        d.shoot("people-who-new")
        d.key("Return")
    d.find(role="label", having="Mayor says")


def submissions(project, person):
    return sorted(os.path.basename(path)
                  for path in glob.glob(os.path.join(project, "submissions", person, "*", "*.json")))


def work(d, project, articles):
    d.key("alt+2")
    d.wait("an article", lambda: len(d.text()) > 40)
    first = "bridge.txt" if d.text().startswith("Mayor") else "dam.txt"
    d.ok("a colleague's marks do not show", d.underlined() == [])
    d.go_to("was ")
    d.key("c", "Escape")
    d.key("ctrl+Return")
    d.find(name="Submit as It Is?")
    d.shoot("people-incomplete")
    d.activate(d.find(role="push button", having="_Submit"))
    d.wait("the submission", lambda: submissions(project, "bea"))
    d.is_equal("the article is submitted", submissions(project, "bea"), [f"{articles[first]}-1.json"])
    other = {"bridge.txt": "Board", "dam.txt": "Mayor"}[first]
    d.wait("the next of the queue", lambda: d.text().startswith(other))
    d.ok("the next article of the queue opens", True)
    return first


def again(d, project, articles, first):
    """What was submitted stays, until it is opened again."""
    start = ARTICLES[first].split("\n", maxsplit=1)[0]
    d.focus()
    d.key("alt+1")
    d.activate_row(start)
    d.wait("the first article", lambda: d.text().startswith(start))
    d.find(role="push button", having="Open Again")
    d.shoot("people-submitted")
    before = d.export(project)
    d.go_to("denied" if first == "bridge.txt" else "doubted")
    d.key("d", "Escape")
    d.shoot("people-refused")
    d.is_equal("it cannot be changed", d.export(project), before)
    d.activate(d.find(role="push button", having="Open Again"))
    d.go_to("denied" if first == "bridge.txt" else "doubted")
    d.key("d", "Escape")
    # Ana’s are left out of what Bea exports: she codes blind.
    d.wait("a second mark", lambda: sum(len(r["annotations"]) for r in d.export(project)) == 2)
    d.key("ctrl+Return")
    d.activate(d.find(role="push button", having="_Submit"))
    d.wait("the next submission", lambda: len(submissions(project, "bea")) == 2)
    d.is_equal("and becomes the next submission", submissions(project, "bea"),
               [f"{articles[first]}-1.json", f"{articles[first]}-2.json"])


def story(d):
    project, articles = make(d)
    open_as(d, project, "Bea")
    first = work(d, project, articles)
    again(d, project, articles, first)
    d.is_equal("it closes", d.quit(), 0)
    d.start(project)
    d.find(role="label", having="Mayor says")
    d.ok("who is at work is asked once", d.absent("label", "Who Are You?"))
    d.is_equal("it closes again", d.quit(), 0)
    owners = {os.path.basename(path) for path in glob.glob(os.path.join(project, "annotations", "*"))}
    d.is_equal("each has marks of their own", owners, {"ana", "bea"})
    d.is_equal("no warnings", d.warnings(), [])


if __name__ == "__main__":
    desk.run(story)
