# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching all articles, and marking what was found."""

import json

from gainsay_process import case, equal, main

ONE = "The mayor's office\n\nMayor René Brandt said the red bridge was safe. “Safe?” the union asked.\n\nThe mayor denied it.\n"
TWO = "A second page\n\nThe MAYOR of the other town said nothing. \U0001f525 The mayoress did.\n"


def found(place, *arguments):
    """(article, quote) of each hit; every offset is checked."""
    hits = []
    for line in place.do("search", place.project, "--json", *arguments).lines:
        record = json.loads(line)
        article = record["article"]
        text = json.loads((place.project / "articles" / article[:2] / f"{article}.json").read_text("utf-8"))["text"]
        for hit in record["hits"]:
            assert " ".join(text[hit["start"]:hit["end"]].split()) == " ".join(hit["text"].split()), hit
            hits.append((record["article"], hit["text"]))
    return hits


def quotes(place, *arguments):
    return [quote for _, quote in found(place, *arguments)]


@case("words, capitals, accents and expressions")
def modes(place):
    place.start(ONE, TWO)
    equal(quotes(place, "mayor"), ["mayor", "Mayor", "mayor", "MAYOR", "mayor"])
    equal(quotes(place, "--words", "mayor"), ["mayor", "Mayor", "mayor", "MAYOR"])
    equal(quotes(place, "--words", "--case", "mayor"), ["mayor", "mayor"])
    equal(quotes(place, "rene"), ["René"])
    equal(quotes(place, "--accents", "rene"), [])
    equal(quotes(place, "--regex", "m\\w+ess|un.on"), ["union", "mayoress"])
    equal(quotes(place, "mayor's"), ["mayor's"])
    equal(quotes(place, "\"safe"), ["“Safe"])


@case("what was found stands in one column, with as much around it as asked for")
def columns(place):
    article, _ = place.start(ONE, TWO)
    rows = place.do("search", place.project, "--words", "bridge", "--context", "8").lines
    equal(rows, [f"{article}  {ONE.index('bridge')} {ONE.index('bridge') + 6}  the red [bridge] was saf"])
    rows = place.do("search", place.project, "mayor").lines
    equal(len({row.split("  ", 2)[2].index("[") for row in rows}), 1)


@case("filters ask one's own marks only")
def filters(place):
    one, two = place.start(ONE, TWO)
    start = ONE.index("the red bridge was safe")
    place.mark(one, "claim", start, start + 23)
    equal(found(place, "safe", "--label", "claim"), [(one, "safe")])
    equal(found(place, "safe", "--unmarked"), [(one, "Safe")])
    equal({article for article, _ in found(place, "mayor", "--status", "new")}, {two})
    equal(found(place, "mayor", "--since", "2020"), [])
    equal(found(place, "mayor", "--outlet", "Nowhere"), [])
    place.do("actor", place.project, "add", "The mayor")
    equal(found(place, "mayor", "--actor", "The mayor"), [])
    equal(found(place, "safe", "--label", "claim", "--annotator", "bob"), [])


@case("--mark marks every place as one act")
def marks(place):
    one, two = place.start(ONE, TWO)
    rows = place.do("search", place.project, "--words", "mayor", "--mark", "actor").lines
    equal(len(rows), 4)
    equal({row.split()[1] for row in rows}, {one, two})
    made = {**place.marks(one), **place.marks(two)}
    equal(sorted(made), sorted(row.split()[0] for row in rows))
    equal({mark["origin"] for mark in made.values()}, {"bulk"})
    again = place.do("search", place.project, "--words", "mayor", "--mark", "actor")
    equal(again.out, "")
    assert "nothing left" in again.err, again
    place.do("undo", place.project)
    equal((place.marks(one), place.marks(two)), ({}, {}))


@case("what makes no sense is refused with a way out")
def refusals(place):
    place.start(ONE, "a" * 300 + "b")
    place.fail(2, "regular expression", "search", place.project, "--regex", "(mayor")
    place.fail(2, "Type a word", "search", place.project, "  ")
    place.fail(2, "2026-05", "search", place.project, "mayor", "--since", "last May")
    place.fail(2, "submitted", "search", place.project, "mayor", "--status", "done")
    place.fail(2, "not both", "search", place.project, "mayor", "--regex", "--words")
    place.fail(2, "--context", "search", place.project, "mayor", "--context", "-3")
    place.fail(1, "nope", "search", place.project, "mayor", "--label", "nope")
    place.fail(1, "nope", "search", place.project, "mayor", "--mark", "nope")
    place.fail(1, "simpler", "search", place.project, "--regex", "(a|aa)+$")


@case("history numbers the states of a mark, restore brings one back")
def restoring(place):
    one, _ = place.start(ONE, TWO)
    start = ONE.index("red bridge")
    mark = place.mark(one, "claim", start, start + 10)
    place.do("actor", place.project, "add", "René Brandt")
    place.do("link", place.project, mark, "made_by", "René Brandt")
    linked = place.do("show", place.project, one, "--json").json
    place.do("resize", place.project, one, mark, str(start), str(start + 19))
    place.do("relabel", place.project, one, mark, "denial")
    place.do("unmark", place.project, one, mark)
    rows = [json.loads(line) for line in place.do("history", place.project, mark[:9], "--json").lines]
    equal([row.get("state") for row in rows], [1, None, 2, 3, None, None])
    assert "marked “red bridge” as Claim" in rows[0]["words"], rows[0]
    assert "widened it from “red bridge” to “red bridge was safe”" in rows[2]["words"], rows[2]
    assert "from Claim to Denial" in rows[3]["words"], rows[3]
    assert any("deleted the Denial" in row["words"] for row in rows[4:]), rows
    equal(place.do("restore", place.project, mark[:9], "1").lines, [mark])
    again = place.do("show", place.project, one, "--json").json
    for shown in (linked, again):
        for layer in shown["layers"]:
            layer.pop("content_sha256")
            for item in [*layer["annotations"].values(), *layer["relations"].values()]:
                item.pop("modified")
    equal(again["layers"], linked["layers"])
    place.do("undo", place.project)
    equal(place.marks(one), {})
    place.do("restore", place.project, mark, "3")
    equal(place.marks(one)[mark]["label"], "denial")
    place.fail(1, "as it was then", "restore", place.project, mark, "3")
    place.fail(1, "5 states", "restore", place.project, mark, "9")
    place.fail(1, "never was", "restore", place.project, "ffffffff", "1")
    place.fail(1, "never was", "restore", place.project, mark, "1", "--annotator", "bob")
    equal(place.do("history", place.project, one, "--annotator", "bob").out, "")


if __name__ == "__main__":
    main()
