# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The codebook from the command line: each change a version, data follow, and back."""

import json

from gainsay_process import case, equal, main

TEXT = "The director said that the fund is empty. The minister denied the account.\n"


def label_of(place, article, index=0):
    return list(place.do("show", place.project, article, "--json").json["layers"][0]["annotations"].values())[index]["label"]


def ids(place, part="labels"):
    return [entry["id"] for entry in place.do("codebook", place.project, "--json").json[part]]


def files(place):
    return {path.name: path.read_bytes() for path in place.files("annotations/*/*/*.json")}


@case("rename, merge, split and delete of a label: data follow, undo leads back, no file of marks is touched")
def steps(place):
    article, = place.start(TEXT)
    place.mark(article, "claim", 23, 40)
    before = files(place)
    for words, counts_as in [(["rename", "claim", "assertion"], "assertion"), (["merge", "claim", "denial"], "denial"),
                             (["split", "claim", "form", "indirect=report"], "report"), (["delete", "claim"], "claim")]:
        version = int(place.do("codebook", place.project, "label", *words).out)
        equal(place.do("codebook", place.project, "--json").json["number"], version)
        equal(label_of(place, article), counts_as)
        equal("claim" in ids(place), words[0] == "split")
        place.do("undo", place.project)
        equal(label_of(place, article), "claim")
        equal(ids(place), ["claim", "denial", "doubt", "actor", "cue"])
        place.do("redo", place.project)
        equal(label_of(place, article), counts_as)
        place.do("undo", place.project)
        equal(files(place), before)
    equal(len(place.do("codebook", place.project, "versions", "--json").json), 17)


@case("preview says what would count as something else, and changes nothing")
def preview(place):
    article, = place.start(TEXT)
    place.mark(article, "claim", 23, 40)
    for words in (["preview", "label", "delete", "claim"], ["label", "delete", "claim", "--preview"]):
        told = place.do("codebook", place.project, *words, "--json").json
        equal((told["marks"], told["articles"], told["version"]), (1, 1, 2))
        equal([(e["from"], e["to"], e["unknown"]) for e in told["effects"]], [("claim", "claim", True)])
        equal(place.do("codebook", place.project, "--json").json["number"], 1)
    assert "1 marks" in place.do("codebook", place.project, "preview", "label", "rename", "claim", "x").out


@case("labels, attributes, choices, links, concepts, types of actor and guidelines are made and changed")
def parts(place):
    place.start()

    def do(*words):
        return place.do("codebook", place.project, *words)

    do("label", "add", "praise", "Praise", "--kind", "statement", "--act", "asserts", "--color", "#26a269", "--letter", "w")
    do("label", "edit", "praise", "--name", "Approval", "--letter", "")
    do("label", "move", "praise", "0")
    do("attribute", "add", "tone", "Tone", "--choice", "warm", "--choice", "cold", "--label", "praise", "--default", "warm")
    do("choice", "add", "tone", "icy")
    do("choice", "rename", "tone", "cold", "cool")
    do("choice", "merge", "tone", "icy", "cool")
    do("relation", "add", "echoes", "echoes", "--from", "statement", "--to", "statement", "--several", "yes")
    do("concept", "add", "money", "Money")
    do("concept", "add", "tax", "Tax", "--broader", "money")
    do("concept", "rename", "money", "finance")
    do("actor-type", "add", "bloc", "Bloc")
    place.write("guide.md", "# How\n")
    do("guidelines", "guide.md")
    equal(do("guidelines").out, "# How\n")
    do("name", "Ours")
    book = do("--json").json
    equal(book["name"], "Ours")
    equal((book["labels"][0]["name"], book["labels"][0].get("letter")), ("Approval", None))
    tone, = [a for a in book["attributes"] if a["id"] == "tone"]
    equal((tone["choices"], tone["default"], tone["labels"]), (["warm", "cool"], "warm", ["praise"]))
    equal([c.get("broader") for c in book["concepts"]], [None, "finance"])
    assert "echoes" in ids(place, "relations") and "bloc" in ids(place, "actor_types")


@case("what is wrong is refused with the reason")
def refused(place):
    place.start()
    for says, words in [("Gainsay uses", ["label", "add", "x", "X", "--letter", "j"]),
                        ("same letter", ["label", "add", "x", "X", "--letter", "c"]),
                        ("“red”", ["label", "edit", "claim", "--color", "red"]),
                        ("already", ["label", "add", "claim", "Claim"]),
                        ("“nothing”", ["label", "rename", "nothing", "x"]),
                        ("merge", ["label", "rename", "claim", "denial"]),
                        ("different kinds", ["label", "merge", "claim", "actor"]),
                        ("“Bad Id”", ["label", "add", "Bad Id", "X"]),
                        ("choice", ["attribute", "edit", "form", "--choice", "direct"]),
                        ("Only the lead", ["label", "delete", "cue", "--annotator", "bob"])]:
        place.fail(1, says, "codebook", place.project, *words)
    for words in (["label"], ["label", "sing"], ["label", "add", "x"], ["relation", "split", "a", "b", "c=d"],
                  ["attribute", "add", "x", "X", "--type", "sing"], ["label", "split", "claim", "form", "x"]):
        place.fail(2, "", "codebook", place.project, *words)
    equal(place.do("codebook", place.project, "--json").json["number"], 1)


@case("export and import as JSON; what is gone is a step")
def exchange(place):
    article, = place.start(TEXT)
    place.mark(article, "claim", 23, 40)
    place.do("codebook", place.project, "export", "book.json")
    book = json.loads((place.folder / "book.json").read_text())
    book["labels"] = [label for label in book["labels"] if label["id"] != "cue"]
    place.write("other.json", json.dumps(book))
    place.fail(1, "“cue”", "codebook", place.project, "import", "other.json")
    for attribute in book["attributes"]:
        attribute["labels"] = [label for label in attribute["labels"] if label != "cue"]
    place.write("other.json", json.dumps(book))
    place.do("codebook", place.project, "import", "other.json")
    equal(ids(place), ["claim", "denial", "doubt", "actor"])
    step, = place.do("codebook", place.project, "--json").json["steps"]
    equal((step["kind"], step["what"], step["from"]), ("delete", "label", "cue"))
    equal(place.do("codebook", place.project, "export", "-", "--version", "1").json["number"], 1)
    place.write("bad.json", "{")
    place.fail(1, "bad.json", "codebook", place.project, "import", "bad.json")


@case("a label that the codebook lacks: named by check, shown as unknown, marks kept")
def unknown(place):
    article, = place.start(TEXT)
    place.mark(article, "claim", 23, 40)
    before = files(place)
    path, = place.files("codebook/1.json")
    path.write_text(path.read_text().replace('"id": "claim"', '"id": "claimed"'))
    place.fail(1, "", "check", place.project)
    assert "1 mark has it" in place.run("check", place.project).out
    assert "(unknown label)" in place.do("show", place.project, article).out
    place.do("codebook", place.project, "label", "add", "claim", "Claim")
    assert "(unknown label)" not in place.do("show", place.project, article).out
    equal(files(place), before)


@case("exports and figures say what marks count as")
def resolved(place):
    article, = place.start(TEXT)
    place.mark(article, "claim", 23, 40)
    place.do("codebook", place.project, "label", "rename", "claim", "assertion")
    place.mark(article, "assertion", 0, 12)
    equal(place.do("stats", place.project, "--json").json["marks_by_label"], {"assertion": 2})
    for name in ("jsonl", "w3c"):
        out = place.do("export", place.project, "--format", name, "--output", "-").out
        assert "assertion" in out and '"claim"' not in out, out


main()
