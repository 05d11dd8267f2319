#!/usr/bin/env python3
"""Ends a build of many editions at random moments: kills.py PROGRAM CONTENT COUNT

The parent alone gets the signal. After it no process of the build is alive, each file is the old one or the
new one, whole, and the files of an edition are of one kind; TERM, INT and HUP leave nothing temporary.
"""
import collections
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

program, content, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
LANGUAGES = ["en", "de", "ru", "ko"]
WORDS = [program, "build", content, "-l", "screen", "-l", "press-a5", "-j", "2", "-q"]
for language in LANGUAGES:
    WORDS += ["-L", language]
SIGNALS = [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP]
random.seed(36)


def alive(mark):
    """Processes that carry our mark in their environment and are no zombies."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if mark in (entry / "environ").read_bytes() and "\nState:\tZ" not in (entry / "status").read_text():
                found.append(entry.name)
        except OSError:
            pass
    return found


with tempfile.TemporaryDirectory(prefix="orison-kills-") as name:
    work = pathlib.Path(name)
    start = time.monotonic()
    subprocess.run([*WORDS, "-o", str(work / "good")], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    whole = time.monotonic() - start
    good = {path.name: path.read_bytes() for path in (work / "good").iterdir()}
    assert len(good) == 2 * len(LANGUAGES), sorted(good)
    out = work / "out"
    out.mkdir()
    tally = collections.Counter()
    for n in range(count):
        for file in good:
            (out / file).write_bytes(b"old")
        mark = b"ORISON_KILL_MARK=%d-%d" % (os.getpid(), n)
        number = SIGNALS[n % len(SIGNALS)]
        build = subprocess.Popen([*WORDS, "-o", str(out)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                 env=dict(os.environ, **dict([mark.decode().split("=")])),
                                 preexec_fn=lambda: [signal.signal(s, signal.SIG_DFL) for s in SIGNALS[1:]])
        try:
            build.wait(random.uniform(0, 1.1 * whole))
        except subprocess.TimeoutExpired:
            build.send_signal(number)
            build.wait()
        for _ in range(500 if number == signal.SIGKILL else 1):  # who loses its parent so gets its own signal first
            left = alive(mark)
            if not left:
                break
            time.sleep(0.02)
        assert not left, "%s: processes live on: %s" % (number.name, left)
        hit = build.returncode == -number
        assert hit or build.returncode == 0, build.returncode
        for language in LANGUAGES:
            kinds = {(out / f).read_bytes() == b"old" for f in good if ".%s." % language in f}
            for f in good:
                data = (out / f).read_bytes()
                assert data in (b"old", good[f]), "%s: %s is neither the old nor the new file" % (number.name, f)
            assert len(kinds) == 1 or number == signal.SIGKILL, "%s: the files of %s are of two kinds" % (number.name, language)
            tally["two kinds"] += len(kinds) > 1
        strays = [p for p in out.iterdir() if p.name not in good]
        assert not strays or number == signal.SIGKILL, "%s: leaves %s" % (number.name, strays)
        tally["%s, %s" % (number.name, "took effect" if hit else "came too late")] += 1
        tally["files left by a kill"] += len(strays)
    subprocess.run([*WORDS, "-o", str(out)], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    assert sorted(p.name for p in out.iterdir()) == sorted(good), "a later run leaves %s" % list(out.iterdir())
    print("%d builds: %s" % (count, ", ".join("%d %s" % (v, k) for k, v in sorted(tally.items()))))
