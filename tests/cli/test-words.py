# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How commands are called: help, version, wrong use, exit status."""

import subprocess

from gainsay_process import case, equal, main

COMMANDS = ["init", "import", "fetch", "list", "show", "search", "history", "restore", "mark", "unmark", "relabel",
            "resize", "note", "attribute", "link", "unlink", "undo", "redo", "exclude", "incomplete", "submit", "queue",
            "assign", "people", "actor", "proposition", "codebook", "suggest", "stats", "check", "extract", "unit", "help", "version"]
# Those of later work are not there rather than empty.
ABSENT = ["ledger", "network", "agreement", "compare", "curate", "snapshot", "feed", "hydrate"]

# Called with these words they are used wrongly, whatever the project holds.
WRONG_USE = {
    "too few words": [["init"], ["import", "p"], ["fetch", "p"], ["list"], ["show", "p"], ["search", "p"],
                      ["history"], ["restore", "p", "m"], ["mark", "p"], ["mark", "p", "a", "claim", "1"], ["unmark", "p", "a"],
                      ["relabel", "p", "a", "m"], ["resize", "p", "a", "m", "1"], ["note", "p", "a", "m"],
                      ["attribute", "p", "a", "m"], ["link", "p", "a", "b"], ["unlink", "p"], ["undo"],
                      ["redo"], ["exclude", "p", "a"], ["submit", "p"], ["incomplete"],
                      ["queue"], ["assign", "p", "ann"], ["people"], ["actor", "p"], ["proposition", "p"],
                      ["codebook"], ["suggest", "p", "m"], ["stats"], ["check"], ["extract"], ["unit", "f", "claim"]],
    "too many words": [["init", "p", "q"], ["list", "p", "q"], ["show", "p", "a", "b"], ["stats", "p", "q"],
                       ["check", "p", "q"], ["mark", "p", "a", "claim", "1", "2", "3"], ["version", "x"],
                       ["unmark", "p", "a", "m", "x"], ["submit", "p", "a", "b"], ["history", "p", "a", "b", "c"], ["help", "list", "x"]],
    "unknown option": [[name, "--no-such-option"] for name in COMMANDS],
    "no number": [["mark", "p", "a", "claim", "x", "2"], ["mark", "p", "a", "claim", "1", "2.5"],
                  ["mark", "p", "a", "claim", "1", "99999999999"], ["resize", "p", "a", "m", "1", "y"],
                  ["exclude", "p", "a", "first"], ["unit", "f", "claim", "x"], ["undo", "p", "x"],
                  ["mark", "p", "a", "claim", "1", "2", "--fragment", "3"], ["restore", "p", "m", "first"], ["restore", "p", "m", "0"]],
    "no such choice": [["actor", "p", "sing"], ["proposition", "p", "sing"], ["codebook", "p", "sing"],
                       ["suggest", "p", "m", "source", "--max", "0"], ["suggest", "p", "m", "sing"],
                       ["unit", "f", "sing", "1"], ["import", "p", "f", "--format", "sing"],
                       ["actor", "p", "add", "X", "--type", "sing"]],
    "start behind end": [["mark", "p", "a", "claim", "5", "5"], ["mark", "p", "a", "claim", "6", "5"]],
    "bad annotator": [["init", "p", "--annotator", id] for id in ["", "Ann", "a b", "-a", "../x", "é", "x" * 33]],
    "option of another command": [["relabel", "p", "a", "m", "claim", "--fragment", "1:2"]],
}


@case("without a command: wrong use, and where to look")
def no_command(place):
    result = place.fail(2, ["command is missing", "gainsay-cli help"])
    equal(result.out, "")


@case("an unknown command is wrong use and is named")
def unknown_command(place):
    place.fail(2, ["“dance”", "gainsay-cli help"], "dance")


@case("help lists every command, and none that is not there")
def help_lists(place):
    listed = [line.split()[0] for line in place.do("help").lines if line.startswith("  ")]
    equal(sorted(set(listed) - {"export", "formats"}), sorted(COMMANDS))
    equal([name for name in ABSENT if name in listed], [])
    equal(place.do("--help").out, place.do("help").out)
    equal(place.do("-h").out, place.do("help").out)


@case("each command shows its own help on standard output")
def own_help(place):
    for name in COMMANDS:
        text = place.do("help", name).out
        assert f"gainsay-cli {name}" in text and "--help" in text, text
        equal(place.do(name, "--help").out, text)
    place.fail(2, "“dance”", "help", "dance")


@case("the version is printed")
def version(place):
    out = place.do("--version").out
    assert out.startswith("gainsay-cli ") and out[12].isdigit(), out
    equal(place.do("version").out, out)


def add_wrong_use(name, calls):
    @case(f"wrong use: {name}: status 2, a message, nothing on standard output")
    def wrong_use(place):
        place.write("f", "Some text.\n")
        for call in calls:
            result = place.fail(2, ["gainsay-cli: ", f"gainsay-cli help {call[0]}"], *call)
            equal(result.out, "")


for group, group_calls in WRONG_USE.items():
    add_wrong_use(group, group_calls)


@case("an option-like word can stand behind --")
def separator(place):
    article, = place.start("Some text to mark.")
    mark = place.mark(article, "claim", 0, 4)
    place.do("note", place.project, article, mark, "--", "--not an option")
    equal(place.marks(article)[mark]["note"], "--not an option")


@case("results are UTF-8 in any locale")
def locale(place):
    article, = place.start("Größe, “Zitat” und Ελλάδα.\n")
    place.environment["LC_ALL"] = "C"
    shown = place.do("show", place.project, article).out
    assert "“Zitat” und Ελλάδα" in shown, shown
    place.fail(1, "„ä“", "show", place.project, "„ä“")


@case("text that is no UTF-8 is refused before it is stored")
def argument_encoding(place):
    article, = place.start("Some text to mark.")
    mark = place.mark(article, "claim", 0, 4)
    for call in (["note", place.project, article, mark, b"caf\xe9"],
                 ["mark", place.project, article, "claim", "0", "4", "--note", b"caf\xe9"],
                 ["actor", place.project, "add", b"caf\xe9"]):
        place.fail(2, "UTF-8", *call)


@case("a full disk behind standard output is a failure with a reason")
def full_output(place):
    article, = place.start("Some text to mark.")
    with open("/dev/full", "wb") as full:
        for call in (["help"], ["list", place.project], ["show", place.project, article], ["--version"]):
            process = subprocess.run(place.command(*call), stdout=full, stderr=subprocess.PIPE, check=False,
                                     env=place.environment, timeout=60)
            equal(process.returncode, 1)
            assert "Standard output" in process.stderr.decode(), process.stderr


if __name__ == "__main__":
    main()
