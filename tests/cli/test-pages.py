# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""extract, unit and fetch: what comes from files and from the web."""

import http.server
import json
import subprocess
import threading

from gainsay_process import case, equal, main, shared

PARAGRAPH = "Port director Hanna Olsen said that 14 million crowns had left the harbour fund in March. "
PAGE = ('<!doctype html><html lang="en"><head><title>Crowns left the fund</title>'
        '<meta property="og:site_name" content="The Quay"></head><body><article><h1>Crowns left the fund</h1>'
        + "".join(f"<p>{PARAGRAPH * 3}</p>" for _ in range(4)) + "</article></body></html>")
KEYS = ["title", "authors", "published", "site", "language", "canonical_url", "text", "blocks"]


def check_answer(answer):
    equal([key for key in KEYS if key not in answer], [])
    end = 0
    for block in answer["blocks"]:
        assert end <= block["start"] < block["end"] <= len(answer["text"]), block
        equal(type(block["excluded"]), bool)
        end = block["end"]


@case("extract prints one JSON object with text, blocks and metadata")
def extract(place):
    answer = place.do("extract", place.write("page.html", PAGE)).json
    check_answer(answer)
    equal(answer["title"], "Crowns left the fund")
    assert PARAGRAPH.strip() in answer["text"]
    equal([block["kind"] for block in answer["blocks"]][:2], ["title", "paragraph"])


@case("the day stands alone where the date is one; what is none is left as it is")
def extract_day(place):
    for published, day in (("2026-03-09T10:00:00Z", "2026-03-09"), ("2026-03-09", "2026-03-09"),
                           ("9. M\u00e4rz 2026, fr\u00fch", "9. M\u00e4rz 2026, fr\u00fch")):
        page = PAGE.replace("<meta", f'<meta property="article:published_time" content="{published}"><meta', 1)
        answer = place.do("extract", place.write("page.html", page)).json
        if answer["published"] is not None:
            equal(answer["date"], day)


@case("extract reads standard input, with the address for links")
def extract_input(place):
    answer = place.do("extract", "--url", "https://quay.example/a", "-", stdin=PAGE.encode()).json
    check_answer(answer)
    equal(answer["title"], "Crowns left the fund")
    equal(place.do("extract", "-", stdin="Just words.\n\nMore words.\n".encode()).json["text"].strip(),
          "Just words.\n\nMore words.")


@case("extract --charset reads other encodings")
def extract_charset(place):
    path = place.write("latin.txt", "Größe und Zwang.\n".encode("latin-1"))
    assert "Größe" in place.do("extract", "--charset", "ISO-8859-1", path).json["text"]


