#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who says what, and who denies it: two articles coded by keys alone, from the mark to the link
across articles, as a new user finds the program."""

import os
import subprocess
import time

import desk

BRIDGE = """Mayor says the bridge is safe

The mayor, Ada Brandt, said on Monday that the bridge was safe and that the engineers had checked it twice.

The union denied that anybody had checked the bridge. A spokesman said that the union would go to court.

“Nobody asked us about the bridge,” said Karl Olsen, head of the union. He added that 155 dockers had signed a letter.
"""
HARBOUR = """Harbour office rejects talk of a safe bridge

On Tuesday the harbour office denied that the bridge was safe. Ada Brandt answered that she had seen the report.
"""


def record(d, project, start):
    return next(r for r in d.export(project) if r["text"].startswith(start))


def mark(r, label, quote):
    found = [a for a in r["annotations"] if a["label"] == label and quote in " … ".join(a["exact"])]
    return found[0] if found else None


def links(r, mark_id, kind):
    return [l for l in r["relations"] if l["from"] == mark_id and l["type"] == kind]


def entry(r, kind, id_):
    return next((e for e in r[kind] if e["id"] == id_), None)


def question(d, title):
    """Waits for the picker with that question; its entry has the question's name and the keys."""
    return d.wait(f"the question “{title}”", lambda: title in asked(d), 8)


def asked(d):
    import pyatspi
    return [n.name for n in d.nodes() if n.getRoleName() == "text" and n.getState().contains(pyatspi.STATE_FOCUSED)]


def answers(d):
    """Names of the rows of the picker."""
    def look():
        for node in d.nodes():
            if node.getRoleName() == "list" and node.name == "Answers" and d.seen(node):
                return [row.name for row in node if d.seen(row)]
        return []
    return d.wait("answers", look, 8)


def in_text(d):
    d.wait("the keys back in the text", lambda: not any(q.endswith("?") or "…" in q for q in asked(d)), 8)


def answer(d, title, *keys):
    question(d, title)
    d.key(*(keys or ["Return"]))


def wait_for(d, what, check, detail=lambda: ""):
    try:
        d.wait(what, check, 10)
        return d.ok(what, True)
    except TimeoutError:
        return d.ok(what, False, str(detail()))


def first_claim(d, project):
    d.go_to("the bridge was safe")
    d.key("c")
    question(d, "Who says so?")
    rows = answers(d)
    d.ok("source: the likeliest is the first", "Ada Brandt" in rows[0], str(rows))
    d.ok("source: the cue is proposed", d.find("check box", having="said") is not None)
    d.shoot("coding-source")
    d.key("Return")
    answer(d, "States what?")
    in_text(d)
    r = record(d, project, "Mayor")
    claim = mark(r, "claim", "the bridge was safe")
    made = links(r, claim["id"], "made_by")
    d.is_equal("claim: one source", len(made), 1)
    d.is_equal("claim: its name", entry(r, "actors", made[0]["to"]["actor"])["name"], "Ada Brandt")
    d.ok("claim: the mention that names it", any(a["id"] == made[0]["to"].get("mention") and a["label"] == "actor"
                                                 for a in r["annotations"]))
    d.ok("claim: the cue", len(links(r, claim["id"], "cue")) == 1)
    d.ok("claim: a proposition", len(links(r, claim["id"], "states")) == 1)
    d.ok("claim: suggested first", made[0]["origin"] == "suggested:1", made[0]["origin"])


def denial(d, project):
    d.key("f", "f")
    if "anybody" not in d.text()[d.caret():d.caret() + 20]:
        d.go_to("anybody had")
    d.key("d")
    answer(d, "Who says so?")
    answer(d, "States what?")
    question(d, "Which claim?")
    rows = answers(d)
    d.ok("denial: this article's claim and the one inside are offered",
         any("the bridge was safe" in row for row in rows) and any("inside" in row for row in rows), str(rows))
    d.shoot("coding-claim")
    # The claim inside the denial, which nobody marked: a row of its own.
    inside = next(i for i, row in enumerate(rows) if "inside" in row)
    d.key(f"alt+{inside + 1}")
    in_text(d)
    r = record(d, project, "Mayor")
    it = mark(r, "denial", "anybody had checked")
    denies = links(r, it["id"], "denies")
    nested = mark(r, "claim", "anybody had checked the bridge")
    d.ok("denial: denies the claim inside it",
         nested is not None and [l["to"].get("annotation") for l in denies] == [nested["id"]], str(denies))
    d.ok("denial: the claim inside has a source", nested is not None and links(r, nested["id"], "made_by") != [])
    d.ok("denial: complete", links(r, it["id"], "made_by") != [] and links(r, it["id"], "states") != [])


def typed(d, project):
    d.go_to("the union would go")
    d.key("c")
    question(d, "Who says so?")
    d.type("zz")
    wait_for(d, "typing: a new actor is offered", lambda: any("zz" in row for row in answers(d)), lambda: answers(d))
    d.key("BackSpace", "BackSpace")
    d.type("the spokesman")
    d.key("Return")
    question(d, "States what?")
    d.key("Escape")
    in_text(d)
    r = record(d, project, "Mayor")
    claim = mark(r, "claim", "the union would go to court")
    made = links(r, claim["id"], "made_by")
    d.is_equal("typing: the new actor", entry(r, "actors", made[0]["to"]["actor"])["name"], "the spokesman")
    d.is_equal("typing: not a suggestion", made[0]["origin"], "typed")
    d.ok("escape: leaves the question open", links(r, claim["id"], "states") == [])
    d.key("Return")
    question(d, "States what?")
    d.ok("enter: asks the open question again", True)
    d.key("Escape")
    in_text(d)


