#!/usr/bin/env python3
"""Fails every 50th allocation in turn, and every call of the system once, in build, read and po update.

    run.py PROGRAM LIBRARY [EVERY]

Each run must end with exit 3, a message and the old files, or with exit 0 and the bytes that a run without
a fault gives; and leave nothing temporary behind. A run that a library ends by a signal is listed and counts
as a failure where the files are not the old ones, or where it is not while that library loads.
"""
import concurrent.futures
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

PROGRAM, LIBRARY = (os.path.abspath(word) for word in sys.argv[1:3])
EVERY = int(sys.argv[3]) if len(sys.argv) > 3 else 50
LAYOUTS = os.path.abspath("layouts")
OLD = b"the old file\n"

CONTENT = """format: orison-content/1
language: en
title: A prayer bulletin
date: 2027-02
verse: {text: Learn to do right; seek justice., citation: Isaiah 1:17}
sections:
  - name: The region
    image: {file: square.png, alt: A red square., caption: One caption}
    items:
      - >-
        Praise God for Priscilla*, who was freed, and pray for officers of the court; we trust that
        everything is prepared. [Read the story](https://example.org/story "The story")
      - {lead: Kenya, text: "Two children, _both_ of them, are safe: 1 Peter 5:7."}
      - Новая молитва — и عربي too.
"""


def square():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + b"\xc0\x20\x20" * 800 for _ in range(200))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 800, 200, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Scenario:
    """A command, the files that it makes, and how they are before it."""

    def __init__(self, name, words, files, step=1):
        self.name, self.words, self.files, self.step = name, words, files, step
        self.reference = None  # of files and standard output, from a run without a fault

    def prepare(self, folder):
        (folder / "tmp").mkdir()
        (folder / "out").mkdir()
        (folder / "content").mkdir()
        (folder / "content.yaml").write_text(CONTENT)
        (folder / "square.png").write_bytes(SQUARE)
        if PDF:
            (folder / "read.pdf").write_bytes(PDF)
        for name in self.files:
            (folder / name).write_bytes(PO if name.endswith(".po") else OLD)

    def run(self, folder, fault=None, count=None):
        self.prepare(folder)
        environment = dict(os.environ, LD_PRELOAD=LIBRARY, TMPDIR=str(folder / "tmp"), SOURCE_DATE_EPOCH="0")
        environment.pop("INJECT", None)
        if fault:
            environment["INJECT"] = fault
        if count:
            environment["INJECT_COUNT"] = str(count)
        result = subprocess.run([PROGRAM, *self.words], cwd=folder, env=environment,
                                stdin=subprocess.DEVNULL, capture_output=True)
        state = [(folder / name).read_bytes() if (folder / name).exists() else None for name in self.files]
        left = list((folder / "tmp").iterdir()) + [p for p in folder.rglob(".orison-*")]
        return result, state, [str(p.relative_to(folder)) for p in left]


def judge(scenario, fault):
    with tempfile.TemporaryDirectory(prefix="orison-inject-") as name:
        result, state, left = scenario.run(pathlib.Path(name), fault)
    output, files = scenario.reference
    old = [PO if f.endswith(".po") else OLD for f in scenario.files]
    message = result.stderr.decode("utf-8", "replace")
    is_old, is_new = state == old, state == files
    if left:
        return "leaves %s" % ", ".join(left), message
    if result.returncode == 0 and is_new and (scenario.files or result.stdout == output):
        return "same", message
    if result.returncode == 3 and is_old and "error: " in message:
        return "refused", message
    if result.returncode < 0 and is_old:
        return "signal %d" % -result.returncode, message
    which = "old" if is_old else "new" if is_new else "other or mixed"
    return "exit %d with %s files" % (result.returncode, which), message


SQUARE, PDF, PO = square(), b"", b""
bulletin = ["content.%s.%s.pdf" % ("en", layout) for layout in ("screen", "press-a5")]
build = Scenario("build", ["build", "content.yaml", "-l", "screen", "-l", "press-a5", "-q", "--verify"],
                 ["out/" + name for name in bulletin])
update = Scenario("po update", ["po", "update", "content.yaml", "es"], ["content/es.po"])
read = Scenario("read", ["read", "read.pdf"], [])


def reference(scenario):
    with tempfile.TemporaryDirectory(prefix="orison-inject-") as name:
        folder = pathlib.Path(name)
        result, state, left = scenario.run(folder, None, folder / "count")
        counts = [int(n) for n in (folder / "count").read_text().split()]
    assert result.returncode == 0 and not left and None not in state, (scenario.name, result, left)
    scenario.reference = result.stdout, state
    return counts


def main():
    global PDF, PO
    failed = 0
    with tempfile.TemporaryDirectory(prefix="orison-inject-") as name:  # a catalogue that has to change
        folder = pathlib.Path(name)
        (folder / "content").mkdir()
        (folder / "content.yaml").write_text(CONTENT.replace("everything is", "all is"))
        (folder / "square.png").write_bytes(SQUARE)
        subprocess.run([PROGRAM, "po", "update", "content.yaml", "es"], cwd=folder, check=True,
                       capture_output=True)
        PO = (folder / "content/es.po").read_bytes()
    for scenario in (build, read, update):
        mallocs, calls = reference(scenario)
        if scenario is build:
            PDF = scenario.reference[1][0]
        faults = ["malloc:%d" % n for n in range(1, mallocs + 1, EVERY)]
        faults += ["io:%d" % n for n in range(1, calls + 1)]
        with concurrent.futures.ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
            results = list(zip(faults, pool.map(lambda fault: judge(scenario, fault), faults)))
        for kind, total in (("malloc", mallocs), ("io", calls)):
            mine = [(fault, outcome) for fault, outcome in results if fault.startswith(kind)]
            counts = {}
            for fault, (outcome, message) in mine:
                counts[outcome] = counts.get(outcome, 0) + 1
                if outcome not in ("same", "refused"):
                    failed += 1
                    print("FAILED  %s, INJECT=%s: %s: %s" % (scenario.name, fault, outcome, message.strip()[:300]))
            print("%-9s %-6s %5d of %5d fail: %s" % (
                scenario.name, kind, len(mine), total,
                ", ".join("%d %s" % (count, outcome) for outcome, count in sorted(counts.items()))))
    sys.exit(failed > 0)


main()
