# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Actors and propositions, people, assignments, the queue, what is incomplete."""

import json

from gainsay_process import case, equal, main

TEXT = ("The harbour fund\n\nPort director Hanna Olsen said that 14 million crowns had left the fund. "
        "The minister denied the account. Olsen spoke for the port.\n")


def span(quote, text=TEXT):
    start = text.index(quote)
    return start, start + len(quote)


def add(place, *words, kind="actor"):
    return place.do(kind, place.project, "add", *words).lines[0]


def shown(place, entry, kind="actor"):
    return place.do(kind, place.project, "show", entry, "--json").json


def uses(place, entry, *options, kind="actor"):
    return place.do(kind, place.project, "where", entry, "--json", *options).json


def fill(place):
    """An article with two mentions of Olsen, a claim of hers and a denial."""
    article, = place.start(TEXT)
    ids = {"article": article, "olsen": add(place, "Hanna Olsen", "--type", "person"), "port": add(place, "The port")}
    ids["fund"] = add(place, "Money left the fund", kind="proposition")
    ids["claim"] = place.mark(article, "claim", *span("14 million crowns had left the fund"))
    ids["denial"] = place.mark(article, "denial", *span("denied the account"))
    ids["first"] = place.mark(article, "actor", *span("Port director Hanna Olsen"))
    ids["second"] = place.mark(article, "actor", *span("Olsen"))
    ids["links"] = [place.do("link", place.project, *words).lines[0] for words in (
        [ids["first"], "refers_to", ids["olsen"]], [ids["second"], "refers_to", ids["olsen"]],
        [ids["claim"], "made_by", ids["port"], "--speaker", ids["olsen"]],
        [ids["claim"], "states", ids["fund"]], [ids["denial"], "denies", ids["fund"]])]
    return ids


def state(place):
    """The files that hold what people made, without what changes with every save."""
    place.do("check", place.project)
    texts = {}
    for path in place.files("annotations/**/*.json") + place.files("registry/*.json") + place.files("project.json"):
        value = json.loads(path.read_text())
        value.pop("covers"), value.pop("content_sha256")
        texts[path.name] = json.dumps(value)
    return texts


@case("edit changes what is said and nothing else; alias adds and takes away names")
def edit(place):
    place.start()
    olsen = add(place, "Hanna Olsen", "--type", "person", "--note", "first", "--alias", "Olsen")
    place.do("actor", place.project, "edit", "Hanna Olsen", "--name", "Hanna M. Olsen", "--country", "NO", "--note", "")
    entry = shown(place, olsen)
    equal((entry["name"], entry["type"], entry["country"], entry["aliases"]), ("Hanna M. Olsen", "person", "NO", ["Olsen"]))
    assert "note" not in entry, entry
    place.do("actor", place.project, "alias", olsen, "the director", "Ms Olsen")
    place.do("actor", place.project, "alias", olsen, "Olsen", "--remove")
    equal(shown(place, olsen)["aliases"], ["the director", "Ms Olsen"])
    place.fail(1, "already", "actor", place.project, "alias", olsen, "Ms Olsen")
    place.fail(2, "--note", "actor", place.project, "edit", olsen)
    wide = add(place, "Money left", kind="proposition")
    narrow = add(place, "Money left the fund", kind="proposition")
    place.do("proposition", place.project, "edit", narrow, "--broader", wide, "--wording", "Much money left the fund")
    entry = shown(place, narrow, kind="proposition")
    equal((entry["wording"], entry["broader"]), ("Much money left the fund", [wide]))
    place.fail(1, "circle", "proposition", place.project, "edit", wide, "--broader", narrow)
    place.fail(2, "alias", "proposition", place.project, "alias", narrow, "x")


