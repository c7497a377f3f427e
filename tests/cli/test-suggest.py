# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ranked answers to what a mark leaves open."""

from gainsay_process import case, equal, main

TEXT = ("The harbour fund\n\nA spokeswoman for the port, Hanna Olsen, said that 14 million crowns had left the fund. "
        "“We know nothing of it,” Minister Bo Ek said. It is alleged that Ek was told. Trade fell.\n")


def span(quote):
    start = TEXT.index(quote)
    return start, start + len(quote)


def rows(place, mark, question, *options):
    return [line.split("\t") for line in place.do("suggest", place.project, mark, question, *options).lines]


@case("who speaks for a body is told apart from it; a new actor has its name in full")
def new_actors(place):
    article, = place.start(TEXT)
    claim = place.mark(article, "claim", *span("14 million crowns had left the fund"))
    first = rows(place, claim, "source")[0]
    equal((first[0], first[3]), ("new:Port", "speaker=new:Hanna Olsen"))
    quoted = place.mark(article, "denial", *span("We know nothing of it"))
    equal(rows(place, quoted, "source")[0][:2], ["new:Bo Ek", "Bo Ek"])


@case("a known actor comes first by the id that “link” takes; --max and --typed leave fewer")
def known_actors(place):
    article, = place.start(TEXT)
    ek = place.do("actor", place.project, "add", "Bo Ek").lines[0]
    mark = place.mark(article, "denial", *span("We know nothing of it"))
    listed = rows(place, mark[:12], "source")
    equal(listed[0][:2], [ek, "Bo Ek"])
    equal(len(rows(place, mark, "source", "--max", "1")), 1)
    equal(rows(place, mark, "source", "--typed", "ek")[0][0], ek)
    place.do("link", place.project, mark, "made_by", listed[0][0])
    answer = place.do("suggest", place.project, mark, "source", "--json").json
    equal(answer[0]["to"], ek)


@case("nobody is named, or the writer says so: none:… is first")
def nobody(place):
    article, = place.start(TEXT)
    alleged = place.mark(article, "claim", *span("Ek was told"))
    equal(rows(place, alleged, "source")[0][0], "none:unattributed")
    written = place.mark(article, "claim", *span("Trade fell"))
    equal(rows(place, written, "source")[0][0], "none:author")


@case("an unknown question and an unknown mark are told of")
def unknown(place):
    article, = place.start(TEXT)
    mark = place.mark(article, "claim", *span("Trade fell"))
    place.fail(2, ["“who”", "source"], "suggest", place.project, mark, "who")
    place.fail(1, ["“zzz”"], "suggest", place.project, "zzz", "source")


if __name__ == "__main__":
    main()
