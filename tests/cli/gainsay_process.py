# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs gainsay-cli as a process, each case in a folder of its own, and speaks TAP.

A test file imports case, main and Place; each function below @case ("what must
hold") gets a Place and fails by an exception. Usage of a test: FILE PROGRAM.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

CASES = []

# What no case may ever print or end with: a crash, or a sanitizer's word.
CRASH_WORDS = ("AddressSanitizer", "runtime error:", "LeakSanitizer", "CRITICAL **", "WARNING **")


class Skip(Exception):
    """Raised by a case that cannot run here; the text says why."""


class Result:
    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout.decode("utf-8")
        self.err = process.stderr.decode("utf-8")

    @property
    def lines(self):
        return self.out.splitlines()

    @property
    def json(self):
        return json.loads(self.out)

    def __repr__(self):
        return f"status {self.status}\n--- out\n{self.out[:3000]}\n--- err\n{self.err[:3000]}"


class Place:
    """A folder for one case, with the program in it."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)
        self.project = self.folder / "project"
        self.environment = dict(os.environ, XDG_DATA_HOME=str(self.folder / "data"))

    def command(self, *arguments):
        return [self.program, *(os.fspath(word) for word in arguments)]

    def run(self, *arguments, stdin=b"", **options):
        """Runs and returns what came out, whatever the status."""
        process = subprocess.run(self.command(*arguments), input=stdin, capture_output=True, check=False,
                                 timeout=300, env=self.environment, cwd=self.folder, **options)
        result = Result(process)
        assert result.status >= 0, f"killed by a signal: {result}"
        assert not any(word in result.err for word in CRASH_WORDS), result
        return result

    def do(self, *arguments, **options):
        """Runs what must work and returns what came out."""
        result = self.run(*arguments, **options)
        assert result.status == 0, f"{arguments}: {result}"
        return result

    def fail(self, status, words, *arguments, **options):
        """Runs what must fail with a message that holds each of the words."""
        result = self.run(*arguments, **options)
        assert result.status == status, f"{arguments}: wanted status {status}: {result}"
        for word in [words] if isinstance(words, str) else words:
            assert word in result.err, f"{arguments}: “{word}” is not in the message: {result}"
        return result

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    def start(self, *texts, annotator="ann"):
        """A project with an article for each text. Returns the ids."""
        self.do("init", self.project, "--annotator", annotator)
        return [self.add(text, f"article-{i}.txt") for i, text in enumerate(texts)]

    def add(self, text, name):
        result = self.do("import", self.project, self.write(name, text))
        word, article = result.lines[0].split()[:2]
        assert word in ("added", "exists"), result
        return article

    def mark(self, article, label, start, end, *options):
        result = self.do("mark", self.project, article, label, str(start), str(end), *options)
        assert len(result.lines) == 1, result
        return result.lines[0]

    def marks(self, article, annotator="ann"):
        """The marks as the state of the project has them, by id."""
        shown = self.do("show", self.project, article, "--json").json
        layers = [layer for layer in shown["layers"] if layer["annotator"] == annotator]
        return layers[0]["annotations"] if layers else {}

    def files(self, pattern):
        return sorted(self.project.glob(pattern))


def shared(*parts):
    """A path below the folder of shared material, where that is present."""
    path = pathlib.Path(os.environ.get("GAIN_TEST_SHARED", "nowhere"), *parts)
    if not path.exists():
        raise Skip(f"{'/'.join(parts)} is not here")
    return path


def case(name):
    def take(function):
        CASES.append((name, function))
        return function
    return take


def equal(got, wanted):
    assert got == wanted, f"got    {str(got)[:2000]!r}\nwanted {str(wanted)[:2000]!r}"


def run_case(number, name, function, program):
    with tempfile.TemporaryDirectory(prefix="gainsay-cli-") as folder:
        try:
            function(Place(program, folder))
        except Skip as reason:
            print(f"ok {number} - {name} # SKIP {reason}", flush=True)
        except Exception:  # pylint: disable=broad-except
            print(f"not ok {number} - {name}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"# {line}", flush=True)
        else:
            print(f"ok {number} - {name}", flush=True)


def main():
    program = os.path.abspath(sys.argv[1])
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    chosen = [(name, function) for name, function in CASES if wanted in name]
    print(f"1..{len(chosen)}", flush=True)
    for number, (name, function) in enumerate(chosen, 1):
        run_case(number, name, function, program)