@case("where lists every mark that leads to an entry, with the role it plays")
def where(place):
    ids = fill(place)
    olsen = uses(place, ids["olsen"])
    equal([(use["role"], use["mark"]) for use in olsen],
          [("mention", ids["first"]), ("mention", ids["second"]), ("speaker", ids["claim"])]
          if olsen[1]["start"] < olsen[2]["start"] else
          [("mention", ids["first"]), ("speaker", ids["claim"]), ("mention", ids["second"])])
    equal(olsen[0]["quote"], "Port director Hanna Olsen")
    equal([(use["role"], use["mark"]) for use in uses(place, ids["fund"], kind="proposition")],
          [("states", ids["claim"]), ("denies", ids["denial"])])
    equal(shown(place, ids["olsen"])["roles"], {"mention": 2, "speaker": 1})
    assert "source" in place.do("actor", place.project, "where", "The port").out
    assert any(line.split()[:3] == [ids["olsen"], "person", "3"]
               for line in place.do("actor", place.project, "list").lines)


@case("merge counts one as the other and leaves the files of marks alone; unmerge takes it back")
def merge(place):
    ids = fill(place)
    before = state(place)
    other = add(place, "H. Olsen")
    preview = place.do("actor", place.project, "merge", ids["olsen"], other, "--preview", "--json").json
    equal(preview["own"], {"mentions": 2, "statements": 1, "links": 3, "articles": 1})
    place.do("actor", place.project, "merge", ids["olsen"], other)
    equal(len(uses(place, other)), 3)
    equal(shown(place, ids["olsen"])["counts_as"], other)
    equal(shown(place, other)["counts_as_one"], [other, ids["olsen"]])
    place.fail(1, "already", "actor", place.project, "merge", other, ids["olsen"])
    after = state(place)
    for name, text in before.items():
        if not name.startswith("ann"):
            equal(after[name], text)
    # Bob takes back what Ann merged, Ann's edge stays.
    place.do("actor", place.project, "unmerge", ids["olsen"], "--annotator", "bob")
    assert "counts_as" not in shown(place, ids["olsen"])
    equal(list(json.loads(place.files("registry/bob.json")[0].read_text())["merges"].values())[0]["from"], ids["olsen"])
    place.do("undo", place.project)
    equal(shown(place, ids["olsen"])["counts_as"], other)
    place.do("actor", place.project, "unmerge", ids["olsen"], "--annotator", "ann")
    place.do("undo", place.project, "3")
    equal(state(place), {**before, **{"bob.json": state(place)["bob.json"]}})


@case("split moves chosen links to a new entry, in one act")
def split(place):
    ids = fill(place)
    before = state(place)
    new = place.do("actor", place.project, "split", ids["olsen"], "Another Olsen", "--link", ids["links"][1][:13]).lines[0]
    equal([use["mark"] for use in uses(place, new)], [ids["second"]])
    equal(len(uses(place, ids["olsen"])), 2)
    place.fail(1, "link of yours", "actor", place.project, "split", ids["olsen"], "Third", "--link", ids["links"][3])
    place.do("undo", place.project)
    equal(state(place), before)


@case("delete takes an entry and one's own links to it away; undo brings back every byte")
def delete(place):
    ids = fill(place)
    place.do("link", place.project, ids["olsen"], "speaks_for", ids["port"])
    before = state(place)
    assert "3 links" in place.do("actor", place.project, "delete", ids["olsen"], "--preview").lines[0]
    place.do("actor", place.project, "delete", ids["olsen"])
    links = place.do("show", place.project, ids["article"], "--json").json["layers"][0]["relations"]
    equal(sorted(links), sorted(ids["links"][2:]))
    equal(links[ids["links"][2]]["to"], {"actor": ids["port"]})
    place.do("check", place.project)
    place.do("undo", place.project)
    equal(state(place), before)
    place.fail(1, "Merge it", "actor", place.project, "delete", ids["olsen"], "--annotator", "bob")


