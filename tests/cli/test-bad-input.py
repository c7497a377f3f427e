# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people and disks do wrong: a clear message with the name, nothing lost, the rest works."""

import os
import signal
import subprocess
import time

from gainsay_process import Skip, case, equal, main

TEXT = "Port director Hanna Olsen said that 14 million crowns had left the fund.\n"


@case("files that hold no article are named, each with its reason")
def files(place):
    place.start()
    for name, content, word in (
            ("binary.bin", bytes(range(256)) * 20, ""),
            ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), ""),
            ("empty.txt", b"", "empty"),
            ("blank.txt", b" \n\n\t ", ""),
            ("invalid.txt", b"\xff\xfe\xfa\xc3\x28" * 3 + b"abc\x00", ""),
            ("nul.txt", b"some text\0and more", "NUL")):
        result = place.run("import", place.project, place.write(name, content))
        equal((name, result.status), (name, 1))
        line, = result.lines
        assert line.startswith("failed") and name in line and word in line and line.endswith("."), result
    equal(place.do("list", place.project).out, "")
    assert "all is well" in place.do("check", place.project).out


@case("a file that is missing, a folder without rights, a path below a file")
def missing(place):
    place.start()
    below = place.write("plain", "a file") / "x"
    for path in (place.folder / "nowhere.txt", below):
        result = place.run("import", place.project, path)
        equal(result.status, 1)
        assert os.fspath(path) in result.out, result


@case("what is no project is said to be none, with its name and the next step")
def no_project(place):
    empty = place.folder / "empty"
    empty.mkdir()
    plain = place.write("plain", "a file")
    for path, word in ((place.folder / "nowhere", "nowhere"), (empty, "empty"), (plain, "plain"), (plain / "x", "x")):
        for command in ("list", "stats", "check", "undo"):
            place.fail(1, word, command, path)


@case("where no project can be made is named")
def init_below_file(place):
    plain = place.write("plain", "a file")
    place.fail(1, "plain", "init", plain)
    place.fail(1, "plain", "init", plain / "project")
    equal(plain.read_text(), "a file")


def start_marked(place):
    article, = place.start(TEXT)
    return article, [place.mark(article, "claim", i, i + 4) for i in range(3)]


