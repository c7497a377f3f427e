# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program writes is what data/schema/ publishes."""

import pathlib
import subprocess
import sys

from gainsay_process import Skip, case, equal, main

CHECKER = pathlib.Path(__file__).resolve().parents[1] / "checks" / "check-schemas.py"
TEXT = "Mayor denies fire\n\nThe mayor said that 3 barns burned. “No,” 👩‍🚒 Ana said.\n\nRead more: Barns of the world\n"


def fill(place):
    """A project with something of everything that can be made by command."""
    (article,) = place.start(TEXT)
    start = TEXT.index("3 barns")
    claim = place.mark(article, "claim", start, start + len("3 barns burned"), "--note", "counted")
    who = place.mark(article, "actor", TEXT.index("The mayor"), TEXT.index(" said"))
    actor = place.do("actor", place.project, "add", "The mayor", "--type", "person").lines[0].split()[0]
    stated = place.do("proposition", place.project, "add", "Barns burned").lines[0].split()[0]
    place.do("link", place.project, claim, "made_by", actor, "--mention", who)
    place.do("link", place.project, claim, "states", stated)
    place.do("attribute", place.project, article, claim, "certainty=probable")
    place.do("exclude", place.project, article, "2", "--off")
    place.do("unmark", place.project, article, place.mark(article, "cue", 0, 5))
    place.do("undo", place.project)
    place.do("redo", place.project)
    place.do("submit", place.project, article)


def judge(*paths):
    """Runs the checker; what it says about them."""
    done = subprocess.run([sys.executable, CHECKER, *paths], capture_output=True, text=True, check=False)
    if done.returncode == 77:
        raise Skip("python3-jsonschema is not installed")
    return done


@case("every file of a project follows its schema")
def project_follows(place):
    fill(place)
    done = judge(place.project)
    equal((done.returncode, done.stdout.splitlines()[1:]), (0, []))
    kinds = {path.relative_to(place.project).parts[0] for path in place.files("**/*.json*")}
    equal(kinds, {"project.json", "codebook", "articles", "annotations", "submissions", "registry", "journal"})


@case("every line of an export follows its schema")
def export_follows(place):
    fill(place)
    path = place.folder / "out.jsonl"
    place.do("export", place.project, "--format", "jsonl", "--output", path)
    done = judge(path)
    equal(done.returncode, 0)


@case("a file that does not follow is named")
def wrong_is_named(place):
    fill(place)
    (state,) = place.files("annotations/*/*/*.json")
    state.write_text(state.read_text(encoding="utf-8").replace('"label": "claim"', '"label": 7'), encoding="utf-8")
    done = judge(place.project)
    equal(done.returncode, 1)
    assert state.name in done.stdout, done.stdout


if __name__ == "__main__":
    main()
