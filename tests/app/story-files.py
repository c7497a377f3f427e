#!/usr/bin/python3
# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles come in by the command line and from the web, the dataset goes out, and a full disk is
not the end."""

import http.server
import json
import os
import subprocess
import time
import threading

import desk

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Harbour master denies the leak</title></head><body><article>
<h1>Harbour master denies the leak</h1>
<p>The harbour master denied on Monday that oil had leaked into the basin, three days after divers found a film.</p>
<p>Divers said that the film was two kilometres long and that it had come from the western quay of the harbour.</p>
</article></body></html>"""


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.endswith("/story.html"):
            self.answer(200, "text/html; charset=utf-8", PAGE.encode())
        elif self.path.endswith("/report.pdf"):
            self.answer(200, "application/pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")
        else:
            self.answer(404, "text/html", b"<h1>Not here</h1>")

    def answer(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def titles(d, project):
    return sorted(record.get("headline") or record["text"][:30] for record in d.export(project))


def from_files_and_web(d, project):
    names = {"plain.txt": "The mayor said that the bridge was safe.\n",
             "marked.md": "# Union **denies** talks\n\nThe union denied that talks had begun.\n",
             "page.html": PAGE.replace("leak", "spill").replace("Harbour", "Port")}
    for name, content in names.items():
        with open(os.path.join(d.home, name), "w", encoding="utf-8") as file:
            file.write(content)
    d.cli("init", project, "--annotator", "ana")
    d.start(project, *(os.path.join(d.home, name) for name in names))
    d.wait("three articles", lambda: len(d.export(project)) == 3)
    d.ok("the command line adds text, Markdown and HTML", True)
    d.ok("a Markdown headline is a headline", "Union denies talks" in titles(d, project), str(titles(d, project)))

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    d.key("ctrl+l")
    d.find(having="Add from the Web")
    d.shoot("add-from-web")
    d.type(f"{base}/story.html {base}/gone.html {base}/report.pdf")
    d.key("Return")
    d.find(having="could not be added", seconds=20)
    d.ok("the web: the missing page is named", d.find("label", having="gone.html") is not None)
    d.ok("the web: what is no page is named", d.find("label", having="report.pdf") is not None)
    d.shoot("add-from-web-result")
    d.key("Escape")
    d.wait("the fourth article", lambda: len(d.export(project)) == 4)
    d.ok("the web: the good page was added", "Harbour master denies the leak" in titles(d, project), str(titles(d, project)))
    record = next(r for r in d.export(project) if r.get("headline") == "Harbour master denies the leak")
    d.is_equal("the web: its address is kept", record["url"], f"{base}/story.html")
    server.shutdown()


def export_by_dialog(d, project):
    d.activate_row("Harbour master")
    d.go_to("oil had leaked")
    d.key("c")
    path = os.path.join(d.home, "dialog.jsonl")
    d.key("ctrl+e")
    d.find(having="JSON Lines")
    d.key("Return")
    time.sleep(1)
    d.shoot("export-chooser")
    d.key("ctrl+a")
    d.type(path)
    d.key("Return")
    d.ok("export: the window says that it is written", d.find("label", "Dataset Written", seconds=20) is not None)
    d.shoot("export-result")
    d.key("Return")
    with open(path, encoding="utf-8", newline="\n") as file:
        records = [json.loads(line) for line in file.read().split("\n") if line]
    quotes = [(r["text"][s:e], q) for r in records for a in r["annotations"]
              for (s, e), q in zip(a["spans"], a["exact"])]
    d.ok("export: four articles and the mark, offsets right",
         len(records) == 4 and len(quotes) == 1 and all(a == b for a, b in quotes), f"{len(records)} {quotes}")


def full_disk(d):
    place = os.path.join(d.home, "small")
    os.makedirs(place)
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=640k", "tmpfs", place],
                                           capture_output=True).returncode != 0:
        d.skip("a full disk", "needs root and the right to mount")
        return
    try:
        on_small_disk(d, os.path.join(place, "project"), os.path.join(place, "ballast"))
    finally:
        d.kill()
        subprocess.run(["umount", "-l", place], check=False)


def on_small_disk(d, project, ballast):
    d.cli("init", project, "--annotator", "ana")
    d.cli("import", project, os.path.join(d.home, "marked.md"))
    d.start(project)
    d.find("label", having="Union denies talks")
    d.activate_row("Union denies")
    d.wait("the article", lambda: d.text().startswith("Union"))
    with open(ballast, "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    d.go_to("talks had begun")
    d.key("c")
    for _ in range(40):  # the last block of the journal may still have room
        if d.is_showing("label", "Not saved") or d.is_showing("status bar", "Not saved"):
            break
        d.key("r", "o", "r", "c")
    d.ok("full disk: the window says that it is not saved", d.find(name="Not saved") is not None)
    d.ok("full disk: it offers to try again", d.find("push button", having="Try Again") is not None)
    d.shoot("full-disk")
    os.remove(ballast)
    d.activate(d.find("push button", having="Try Again"))
    d.ok("full disk: after making room it is saved", d.find(name="Saved") is not None)
    d.is_equal("full disk: it closes", d.quit(), 0)
    d.is_equal("full disk: the mark is there", [a["exact"] for a in d.export(project)[0]["annotations"]],
               [["talks had begun"]])


def story(d):
    project = os.path.join(d.home, "files")
    from_files_and_web(d, project)
    export_by_dialog(d, project)
    d.is_equal("it closes", d.quit(), 0)
    full_disk(d)
    d.is_equal("no warnings", d.warnings(), [])


if __name__ == "__main__":
    desk.run(story)
