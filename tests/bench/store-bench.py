# SPDX-FileCopyrightText: The Gainsay authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the store: from the act to the durable journal line, opening a large
project, replaying a long journal, memory. Beside it, in the same run, Python's
json module reads the same files: it does less (no strict check, no hashes, no
offsets, no index), so it says what reading alone costs. Where other work runs beside
it, the processor time is what can be compared.

Usage: store-bench.py STORE_BENCH [ARTICLES [JOURNAL_LINES]]. Prints a table.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 5


def call(program, *words):
    out = subprocess.run([program, *map(str, words)], capture_output=True, check=True, text=True).stdout
    return {name: float(value) for name, value in (line.split() for line in out.splitlines())}


def make_cold(folder):
    """Asks the kernel to forget the files, as after a restart of the computer."""
    os.sync()
    for path in pathlib.Path(folder).rglob("*"):
        if path.is_file():
            descriptor = os.open(path, os.O_RDONLY)
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(descriptor)


def read_with_json(folder, journal):
    """What the peer does, in a process of its own."""
    before, processor = time.monotonic(), time.process_time()
    kept = []
    if journal:
        for path in sorted(folder.glob("journal/*/*.jsonl")):
            with open(path, encoding="utf-8") as lines:
                kept += [json.loads(line) for line in lines]
    else:
        for pattern in ("articles/*/*.json", "annotations/*/*/*.json"):
            for path in sorted(folder.glob(pattern)):
                with open(path, encoding="utf-8") as file:
                    kept.append(json.load(file))
    elapsed, processor = (time.monotonic() - before) * 1000, (time.process_time() - processor) * 1000
    status = pathlib.Path("/proc/self/status").read_text(encoding="ascii")
    memory = int(status.split("VmHWM:")[1].split()[0]) / 1024
    print(f"open {elapsed}\nprocessor {processor}\nmemory {memory}\nread {len(kept)}")


def measure(program, folder, journal):
    """Alternates us and the peer; returns the medians of both, cold and warm."""
    results = {}
    for name in ("cold", "warm"):
        ours, peers = [], []
        for _ in range(RUNS):
            if name == "cold":
                make_cold(folder)
            ours.append(call(program, "open", folder))
            if name == "cold":
                make_cold(folder)
            peers.append(call(sys.executable, __file__, "--read", folder, "journal" if journal else "files"))
        results[name] = [{key: statistics.median(run[key] for run in runs) for key in runs[0]}
                         for runs in (ours, peers)]
    return results


def measure_latency(program, folder):
    """Alternates as well: how busy the disk is changes from second to second."""
    ours, disks = [], []
    for number in range(RUNS):
        ours.append(call(program, "latency", folder / f"latency-{number}", 200))
        disks.append(call(program, "disk", folder / f"disk-{number}", 200))
    return [{key: statistics.median(run[key] for run in runs) for key in runs[0]} for runs in (ours, disks)]


def print_row(what, ours, peer=""):
    print(f"| {what} | {ours} | {peer} |", flush=True)


def print_open(title, results):
    for name in ("cold", "warm"):
        ours, peer = results[name]
        print_row(f"{title}, {name}: on the clock (processor)",
                  *(f"{run['open']:.0f} ms ({run['processor']:.0f} ms)" for run in (ours, peer)))
    ours, peer = results["warm"]
    print_row(f"{title}: memory (VmHWM)", f"{ours['memory']:.0f} MiB", f"{peer['memory']:.0f} MiB")


def main():
    program = os.path.abspath(sys.argv[1])
    n_articles = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    n_lines = int(sys.argv[3]) if len(sys.argv) > 3 else 100000
    with tempfile.TemporaryDirectory(prefix="gainsay-bench-") as name:
        folder = pathlib.Path(name)
        os.environ["XDG_DATA_HOME"] = str(folder / "data")
        print("| what | Gainsay | peer, same run |\n|---|---|---|")

        latency, disk = measure_latency(program, folder)
        for part in ("median", "p95", "max"):
            print_row(f"act to durable journal line, {part} (peer: bare write and fdatasync)",
                      f"{latency['durable-' + part]:.2f} ms", f"{disk['disk-' + part]:.2f} ms")
        print_row("of that on the main thread, median / p95",
                  f"{latency['applied-median']:.2f} / {latency['applied-p95']:.2f} ms")

        call(program, "generate", folder / "large", n_articles, 10)
        results = measure(program, folder / "large", journal=False)
        assert results["warm"][0]["marks"] == n_articles * 10, results
        print_open(f"open {n_articles} articles of 3 kB with 10 marks each (peer: Python json)", results)

        call(program, "journal", folder / "journal", n_lines)
        results = measure(program, folder / "journal", journal=True)
        assert results["warm"][0]["marks"] == n_lines, results
        print_open(f"replay {n_lines} journal lines (peer: Python json)", results)


if __name__ == "__main__":
    if sys.argv[1] == "--read":
        read_with_json(pathlib.Path(sys.argv[2]), sys.argv[3] == "journal")
    else:
        main()
