#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every state of the window has a picture, and says in words what it shows."""

import glob
import os
import subprocess
import time

import desk

RIGHT_TO_LEFT = os.path.join(desk.BUILD, "tests", "app", "libright-to-left.so")
ARABIC = """الوزير ينفي تسرب المياه

قال المدير أحمد سالم يوم الاثنين إن المصنع أفرغ خزاناته في البحيرة ثلاث مرات.

ونفى الوزير ذلك، وقال إن «المياه نظيفة». وقال متحدث باسم Halden Mill إن النتائج غير واضحة.
"""


def sample(d):
    folder = os.path.join(d.environ["XDG_DATA_HOME"], "gainsay", "sample")
    d.wait("the sample", lambda: os.path.exists(os.path.join(folder, "project.json")), 30)
    return folder


def read_sample(d):
    """Read, with a claim selected."""
    d.key("alt+1")
    d.activate_row("Fishers say paper mill")
    d.wait("the article", lambda: d.text().startswith("Fishers say"))
    d.wait("its marks", lambda: len(d.underlined()) >= 3)


def library_and_reader(d):
    d.start()
    sample(d)
    d.find("label", having="Water board: oxygen", seconds=30)
    d.ok("first start: the library lists the sample", d.is_showing("label", having="Three stories"))
    d.ok("the library: outlet, date and marks under a headline", d.is_showing("label", having="Velden Courier · 6 Mar 2026 · "))
    d.shoot("library-light")

    d.key("ctrl+k")
    d.type("ledger")
    d.wait("a shorter list", lambda: not d.is_showing("label", having="Fishers say"))
    d.ok("the library finds by outlet", d.is_showing("label", having="Three stories"))
    d.type("zzz")
    d.ok("the library: nothing found is said", d.find("label", "Nothing Found") is not None)
    d.shoot("library-nothing-found")
    d.key("ctrl+a", "BackSpace")

    read_sample(d)
    d.key("n", "n", "n")
    d.ok("the status line counts the marks", d.find(having=" marks") is not None)
    d.ok("the status line says it is saved", d.status())
    d.ok("the inspector shows the mark", d.find(having="at least 40 tonnes") is not None)
    d.shoot("reader-light")
    d.key("m")
    time.sleep(0.5)
    d.shoot("reader-note")
    d.key("Escape", "F6")
    d.activate_row("Fishers say paper mill")
    d.key("ctrl+Home", "n", "n", "n", "r")
    d.shoot("reader-relabel")
    d.key("Escape")

    for width in (1000, 800, 640, 360):
        d.resize(width, 700)
        d.shoot(f"reader-{width}")
    d.is_equal("narrow: the window is as narrow as asked", d.window_size()[0], 360)
    narrow_buttons(d)
    d.key("F9")
    d.ok("narrow: F9 shows the list", d.find("label", having="Water board") is not None)
    d.shoot("reader-360-list")
    d.key("F9", "m")
    d.ok("narrow: a note opens the inspector", d.find(having="Attributes") is not None)
    time.sleep(0.5)
    d.shoot("reader-360-inspector")
    d.key("Escape", "shift+F9", "F10")
    d.ok("narrow: the menu has what the header has no room for", d.find(having="Selected Mark") is not None)
    d.shoot("reader-360-menu")
    d.key("Escape", "alt+1")
    d.shoot("library-360")
    d.resize(1200, 800)

    d.is_equal("no warnings so far", d.warnings(), [])
    d.key("ctrl+question")
    d.ok("the shortcuts window lists the letters", d.find("label", having="Denial") is not None)
    d.shoot("shortcuts")
    d.key("Escape")
    d.is_equal("it closes", d.quit(), 0)


def is_in_header(node):
    while node is not None and node.name != "AdwHeaderBar":
        node = node.parent
    return node is not None


def narrow_buttons(d):
    import pyatspi
    top = [node for node in d.nodes() if node.getRoleName() in ("push button", "toggle button") and d.seen(node)
           and node.name not in ("", "Close", "Minimize", "Maximize")
           and node.queryComponent().getExtents(pyatspi.WINDOW_COORDS).y < 40
           and node.queryComponent().getExtents(pyatspi.WINDOW_COORDS).width > 20 and is_in_header(node)]
    names = sorted({node.name for node in top})
    d.ok("narrow: at most two buttons in the header", len(names) <= 2, str(names))


def dark(d):
    d.setting("color-scheme", "'dark'")
    d.start()
    d.find("label", having="Water board: oxygen", seconds=30)
    d.shoot("library-dark")
    read_sample(d)
    d.key("n", "n", "n")
    d.ok("dark: the article reads the same", "at least 40 tonnes" in d.text())
    d.shoot("reader-dark")
    d.is_equal("dark: it closes", d.quit(), 0)
    d.setting("color-scheme", "'default'")


def high_contrast(d):
    d.start(environ={"ADW_DEBUG_HIGH_CONTRAST": "1"})
    d.find("label", having="Water board: oxygen", seconds=30)
    read_sample(d)
    d.key("n", "n", "n")
    d.ok("high contrast: the marks are there", len(d.underlined()) >= 3)
    d.shoot("reader-high-contrast")
    d.is_equal("high contrast: it closes", d.quit(), 0)


