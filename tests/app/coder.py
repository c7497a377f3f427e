# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A coder at the desk: brings the marks of a finished coding into the window
by real keys, as a person would who knows what is right, and counts presses.

What a key did is read from the journal; what the program offers, from the
accessibility bus. A suggestion is taken only when it is right."""

import re

from journal import Journal

LETTERS = {"claim": "c", "denial": "d", "doubt": "o", "actor": "a", "cue": "q"}


class Coder:
    def __init__(self, desk, project, article, text, blocks):
        self.desk = desk
        self.journal = Journal(project).read()
        self.article = article
        self.text = text
        self.blocks = [(b["start"], b["end"]) for b in blocks]
        self.presses = 0
        self.answers = None
        self.offered = []  # (question, whether the first offer was right)

    # Presses.

    def press(self, *keys):
        for key in keys:
            self.presses += 1
            self.desk.key(key)

    def type(self, words):
        self.presses += len(words)
        self.desk.type(words)

    def act(self, *keys, seconds=5):
        """Presses that change something; waits until it is durable."""
        before = self.journal.read().n_lines
        self.press(*keys)
        return self.journal.n_lines > before or self.journal.wait_more(seconds)

    # Where the caret is: the window shows the blocks, one a line.

    def caret(self):
        position = self.desk.caret()
        for start, end in self.blocks:
            if position <= end - start:
                return start + position
            position -= end - start + 1
        return len(self.text)

    def words_between(self, a, b):
        return len(re.findall(r"\w[\w’'-]*|[^\w\s]+", self.text[min(a, b):max(a, b)]))

    def travel(self, start):
        """To `start`, from content to content, then by words and characters."""
        here = self.caret()
        if here > start:
            here = self.go_back(start)
        while here < start:
            self.press("f")
            on = self.caret()
            if on <= here or on > start and self.words_between(here, start) < self.words_between(start, on) + 1:
                if on > start:
                    self.press("b")
                break
            here = on
            if here > start:
                break
        self.walk(start)

    def go_back(self, start):
        here = self.caret()
        while here > start:
            self.press("b")
            back = self.caret()
            if back >= here:
                break
            here = back
        return here

    def walk(self, start):
        for key, forward, far in (("ctrl+Right", True, 3), ("ctrl+Left", False, 3), ("Right", True, 0),
                                  ("Left", False, 0)):
            for _ in range(60):
                here = self.caret()
                gap = start - here if forward else here - start
                if gap <= far:
                    break
                self.press(key)
                if self.caret() == here:
                    break

    # Marks.

    def mark(self, label, spans):
        """Makes the mark and trims it. Returns its id, and whether the first try was exact."""
        before = set(self.journal.read().marks(self.article))
        if not self.act(LETTERS[label], seconds=3):
            for mark, item in self.journal.marks(self.article).items():
                if item["label"] == label and item["spans"] == spans:
                    return mark, True  # made by an answer: the claim inside a denial
            raise AssertionError(f"{label} at {self.caret()} did nothing")
        new = [m for m in self.journal.marks(self.article) if m not in before
               and self.journal.marks()[m]["label"] == label]
        assert new, f"no {label} at {self.caret()}"
        mark = new[0]
        exact = self.spans(mark) == spans
        if not exact:
            self.trim(mark, spans)
        return mark, exact

    def spans(self, mark):
        return self.journal.marks()[mark]["spans"]

    def trim(self, mark, spans):
        """Moves the ends of the mark (of one piece) until they fit; the pickers let these keys
        through."""
        start, end = spans[-1]
        self.move_end(mark, 1, end)
        if self.spans(mark)[0][0] != start:
            self.press("alt+s")
            self.move_end(mark, 0, start)

    def move_end(self, mark, which, target):
        for _ in range(40):
            now = self.spans(mark)[-1 if which else 0][which]
            if now == target:
                return
            right = target > now
            far = abs(target - now) > 1 and (self.words_between(now, target) > 1 or abs(target - now) > 3)
            key = ("ctrl+shift+" if far else "shift+") + ("Right" if right else "Left")
            if not self.act(key, seconds=2):
                return

    # Answers.

    def find_picker(self):
        """The list of answers and the title; they are other ones each time the picker comes up."""
        try:
            if self.answers is not None and self.desk.seen(self.answers):
                return True
        except Exception:
            pass
        self.answers = self.title = None
        try:
            self.answers = self.desk.find(role="list", name="Answers", seconds=2)
        except TimeoutError:
            return False
        box = self.answers
        while self.title is None and box is not None:
            box = box.parent
            self.title = next((child for child in box if child.getRoleName() == "label"), None)
        return True

    def list_answers(self):
        """What the picker offers, best first; [] when none is open."""
        return [row.name for row in self.answers if self.desk.seen(row)] if self.find_picker() else []

    def question(self):
        """The question that is open, or None."""
        return self.title.name if self.find_picker() else None

    def wait_question(self, title, seconds=3):
        try:
            return self.desk.wait(f"“{title}”", lambda: self.question() == title, seconds)
        except TimeoutError:
            return False

    def answer(self, title, right, words):
        """Takes the answer for which `right (row)` holds; else types `words` until it comes first.
        Returns whether it was offered first."""
        assert self.wait_question(title), f"{title} was not asked, but {self.question()}"
        rows = self.list_answers()
        first = bool(rows) and right(rows[0])
        self.offered.append((title, first))
        if not first:
            print(f"# {title} offered {rows[:3]}, right is {words}", flush=True)
        if first:
            self.act("Return")
            return True
        for n, row in enumerate(rows[:9]):
            if right(row):
                self.act(f"alt+{n + 1}")
                return False
        self.find_by_typing(right, words)
        self.act("Return")
        return False

    def find_by_typing(self, right, words):
        """A few letters, a look, a few more."""
        for n in range(0, len(words), 4):
            self.type(words[n:n + 4])
            self.desk.wait("the list", lambda: True)
            rows = self.list_answers()
            if rows and right(rows[0]):
                return
        raise AssertionError(f"“{words}” is not first: {self.list_answers()[:3]}")

    # Links by hand.

    def select(self, mark):
        """Travels to the mark and, in a stack, on to it."""
        item = self.journal.read().marks()[mark]
        quote = f"“{' … '.join(item['exact'])[:50]}"
        self.press("Escape")
        self.travel(item["spans"][0][0])
        for _ in range(12):
            self.press("Tab")
            if self.desk.is_showing(role="label", having=quote):
                return
        raise AssertionError(f"{quote} cannot be selected")

    def choose(self, right, words):
        """The first row for which `right (row)` holds, whatever is asked."""
        rows = self.desk.wait("a list", self.list_answers, 5)
        for n, row in enumerate(rows[:9]):
            if right(row):
                return self.press("Return" if n == 0 else f"alt+{n + 1}")
        self.find_by_typing(right, words)
        return self.press("Return")

    def link_to_mark(self, start, type, end):
        before = self.journal.read().n_lines
        self.select(start)
        self.press("l")
        self.select_end(end)
        self.press("Return")
        self.choose(lambda row: row.startswith(type), type)
        return self.journal.n_lines > before or self.journal.wait_more()

    def select_end(self, mark):
        """As select(), but Escape would end the link that was begun."""
        item = self.journal.marks()[mark]
        self.travel(item["spans"][0][0])
        quote = f"“{' … '.join(item['exact'])[:50]}"
        for _ in range(12):
            self.press("Tab")
            if self.desk.is_showing(role="label", having=quote):
                return
        raise AssertionError(f"{quote} cannot be reached")

    def link_to_actor(self, start, type, name):
        before = self.journal.read().n_lines
        self.select(start)
        self.press("l", "l")
        self.choose(lambda row: row.startswith(type), type)
        self.desk.wait("the next question", lambda: (self.question() or "").startswith(type), 5)
        self.choose(lambda row: row.startswith(name), name)
        return self.journal.n_lines > before or self.journal.wait_more()