def trimmed(d, project):
    d.go_to("155 dockers had")
    d.key("c")
    question(d, "Who says so?")
    d.key("ctrl+shift+Left")
    d.key("ctrl+shift+Left")
    wait_for(d, "trimming: from within the question",
             lambda: mark(record(d, project, "Mayor"), "claim", "155 dockers")["exact"] == ["155 dockers had signed"],
             lambda: mark(record(d, project, "Mayor"), "claim", "155 dockers"))
    question(d, "Who says so?")
    # Two sources: ticked, then taken together.
    rows = answers(d)
    d.key("space", "Down", "space")
    d.key("Return")
    question(d, "States what?")
    d.key("Escape")
    in_text(d)
    r = record(d, project, "Mayor")
    made = links(r, mark(r, "claim", "155 dockers")["id"], "made_by")
    d.is_equal("several: two sources", len(made), 2)
    d.key("ctrl+z")
    wait_for(d, "undo: both sources at once",
             lambda: links(record(d, project, "Mayor"), mark(record(d, project, "Mayor"), "claim", "155 dockers")["id"],
                           "made_by") == [])
    return rows


def mention(d, project):
    d.go_to("Karl Olsen")
    d.key("a")
    question(d, "Who is this?")
    d.key("Return")
    in_text(d)
    r = record(d, project, "Mayor")
    it = mark(r, "actor", "Karl Olsen")
    d.ok("mention: names an actor", it is not None and len(links(r, it["id"], "refers_to")) == 1)


def open_article(d, start, words):
    d.key("alt+1")
    d.activate_row(start)
    d.article_text = None
    d.wait("the article", lambda: d.text().startswith(words))
    d.focus()


def across(d, project):
    d.key("Escape")
    d.go_to("the bridge was safe")
    d.key("Tab")
    d.wait("the claim selected", lambda: d.is_showing(having="Label: Claim."))
    d.key("Escape")
    open_article(d, "Harbour office", "Harbour")
    d.go_to("the bridge was safe")
    d.key("d")
    answer(d, "Who says so?")
    question(d, "States what?")
    d.key("Escape")
    in_text(d)
    d.key("l")
    d.find(having="Link from")
    d.shoot("coding-link-bar")
    open_article(d, "Mayor says", "Mayor")
    d.ok("across: the link goes along", d.is_showing(having="Link from"))
    d.go_to("the bridge was safe")
    d.key("Return")
    question(d, "How are they linked?")
    rows = answers(d)
    d.ok("across: the proposition comes first", "states" in rows[0], str(rows))
    d.shoot("coding-link")
    d.key("Return")
    in_text(d)
    far, here = record(d, project, "Harbour"), record(d, project, "Mayor")
    stated = links(here, mark(here, "claim", "the bridge was safe")["id"], "states")[0]["to"]["proposition"]
    it = mark(far, "denial", "the bridge was safe")
    d.is_equal("across: denies the proposition", [l["to"] for l in links(far, it["id"], "denies")],
               [{"proposition": stated}])
    wait_for(d, "across: the claim shows who denies it",
             lambda: d.is_showing("label", having="harbour office") or d.is_showing("list item", having="denied that"))
    d.shoot("coding-answered")
    # There and back by one key each.
    d.key("g")
    d.article_text = None
    wait_for(d, "follow: g goes to the denial in the other article", lambda: d.text().startswith("Harbour"))
    d.article_text = None
    d.key("shift+g")
    wait_for(d, "follow: Shift+g comes back", lambda: d.text().startswith("Mayor"))


def incomplete(d):
    d.article_text = None
    d.key("shift+n")
    d.wait("a question", lambda: any(q.endswith("?") for q in asked(d)), 8)
    d.ok("incomplete: Shift+n goes there and asks", True)
    d.key("Escape")
    in_text(d)


def by_the_bus(d, project):
    """The same through the accessibility bus: rows of the picker can be read and pressed."""
    d.go_to("the engineers had")
    d.key("c")
    question(d, "Who says so?")
    rows = answers(d)
    d.ok("bus: rows have names", all(rows), str(rows))
    row = next(n for n in d.nodes() if n.getRoleName() == "list item" and n.name == rows[0] and d.seen(n))
    actions = row.queryAction()
    names = [actions.getName(i) for i in range(actions.nActions)]
    d.ok("bus: rows can be taken", "row.take" in names, str(names))
    actions.doAction(names.index("row.take"))
    question(d, "States what?")
    d.ok("bus: taking a row answers", True)
    # GTK 4.8 tells the bus the wrong place of what is in a popover.
    _, x, y, width, _ = d.windows()[-1]
    subprocess.run(["xdotool", "mousemove", str(x + width // 2), str(y + 122), "click", "1"], check=True)
    in_text(d)
    r = record(d, project, "Mayor")
    d.ok("mouse: a press on a row takes it", links(r, mark(r, "claim", "the engineers had")["id"], "states") != [])


def story(d):
    project = os.path.join(d.home, "coding")
    d.cli("init", project, "--annotator", "ana")
    for name, text in (("bridge", BRIDGE), ("harbour", HARBOUR)):
        path = os.path.join(d.home, f"{name}.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        d.cli("import", project, path)
    start = time.monotonic()
    d.start(project)
    open_article(d, "Mayor says", "Mayor")
    first_claim(d, project)
    denial(d, project)
    typed(d, project)
    trimmed(d, project)
    mention(d, project)
    by_the_bus(d, project)
    across(d, project)
    incomplete(d)
    d.is_equal("it closes", d.quit(), 0)
    d.is_equal("no warnings", d.warnings(), [])
    print(f"# {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    desk.run(story, asks=True)
