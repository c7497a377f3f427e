#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Registry place by keys: add, edit, merge, take back, stand at a mark, delete
what a hundred mentions lead to, and have all of it back, byte for byte."""

import glob
import json
import os
import uuid

import desk

N_MENTIONS = 100
SENTENCE = "Brandt said that the bridge was safe and that bridge {} was closed.\n\n"


def write_dataset(d, path):
    """An article with a hundred mentions of one actor, as the export would write it."""
    scratch, plain = os.path.join(d.home, "scratch"), os.path.join(d.home, "bridges.txt")
    text = "Bridges\n\n" + "".join(SENTENCE.format(i) for i in range(N_MENTIONS))
    actor, other = str(uuid.UUID(int=1)), str(uuid.UUID(int=2))
    with open(plain, "w", encoding="utf-8") as file:
        file.write(text)
    d.cli("init", scratch, "--annotator", "ana")
    d.cli("import", scratch, plain)
    marks, links, at = [], [], 0
    for i in range(N_MENTIONS):
        at = text.index("Brandt", at)
        mark = str(uuid.UUID(int=1000 + i))
        marks.append({"id": mark, "annotator": "ana", "label": "actor", "spans": [[at, at + 6]], "exact": ["Brandt"],
                      "prefix": text[max(0, at - 32):at], "suffix": text[at + 6:at + 38], "attributes": {},
                      "origin": "typed", "codebook": 1})
        links.append({"id": str(uuid.UUID(int=2000 + i)), "annotator": "ana", "type": "refers_to", "from": mark,
                      "to": {"actor": actor}, "attributes": {}, "certainty": "certain", "origin": "typed", "codebook": 1})
        at += 6
    record = d.export(scratch)[0]
    del record["content_sha256"]
    record.update({"annotations": marks, "relations": links,
                   "actors": [{"id": actor, "annotator": "ana", "name": "Ada Brandt", "aliases": ["the mayor"], "codebook": 1},
                              {"id": other, "annotator": "ana", "name": "Mayor Brandt", "codebook": 1}]})
    with open(path, "w", encoding="utf-8") as file:
        file.write(json.dumps(record, ensure_ascii=False) + "\n")


def state(project):
    """What a colleague's program would read: every state file but the journal."""
    found = {}
    for folder in ("annotations", "registry"):
        for path in sorted(glob.glob(os.path.join(project, folder, "**", "*.json"), recursive=True)):
            with open(path, encoding="utf-8") as file:
                # How far the journal is covered grows with every act, also with those taken back.
                lines = file.read().split("\n")
            found[os.path.relpath(path, project)] = without_bookkeeping(lines)
    return found


def without_bookkeeping(lines):
    data = json.loads("\n".join(lines))
    for key in ("covers", "content_sha256"):
        data.pop(key, None)
    return json.dumps(data, ensure_ascii=False, indent=1)


def actors(d, project):
    out = d.cli("actor", project, "list", "--json")
    found = json.loads(out)
    return found if isinstance(found, list) else found["actors"]


def names(d, project):
    return sorted(a["name"] for a in actors(d, project))


def content(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)


def go_to_registry(d):
    d.focus()
    d.key("alt+3")
    d.find(having="Find an entry by name")


def by_keys(d, project):
    go_to_registry(d)
    d.ok("the place lists the actors with what leads to them", d.find("label", having="100 mentions") is not None)
    d.shoot("registry-list")

    d.key("ctrl+f")
    d.type("Tomas Reyes")
    d.find("label", having="Nothing Found")
    d.shoot("registry-nothing-found")
    d.key("Return")
    d.find("label", having="“Tomas Reyes” added")
    d.wait("the actor", lambda: "Tomas Reyes" in names(d, project))
    d.ok("keys: what is not found is added with Enter", True)
    d.shoot("registry-added")

    alias = d.find("text", name="Add an alias")
    d.is_equal("what is added is shown, its name in the keys", content(d.find("text", name="Name")), "Tomas Reyes")
    d.click(alias)
    d.type("the minister")
    d.key("Return")
    d.wait("the alias", lambda: any("the minister" in (a.get("aliases") or []) for a in actors(d, project)))
    d.ok("keys: Enter notes an alias", d.find("text", name="Alias") is not None)

    d.key("F2", "ctrl+a")
    d.type("Tomas Reyes Soto")
    d.key("Return")
    d.wait("the new name", lambda: "Tomas Reyes Soto" in names(d, project) and "Tomas Reyes" not in names(d, project))
    d.ok("keys: F2 renames", d.find("label", having="Name changed") is not None)
    number = d.find("text", name="Wikidata Number")
    d.click(number)
    d.type("42")
    d.key("Return")
    d.ok("what is no Q-id is said at the row", d.find("label", having="is no number of Wikidata") is not None)
    d.shoot("registry-error")
    d.key("ctrl+a")
    d.type("q42")
    d.key("Return")
    d.wait("the number", lambda: any(a.get("wikidata") == "Q42" for a in actors(d, project)))
    d.ok("and taken when it is one", True)
    d.shoot("registry-actor")


