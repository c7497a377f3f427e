# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Datasets out and in again: offsets, quotes, nothing lost."""

import json
import os

from gainsay_process import case, equal, main, shared

# Before the span of every mark: an emoji, a combining accent, an Arabic line, \r\n; the BOM is the file's.
UNICODE = ("\U0001f680 Der Cafe\u0301-Plan \U0001f469\u200d\U0001f469\u200d\U0001f467\r\n\r\n"
           "قال الوزير إن الميناء مغلق.\r\n\r\n"
           "The minister said that 155 crowns \U0001f4b0 had left the fund.\r\n")
QUOTE = "155 crowns \U0001f4b0 had left the fund"


def export(place, form="jsonl", *options):
    path = place.folder / f"dataset.{form}"
    place.do("export", place.project, "--format", form, "--output", path, *options)
    return path


def records(path):
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def check_slices(record):
    for mark in record["annotations"]:
        equal([record["text"][start:end] for start, end in mark["spans"]], mark["exact"])


def start_unicode(place, bom=b"\xef\xbb\xbf"):
    place.start()
    article = place.add(bom + UNICODE.encode("utf-8"), "unicode.txt")
    start = UNICODE.index(QUOTE)
    return article, place.mark(article, "claim", start, start + len(QUOTE)), start


@case("emoji, accents, Arabic, \\r\\n and a BOM: offsets are code points of the text without the BOM")
def unicode_offsets(place):
    article, mark, start = start_unicode(place)
    stored = place.marks(article)[mark]
    equal((stored["spans"], stored["exact"]), ([[start, start + len(QUOTE)]], [QUOTE]))
    state = json.loads(place.files("annotations/ann/*/*.json")[0].read_text("utf-8"))
    equal(state["annotations"][mark]["exact"], [QUOTE])
    line = json.loads(place.files("journal/ann/*.jsonl")[0].read_text("utf-8").split("\n")[0])
    equal(line["after"]["exact"], [QUOTE])
    record, = records(export(place))
    equal(record["text"], UNICODE)
    check_slices(record)


@case("parts of an emoji sequence and of an accented letter can be marked and come back")
def unicode_parts(place):
    article, _, _ = start_unicode(place)
    for word in ("\u0301", "\u200d\U0001f469", "\r\n", "الوزير", "\U0001f680"):
        start = UNICODE.index(word)
        mark = place.mark(article, "cue", start, start + len(word))
        equal(place.marks(article)[mark]["exact"], [word])
    record, = records(export(place))
    equal(len(record["annotations"]), 6)
    check_slices(record)


@case("the same text with and without BOM is one article")
def bom(place):
    article, _, _ = start_unicode(place)
    equal(place.add(UNICODE.encode("utf-8"), "again.txt"), article)
    equal(len(place.do("list", place.project).lines), 1)


@case("offsets at the ends of the text work, beyond them do not")
def ends(place):
    article, _, _ = start_unicode(place)
    place.mark(article, "claim", 0, 1)
    place.mark(article, "claim", len(UNICODE) - 1, len(UNICODE))
    place.fail(1, str(len(UNICODE)), "mark", place.project, article, "claim", "0", str(len(UNICODE) + 1))


@case("search and show find the same offsets")
def unicode_search(place):
    article, _, start = start_unicode(place)
    row = place.do("search", place.project, QUOTE).lines[0]
    assert row.startswith(f"{article}  {start} {start + len(QUOTE)}  "), row


def fill(place):
    article, mark, _ = start_unicode(place)
    other = place.add("Another text about the minister, who denied it.\n", "other.txt")
    theirs = place.mark(other, "denial", 33, 46, "--annotator", "bob", "--note", "their “note”",
                        "--attribute", "manner=unfounded")
    actor = place.do("actor", place.project, "add", "The minister", "--annotator", "ann").lines[0]
    place.do("link", place.project, mark, "made_by", actor)
    place.do("exclude", place.project, article, "0")
    return mark, theirs


def add_round_trip(name):
    @case(f"{name}: exported, imported into a new project, exported again: the same dataset")
    def round_trip(place):
        fill(place)
        first, data = export(place, "jsonl").read_bytes(), export(place, name)
        place.project = place.folder / "second"
        place.do("init", place.project, "--annotator", "ann")
        lines = place.do("import", place.project, data).lines
        equal([line.split()[0] for line in lines], ["added", "added"])
        equal(export(place, "jsonl").read_bytes(), first)
        assert "all is well" in place.do("check", place.project).out
        again = place.do("import", place.project, data).lines
        equal([line.split()[0] for line in again], ["exists", "exists"])
        equal(export(place, "jsonl").read_bytes(), first)


for form in ("jsonl", "w3c"):
    add_round_trip(form)


@case("imported with --annotator all marks become that person's")
def import_as(place):
    mark, theirs = fill(place)
    data = export(place)
    place.project = place.folder / "second"
    place.do("init", place.project, "--annotator", "lead")
    place.do("import", place.project, data, "--annotator", "carol")
    counts = place.do("stats", place.project, "--json").json
    equal(counts["marks_by_annotator"], {"carol": 2})
    equal({*place.marks("unicode.txt", "carol"), *place.marks("other.txt", "carol")}, {mark, theirs})


@case("export --annotator takes only theirs; an unknown one is a failure")
def annotators(place):
    mark, theirs = fill(place)
    path = export(place, "jsonl", "--annotator", "bob")
    equal([(mark["annotator"], mark["id"]) for record in records(path) for mark in record["annotations"]],
          [("bob", theirs)])
    path = export(place, "jsonl", "--annotator", "bob", "--annotator", "ann")
    equal({mark["id"] for record in records(path) for mark in record["annotations"]}, {mark, theirs})
    place.fail(1, "“carol”", "export", place.project, "--format", "jsonl", "--output", path, "--annotator", "carol")


