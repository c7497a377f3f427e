# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each command does to a project, one after another as a person would."""

import json
import re

from gainsay_process import case, equal, main, shared

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TEXT = ("The harbour fund\n\nPort director Hanna Olsen said that 14 million crowns had left the fund. "
        "The minister denied the account.\n\nRead more about the harbour\n")


def span(quote, text=TEXT):
    start = text.index(quote)
    return start, start + len(quote)


@case("init makes a project, once, and says where")
def init(place):
    result = place.do("init", place.project, "--annotator", "ann", "--name", "Harbour")
    assert "ann" in result.out, result
    equal(place.do("stats", place.project, "--json").json["name"], "Harbour")
    equal(place.do("stats", place.project, "--json").json["lead"], "ann")
    place.fail(1, "project", "init", place.project, "--annotator", "bob")
    place.write("full/file.txt", "not ours")
    place.fail(1, "full", "init", place.folder / "full")
    equal((place.folder / "full" / "file.txt").read_text(), "not ours")


@case("init without --annotator takes the name of the account")
def init_account(place):
    place.do("init", place.project)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", place.do("stats", place.project, "--json").json["lead"])


@case("import tells of each file; one bad file does not stop the rest")
def import_files(place):
    place.start()
    place.write("in/a.txt", TEXT)
    place.write("in/b.md", "# A heading\n\nSome *marked up* words.\n")
    page = "<html><title>T</title><body><article><h1>Title</h1><p>" + "A sentence of the page. " * 20
    place.write("in/sub/c.html", page)
    place.write("in/bad.bin", b"\x00\x01\x02\xff" * 50)
    place.write("in/.hidden", "not to be imported")
    result = place.fail(1, ["3 added", "1 failed"], "import", place.project, "in")
    equal({line.split()[2]: line.split()[0] for line in result.lines}, {"in/a.txt": "added", "in/b.md": "added", "in/bad.bin": "failed",
                                                                          "in/sub/c.html": "added"})
    again = place.do("import", place.project, "in/a.txt", "in/b.md")
    equal([line.split()[0] for line in again.lines], ["exists", "exists"])
    equal([line.split()[1] for line in again.lines], [line.split()[1] for line in result.lines[:2]])
    equal(len(place.do("list", place.project).lines), 3)


@case("import reads standard input, takes a format and a licence note, answers in JSON")
def import_options(place):
    place.start()
    result = place.do("import", place.project, "-", "--format", "markdown", "--licence", "CC BY 4.0", "--json",
                      stdin="**Bold** words in a row.\n".encode())
    answer = json.loads(result.out)
    equal(answer["result"], "added")
    shown = place.do("show", place.project, answer["article"], "--json").json["article"]
    equal(shown["text"].strip(), "Bold words in a row.")
    equal(shown["licence"], "CC BY 4.0")
    place.fail(1, "no file", "import", place.project, place.write("empty/.keep", "").parent)


@case("list tells of each article, as text and as JSON")
def list_articles(place):
    article, = place.start(TEXT)
    place.mark(article, "claim", *span("14 million crowns had left the fund"))
    row = place.do("list", place.project).lines[0]
    assert row.startswith(article) and "annotating" in row, row
    entry, = place.do("list", place.project, "--json").json
    equal((entry["id"], entry["marks"], entry["status"], entry["source"]), (article, 1, "annotating", "article-0.txt"))
    equal(place.do("list", place.project, "--annotator", "bob", "--json").json[0]["status"], "new")


@case("list of an empty project says what to do")
def list_empty(place):
    place.start()
    result = place.do("list", place.project)
    equal(result.out, "")
    assert "import" in result.err, result


@case("an article is found by id, by the beginning of it, by file name; else the message helps")
def find_article(place):
    one, two = place.start(TEXT, "Another text.")
    for word in (one, one[:6], "article-0.txt"):
        equal(place.do("show", place.project, word, "--json").json["article"]["id"], one)
    place.fail(1, ["nothing-like-it", "list"], "show", place.project, "nothing-like-it")
    place.fail(1, ["more than one article", one, two], "show", place.project, "")


