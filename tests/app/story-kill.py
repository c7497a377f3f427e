#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed in the middle of marking, again and again: what the window called saved is there."""

import os
import random
import signal
import subprocess
import time

import desk

ROUNDS = int(os.environ.get("GAIN_KILL_ROUNDS", "10"))
SEED = int(os.environ.get("GAIN_SEED", random.SystemRandom().randrange(1 << 30)))


def number(d):
    for node in d.nodes():
        words = (node.name or "").split()
        if words[2:3] in ([], ["yet"], ["·"]) and words[1:] and words[1].startswith("mark") \
                and (words[0].isdigit() or words[0] == "No"):
            return node
    return None


def shown(nodes):
    """The number of marks that the window shows as saved, or None while it is saving. First the
    number, then the word: what comes in between only makes the promise smaller."""
    count = nodes[0].name.split()[0]
    return int(count) if nodes[1].name == "Saved" and count.isdigit() else None


def strays(project):
    """Files that a save left behind."""
    return [os.path.join(folder, name) for folder, _, names in os.walk(project) for name in names
            if "attic" not in folder.split(os.sep) and (name.startswith(".") or ".tmp" in name or name.endswith("~"))]


def marks(d, project):
    return {(a["label"], tuple(map(tuple, a["spans"]))) for r in d.export(project) for a in r["annotations"]}


def story(d):
    rng = random.Random(SEED)
    project = os.path.join(d.home, "kill")
    article = os.path.join(d.home, "kill.txt")
    print(f"# seed {SEED}")
    with open(article, "w", encoding="utf-8") as file:
        file.write("The long report\n\n" + "\n\n".join(
            f"Witness number {n} said that lorry {n} had left the yard before noon." for n in range(400)))
    d.cli("init", project, "--annotator", "ana")
    d.cli("import", project, article)

    lost = unread = n_marked = n_promised = 0
    known = set()
    for _ in range(ROUNDS):
        d.start(project)
        d.find("label", having="The long report")
        d.activate_row("The long report")
        d.wait("the article", lambda: d.text().startswith("The long report"))
        nodes = (d.wait("the number of marks", lambda: number(d)), d.find("status bar"))
        d.key(*(("ctrl+End", "p", "Escape", "j") if known else ("ctrl+Home", "j")))
        # Keys go on being pressed while the program dies.
        d.wait("the first place", lambda: d.caret() > 0)
        typing = subprocess.Popen(["xdotool", "key", "--delay", "15", *["c", "j"] * 150], stderr=subprocess.DEVNULL)
        promised = 0
        end = rng.uniform(0.4, 1.6)
        start = os.times().elapsed
        while os.times().elapsed - start < end:
            promised = max(promised, shown(nodes) or 0)
            time.sleep(0.02)  # who asks all the time keeps the program from its work
        d.process.send_signal(signal.SIGKILL)
        d.process.wait()
        d.process = None
        typing.kill()
        typing.wait()
        subprocess.run(["xdotool", "keyup", "c", "keyup", "j"], check=True)  # the one it held down
        result = marks(d, project)
        n_promised += promised > len(known)
        lost += max(0, promised - len(result)) + len(known - result)
        check = subprocess.run([os.path.join(desk.BUILD, "src", "cli", "gainsay-cli"), "check", project],
                               env=d.environ, capture_output=True, text=True)
        unread += check.returncode != 0
        if check.returncode != 0:
            print(f"# check: {check.stdout}{check.stderr}")
        n_marked = len(result)
        known = result
    d.is_equal(f"{ROUNDS} kills, {n_marked} marks: nothing that was shown as saved is lost", lost, 0)
    d.is_equal("every file reads well", unread, 0)
    d.ok("most rounds made a promise to break", n_promised >= ROUNDS / 2, str(n_promised))

    d.start(project)
    d.find("label", having="The long report")
    d.ok("the window opens without a complaint", not d.is_showing(having="want a look") and not d.is_showing(having="wants a look"))
    d.is_equal("it closes", d.quit(), 0)
    d.is_equal("no leftovers lie about", strays(project), [])
    d.is_equal("the same marks at the end", marks(d, project), known)
    d.is_equal("no warnings", d.warnings(), [])


if __name__ == "__main__":
    desk.run(story)
