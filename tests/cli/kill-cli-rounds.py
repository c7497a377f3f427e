# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills gainsay-cli at random moments while it marks or imports, and looks
whether every id that it had printed is there, every file can be read, and no
leftover was deleted. Usage: kill-cli-rounds.py PROGRAM [ROUNDS]; without
ROUNDS those of the environment variable GAIN_FAULT_ROUNDS, or 1000.
"""

import hashlib
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

from gainsay_process import Place

SEED = int(os.environ.get("GAIN_FAULT_SEED", "20261121"))
ROUNDS_A_PROJECT = 50
# How long a process may live, in times that one with a single mark takes: long enough to open and
# to write many times, however slow the machine is.
LONGEST = 4
TEXT = "The minister \U0001f680 said that cafe\u0301 owners had paid 155 crowns; قال الوزير. " * 40


class Fault(Exception):
    """Something that must not be."""


class Round:
    """One project that is killed again and again, and what was acknowledged in it."""

    def __init__(self, place, chance):
        self.place, self.chance = place, chance
        self.article, = place.start(TEXT)
        self.marks, self.articles, self.n_leftovers = set(), {self.article}, 0
        started = time.monotonic()
        self.marks.add(place.mark(self.article, "claim", 0, 12))
        self.longest = LONGEST * (time.monotonic() - started)

    def kill_later(self, processes):
        time.sleep(self.chance.uniform(0, self.longest))
        for process in processes:
            process.send_signal(signal.SIGKILL)

    def feed(self):
        """Lines for one process; more than it can ever get through."""
        lines = []
        for _ in range(2000):
            start = self.chance.randrange(len(TEXT) - 60)
            label = self.chance.choice(["claim", "denial", "doubt", "actor", "cue"])
            lines.append(f"{self.article} {label} {start} {start + self.chance.randrange(1, 60)}\n")
        path = self.place.write("lines", "".join(lines))
        return open(path, "rb")

    def kill_marking(self, n_programs):
        lines = [self.feed() for _ in range(n_programs)]
        self.kill([self.start(["mark", self.place.project, "-"], stdin) for stdin in lines], self.marks, 0)
        for stdin in lines:
            stdin.close()

    def kill_importing(self):
        for i in range(60):
            self.place.write(f"in/{i}.txt", f"Text {self.chance.getrandbits(64)}. {TEXT[:self.chance.randrange(900)]}\n")
        self.kill([self.start(["import", self.place.project, self.place.folder / "in"], subprocess.DEVNULL)],
                  self.articles, 1)

    def start(self, words, stdin):
        return subprocess.Popen(self.place.command(*words), stdin=stdin, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env=self.place.environment)

    def kill(self, processes, acknowledged, column):
        """Whole lines only: the last may have been cut on its way out."""
        self.kill_later(processes)
        for process in processes:
            said, _ = process.communicate()
            if process.returncode not in (0, -signal.SIGKILL):
                raise Fault(f"a process ended with {process.returncode}")
            whole = said[:said.rfind(b"\n") + 1].decode("utf-8")
            acknowledged.update(line.split()[column] for line in whole.splitlines())

    def leftovers(self):
        return {path: hashlib.sha256(path.read_bytes()).hexdigest()
                for path in self.place.project.rglob(".*.tmp")
                if "attic" not in path.relative_to(self.place.project).parts}

    def check_leftovers(self, before):
        kept = {hashlib.sha256(path.read_bytes()).hexdigest() for path in self.place.project.glob("attic/*")}
        self.n_leftovers += len(before)
        for path, sha256 in before.items():
            if path.exists():
                raise Fault(f"{path} is still there")
            if sha256 not in kept:
                raise Fault(f"{path} was deleted")

    def check_acknowledged(self):
        found = set(self.place.marks(self.article))
        if self.marks - found:
            raise Fault(f"{len(self.marks - found)} acknowledged marks are gone: {sorted(self.marks - found)[:5]}")
        listed = {entry["id"] for entry in self.place.do("list", self.place.project, "--json").json}
        if self.articles - listed:
            raise Fault(f"acknowledged articles are gone: {sorted(self.articles - listed)[:5]}")

    def check_files(self):
        """With our own eyes, apart from what the program says."""
        for path in sorted(self.place.project.rglob("*")):
            if not path.is_file() or "attic" in path.relative_to(self.place.project).parts:
                continue
            try:
                if path.suffix == ".json":
                    json.loads(path.read_text("utf-8"))
                elif path.suffix == ".jsonl":
                    for line in path.read_text("utf-8").splitlines():
                        json.loads(line)
            except ValueError as problem:
                raise Fault(f"{path.name}: {problem}") from problem
        result = self.place.run("check", self.place.project)
        if result.status != 0:
            raise Fault(f"check found: {result}")

    def go(self):
        kind = self.chance.random()
        if kind < 0.15:
            self.kill_importing()
        else:
            self.kill_marking(2 if kind > 0.85 else 1)
        before = self.leftovers()
        self.check_acknowledged()
        self.check_leftovers(before)
        self.check_files()


def main():
    rounds = int(sys.argv[2] if len(sys.argv) > 2 else os.environ.get("GAIN_FAULT_ROUNDS", "1000"))
    chance = random.Random(SEED)
    n_marks = n_articles = n_leftovers = n_faults = done = 0
    started = time.monotonic()
    while done < rounds:
        with tempfile.TemporaryDirectory(prefix="gainsay-cli-kill-") as folder:
            round_ = Round(Place(os.path.abspath(sys.argv[1]), pathlib.Path(folder)), chance)
            for _ in range(min(ROUNDS_A_PROJECT, rounds - done)):
                done += 1
                try:
                    round_.go()
                except (Fault, AssertionError) as fault:
                    n_faults += 1
                    print(f"# round {done}: {fault}", flush=True)
                    break
            n_marks += len(round_.marks) - 1
            n_articles += len(round_.articles)
            n_leftovers += round_.n_leftovers
    print(f"# seed {SEED}: {rounds} rounds, {n_marks} acknowledged marks, {n_articles} articles, "
          f"{n_leftovers} leftovers, {n_faults} faults, {time.monotonic() - started:.0f} s")
    if n_marks == 0:
        print("# nothing was acknowledged, so nothing was tested")
    print("1..1")
    print("ok 1 - killed at any moment: nothing acknowledged is lost" if n_faults == 0 and n_marks > 0
          else "not ok 1 - killed at any moment: nothing acknowledged is lost")


if __name__ == "__main__":
    main()
