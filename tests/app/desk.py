# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the desk: starts the program on a virtual display, presses real
keys, looks through the accessibility bus, takes pictures.

A story calls `run(story)`; the script then starts itself again under Xvfb and
a private session bus, with settings and data folders of its own.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.environ.get("GAIN_BUILD", os.path.join(ROOT, "build"))
SHARED = os.environ.get("GAIN_TEST_SHARED", os.path.join(ROOT, "..", "shared"))
RESULTS = 9  # file descriptor

# Bugs of the platform that nobody here can mend, by their own words.
KNOWN_NOISE = (
    "g_dbus_method_invocation_return_value_internal",  # GTK 4.8: addSelection's reply
    "Unable to acquire session bus",
    "Unable to register the application",
    "reported min width -4",  # GTK 4.8: the keys in the shortcuts window
    # GTK 4.8: a pane that folds between layout and drawing is drawn a frame later.
    "Trying to snapshot AdwToastOverlay",
    "Trying to snapshot GainShell",
    "Trying to snapshot GtkGizmo",  # GTK: a popover that closes while it is drawn
    "dconf",
    "GVFS-RemoteVolumeMonitor",
    "libEGL",
    "MESA",
    "Vulkan",
)


def run(story, needs_shared=False, asks=False):
    """Runs `story (desk)` on a virtual display; never returns. `asks`: a new mark asks who says so,
    as it does for a new user; without it the stories mark only."""
    if needs_shared and not os.path.isdir(os.path.join(SHARED, "seeds")):
        print("1..0 # SKIP no shared articles here")
        sys.exit(0)
    for tool in ("xvfb-run", "dbus-run-session", "xdotool", "import"):
        if shutil.which(tool) is None:
            print(f"1..0 # SKIP {tool} is not installed")
            sys.exit(0)
    if os.environ.get("GAIN_DESK") != "1":
        os.environ["GAIN_DESK"] = "1"
        # What the buses say is no result: their output goes where errors go, ours keeps its place.
        os.dup2(os.dup(1), RESULTS, inheritable=True)
        os.dup2(2, 1)
        # -noreset: the display must outlive the last window. -n: stories that start at the same
        # moment would all find the same number free.
        os.execvp("xvfb-run", ["xvfb-run", "-a", "-n", str(100 + os.getpid() % 800), "-s", "-noreset -screen 0 1280x900x24",
                               "dbus-run-session", "--", sys.executable, *sys.argv])
    os.dup2(RESULTS, 1)
    with tempfile.TemporaryDirectory(prefix="gainsay-story-") as home:
        desk = Desk(home)
        if not asks:
            desk.setting("ask-after-marking", "false")
        try:
            story(desk)
        except Exception:
            if desk.process is not None:
                print(f"# exit status {desk.process.poll()}", file=sys.stderr)
            desk.shoot("failed")
            desk.dump()
            raise
        finally:
            desk.kill()
    print(f"1..{desk.n_cases}")
    sys.exit(1 if desk.n_failed else 0)