@case("extract fails with a message that names the file and the next step")
def extract_bad(place):
    for name, content, word in (("empty.txt", b"", "empty"), ("nul.txt", b"a\0b" * 50, "NUL"),
                                ("doc.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 4, "PDF")):
        place.fail(1, [name, word], "extract", place.write(name, content))
    place.fail(1, ["nowhere.html", "No such file"], "extract", "nowhere.html")
    place.fail(1, [str(place.folder)], "extract", place.folder)
    place.fail(1, "standard input", "extract", "-")


@case("extract --lines answers each line at once, and bad ones with an error")
def extract_lines(place):
    page = place.write("page.html", PAGE)
    latin = place.write("latin.txt", "Größe und Zwang.\n".encode("latin-1"))
    with subprocess.Popen(place.command("extract", "--lines"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=place.environment) as process:
        answers = []
        for line in (f"{page}\thttps://quay.example/a\tutf-8", f"{page}\t\t", f"{page}", f"{latin}\t\tISO-8859-1",
                     "nowhere.html\t\t", ""):
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
            answers.append(json.loads(process.stdout.readline()))
        process.stdin.close()
        equal(process.wait(60), 1)
        equal(process.stderr.read(), b"")
    for answer in answers[:4]:
        check_answer(answer)
    equal(answers[1], answers[2])
    assert "Größe" in answers[3]["text"]
    assert "nowhere.html" in answers[4]["error"]
    assert "error" in answers[5]
    place.fail(2, "--lines", "extract", "--lines", page)


@case("extract --lines ends with status 0 when every page could be read")
def extract_lines_good(place):
    page = place.write("page.html", PAGE)
    equal(len(place.do("extract", "--lines", stdin=f"{page}\n{page}".encode()).lines), 2)


@case("unit prints START END for each offset, within the text, around the offset")
def unit(place):
    text = PARAGRAPH + "The minister denied the account.\n\nA second paragraph, to be sure.\n"
    path = place.write("a.txt", text)
    offsets = list(range(0, len(text) + 1, 7))
    for label in ("claim", "denial", "doubt", "actor", "cue", "sentence", "paragraph", "word"):
        rows = place.do("unit", path, label, *map(str, offsets)).lines
        equal(len(rows), len(offsets))
        for row in rows:
            start, end = map(int, row.split())
            assert 0 <= start <= end <= len(text), row
    start = text.index("denied")
    equal(place.do("unit", path, "word", str(start + 2)).out, f"{start} {start + 6}\n")
    sentence = "The minister denied the account."
    start = text.index(sentence)
    got = place.do("unit", path, "sentence", str(start + 5)).out.split()
    assert text[int(got[0]):int(got[1])].rstrip(".") == sentence.rstrip("."), got


@case("unit counts code points without the BOM")
def unit_unicode(place):
    text = "\U0001f680 caf\u0065\u0301 words here.\r\n\r\nقال الوزير.\r\nThe word stands here.\n"
    start = text.index("stands")
    path = place.write("a.txt", b"\xef\xbb\xbf" + text.encode())
    equal(place.do("unit", path, "word", str(start)).out, f"{start} {start + 6}\n")
    equal(place.do("unit", "-", "word", str(start), stdin=text.encode()).out, f"{start} {start + 6}\n")


@case("unit refuses offsets beyond the text, and says how long it is")
def unit_bad(place):
    path = place.write("a.txt", "Eight ch")
    place.do("unit", path, "word", "8")
    result = place.fail(1, ["8 characters", "9", "a.txt"], "unit", path, "word", "0", "9")
    equal(result.out, "")
    place.fail(1, "nowhere", "unit", "nowhere.txt", "word", "0")


@case("unit on the coded seed answers every offset of every statement")
def unit_seed(place):
    coded = json.loads(shared("seeds-coded", "chinese-nationals-claim.json").read_text("utf-8"))
    path = shared("seeds", coded["article"])
    text = path.read_text("utf-8")
    for statement in coded["statements"]:
        start, end = statement["spans"][0]
        row = place.do("unit", path, statement["label"], str((start + end) // 2)).out
        assert 0 <= int(row.split()[0]) < int(row.split()[1]) <= len(text), row


class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):  # pylint: disable=invalid-name
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
            return
        body = {"/page": PAGE.encode(), "/latin": b"Gr\xf6\xdfe und Zwang. " * 10, "/image": b"\x89PNG\r\n\x1a\n" * 9}.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", {"/latin": "text/plain; charset=iso-8859-1",
                                          "/image": "image/png"}.get(self.path, "text/html"))
        self.end_headers()
        self.wfile.write(body or b"not here")

    def log_message(self, format, *arguments):  # pylint: disable=redefined-builtin
        pass


@case("fetch adds pages, tells of each, goes on behind a failure")
def fetch(place):
    place.start()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        result = place.fail(1, ["2 added", "1 there already", "3 failed"], "fetch", place.project,
                            *(base + path for path in ("/page", "/gone", "/moved", "/latin", "/image")), "mailto:x@y")
        lines = [line.split()[0] for line in result.lines]
        equal(lines, ["added", "failed", "exists", "added", "failed", "failed"])
        assert "/gone" in result.lines[1] and "404" in result.lines[1], result
        listed = place.do("fetch", place.project, "-", stdin=f"# a list\n\n{base}/page\n".encode())
        equal([line.split()[0] for line in listed.lines], ["exists"])
        server.shutdown()
    entries = {entry["url"]: entry for entry in place.do("list", place.project, "--json").json}
    equal(entries[base + "/page"]["title"], "Crowns left the fund")
    shown = place.do("show", place.project, entries[base + "/latin"]["id"], "--json").json
    assert "Größe" in shown["article"]["text"] and shown["article"]["fetched"]


if __name__ == "__main__":
    main()