@case("show prints blocks with offsets and marks with quotes")
def show(place):
    article, = place.start(TEXT)
    start, end = span("14 million crowns had left the fund")
    mark = place.mark(article, "claim", start, end, "--note", "first", "--attribute", "value=14")
    shown = place.do("show", place.project, article).out
    for part in (mark, f"{start}-{end}", "“14 million crowns had left the fund”", "note: first", "value=14", "[1] "):
        assert part in shown, shown


@case("mark prints an id, stores quote, context, attributes, note, origin, codebook")
def mark_stores(place):
    article, = place.start(TEXT)
    start, end = span("14 million crowns had left the fund")
    mark = place.mark(article, "claim", start, end, "--attribute", "value=14", "--attribute", "hypothetical=no",
                      "--attribute", "form=indirect", "--note", "a “note”", "--origin", "suggested:1")
    assert UUID.fullmatch(mark), mark
    stored = place.marks(article)[mark]
    equal(stored["spans"], [[start, end]])
    equal(stored["exact"], ["14 million crowns had left the fund"])
    equal((stored["prefix"], stored["suffix"]), (TEXT[start - 32:start], TEXT[end:end + 32]))
    equal((stored["note"], stored["origin"], stored["codebook"]), ("a “note”", "suggested:1", 1))
    equal((stored["attributes"]["value"], stored["attributes"]["hypothetical"], stored["attributes"]["form"]),
          (14, False, "indirect"))
    place.do("undo", place.project)
    equal(place.marks(article), {})


@case("mark takes several fragments")
def mark_fragments(place):
    article, = place.start(TEXT)
    one, two = span("The minister"), span("14 million crowns")
    mark = place.mark(article, "denial", *one, "--fragment", f"{two[0]}:{two[1]}")
    stored = place.marks(article)[mark]
    equal(stored["spans"], [list(two), list(one)])
    equal(stored["exact"], ["14 million crowns", "The minister"])


@case("mark refuses what cannot be, and says what can")
def mark_refuses(place):
    article, = place.start(TEXT)
    place.fail(1, ["“clam”", "claim, denial, doubt, actor, cue"], "mark", place.project, article, "clam", "1", "5")
    place.fail(1, [str(len(TEXT)), article], "mark", place.project, article, "claim", "1", "9999")
    place.fail(1, ["certainty", "manner"], "mark", place.project, article, "claim", "1", "5", "--attribute", "manner=false")
    place.fail(1, ["probable"], "mark", place.project, article, "claim", "1", "5", "--attribute", "certainty=maybe")
    place.fail(1, ["a number"], "mark", place.project, article, "claim", "1", "5", "--attribute", "value=many")
    place.fail(1, ["a date"], "mark", place.project, article, "claim", "1", "5", "--attribute", "claim_date=soon")
    place.fail(2, ["NAME=VALUE"], "mark", place.project, article, "claim", "1", "5", "--attribute", "value")
    equal(place.marks(article), {})
    equal(place.do("history", place.project).out, "")


@case("mark - reads lines, prints an id a line, goes on behind a bad one")
def mark_lines(place):
    article, = place.start(TEXT)
    lines = f"{article} claim 0 5\n\narticle-0.txt denial 6 9\n{article} clam 1 2\nnonsense\n{article}\tcue\t3\t7\n"
    result = place.fail(1, ["Line 4", "“clam”", "Line 5", "ARTICLE LABEL START END"], "mark", place.project, "-",
                        stdin=lines.encode())
    equal(sorted(result.lines), sorted(place.marks(article)))
    equal([place.marks(article)[mark]["label"] for mark in result.lines], ["claim", "denial", "cue"])


@case("names of files with spaces can be used in mark -")
def mark_lines_spaces(place):
    place.start()
    place.add(TEXT, "a name with spaces.txt")
    place.do("mark", place.project, "-", stdin=b"a name with spaces.txt claim 0 5\n")


