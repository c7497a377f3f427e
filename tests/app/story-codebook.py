#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lead changes the codebook by keys: what is marked follows, and every step can be taken back."""

import glob
import hashlib
import json
import os
import time

import desk

ARTICLE = """Union denies talks

The union denied that talks had begun.

The mayor said that the bridge was safe. The auditors did not say whether the money had been moved.
"""


def prepare(d, project):
    path = os.path.join(d.home, "article.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(ARTICLE)
    d.cli("init", project, "--annotator", "ana")
    d.cli("import", project, path)
    article = json.loads(d.cli("list", project, "--json"))
    article = (article if isinstance(article, list) else article["articles"])[0]["id"]
    for label, quote in (("denial", "talks had begun"), ("claim", "the bridge was safe"),
                         ("doubt", "the money had been moved")):
        start = ARTICLE.index(quote)
        d.cli("mark", project, article, label, str(start), str(start + len(quote)))


def files(project):
    """The annotation files, by the hash of their bytes."""
    found = {}
    for path in glob.glob(os.path.join(project, "annotations", "**", "*.json"), recursive=True):
        with open(path, "rb") as file:
            found[os.path.relpath(path, project)] = hashlib.sha256(file.read()).hexdigest()
    return found


def version(project):
    return max(int(os.path.basename(path)[:-5]) for path in glob.glob(os.path.join(project, "codebook", "*.json")))


def wait_for_version(d, project, n):
    d.wait(f"version {n} on disk", lambda: version(project) >= n, 20)


def open_label(d, place):
    """From anywhere to the page of a label, by its place in the list."""
    d.key("alt+1", "alt+4")
    time.sleep(0.4)
    if d.is_showing("push button", "Back to the list"):
        d.key("Escape")
    d.click(d.find("list item", "Labels"))  # the keyboard goes to the first of them
    d.key(*["Down"] * place, "Return")
    d.wait("its page", lambda: d.find("text", "Name"))
    time.sleep(0.3)


def choose(d, mnemonic):
    """From the menu of the thing that is shown."""
    d.click(d.find("push button", "More to do with it"))
    time.sleep(0.4)
    d.key(mnemonic)
    time.sleep(0.4)


def rename_and_undo(d, project):
    open_label(d, 0)
    d.key("ctrl+a")
    d.type("Assertion")
    d.shoot("codebook-label")
    d.key("ctrl+s")
    d.ok("a label renamed by keys is version 2", d.find(having="Version 2 of the codebook", seconds=4) is not None)
    wait_for_version(d, project, 2)
    d.key("alt+2")
    d.wait("the marks", lambda: len(d.underlined()) == 3)
    d.ok("the marks are still there", "the bridge was safe" in [d.text()[a:b] for a, b in d.underlined()])
    d.key("ctrl+Home", "n", "n")
    d.ok("with the new name", d.find(having="Assertion", seconds=5) is not None)
    d.shoot("codebook-renamed")
    d.key("ctrl+z")
    wait_for_version(d, project, 3)
    d.key("alt+4", "Escape")
    d.ok("undo brings the name back", d.find("list item", "Claim", seconds=5) is not None)


def refuse_letter(d, project):
    before = version(project)
    open_label(d, 0)
    d.key("Tab")
    d.key("ctrl+a")
    d.type("d")
    d.ok("a letter that is taken is refused with the reason",
         d.find("label", having="“d” is the letter of “Denial”", seconds=5) is not None)
    d.shoot("codebook-letter-taken")
    d.key("ctrl+a")
    d.type("n")
    d.ok("a letter that the program uses is refused", d.find("label", having="Gainsay itself uses", seconds=5) is not None)
    d.key("ctrl+s")
    d.ok("and nothing was saved", version(project) == before)
    d.activate(d.find("push button", having="Discard"))
    d.key("Escape")


def merge_and_undo(d, project):
    n = version(project)
    open_label(d, 2)
    choose(d, "m")
    d.find("label", having="Merge “Doubt” into Another?")
    d.key("space")
    time.sleep(0.4)
    d.key("Down", "Return")
    d.ok("the preview says what will count as what",
         d.find("label", having="1 mark in 1 article count as “Denial” instead of “Doubt”", seconds=5) is not None)
    d.shoot("codebook-merge")
    d.key("alt+m")
    wait_for_version(d, project, n + 1)
    d.ok("a merged label is gone from the list", d.wait("its end", lambda: d.absent("list item", "Doubt")))
    d.shoot("codebook-merged")
    d.activate(d.find("push button", "Undo", seconds=5))
    wait_for_version(d, project, n + 2)
    d.ok("undo takes it back", d.find("list item", "Doubt", seconds=5) is not None)


def file_dialog(d, path):
    d.wait("the dialog", lambda: len(d.windows()) > 1)
    time.sleep(1.5)
    d.key("ctrl+a")
    d.type(path)
    d.key("Return")
    time.sleep(0.7)


def export_and_import(d, project):
    path = os.path.join(d.home, "taken.json")
    n = version(project)
    d.click(d.find("list item", "Versions"))
    d.ok("the versions are told", d.find(having="which counts now") is not None)
    d.shoot("codebook-versions")
    d.activate(d.find("push button", having="Export…"))
    file_dialog(d, path)
    d.wait("the export", lambda: os.path.exists(path), 20)
    with open(path, encoding="utf-8") as file:
        taken = json.load(file)
    d.is_equal("the export is the codebook", [label["id"] for label in taken["labels"]],
               ["claim", "denial", "doubt", "actor", "cue"])

    broken = os.path.join(d.home, "broken.json")
    with open(broken, "w", encoding="utf-8") as file:
        file.write('{\n "format": "gainsay-codebook",\n "labels": [\n')
    d.activate(d.find("push button", having="Import…"))
    file_dialog(d, broken)
    d.ok("a broken file is refused by name and line", d.find("label", having="“broken.json” cannot be imported") is not None
         and d.find("label", having="ine 4", seconds=3) is not None)
    d.shoot("codebook-import-broken")
    d.key("Escape")

    taken["labels"] = [label for label in taken["labels"] if label["id"] != "cue"]
    taken["attributes"] = [dict(a, labels=[l for l in a["labels"] if l != "cue"]) for a in taken["attributes"]]
    taken["labels"][0]["name"] = "Behauptung"
    for member in ("content_sha256",):
        taken.pop(member, None)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(taken, file)
    d.focus()
    d.activate(d.find("push button", having="Import…"))
    file_dialog(d, path)
    d.find("label", having="Import This Codebook?")
    d.shoot("codebook-import")
    d.key("Return")
    wait_for_version(d, project, n + 1)
    d.focus()
    d.click(d.find("list item", "Labels"))
    d.ok("an imported codebook counts", d.find("list item", "Behauptung", seconds=5) is not None)
    d.ok("what it has not is gone", d.wait("its end", lambda: d.absent("list item", "Cue")))


def story(d):
    project = os.path.join(d.home, "project")
    prepare(d, project)
    before = files(project)
    d.start(project)
    d.activate_row("Union denies")
    d.wait("the article", lambda: d.text().startswith("Union denies"))
    rename_and_undo(d, project)
    refuse_letter(d, project)
    merge_and_undo(d, project)
    export_and_import(d, project)
    d.is_equal("the program ends well", d.quit(), 0)
    d.is_equal("the files of the marks are the same bytes", files(project), before)

    d.start(project)
    d.find("label", having="Union denies")
    d.key("alt+4")
    d.ok("after a restart the codebook is as it was left", d.find("list item", "Behauptung") is not None)
    d.is_equal("no warnings", d.warnings(), [])
    d.is_equal("and ends well again", d.quit(), 0)
    d.is_equal("the same bytes still", files(project), before)


desk.run(story)