class Desk:
    def __init__(self, home):
        self.home = home
        self.process = None
        self.app = None
        self.article_text = None
        self.pressed_at = (0, 0)
        self.n_cases = 0
        self.n_failed = 0
        self.pictures = os.environ.get("GAIN_PICTURES", os.path.join(BUILD, "pictures"))
        os.makedirs(self.pictures, exist_ok=True)
        self.environ = dict(os.environ)
        for key, folder in (("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"),
                            ("XDG_CACHE_HOME", "cache"), ("XDG_RUNTIME_DIR", "run")):
            self.environ[key] = os.path.join(home, folder)
            os.makedirs(self.environ[key], mode=0o700, exist_ok=True)
        self.environ.update({
            "GTK_A11Y": "atspi",
            "GSK_RENDERER": "cairo",
            "GSETTINGS_BACKEND": "keyfile",
            "GSETTINGS_SCHEMA_DIR": os.path.join(BUILD, "data"),
            "GIO_USE_VFS": "local",
            "GDK_BACKEND": "x11",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "LC_ALL": "C.UTF-8",
            "NO_AT_BRIDGE": "0",
        })
        # The bus of this story announces itself to the accessibility library here.
        os.environ.update({k: self.environ[k] for k in ("XDG_RUNTIME_DIR",)})
        self.log = os.path.join(home, "stderr")

    # What a story says.

    def ok(self, what, true, detail=""):
        self.n_cases += 1
        if not true:
            self.n_failed += 1
            self.shoot(f"not-ok-{self.n_cases}")
        print(f"{'ok' if true else 'not ok'} {self.n_cases} - {what}", flush=True)
        if not true and detail:
            print(f"# {detail}", flush=True)
        return true

    def skip(self, what, why):
        self.n_cases += 1
        print(f"ok {self.n_cases} - {what} # SKIP {why}", flush=True)

    def is_equal(self, what, got, want):
        return self.ok(what, got == want, f"got {got!r}, wanted {want!r}")

    # The program.

    def start(self, *arguments, environ=None):
        self.kill()
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen([os.path.join(BUILD, "src", "app", "gainsay"), *arguments],
                                            env={**self.environ, **(environ or {})}, stderr=log)
        self.article_text = None
        self.app = self.wait("the program on the accessibility bus", self._find_app, 40)
        # Until somebody says so the keys go to whatever lies below the pointer: a popover that comes
        # and goes there takes them along.
        self.wait("a window", self.windows)
        subprocess.run(["xdotool", "windowfocus", self.window_id()], check=False)

    def _find_app(self):
        import pyatspi
        if self.process.poll() is not None:
            raise SystemExit(f"The program ended with status {self.process.returncode}.")
        desktop = pyatspi.Registry.getDesktop(0)
        for child in desktop:
            if child is not None and child.get_process_id() == self.process.pid and child.childCount > 0:
                return child
        return None

    def quit(self):
        """As a person does it; the exit status must be 0."""
        self.focus()
        self.key("ctrl+q")
        status = self.process.wait(timeout=30)
        self.process = None
        return status

    def kill(self):
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        self.process = None

    def cli(self, *arguments, check=True):
        result = subprocess.run([os.path.join(BUILD, "src", "cli", "gainsay-cli"), *arguments],
                                env=self.environ, capture_output=True, text=True, timeout=120)
        if check and result.returncode != 0:
            raise RuntimeError(f"gainsay-cli {' '.join(arguments)}: {result.stderr}")
        return result.stdout

    def export(self, project):
        """The project as JSON Lines, parsed."""
        path = os.path.join(self.home, "export.jsonl")
        self.cli("export", project, "--format", "jsonl", "--output", path)
        with open(path, encoding="utf-8", newline="\n") as file:
            return [json.loads(line) for line in file.read().split("\n") if line]

    def warnings(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return [line for line in log.read().split("\n")
                    if ("WARNING" in line or "CRITICAL" in line or "ERROR" in line)
                    and not any(noise in line for noise in KNOWN_NOISE)]

    # Looking.

    @staticmethod
    def wait(what, find, seconds=15):
        end = time.monotonic() + seconds
        while True:
            try:
                found = find()
            except Exception:  # what vanished while we looked
                found = None
            if found:
                return found
            if time.monotonic() > end:
                raise TimeoutError(f"waited {seconds} s for {what}")
            time.sleep(0.05)

    def nodes(self, root=None):
        stack = [root if root is not None else self.app]
        while stack:
            node = stack.pop()
            if node is None:
                continue
            yield node
            try:
                stack.extend(reversed([child for child in node]))
            except Exception:
                pass

    def seen(self, node):
        """GTK 4.8 never says “showing”; what is not on the screen has no size."""
        import pyatspi
        if not node.getState().contains(pyatspi.STATE_VISIBLE):
            return False
        try:
            box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        except NotImplementedError:
            return False
        return box.width > 0 and box.height > 0

    def find(self, role=None, name=None, having=None, seconds=15, showing=True):
        def look():
            for node in self.nodes():
                if role is not None and node.getRoleName() != role:
                    continue
                if name is not None and node.name != name:
                    continue
                if having is not None and having not in (node.name or ""):
                    continue
                if not showing or self.seen(node):
                    return node
            return None
        return self.wait(f"{role or 'anything'} “{name or having}”", look, seconds)

    def absent(self, role, name):
        return not any(n.getRoleName() == role and n.name == name and self.seen(n) for n in self.nodes())

    def text_node(self):
        """The article's text; looked for once, since that walks the whole window."""
        if self.article_text is None:
            self.article_text = self.wait("the article's text", self._text_node)
        return self.article_text

    def _text_node(self):
        import pyatspi
        for node in self.nodes():
            if node.getRoleName() == "text" and self.seen(node):
                state = node.getState()
                if state.contains(pyatspi.STATE_MULTI_LINE) and not state.contains(pyatspi.STATE_EDITABLE):
                    return node
        return None

    def text(self):
        return self.text_node().queryText().getText(0, -1)

    def underlined(self):
        """(start, end) of the runs that assistive tools hear as underlined."""
        text = self.text_node().queryText()
        runs, offset, count = [], 0, text.characterCount
        while offset < count:
            attributes, start, end = text.getAttributes(offset)
            if "underline" in attributes and "underline:none" not in attributes.replace(" ", ""):
                if runs and runs[-1][1] == start:
                    runs[-1] = (runs[-1][0], end)
                else:
                    runs.append((start, end))
            if end <= offset:
                break
            offset = end
        return runs

    def dump(self):
        try:
            for node in self.nodes():
                if node.name and self.seen(node):
                    print(f"# {node.getRoleName()} “{node.name}”", file=sys.stderr)
        except Exception as error:
            print(f"# tree: {error}", file=sys.stderr)
        if os.path.exists(self.log):
            with open(self.log, encoding="utf-8", errors="replace") as log:
                print(log.read()[-4000:], file=sys.stderr)

    # Acting.

    def focus(self):
        """No window manager here: who closes a window gives the keys back to nobody."""
        try:
            self.wait("the window alone", lambda: len(self.windows()) == 1, 3)
        except TimeoutError:
            pass
        subprocess.run(["xdotool", "windowfocus", self.window_id()], check=False)
        time.sleep(0.1)

    def key(self, *keys, repeat=1):
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "12", *[key] * repeat], check=True)
        time.sleep(0.05)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "12", text], check=True)
        time.sleep(0.1)

    def click(self, node):
        import pyatspi
        box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        window = self.window_position()
        subprocess.run(["xdotool", "mousemove", str(window[0] + box.x + box.width // 2),
                        str(window[1] + box.y + box.height // 2), "click", "1"], check=True)
        time.sleep(0.2)

    def activate(self, node):
        node.queryAction().doAction(0)
        time.sleep(0.15)

    def activate_row(self, start):
        """Opens an article of the library by its first words, or the first one."""
        def row():
            for node in self.nodes():
                if node.getRoleName() == "label" and self.seen(node) and node.name \
                        and (start is None or node.name.startswith(start[:30])):
                    parent = node.parent
                    while parent is not None and parent.getRoleName() not in ("list item", "table row"):
                        parent = parent.parent
                    if parent is not None:
                        return node
            return None
        self.click(self.wait(f"the row “{start}”", row))

    def windows(self):
        """[(id, x, y, width, height)] of the program, the largest first; popovers are windows, too."""
        out = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                             capture_output=True, text=True).stdout.split()
        found = []
        for window in out:
            shell = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window],
                                   capture_output=True, text=True).stdout
            values = {k: int(v) for k, v in (line.split("=") for line in shell.split() if "=" in line)}
            if "WIDTH" in values:
                found.append((window, values["X"], values["Y"], values["WIDTH"], values["HEIGHT"]))
        return sorted(found, key=lambda w: -w[3] * w[4])

    def window_id(self):
        return self.windows()[0][0]

    def window_position(self):
        return self.windows()[0][1:3]

    def window_size(self):
        return self.windows()[0][3:5]

    def click_in_popover(self, n, of):
        """Presses the n-th of so many equal buttons in a row; GTK 4.8 misplaces those for the bus."""
        _, x, y, width, height = self.wait("a popover", lambda: len(self.windows()) > 1 and self.windows()[-1])
        shadow = 24
        subprocess.run(["xdotool", "mousemove", str(int(x + shadow + (width - 2 * shadow) * (n + 0.5) / of)),
                        str(y + height // 2), "click", "1"], check=True)
        time.sleep(0.2)

    def click_on_popover(self, node, button="1"):
        """Presses what lies in the popover on top. GTK 4.8 tells the bus where it is in its popover as if
        that began where the popover's parent does."""
        import pyatspi

        def look():
            _, x, y, width, height = self.windows()[-1]
            popover = node
            while popover is not None:
                try:
                    box = popover.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
                    if (box.width, box.height) == (width, height):
                        return x - box.x, y - box.y
                except NotImplementedError:  # a page of a stack
                    pass
                popover = popover.parent
            return None
        x, y = self.wait("the popover", look, 5)
        box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        subprocess.run(["xdotool", "mousemove", str(x + box.x + box.width // 2), str(y + box.y + box.height // 2),
                        "click", button], check=True)
        time.sleep(0.2)

    def resize(self, width, height):
        subprocess.run(["xdotool", "windowsize", self.window_id(), str(width), str(height)], check=True)
        time.sleep(0.6)

    def caret(self):
        return self.text_node().queryText().caretOffset

    def go_to(self, quote, within=0, occurrence=0):
        """Moves the caret by keys to the first character of `quote`: sentence by sentence, then
        word by word, then character by character."""
        text = self.text()
        target = -1
        for _ in range(occurrence + 1):
            target = text.index(quote, target + 1)
        target += within
        self.key("ctrl+Home")
        for key, far in (("j", 60), ("ctrl+Right", 12)):
            for _ in range(400):
                if target - self.caret() <= far:
                    break
                before = self.caret()
                self.key(key)
                if self.caret() > target:
                    break
                if self.caret() <= before:  # the end, or words from right to left
                    break
        step = target - self.caret()
        if step:
            self._walk_to(target)
        self.wait(f"the caret at {target}", lambda: self.caret() == target, 5)
        return target

    def _walk_to(self, target):
        """By arrows. They go by what is seen, so the other way where text runs from right to left,
        and one of them may pass several characters: accents, parts of an emoji."""
        on, back = "Right", "Left"
        if unicodedata.bidirectional(self.text()[target]) in ("R", "AL"):
            on, back = back, on
        for _ in range(80):
            before = target - self.caret()
            if before == 0:
                break
            self.key(on if before > 0 else back, repeat=max(1, abs(before) // 3))

    def shoot(self, name):
        """A picture of the screen, as far as there is something on it."""
        path = os.path.join(self.pictures, f"{name}.png")
        subprocess.run(["import", "-window", "root", "-trim", "+repage", path], check=False)
        return path

    # By mouse. GTK 4.8 tells nobody where a character is, so we feel for it: press, look where
    # the caret went.

    def mouse(self, x, y, *do):
        window = self.window_position()
        subprocess.run(["xdotool", "mousemove", str(window[0] + int(x)), str(window[1] + int(y)), *do], check=True)

    def _caret_after_press(self, x, y):
        # Two presses close to each other in time and place would select a word.
        if abs(x - self.pressed_at[0]) < 12 and abs(y - self.pressed_at[1]) < 12:
            time.sleep(0.45)
        self.pressed_at = (x, y)
        self.mouse(x, y, "click", "1")
        time.sleep(0.12)
        return self.caret()

    def place_of(self, offset):
        """(x, y) in the window, just before the character at `offset`, which must be in view."""
        import pyatspi
        box = self.text_node().queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        low, high = box.y + 8, box.y + min(box.height, self.window_size()[1] - box.y - 60) - 8
        right = box.x + box.width - 60
        while high - low > 9:  # the line: the first whose last character is not before the offset
            middle = (low + high) // 2
            if self._caret_after_press(right, middle) >= offset:
                high = middle
            else:
                low = middle
        y, left = high + 5, box.x + 40
        while right - left > 3:
            middle = (left + right) // 2
            # A press in the margin leaves the caret where it is: it has to be before the offset.
            self.key("k", "Left")
            if self._caret_after_press(middle, y) >= offset:
                right = middle
            else:
                left = middle
        return right + 1, y

    def drag(self, start, end):
        """Selects what lies between two places of the window."""
        time.sleep(0.5)
        self.mouse(*start, "mousedown", "1")
        for step in range(1, 9):
            self.mouse(start[0] + (end[0] - start[0]) * step / 8, start[1] + (end[1] - start[1]) * step / 8)
            time.sleep(0.03)
        self.mouse(*end, "mouseup", "1")
        time.sleep(0.3)

    # Settings of the program, as they stand before it starts.

    def setting(self, key, value):
        folder = os.path.join(self.environ["XDG_CONFIG_HOME"], "glib-2.0", "settings")
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, "keyfile")
        lines = []
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                lines = [line for line in file.read().split("\n") if line and not line.startswith(f"{key}=")]
        if "[org/gainsay/Gainsay]" not in lines:
            lines.append("[org/gainsay/Gainsay]")
        lines.insert(lines.index("[org/gainsay/Gainsay]") + 1, f"{key}={value}")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")

    def is_showing(self, role=None, name=None, having=None):
        try:
            return self.find(role, name, having, seconds=0.1) is not None
        except TimeoutError:
            return False

    def status(self):
        """What the status line says of saving."""
        return self.find(having="Saved", seconds=20) is not None