@case("unmark, relabel, resize, note, attribute change a mark found by the beginning of its id")
def edits(place):
    article, = place.start(TEXT)
    mark = place.mark(article, "claim", *span("14 million crowns"))
    short = mark[:8]
    equal(place.do("relabel", place.project, article, short, "denial").lines, [mark])
    equal(place.do("resize", place.project, article, short, *map(str, span("14 million"))).lines, [mark])
    place.do("note", place.project, article, short, "-", stdin="from standard input\n".encode())
    place.do("attribute", place.project, article, short, "manner=unfounded", "value=14.5")
    stored = place.marks(article)[mark]
    equal((stored["label"], stored["exact"], stored["note"]), ("denial", ["14 million"], "from standard input"))
    equal((stored["attributes"]["manner"], stored["attributes"]["value"]), ("unfounded", "14.5"))
    place.do("note", place.project, article, mark, "")
    place.do("attribute", place.project, article, mark, "value=")
    stored = place.marks(article)[mark]
    assert "note" not in stored and "value" not in stored["attributes"], stored
    place.fail(1, "“clam”", "relabel", place.project, article, mark, "clam")
    place.fail(1, str(len(TEXT)), "resize", place.project, article, mark, "1", "9999")
    place.fail(1, "zzzz", "unmark", place.project, article, "zzzz")
    equal(place.do("unmark", place.project, article, short).lines, [mark])
    equal(place.marks(article), {})


@case("undo and redo go all the way, over many processes")
def undo(place):
    article, = place.start(TEXT)
    marks = [place.mark(article, "claim", i, i + 5) for i in range(3)]
    place.do("relabel", place.project, article, marks[0], "denial")
    place.do("unmark", place.project, article, marks[1])
    place.do("undo", place.project)
    equal(sorted(place.marks(article)), sorted(marks))
    place.do("undo", place.project, "4")
    equal(place.marks(article), {})
    place.fail(1, "nothing to undo", "undo", place.project)
    place.do("redo", place.project, "5")
    equal(sorted(place.marks(article)), sorted([marks[0], marks[2]]))
    equal(place.marks(article)[marks[0]]["label"], "denial")
    place.fail(1, "nothing to redo", "redo", place.project)


@case("each annotator has own marks and undoes only own acts")
def annotators(place):
    article, = place.start(TEXT)
    mine = place.mark(article, "claim", 0, 5)
    theirs = place.mark(article, "denial", 0, 5, "--annotator", "bob")
    # Blind: Bob sees nothing of Ann's, the lead sees everything.
    equal((list(place.marks(article)), list(place.marks(article, "bob"))), ([], [theirs]))
    place.do("show", place.project, article, "--annotator", "ann")
    equal(list(place.marks(article)), [mine])
    equal(list(place.marks(article, "bob")), [theirs])
    place.fail(1, theirs, "unmark", place.project, article, theirs, "--annotator", "ann")
    place.do("undo", place.project, "--annotator", "ann")
    equal((list(place.marks(article)), list(place.marks(article, "bob"))), ([], [theirs]))


@case("history tells who did what to which mark")
def history(place):
    article, other = place.start(TEXT, "Another text.")
    mark = place.mark(article, "claim", *span("14 million crowns"))
    place.mark(other, "claim", 0, 7)
    place.do("relabel", place.project, article, mark, "denial")
    equal(len(place.do("history", place.project).lines), 3)
    equal(len(place.do("history", place.project, other).lines), 1)
    rows = place.do("history", place.project, article, mark[:8]).lines
    equal([row.split()[1:4] for row in rows], [["ann", "mark", "annotation.add"], ["ann", "relabel", "annotation.modify"]])
    entries = [json.loads(line) for line in place.do("history", place.project, article, mark, "--json").lines]
    equal([(entry["before"] or {}).get("label") for entry in entries], [None, "claim"])
    equal(entries[1]["after"]["label"], "denial")


@case("search finds articles that hold every word, with the words around")
def search(place):
    article, other = place.start(TEXT, "Another text about the minister.")
    rows = place.do("search", place.project, "MINISTER").lines
    equal([row.split()[0] for row in rows], [article, other])
    start, end = span("minister")
    assert rows[0].startswith(f"{article}  {start} {end}  ") and "[minister]" in rows[0], rows
    rows = place.do("search", place.project, "minister", "14 million").lines
    equal({row.split()[0] for row in rows}, {article})
    equal(place.do("search", place.project, "zebra").out, "")
    found = json.loads(place.do("search", place.project, "--json", "14 million").out)
    equal([(hit["start"], hit["end"]) for hit in found["hits"]], [span("14 million")])


