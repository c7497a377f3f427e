# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills a program that marks, at a random moment, again and again, and looks
whether everything it had acknowledged is there, every file can be read and no
leftover was deleted. The project goes on from round to round; every hundred
rounds a new one begins.

Usage: kill-rounds.py MARKER [--rounds N] [--instances N] [--seed S] [--progress]
"""

import argparse
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

LONGEST = 0.060  # seconds between the first word of the marker and its end
ROUNDS_A_PROJECT = 100


def start(marker, project, seed):
    # Without a buffer: what readline() read ahead would be lost on communicate().
    return subprocess.Popen([marker, "mark", str(project), str(seed)], stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, bufsize=0)


def run_and_kill(marker, project, instances, chance):
    """Returns what the markers said before they were killed."""
    processes = []
    said = b""
    for _ in range(instances):
        # One after the other, so that the first makes the project.
        processes.append(start(marker, project, chance.getrandbits(31)))
        said += processes[-1].stdout.readline()
    time.sleep(chance.uniform(0, LONGEST))
    for process in chance.sample(processes, len(processes)):
        process.send_signal(signal.SIGKILL)
    for process in processes:
        rest, errors = process.communicate()
        if process.returncode != -signal.SIGKILL:
            raise SystemExit(f"the marker ended by itself: {errors.decode()}")
        said += whole_lines(rest)
    return said


def whole_lines(said):
    return said[:said.rfind(b"\n") + 1]


def leftovers(project):
    """Contents of the temporaries that lie about, by path."""
    found = {}
    for path in project.rglob(".*.tmp"):
        if "attic" not in path.relative_to(project).parts:
            found[path] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def attic_hashes(project):
    return {hashlib.sha256(path.read_bytes()).hexdigest() for path in project.glob("attic/*")}


def unreadable(project):
    """Names files that are not what they should be, with our own eyes."""
    wrong = []
    for path in sorted(project.rglob("*")):
        if not path.is_file() or "attic" in path.relative_to(project).parts:
            continue
        try:
            if path.suffix == ".json":
                json.loads(path.read_text("utf-8"))
            elif path.suffix == ".jsonl":
                text = path.read_text("utf-8")
                if text and not text.endswith("\n"):
                    wrong.append(f"{path}: its last line is cut")
                for line in text.splitlines():
                    json.loads(line)
        except (ValueError, OSError) as problem:
            wrong.append(f"{path}: {problem}")
    return wrong


def check(marker, project, said):
    """Returns what is wrong, in words, and how many leftovers there were."""
    before = leftovers(project)
    done = subprocess.run([marker, "check", str(project)], input=said, capture_output=True, check=False)
    wrong = []
    if done.returncode != 0:
        wrong.append(f"check ended with {done.returncode}: {done.stdout.decode()}{done.stderr.decode()}")
    kept = attic_hashes(project)
    for path, sha256 in before.items():
        if path.exists():
            wrong.append(f"{path} is still there")
        elif sha256 not in kept:
            wrong.append(f"{path} was deleted")
    return wrong + unreadable(project), len(before)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("marker")
    parser.add_argument("--rounds", type=int, default=int(os.environ.get("GAIN_FAULT_ROUNDS", "1000")))
    parser.add_argument("--instances", type=int, default=1, help="how many mark at once")
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--progress", action="store_true")
    arguments = parser.parse_args()

    chance = random.Random(arguments.seed)
    acknowledged = n_leftovers = n_wrong = 0
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="gainsay-kill-") as folder:
        os.environ["XDG_DATA_HOME"] = str(pathlib.Path(folder) / "data")
        project = None
        for number in range(arguments.rounds):
            if number % ROUNDS_A_PROJECT == 0:
                project = pathlib.Path(folder) / f"project-{number}"
                said = b""
            said += run_and_kill(arguments.marker, project, arguments.instances, chance)
            wrong, found = check(arguments.marker, project, said)
            n_leftovers += found
            for what in wrong:
                print(f"# round {number}: {what}", flush=True)
            n_wrong += len(wrong)
            if (number + 1) % ROUNDS_A_PROJECT == 0 or number + 1 == arguments.rounds:
                acknowledged += said.count(b"\nack ")
                if arguments.progress:
                    print(f"# {number + 1} rounds, {acknowledged} acknowledged", file=sys.stderr)
    seconds = time.monotonic() - started
    print(f"# seed {arguments.seed}: {arguments.rounds} rounds, {acknowledged} acknowledged changes, "
          f"{n_leftovers} leftovers, {n_wrong} wrong, {seconds:.0f} s")
    if acknowledged == 0:
        print("# nothing was acknowledged, so nothing was tested")
        n_wrong += 1
    print("1..1")
    print("ok 1 kill rounds" if n_wrong == 0 else "not ok 1 kill rounds")
    return 0 if n_wrong == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