@case("- is standard output: the same bytes as in a file, and nothing else")
def to_output(place):
    fill(place)
    data = export(place).read_bytes()
    result = place.do("export", place.project, "--format", "jsonl", "--output", "-")
    equal(result.out.encode("utf-8"), data)
    piped = place.do("import", place.project, "-", stdin=data)
    equal([line.split()[0] for line in piped.lines], ["exists", "exists"])


@case("a report lies beside the file; --json prints it")
def report(place):
    fill(place)
    path = export(place)
    assert "Marks: 2" in (path.parent / (path.name + ".report.txt")).read_text("utf-8")
    told = place.do("export", place.project, "--format", "jsonl", "--output", path, "--json").json
    equal((told["articles"], told["marks"], told["links"]), (2, 2, 1))


@case("the codebook lies beside an archive, and another project can take it")
def with_codebook(place):
    fill(place)
    place.do("codebook", place.project, "label", "edit", "claim", "--name", "Assertion")
    path = export(place)
    beside = path.parent / (path.name + ".codebook.json")
    assert beside.name in (path.parent / (path.name + ".report.txt")).read_text("utf-8")
    other = place.folder / "other"
    place.do("init", other, "--annotator", "ann")
    place.do("codebook", other, "import", beside)
    claim, = [label for label in place.do("codebook", other, "--json").json["labels"] if label["id"] == "claim"]
    equal(claim["name"], "Assertion")


@case("--text quotes leaves the texts out")
def text_none(place):
    fill(place)
    data = export(place, "jsonl", "--text", "quotes").read_text("utf-8")
    assert QUOTE in data and "قال الوزير" not in data, data
    assert QUOTE not in export(place, "jsonl", "--text", "none").read_text("utf-8")


@case("wrong use: no format, unknown format, no output, unknown word for --text")
def wrong_use(place):
    fill(place)
    place.fail(2, ["--format", "jsonl, w3c"], "export", place.project, "--output", "x")
    place.fail(2, ["“dance”", "jsonl"], "export", place.project, "--format", "dance", "--output", "x")
    place.fail(2, "“text”", "export", place.project, "--format", "text", "--output", "x")
    place.fail(2, "--output", "export", place.project, "--format", "jsonl")
    place.fail(2, "quotes", "export", place.project, "--format", "jsonl", "--output", "x", "--text", "half")
    assert not (place.folder / "x").exists()


@case("what cannot be written to is named, and what was there stays")
def bad_output(place):
    fill(place)
    call = ("export", place.project, "--format", "jsonl", "--output")
    place.fail(1, "no/such", *call, place.folder / "no" / "such" / "file")
    place.fail(1, str(place.folder), *call, place.folder)
    below = place.write("plain", "a file")
    place.fail(1, "plain/x", *call, below / "x")
    place.fail(1, ["project.json", "outside"], *call, place.project / "project.json")
    place.fail(1, ["inside.jsonl", "outside"], *call, place.project / "articles" / "inside.jsonl")
    assert "all is well" in place.do("check", place.project).out


@case("a device is written to, never replaced; a full one is a failure")
def full_output(place):
    fill(place)
    device = place.folder / "full"
    os.symlink("/dev/full", device)
    place.fail(1, ["full", "No space left"], "export", place.project, "--format", "jsonl", "--output", device)
    assert device.is_symlink() and not (place.folder / "full.report.txt").exists()
    assert not os.path.isfile("/dev/full")


@case("formats lists what can be read and written")
def formats(place):
    table = {entry["id"]: entry for entry in place.do("formats", "--json").json}
    equal((table["jsonl"]["import"], table["jsonl"]["export"], table["jsonl"]["offset_unit"]), (True, True, "code points"))
    equal((table["w3c"]["import"], table["w3c"]["export"]), (True, True))
    equal((table["text"]["import"], table["text"]["export"]), (True, False))
    equal([row.split()[0] for row in place.do("formats").lines], list(table))


@case("a bad line of a dataset is named with its number, the others are taken")
def bad_line(place):
    fill(place)
    path = export(place)
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([lines[0], b'{"format": "gainsay-export", "text": ', lines[1], b""]))
    place.project = place.folder / "second"
    place.do("init", place.project, "--annotator", "ann")
    result = place.fail(1, ["dataset.jsonl", "line 2"], "import", place.project, path)
    equal([line.split()[0] for line in result.lines], ["added", "added"])


@case("the seeds in a dataset: every quote stands at its offsets")
def seeds(place):
    place.start()
    place.do("import", place.project, shared("seeds"))
    coded = json.loads(shared("seeds-coded", "chinese-nationals-claim.json").read_text("utf-8"))
    lines = [f"{coded['article']} {statement['label']} {start} {end}\n"
             for statement in coded["statements"] for start, end in statement["spans"]]
    wanted = [quote for statement in coded["statements"] for quote in statement["quotes"]]
    marks = place.do("mark", place.project, "-", stdin="".join(lines).encode()).lines
    equal(len(marks), len(wanted))
    found = {}
    for record in records(export(place)):
        check_slices(record)
        found.update({mark["id"]: mark["exact"] for mark in record["annotations"]})
    equal([found[mark] for mark in marks], [[quote] for quote in wanted])


if __name__ == "__main__":
    main()