@case("exclude flips a block; from another annotator it is a proposal")
def exclude(place):
    article, = place.start(TEXT)
    place.do("exclude", place.project, article, "1")
    equal(place.do("show", place.project, article, "--json").json["excluded"].count(1), 1)
    place.fail(1, "already", "exclude", place.project, article, "1")
    place.do("exclude", place.project, article, "1", "--off")
    assert 1 not in place.do("show", place.project, article, "--json").json["excluded"]
    assert "Proposed" in place.do("exclude", place.project, article, "1", "--annotator", "bob").out
    assert 1 not in place.do("show", place.project, article, "--json").json["excluded"]
    place.fail(1, "block", "exclude", place.project, article, "99")


@case("submit keeps every submission as it was")
def submit(place):
    article, = place.start(TEXT)
    place.mark(article, "claim", 0, 5)
    assert "1" in place.do("submit", place.project, article).out
    equal(place.do("list", place.project, "--json").json[0]["status"], "submitted")
    equal(len(place.files("submissions/ann/*/*.json")), 1)


@case("actor and proposition: add, list, show, use by name")
def registry(place):
    place.start(TEXT)
    actor = place.do("actor", place.project, "add", "Hanna Olsen", "--type", "person", "--alias", "Olsen",
                     "--country", "Norway", "--wikidata", "Q1").lines[0]
    shown = place.do("actor", place.project, "show", "Hanna Olsen").json
    equal((shown["id"], shown["type"], shown["aliases"]), (actor, "person", ["Olsen"]))
    assert "Hanna Olsen" in place.do("actor", place.project, "list").out
    broad = place.do("proposition", place.project, "add", "Money left the fund").lines[0]
    place.do("proposition", place.project, "add", "14 million crowns left the fund", "--broader", "Money left the fund")
    equal([entry.get("broader", []) for entry in place.do("proposition", place.project, "list", "--json").json],
          [[broad], []])
    place.fail(1, "“Nobody”", "actor", place.project, "show", "Nobody")
    place.fail(1, "name", "actor", place.project, "add", " ")
    place.fail(2, "one word more", "actor", place.project, "add")
    place.do("undo", place.project)
    equal(len(place.do("proposition", place.project, "list").lines), 1)


@case("link joins marks, actors, propositions and nobody; unlink takes it away")
def link(place):
    article, = place.start(TEXT)
    claim = place.mark(article, "claim", *span("14 million crowns had left the fund"))
    denial = place.mark(article, "denial", *span("denied the account"))
    mention = place.mark(article, "actor", *span("Port director Hanna Olsen"))
    olsen = place.do("actor", place.project, "add", "Hanna Olsen").lines[0]
    port = place.do("actor", place.project, "add", "The port").lines[0]
    fund = place.do("proposition", place.project, "add", "Money left the fund").lines[0]
    links = [place.do("link", place.project, *words).lines[0] for words in (
        [claim, "made_by", port, "--speaker", "Hanna Olsen", "--mention", mention[:8]],
        [claim, "states", f"proposition:{fund}"],
        [denial, "denies", claim],
        [denial, "made_by", "none:unattributed"],
        ["actor:" + olsen, "affiliated_with", "The port", "--article", article])]
    shown = place.do("show", place.project, article, "--json").json["layers"][0]["relations"]
    equal(sorted(shown), sorted(links))
    equal(shown[links[0]]["to"], {"actor": port, "mention": mention, "speaker": olsen})
    equal(shown[links[1]]["to"], {"proposition": fund})
    equal(shown[links[2]]["to"]["annotation"], claim)
    equal(shown[links[3]]["to"], {"none": "unattributed"})
    equal(shown[links[4]]["from"], olsen)
    place.do("unlink", place.project, links[2][:8])
    place.do("undo", place.project)
    place.do("unmark", place.project, article, claim)
    result = place.do("check", place.project)
    assert "lost-end" in result.out and links[2] in result.out, result


@case("link refuses what the codebook does not allow, and says what it does")
def link_refuses(place):
    article, = place.start(TEXT)
    claim = place.mark(article, "claim", 0, 5)
    cue = place.mark(article, "cue", 0, 5)
    place.fail(1, ["“hates”", "made_by"], "link", place.project, claim, "hates", cue)
    place.fail(1, "“nobody”", "link", place.project, claim, "made_by", "nobody")
    place.fail(1, "none:author", "link", place.project, claim, "made_by", "zzz")
    place.fail(1, "cannot", "link", place.project, cue, "made_by", "none:author")
    place.fail(1, "reason", "link", place.project, claim, "made_by", "none:whim")
    place.fail(2, "--speaker", "link", place.project, claim, "made_by", "none:author", "--speaker", "x")