@case("link joins entries with dates, in the registry; unlink takes it away")
def link(place):
    ids = fill(place)
    first = place.do("actor", place.project, "link", ids["olsen"], "speaks_for", ids["port"], "--from", "2025-04").lines[0]
    entry = shown(place, ids["olsen"])
    equal([(one["id"], one["type"], one["to"], one["attributes"]) for one in entry["relations"]],
          [(first, "speaks_for", {"actor": ids["port"]}, {"from": "2025-04"})])
    equal([one["id"] for one in shown(place, ids["port"])["relations_to"]], [first])
    stored = json.loads(place.files("registry/ann.json")[0].read_text())["relations"]
    equal(list(stored), [first])
    place.fail(1, "2025-04-09", "actor", place.project, "link", ids["olsen"], "speaks_for", ids["port"], "--from", "May")
    place.fail(1, "itself", "actor", place.project, "link", ids["olsen"], "speaks_for", ids["olsen"])
    place.do("actor", place.project, "unlink", first[:8])
    second = place.do("link", place.project, "actor:" + ids["olsen"], "affiliated_with", "The port").lines[0]
    place.do("unlink", place.project, second[:8])
    assert "relations" not in json.loads(place.files("registry/ann.json")[0].read_text())
    place.fail(2, "--article", "link", place.project, "actor:" + ids["olsen"], "made_by", "none:author")


@case("what leads to an entry that its owner deleted is a finding of check")
def lost_ends(place):
    ids = fill(place)
    minister = add(place, "The minister", "--annotator", "bob")
    place.do("actor", place.project, "link", minister, "speaks_for", ids["port"])
    place.do("actor", place.project, "delete", ids["port"], "--annotator", "ann")
    told = place.do("check", place.project).out
    assert ids["port"] in told and "registry/bob.json" in told, told


@case("a way through which something came is no circle")
def circle(place):
    ids = fill(place)
    place.do("link", place.project, ids["claim"], "reported_via", ids["denial"])
    place.fail(1, "circle", "link", place.project, ids["denial"], "reported_via", ids["claim"])


@case("incomplete lists what marks lack, in reading order")
def incomplete(place):
    ids = fill(place)
    lacks = place.do("incomplete", place.project, ids["article"], "--json").json
    equal([(lack["mark"], lack["lacks"]) for lack in lacks], [(ids["denial"], "source")])
    place.do("unlink", place.project, ids["links"][4])
    equal([lack["lacks"] for lack in place.do("incomplete", place.project, "--json").json], ["source", "target"])
    line = place.do("incomplete", place.project).lines[0]
    assert line.startswith(ids["article"]) and "Who says it is open." in line, line
    equal(place.do("incomplete", place.project, "--annotator", "bob").out, "")


@case("people have names and roles, kept in project.json; only the lead changes them")
def people(place):
    place.start()
    before = state(place)
    place.do("people", place.project, "name", "bob", "Bob Ç.")
    place.do("people", place.project, "role", "bob", "curator")
    place.do("people", place.project, "keywords", "facilit(y|ies)", "fund")
    place.do("people", place.project, "blind", "off")
    listed = place.do("people", place.project, "--json").json
    equal(listed["people"], [{"id": "ann", "name": "ann", "role": "lead"}, {"id": "bob", "name": "Bob Ç.", "role": "curator"}])
    equal((listed["blind"], listed["keywords"]), (False, ["facilit(y|ies)", "fund"]))
    stored = json.loads((place.project / "project.json").read_text())
    equal((stored["annotators"], stored["blind"]), ({"bob": {"name": "Bob Ç.", "role": "curator"}}, False))
    assert "Bob Ç." in place.do("people", place.project, "list").out
    place.fail(1, "lead", "people", place.project, "role", "ann", "annotator")
    place.fail(2, "curator", "people", place.project, "role", "bob", "king")
    place.fail(1, "facilit(y", "people", place.project, "keywords", "facilit(y")
    place.fail(1, "“ann”", "people", place.project, "blind", "on", "--annotator", "bob")
    place.do("undo", place.project, "4", "--annotator", "ann")
    equal(state(place), before)


