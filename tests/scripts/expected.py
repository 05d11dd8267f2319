#!/usr/bin/env python3
"""The words of `--dump doc`, one a line, in reading order: the blocks' texts, notes left out."""
import re
import sys

for line in sys.stdin:
    match = re.match(r'\s*block kind=(\S+).* text="((?:[^"\\]|\\.)*)"', line)
    if not match or match.group(1) == "footnote":
        continue
    text = re.sub(r"\\u\{([0-9A-F]+)\}", lambda m: chr(int(m.group(1), 16)), match.group(2))
    text = re.sub(r"\\(.)", r"\1", text)
    for word in text.split():
        print(word)
