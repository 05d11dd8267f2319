#!/usr/bin/env python3
"""How the cost of a build grows with its input: grow.py PROGRAM [NAME...]

Each shape is built at n and at 4 n, and instructions are counted by valgrind, so a busy machine changes
nothing. The layout does not try sizes that fit (their number would change with the input, a factor of nine
at most). What a build without text costs is taken off. The exponent, log(cost(4 n) / cost(n)) / log 4, is 1
where cost is proportional, 2 where it is quadratic; 1.3 or more fails.
"""
import concurrent.futures
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from shapes import SHAPES, text

MOST = 1.3
LEAST = 30_000_000  # instructions: what costs less counts as this much

program = os.path.abspath(sys.argv[1])
names = sys.argv[2:] or list(SHAPES)


def count(content):
    """Instructions of a build, and its exit status."""
    with tempfile.TemporaryDirectory(prefix="orison-growth-") as name:
        path = pathlib.Path(name, "growth.yaml")
        path.write_text(content, encoding="utf-8")
        layout = pathlib.Path(name, "plain.yaml")
        layout.write_text("format: orison-layout/1\nextends: %s/layouts/screen.yaml\nfit: none\n" % os.getcwd())
        result = subprocess.run(
            ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", program, "build",
             str(path), "-l", str(layout), "-q", "-o", name], capture_output=True, text=True, errors="replace")
    found = re.search(r"I\s+refs:\s+([\d,]+)", result.stderr)
    assert found and result.returncode in (0, 1), (result.returncode, result.stderr[-2000:])
    return int(found.group(1).replace(",", "")), result.returncode


def grow(name):
    shape, n = SHAPES[name]
    return [count(shape(n)), count(shape(4 * n))]


empty = count(text("x"))[0]
failed = 0
with concurrent.futures.ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
    for name, ((small, _), (large, status)) in zip(names, pool.map(grow, names)):
        small, large = small - empty, large - empty
        exponent = math.log(max(large, LEAST) / max(small, LEAST)) / math.log(4)
        is_bad = exponent >= MOST
        failed += is_bad
        print("%-7s %-24s n %5d  %8.1f M, 4 n %8.1f M: exponent %.2f, exit %d" % (
            "FAILED" if is_bad else "ok", name, SHAPES[name][1], small / 1e6, large / 1e6, exponent, status), flush=True)
print("%d shapes, %d grow too fast" % (len(names), failed))
sys.exit(failed > 0)