@case("settings that others wrote into project.json stay")
def settings_stay(place):
    place.start()
    path = place.project / "project.json"
    value = json.loads(path.read_text())
    value["annotators"] = {"bob": {"role": "guest", "colour": "red"}, "odd": 7}
    value["theirs"] = {"x": [1]}
    path.write_text(json.dumps(value, indent=1) + "\n")
    place.do("people", place.project, "name", "bob", "Bob")
    stored = json.loads(path.read_text())
    equal(stored["annotators"], {"bob": {"name": "Bob", "role": "guest", "colour": "red"}, "odd": 7})
    equal(stored["theirs"], {"x": [1]})


@case("assign gives articles out, queue lists them in order, submit leads to the next")
def queue(place):
    one, two, three = place.start(TEXT, "Another text.", "A third text.")
    equal([entry["id"] for entry in place.do("queue", place.project, "--json").json], [one, two, three])
    place.do("assign", place.project, "bob,carol", three, one)
    place.do("assign", place.project, "carol", "all")
    place.do("assign", place.project, "carol", one, "--remove")
    equal([entry["id"] for entry in place.do("queue", place.project, "--person", "carol", "--json").json], [two, three])
    equal(place.do("queue", place.project, "--annotator", "ann").out, "")
    bobs = place.do("queue", place.project, "--json", "--annotator", "bob").json
    equal([(entry["id"], entry["status"], entry["assigned"]) for entry in bobs], [(one, "new", ["bob"]), (three, "new", ["bob", "carol"])])
    equal({entry["status"] for entry in place.do("queue", place.project, "--person", "carol", "--json").json}, {None})
    place.mark(one, "claim", 0, 3)
    equal(place.do("queue", place.project, "--next").lines, [one])
    equal(place.do("submit", place.project, one, "--json").json, {"article": one, "number": 1})
    equal(place.do("queue", place.project, "--next").lines, [three])
    place.do("submit", place.project, three)
    place.fail(1, "submitted", "queue", place.project, "--next")
    place.do("submit", place.project, one, "--reopen")
    equal(place.do("queue", place.project, "--next").lines, [one])
    equal(place.do("submit", place.project, one, "--json").json["number"], 2)
    first, second = (json.loads(path.read_text()) for path in place.files(f"submissions/bob/*/{one}-*.json"))
    equal((first["submission"], second["submission"], second["codebook"], second["status"]), (1, 2, 1, "submitted"))
    equal(len(second["content_sha256"]), 64)
    place.fail(1, "“ann”", "assign", place.project, "bob", two)


@case("blind: nothing of a colleague's shows before one's own is submitted")
def blind(place):
    ids = fill(place)
    article, olsen = ids["article"], ids["olsen"]

    def sight():
        listed, = place.do("list", place.project, "--json").json
        return (listed["marks"], len(place.do("show", place.project, article, "--json").json["layers"]),
                len(uses(place, olsen)), shown(place, olsen)["uses"],
                place.do("stats", place.project, "--json").json["marks_by_annotator"].get("ann", 0))

    def exported():
        result = place.do("export", place.project, "--format", "jsonl", "--output", "-")
        line = json.loads(result.out)
        return sorted({"bob"} | {mark["annotator"] for mark in line["annotations"]}), "blind" in result.err

    place.do("list", place.project, "--annotator", "bob")
    equal(sight(), (0, 0, 0, 0, 0))
    equal(exported(), (["bob"], True))
    equal(place.do("check", place.project, "--json").json["checked"].get("marks", 0), 0)
    place.fail(1, "blind", "export", place.project, "--format", "jsonl", "--output", "-", "--annotator", "ann")
    place.do("submit", place.project, article)
    equal(sight(), (4, 2, 3, 3, 4))
    equal(exported(), (["ann", "bob"], False))
    place.do("submit", place.project, article, "--reopen")
    equal(sight(), (0, 1, 0, 0, 0))
    place.do("people", place.project, "blind", "off", "--annotator", "ann")
    place.do("list", place.project, "--annotator", "bob")
    equal(sight()[2:], (3, 3, 4))


if __name__ == "__main__":
    main()