@case("a truncated state file: every mark is there again, from the journal; a copy is kept")
def truncated_state(place):
    article, marks = start_marked(place)
    state, = place.files("annotations/ann/*/*.json")
    data = state.read_bytes()
    for size in (0, 1, len(data) // 2, len(data) - 2):
        state.write_bytes(data[:size])
        result = place.do("show", place.project, article)
        assert state.name in result.err or all(mark in result.out for mark in marks), result
        equal(sorted(place.marks(article)), sorted(marks))
        assert place.files("attic/**/*") or size == 0, "no copy in the attic"
    assert "all is well" in place.do("check", place.project, "--repair").out


@case("an article that cannot be read is named; the others open and work")
def damaged_article(place):
    one, two = place.start(TEXT, "Another text, which stays.\n")
    path, = place.files(f"articles/*/{one}.json")
    data = path.read_bytes()
    path.write_bytes(data[:len(data) // 2])
    result = place.do("list", place.project)
    assert path.name in result.err, result
    assert two in result.out
    place.mark(two, "claim", 0, 7)
    result = place.run("check", place.project)
    equal(result.status, 1)
    assert path.name in result.out, result


@case("a line of the journal that was never finished: the rest is there, and nothing is deleted")
def unfinished_line(place):
    article, marks = start_marked(place)
    journal, = place.files("journal/ann/*.jsonl")
    with open(journal, "ab") as file:
        file.write(b'{"id": "unfinished')
    equal(sorted(place.marks(article)), sorted(marks))
    place.mark(article, "claim", 8, 10)
    equal(len(place.marks(article)), 4)
    kept = [path for path in place.files("**/*") if path.is_file() and b"unfinished" in path.read_bytes()]
    assert kept, "the unfinished line is gone"


@case("a project that may only be read can be read; changing it says why not")
def read_only(place):
    article, marks = start_marked(place)
    if os.geteuid() == 0:
        # Nothing is forbidden to root, so somebody else tries.
        os.chmod(place.folder, 0o755)
        place.environment["XDG_DATA_HOME"] = "/nonexistent"
        options = {"user": 65534, "group": 65534}
    else:
        options = {}
    for path in [place.project, *place.files("**/*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        shown = place.do("show", place.project, article, **options).out
        assert all(mark in shown for mark in marks), shown
        result = place.fail(1, "read", "mark", place.project, article, "claim", "8", "10", **options)
        equal(result.out, "")
        result = place.run("import", place.project, "-", stdin=b"Other words.", **options)
        equal(result.status, 1)
    finally:
        for path in [place.project, *place.files("**/*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
    equal(sorted(place.marks(article)), sorted(marks))


def mount_small(folder):
    if os.geteuid() != 0:
        raise Skip("only root can mount a small disk")
    folder.mkdir()
    run = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", folder], capture_output=True, check=False)
    if run.returncode != 0:
        raise Skip("no disk can be mounted here")


@case("a full disk: no id is printed that is not safe, the message says so, later it works again")
def full_disk(place):
    disk = place.folder / "disk"
    mount_small(disk)
    try:
        place.project = disk / "project"
        article, marks = start_marked(place)
        ballast = disk / "ballast"
        with open(ballast, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
        lines = f"{article} claim 4 9\n" * 400
        result = place.run("mark", place.project, "-", stdin=lines.encode())
        equal(result.status, 1)
        assert "space" in result.err.lower() or "full" in result.err.lower(), result
        place.fail(1, "", "import", place.project, "-", stdin=os.urandom(9000).hex().encode())
        ballast.unlink()
        equal(sorted(place.marks(article)), sorted(marks + result.lines))
        place.mark(article, "claim", 8, 10)
    finally:
        subprocess.run(["umount", "-l", disk], check=False)


def interrupt(place, number, *arguments, after=0.3):
    with subprocess.Popen(place.command(*arguments), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=place.environment, cwd=place.folder) as process:
        time.sleep(after)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
        return process.returncode, out.decode(), err.decode()


@case("Ctrl-C ends long work between two files; what was added stays")
def interrupted_import(place):
    place.start()
    for i in range(300):
        place.write(f"in/{i:03}.txt", f"{TEXT}Number {i}.\n")
    status, out, err = interrupt(place, signal.SIGINT, "import", place.project, "in", after=0.15)
    if status == 0:
        raise Skip("it was done before it could be stopped")
    equal(status, -signal.SIGINT)
    assert "Stopped" in err, err
    added = {line.split()[1] for line in out.splitlines() if line.startswith("added")}
    listed = {line.split()[0] for line in place.do("list", place.project).lines}
    assert added <= listed, added - listed
    assert "all is well" in place.do("check", place.project).out


@case("Ctrl-C while marks are read from standard input: every id that was printed is there")
def interrupted_marks(place):
    article, marks = start_marked(place)
    with subprocess.Popen(place.command("mark", place.project, "-"), stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=place.environment) as process:
        printed = []
        for i in range(5):
            process.stdin.write(f"{article} claim {i} {i + 3}\n".encode())
            process.stdin.flush()
            printed.append(process.stdout.readline().decode().strip())
        process.send_signal(signal.SIGINT)
        process.wait(60)
    equal(sorted(place.marks(article)), sorted(marks + printed))


@case("two at once: both programs' marks are there")
def two_at_once(place):
    article, marks = start_marked(place)
    lines = "".join(f"{article} claim {i} {i + 3}\n" for i in range(40)).encode()
    processes = [subprocess.Popen(place.command("mark", place.project, "-"), stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=place.environment)
                 for _ in range(3)]
    for process in processes:
        process.stdin.write(lines)
        process.stdin.close()
    printed = []
    for process in processes:
        printed += process.stdout.read().decode().split()
        equal((process.wait(120), process.stderr.read()), (0, b""))
        process.stdout.close()
        process.stderr.close()
    equal(len(printed), 120)
    equal(sorted(place.marks(article)), sorted(marks + printed))
    assert "all is well" in place.do("check", place.project).out


@case("controls and bidi marks of an article do not reach the terminal")
def terminal(place):
    article, = place.start("Some \x1b[31mred\x1b[0m words and a \u202ereversed\u202c end.\n\x07\x9b")
    mark = place.mark(article, "claim", 0, 20)
    for call in (["show", place.project, article], ["list", place.project], ["search", place.project, "red"],
                 ["history", place.project]):
        out = place.do(*call).out
        for bad in "\x1b\x07\x9b\u202e":
            assert bad not in out, (call, out)
    assert mark in place.marks(article)


@case("state files that are not ours to trust: links and pipes in the project are not opened")
def strangers(place):
    article, marks = start_marked(place)
    secret = place.write("secret.json", '{"secret": true}')
    os.symlink(secret, place.project / "annotations" / "ann" / "link.json")
    os.mkfifo(place.project / "annotations" / "ann" / "pipe.json")
    shown = place.do("show", place.project, article).out
    assert all(mark in shown for mark in marks)
    result = place.run("check", place.project)
    assert "secret" not in result.out + result.err, result


if __name__ == "__main__":
    main()