@case("codebook shows labels, attributes and links")
def codebook(place):
    place.start()
    equal([row.split()[0] for row in place.do("codebook", place.project, "labels").lines],
          ["claim", "denial", "doubt", "actor", "cue"])
    assert "made_by" in place.do("codebook", place.project).out
    book = place.do("codebook", place.project, "show", "--json").json
    equal(book["format"], "gainsay-codebook")


@case("stats counts")
def stats(place):
    article, = place.start(TEXT)
    place.mark(article, "claim", 0, 5)
    place.mark(article, "cue", 0, 5, "--annotator", "bob")
    equal(place.do("stats", place.project, "--json").json["marks_by_annotator"], {"bob": 1})
    counts = place.do("stats", place.project, "--json", "--annotator", "ann").json
    equal((counts["articles"], counts["characters"]), (1, len(TEXT)))
    equal(counts["marks_by_label"], {"claim": 1, "cue": 1})
    equal(counts["marks_by_annotator"], {"ann": 1, "bob": 1})
    assert "claim  1" in place.do("stats", place.project).out


@case("check finds nothing wrong with what the program wrote")
def check_good(place):
    article, = place.start(TEXT)
    place.mark(article, "claim", 0, 5)
    place.do("submit", place.project, article)
    place.do("actor", place.project, "add", "Hanna Olsen")
    assert "all is well" in place.do("check", place.project).out
    report = place.do("check", place.project, "--json").json
    equal((report["ok"], report["findings"], report["checked"]["marks"]), (True, [], 1))


def flip(path, old, new):
    data = path.read_bytes()
    assert old in data, data
    path.write_bytes(data.replace(old, new, 1))


@case("check finds a changed text, a changed mark, a broken line, a broken page copy, a stranger")
def check_bad(place):
    article, = place.start(TEXT)
    place.mark(article, "claim", *span("14 million crowns"))
    good = {path: path.read_bytes() for path in place.files("**/*") if path.is_file()}
    for pattern, old, new, kind in (
            ("articles/*/*.json", b"harbour fund", b"harbour fond", "damaged"),
            ("articles/*/*.json", b'"source"', b'"sauce"', "changed-outside"),
            ("annotations/ann/*/*.json", b"14 million crowns", b"15 million crowns", "changed-outside"),
            ("annotations/ann/*/*.json", b'"spans"', b'"spawns"', "unreadable-entry"),
            ("journal/ann/*.jsonl", b'"op"', b'op"', "damaged"),
            ("articles/*/*.gz", b"\x1f\x8b", b"\x1f\x8c", "damaged"),
            ("project.json", b"{", b"[", "damaged")):
        path, = [path for path in good if path in place.files(pattern)]
        flip(path, old, new)
        result = place.run("check", place.project, "--json")
        equal((pattern, old, result.status), (pattern, old, 1))
        if result.out:
            kinds = {(finding["path"], finding["kind"]) for finding in result.json["findings"]}
            assert (str(path.relative_to(place.project)), kind) in kinds, (pattern, kinds)
        else:
            assert "project.json" in result.err, result
        for path, data in good.items():
            path.write_bytes(data)
    place.write("project/notes.txt", "mine")
    report = place.do("check", place.project, "--json").json
    equal([finding["severity"] for finding in report["findings"] if finding["path"] == "notes.txt"], ["note"])


@case("the seeds: imported, marked, shown; quotes are what stands at the offsets")
def seeds(place):
    place.start()
    place.do("import", place.project, shared("seeds"))
    for entry in place.do("list", place.project, "--json").json:
        place.mark(entry["id"], "claim", 100, 160)
        shown = place.do("show", place.project, entry["id"], "--json").json
        text = shown["article"]["text"]
        for mark in shown["layers"][0]["annotations"].values():
            equal([text[a:b] for a, b in mark["spans"]], mark["exact"])
        assert len(shown["article"]["blocks"]) > 3
    assert "all is well" in place.do("check", place.project).out


if __name__ == "__main__":
    main()