def merge(d, project):
    before = state(project)
    d.key("ctrl+f", "ctrl+a")
    d.type("brandt")
    d.find("label", having="Mayor Brandt")
    d.key("Down", "shift+Down")
    d.find("label", having="2 Entries Chosen")
    d.shoot("registry-several")
    d.key("ctrl+m")
    d.find("label", having="100 mentions and 0 statements in 1 article")
    d.shoot("registry-merge")
    d.ok("merge: the preview tells what counts then", d.find("label", having="“the mayor”") is not None)
    d.key("Return")
    d.find("label", having="Merged into “Ada Brandt”")
    d.find("label", having="Merged into This One")
    d.ok("merge: it says so, and shows what was merged", True)
    d.focus()
    d.shoot("registry-merged")
    merged = wait_state(d, project, lambda s: s != before)
    d.key("ctrl+z")
    d.ok("merge: Ctrl+Z takes it back, byte for byte", wait_state(d, project, lambda s: s == before) == before)
    d.key("ctrl+shift+z")
    d.ok("merge: and brings it again", wait_state(d, project, lambda s: s == merged) == merged)
    d.activate(d.find("push button", having="Undo “Mayor Brandt”"))
    d.find("label", having="“Mayor Brandt” counts as itself again")
    d.ok("merge: a merge can be taken back from the entry", wait_state(d, project, lambda s: s == before) == before)


def wait_state(d, project, check):
    try:
        d.wait("the state files", lambda: check(state(project)), 12)
    except TimeoutError:
        pass
    return state(project)


def occurrences(d):
    d.key("ctrl+f", "ctrl+a")
    d.type("Ada")
    d.key("Return")
    tab = d.find(having="Occurrences (100)")
    d.click(tab)
    d.find("label", having="Bridges")
    d.shoot("registry-occurrences")
    row = d.find("label", having="bridge 1 was")
    d.click(row)
    d.wait("the text", lambda: d.text_node() is not None)
    d.ok("occurrences: a press stands at the mark", d.find(having="Label: Actor.") is not None)
    d.shoot("registry-stands-at")


def delete(d, project):
    go_to_registry(d)
    before = state(project)
    d.key("ctrl+f", "ctrl+a")
    d.type("Ada")
    d.key("Down", "Delete")
    d.find("label", having="“Ada Brandt” deleted")
    after = wait_state(d, project, lambda s: s != before)
    d.ok("delete: the actor and a hundred links are gone", "Ada Brandt" not in names(d, project) and after != before)
    d.shoot("registry-deleted")
    d.key("ctrl+z")
    d.is_equal("delete: Ctrl+Z brings all back, byte for byte", wait_state(d, project, lambda s: s == before) == before, True)
    d.key("ctrl+shift+z")
    d.wait("gone again", lambda: "Ada Brandt" not in names(d, project))
    wait_state(d, project, lambda s: s == after)
    d.is_equal("the program ends well", d.quit(), 0)
    d.start(project)
    d.find("label", having="Bridges")
    d.focus()
    d.key("ctrl+z")
    d.is_equal("delete: also after a restart", wait_state(d, project, lambda s: s == before) == before, True)


def story(d):
    dataset, project = os.path.join(d.home, "bridges.jsonl"), os.path.join(d.home, "bridges")
    write_dataset(d, dataset)
    d.cli("init", project, "--annotator", "ana")
    d.cli("import", project, dataset)
    d.start(project)
    d.find("label", having="Bridges")
    by_keys(d, project)
    merge(d, project)
    occurrences(d)
    delete(d, project)
    d.is_equal("no warnings", d.warnings(), [])


desk.run(story)