def large_text(d):
    subprocess.run(["xprop", "-root", "-f", "RESOURCE_MANAGER", "8s",
                    "-set", "RESOURCE_MANAGER", "Xft.dpi: 192\n"], check=True)
    d.start()
    d.find("label", having="Water board: oxygen", seconds=30)
    d.shoot("library-double-size")
    read_sample(d)
    d.key("n", "n", "n")
    d.ok("double size: the article is there", "at least 40 tonnes" in d.text())
    d.shoot("reader-double-size")
    d.is_equal("double size: it closes", d.quit(), 0)
    subprocess.run(["xprop", "-root", "-remove", "RESOURCE_MANAGER"], check=True)

    # The text of articles alone.
    d.start()
    d.find("label", having="Water board: oxygen", seconds=30)
    read_sample(d)
    d.key("ctrl+plus", repeat=8)
    d.shoot("reader-larger-text")
    d.key("ctrl+0")
    d.is_equal("larger text: it closes", d.quit(), 0)


def right_to_left(d):
    article = os.path.join(d.home, "arabic.txt")
    project = os.path.join(d.home, "rtl")
    with open(article, "w", encoding="utf-8") as file:
        file.write(ARABIC)
    d.cli("init", project, "--annotator", "ana")
    d.start(project, article, environ={"LD_PRELOAD": RIGHT_TO_LEFT})
    d.wait("the Arabic article", lambda: "الوزير" in d.text())
    d.go_to("المصنع")
    d.key("ctrl+shift+Right", repeat=2)
    d.key("c")
    d.go_to("أحمد")
    d.key("a", "Escape")
    d.go_to("نظيفة")
    d.key("d")
    d.ok("right to left: the marks are heard", len(d.underlined()) >= 1)
    d.shoot("reader-right-to-left")
    d.key("alt+1")
    d.shoot("library-right-to-left")
    d.is_equal("right to left: it closes", d.quit(), 0)
    record = d.export(project)[0]
    d.ok("right to left: the offsets are right",
         all(record["text"][s:e] == q for a in record["annotations"] for (s, e), q in zip(a["spans"], a["exact"])))
    d.ok("right to left: marks were made", len(record["annotations"]) >= 2, str(len(record["annotations"])))


def bad_input(d):
    project = os.path.join(d.home, "empty")
    files = {"picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "empty.txt": b"",
             "latin.txt": b"The mayor said that the caf\xe9 was closed.\xff\xfe\x80\n",
             "good.txt": "The mayor said that the bridge was safe.\n".encode()}
    for name, content in files.items():
        with open(os.path.join(d.home, name), "wb") as file:
            file.write(content)
    d.cli("init", project, "--annotator", "ana")
    d.start(project)
    d.ok("an empty project says what to do", d.find("label", "No Articles Yet") is not None)
    d.ok("an empty project offers to add files", d.find("push button", having="Add Files…") is not None)
    d.shoot("empty-project")
    d.is_equal("an empty project closes", d.quit(), 0)

    d.start(project, *(os.path.join(d.home, name) for name in files))
    d.find(having="could not be added", seconds=20)
    for name in ("picture.txt", "empty.txt", "latin.txt"):
        d.ok(f"failed import: {name} is named", d.find("label", having=name) is not None)
    d.shoot("failed-import")
    d.key("Return")
    d.wait("the good one in the library", lambda: len(d.export(project)) >= 1)
    d.ok("failed import: the good one was added", any("bridge was safe" in r["text"] for r in d.export(project)))
    d.shoot("after-failed-import")
    d.is_equal("failed import: it closes", d.quit(), 0)


def export_window(d):
    d.start(sample(d))
    d.find("label", having="Water board: oxygen", seconds=30)
    d.key("ctrl+e")
    d.ok("export: the formats are named", d.find(having="JSON Lines") is not None)
    d.shoot("export-options")
    d.key("Escape")
    d.is_equal("export: it closes", d.quit(), 0)


def damage(d):
    folder = sample(d)
    state = sorted(glob.glob(os.path.join(folder, "annotations", "*", "*", "*.json")))[0]
    with open(state, "rb") as file:
        content = file.read()
    with open(state, "wb") as file:
        file.write(content[: len(content) // 2])
    d.start(folder)
    d.ok("damage: the window says so", d.find("label", having="in the project folder wants a look") is not None)
    d.shoot("damage-bar")
    d.activate(d.find("push button", having="Look"))
    d.ok("damage: the file is named", d.find(having=os.path.basename(state)) is not None)
    d.shoot("damage-findings")
    d.key("Escape")
    read_sample(d)
    d.ok("damage: the rest opens", "at least 40 tonnes" in d.text())
    d.is_equal("damage: it closes", d.quit(), 0)

    broken = os.path.join(d.home, "broken")
    os.makedirs(os.path.join(broken, "project.json"))
    d.start(broken)
    d.ok("a broken project: the window says so", d.find("label", "The Project Could Not Be Opened") is not None)
    d.ok("a broken project: another can be opened", d.find("push button", having="Open Project…") is not None)
    d.shoot("broken-project")
    d.is_equal("a broken project: it closes", d.quit(), 0)


def story(d):
    for part in (library_and_reader, dark, high_contrast, large_text, right_to_left, bad_input, export_window, damage):
        if not os.environ.get("GAIN_PARTS") or part.__name__ in os.environ["GAIN_PARTS"].split(","):
            part(d)
    d.is_equal("no warnings", d.warnings(), [])


if __name__ == "__main__":
    desk.run(story)
