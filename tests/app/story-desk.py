#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole article as a careful coder marked it, and two more, by real keys
alone: statements with source, speaker, mention, cue, proposition and links.
Prints how many presses a statement took and how often the first offer was
right, and checks every item that came out."""

import json
import os

import desk
from coder import Coder

HERE = os.path.dirname(os.path.abspath(__file__))
MOST = {"with travel": 9, "without": 6, "known actor": 2}


def load(name):
    """A coding: its statements in the order of a reader, and the mentions without one."""
    path = os.path.join(HERE, "data", f"coding-{name}.json")
    ours = os.path.exists(path)
    if not ours:
        path = os.path.join(desk.SHARED, "seeds-coded", f"{name}.json")
    with open(path, encoding="utf-8") as file:
        coding = json.load(file)
    if not ours:
        coding["statements"].sort(key=lambda s: s["spans"][-1])
    return coding


# Bodies that the text names differently from the coding.
FREE = ("Lin Jian (for China MFA)",)
NAMES = ("chinese-nationals-claim", "recruiting-accusation", "supply-denial")
LINKS = {"same_as": "restates", "addressed_to": "addressed to", "about": "about"}
NOBODY = {"@author": ("author", "The author"), "@unattributed": ("unattributed", "Nobody named")}


class Story:
    def __init__(self, d, project):
        self.d = d
        self.project = project
        self.propositions = {}  # id in the coding → wording in the registry
        self.actors = {}  # name in the coding → name in the registry
        self.statements = {}  # id in the coding → id of the mark
        self.words = {}  # id in the coding → what it says, known before it is marked
        self.linked = set()
        self.on_the_way = set()  # claims inside a denial, made by its answer without mention and cue
        self.quotes = {}  # id in the coding → its words
        self.costs = []  # (id, presses with travel, presses without)
        self.known = []  # presses for mentions of known actors

    def open(self, name, text):
        start = next(line for line in text.split("\n") if line.strip()).strip("*")[:30]
        self.d.key("alt+1")
        self.d.activate_row(start)
        self.d.wait("the article", lambda: self.d.text().startswith(start))
        self.d.key("ctrl+Home")

    def code(self, name):
        record = next(r for r in self.d.export(self.project) if r["source"] == f"{name}.txt")
        self.open(name, record["text"])
        coder = Coder(self.d, self.project, record["id"], record["text"], record["blocks"])
        for statement in load(name)["statements"]:
            a, b = statement["spans"][0]
            self.words[statement["id"]] = record["text"][a:b]
        for statement in load(name)["statements"]:
            try:
                self.code_statement(coder, statement)
            except (AssertionError, TimeoutError) as error:
                self.d.ok(f"{name} {statement['id']}", False, str(error))
                self.d.key("Escape", "Escape")
        coding = load(name)
        self.code_mentions(coder, coding)
        self.code_cues(coder, coding)
        for statement in coding["statements"]:
            try:
                self.code_links(coder, statement)
            except (AssertionError, TimeoutError) as error:
                self.d.ok(f"{name} {statement['id']}: its links", False, str(error))
                self.d.key("Escape", "Escape")
        return coder

    def code_links(self, coder, statement):
        """What the questions do not ask."""
        if not isinstance(statement.get("links"), str):
            return
        start = self.statements[statement["id"]]
        for link in statement["links"].split("; "):
            kind, _, end = link.partition(" ")
            end = end.replace(" (x)", "").strip('"')
            wanted = LINKS.get(kind)
            if wanted is None or link.endswith("(x)"):
                continue
            if kind == "same_as":
                if (end, statement["id"]) in self.linked:
                    continue
                other = self.statements[end]
                later, earlier = (other, start) if end > statement["id"] else (start, other)
                done = coder.link_to_mark(later, "restates", earlier)
                self.linked.add((statement["id"], end))
            else:
                done = coder.link_to_actor(start, wanted, self.registry_name(coder, end))
            print(f"# {statement['id']} {kind} {end}: {done}", flush=True)
        if statement.get("reported_via"):
            coder.link_to_actor(start, "reported via", self.registry_name(coder, statement["reported_via"]))

    def registry_name(self, coder, name):
        """The entry that the words `name` were said to mean, else the one of that name."""
        for mark in coder.journal.read().marks(coder.article).values():
            if mark["label"] == "actor" and mark["exact"] == [name]:
                links = coder.journal.links(next(i for i, m in coder.journal.marks().items() if m is mark), "refers_to")
                for link in links.values():
                    return coder.journal.all("actor")[link["to"]["actor"]]["name"]
        return name

    def code_statement(self, coder, statement):
        spans = statement["spans"]
        coder.presses = 0
        coder.travel(spans[-1][0])
        travel = coder.presses
        mark, _ = coder.mark(statement["label"], spans[-1:])
        if len(spans) > 1:
            coder.wait_question("Who says so?")
            coder.act("plus")
        self.statements[statement["id"]] = mark
        self.quotes[statement["id"]] = coder.text[spans[0][0]:spans[0][1]]
        if coder.journal.links(mark, "made_by"):
            self.on_the_way.add(statement["id"])
        else:
            self.answer_source(coder, statement)
        if not coder.journal.links(mark, "states"):
            self.answer_proposition(coder, statement)
        if coder.question() == "Which claim?":
            self.answer_claim(coder, statement)
        self.costs.append((statement["id"], coder.presses, coder.presses - travel))
        print(f"# {statement['id']}: {coder.presses} presses, {travel} of them travel; "
              f"{coder.spans(mark) == spans}", flush=True)

    def code_mentions(self, coder, coding):
        """Those that no statement brought along; for a known actor two presses."""
        spans = [list(span[:2]) for span in coding.get("actors", [])]
        for span in spans:
            marks = [m for m in coder.journal.read().marks(coder.article).values() if m["label"] == "actor"]
            if any(m["spans"] == [span] for m in marks):
                continue
            near = [m for m, item in coder.journal.marks(coder.article).items() if item["label"] == "actor"
                    and item["spans"][0][0] < span[1] and span[0] < item["spans"][-1][1]]
            print("# mention", coder.text[span[0]:span[1]], "beside",
                  [coder.journal.marks()[m]["exact"] for m in near], flush=True)
            if near:
                continue
            coder.travel(span[0])
            coder.presses = 0
            mark, exact = coder.mark("actor", [span])
            rows = coder.list_answers() if coder.wait_question("Who is this?") else []
            known = bool(rows) and not rows[0].startswith("New: ")
            coder.act("Return")
            print("# ", rows[:2], exact, coder.presses, flush=True)
            if known:
                self.known.append(coder.presses)

    def code_cues(self, coder, coding):
        for span in [list(span[:2]) for span in coding.get("cues", [])]:
            marks = [m for m in coder.journal.read().marks(coder.article).values() if m["label"] == "cue"]
            if any(m["spans"] == [span] for m in marks):
                continue
            print("# cue", coder.text[span[0]:span[1]], flush=True)
            coder.travel(span[0])
            coder.mark("cue", [span])

    def answer_source(self, coder, statement):
        """A name that the coding made up for somebody unnamed is as good as the one offered."""
        source = statement["source"]
        if source in NOBODY:
            coder.answer("Who says so?", lambda row: row.startswith(NOBODY[source][1]), NOBODY[source][1])
            return
        name = self.actors.get(source)
        if name is None and any(a["name"] == source for a in coder.journal.read().all("actor").values()):
            name = self.actors[source] = source
        free = name is None and (source[0].islower() or source in FREE)
        coder.answer("Who says so?",
                     lambda row: row.startswith(name or ("New: " if free else f"New: {source}")), source)
        for link in coder.journal.read().links(self.statements[statement["id"]], "made_by").values():
            if "actor" in link["to"]:
                self.actors[source] = coder.journal.all("actor")[link["to"]["actor"]]["name"]
        assert source in self.actors, f"{source} is not in the registry"

    def answer_proposition(self, coder, statement):
        wording = self.propositions.get(statement["proposition"])
        if wording:
            coder.answer("States what?", lambda row: row.startswith(wording), wording)
            return
        before = set(coder.journal.read().all("proposition"))
        coder.answer("States what?", lambda row: row.startswith("New: "), "?")
        new = [p for p in coder.journal.read().all("proposition") if p not in before]
        assert len(new) == 1, "no new proposition"
        self.propositions[statement["proposition"]] = coder.journal.all("proposition")[new[0]]["wording"]

    def answer_claim(self, coder, statement):
        """All the targets that the coding names; the likeliest first."""
        rows = coder.list_answers()
        wanted = [row for row in rows if any(self.is_target(row, target) for target in targets(statement))]
        coder.offered.append(("Which claim?", bool(rows) and rows[0] in wanted))
        if not wanted:
            self.type_claim(coder, statement)
            return
        at = 0
        for row in wanted if len(wanted) > 1 else []:
            while at < rows.index(row):
                coder.press("Down")
                at += 1
            coder.press("space")
        if len(wanted) == 1:
            n = rows.index(wanted[0])
            coder.act("Return" if n == 0 else f"alt+{n + 1}")
        else:
            coder.act("Return")

    def type_claim(self, coder, statement):
        """A target that was not offered; Escape where the coding has none."""
        for target in targets(statement):
            words = self.words.get(target.split(" ")[-1]) or self.propositions.get(target)
            coder.find_by_typing(lambda row: self.is_target(row, target), words)
            coder.act("Return")
            return
        coder.press("Escape")

    def is_target(self, row, target):
        if target.startswith("inner"):
            return "The claim inside this mark" in row or row.startswith(self.words[target.split(" ")[-1]][:60])
        if target in self.quotes:
            return row.startswith(self.quotes[target][:60])
        return target in self.propositions and row.startswith(self.propositions[target][:60]) \
            and (row.endswith("Proposition") or row == self.propositions[target])


def targets(statement):
    links = statement.get("links", [])
    if isinstance(links, str):
        links = links.split("; ")
    return [link.removeprefix("denies ") for link in links
            if link.startswith(("denies", "inner")) and "(x)" not in link]


def ends(record, statement, type):
    return [r["to"] for r in record["relations"] if r["from"] == statement and r["type"] == type]


def is_mention(record, mentions, span):
    """The very words; where they stand twice in a sentence (“they”), either."""
    return len(mentions) == 1 and mentions[0]["exact"] == [record["text"][span[0]:span[1]]] \
        and abs(mentions[0]["spans"][0][0] - span[0]) < 100


def check_targets(s, record, statement, propositions):
    """Every denied statement and proposition that the coding names within reach."""
    id = s.statements[statement["id"]]
    have = ends(record, id, "denies")
    wordings = {p["id"]: p["wording"] for p in record["propositions"]}
    wrong = []
    for target in targets(statement):
        if target == "inner" or target.startswith("inner"):
            ok = any("annotation" in end for end in have)
        elif target in s.statements:
            ok = any(end.get("annotation") == s.statements[target] for end in have)
        else:
            ok = any(wordings.get(end.get("proposition")) == s.propositions[target] for end in have)
        if not ok:
            wrong.append(f"{statement['id']}: denies {have} rather than {target}")
    return wrong


def check_links(d, name, s, record):
    """What was linked by hand: as many of each kind as the coding has."""
    wanted = dict.fromkeys(LINKS.values(), 0)
    wanted["reported via"] = 0
    seen = set()
    for statement in load(name)["statements"]:
        wanted["reported via"] += bool(statement.get("reported_via"))
        links = statement.get("links") or ""
        for link in links.split("; ") if isinstance(links, str) else []:
            kind, _, end = link.partition(" ")
            pair = frozenset((statement["id"], end))
            if kind in LINKS and not link.endswith("(x)") and not (kind == "same_as" and pair in seen):
                wanted[LINKS[kind]] += 1
                seen.add(pair)
    have = {kind: sum(r["type"] == kind.replace(" ", "_") for r in record["relations"]) for kind in wanted}
    d.is_equal(f"{name}: its other links", have, wanted)


def check_crossing(d, s, project):
    """The denial in one article and the claim in the other meet at the proposition."""
    where = d.cli("proposition", project, "where", s.propositions["P1a"])
    d.ok("the denial and the claim are both found at the proposition",
         "denies" in where and "states" in where, where)


def check(d, name, s, record):
    """Every item of the coding is in the record, exactly."""
    coding = load(name)
    marks = {a["id"]: a for a in record["annotations"]}
    actors = {a["id"]: a["name"] for a in record["actors"]}
    propositions = {}
    wrong = []
    for statement in coding["statements"]:
        id = s.statements.get(statement["id"])
        mark = marks.get(id)
        if mark is None or mark["label"] != statement["label"] or mark["spans"] != statement["spans"]:
            wrong.append(f"{statement['id']}: span {mark and mark['spans']}")
            continue
        made = ends(record, id, "made_by")
        source = statement["source"]
        if source in NOBODY:
            if [e.get("none") for e in made] != [NOBODY[source][0]]:
                wrong.append(f"{statement['id']}: source {made}")
        elif [actors.get(e.get("actor")) for e in made] != [s.actors[source]]:
            wrong.append(f"{statement['id']}: source {[actors.get(e.get('actor')) for e in made]}")
        elif statement["id"] in s.on_the_way:
            pass
        elif statement["mention"] and not is_mention(record, [marks[e["mention"]] for e in made if "mention" in e],
                                                     statement["mention"]):
            wrong.append(f"{statement['id']}: mention {[marks[e['mention']]['exact'] for e in made if 'mention' in e]}")
        states = [e["proposition"] for e in ends(record, id, "states")]
        if len(states) != 1 or propositions.setdefault(statement["proposition"], states[0]) != states[0]:
            wrong.append(f"{statement['id']}: proposition {states}")
        cues = [marks[e["annotation"]]["spans"] for e in ends(record, id, "cue")]
        if statement["cue"] and cues != [[statement["cue"]]] and statement["id"] not in s.on_the_way:
            wrong.append(f"{statement['id']}: cue {cues} rather than {statement['cue']}")
        wrong += check_targets(s, record, statement, propositions)
    if len(set(propositions.values())) != len(propositions):
        wrong.append("two propositions of the coding are one")
    n = len(coding["statements"])
    d.ok(f"{name}: {n} statements with spans, sources, mentions, cues and propositions", not wrong, "; ".join(wrong))
    for kind, label in (("actors", "actor"), ("cues", "cue")):
        wanted = [list(span[:2]) for span in coding.get(kind, [])]
        have = [a["spans"][0] for a in marks.values() if a["label"] == label]
        d.is_equal(f"{name}: all {len(wanted)} {kind}", [span for span in wanted if span not in have], [])


def story(d):
    names = NAMES
    project = os.path.join(d.home, "project")
    d.cli("init", project, "--annotator", "ana")
    d.cli("import", project, *(os.path.join(desk.SHARED, "seeds", f"{name}.txt") for name in names))
    d.start(project)
    s = Story(d, project)
    for name in names:
        coder = s.code(name)
        for title in ("Who says so?", "States what?", "Which claim?"):
            right = [first for t, first in coder.offered if t == title]
            print(f"# {name} {title} first right {sum(right)} of {len(right)}", flush=True)
    d.is_equal("it closes", d.quit(), 0)
    for record in d.export(project):
        check(d, record["source"][:-4], s, record)
        check_links(d, record["source"][:-4], s, record)
    check_crossing(d, s, project)
    n = len(s.costs) or 1
    travel, without = sum(c[1] for c in s.costs) / n, sum(c[2] for c in s.costs) / n
    print(f"# presses a statement: {travel:.1f} with travel, {without:.1f} without; "
          f"a mention of a known actor: {s.known}")
    d.ok(f"at most {MOST['with travel']} presses with travel", travel <= MOST["with travel"])
    d.ok(f"at most {MOST['without']} without", without <= MOST["without"])
    d.ok("at most two for a known actor", all(n <= MOST["known actor"] for n in s.known))
    d.is_equal("no warnings", d.warnings(), [])


if __name__ == "__main__":
    desk.run(story, needs_shared=True, asks=True)
