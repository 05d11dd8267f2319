#!/usr/bin/env python3
"""Grows the sample bulletin N times for the benchmark, so that no two paragraphs are equal.

    grow.py CONTENT N            sections repeated N times; in each copy some words of each paragraph are
                                 exchanged for other words of the same text, from a fixed seed
    grow.py --words COUNT        a bulletin with COUNT distinct words, made of syllables
"""
import random
import re
import sys

HEAD = "format: orison-content/1\nlanguage: en\ntitle: Benchmark\nverse:\n" \
       "  text: I get my knowledge from afar; I will ascribe justice to my Maker.\n" \
       "  citation: Job 36:3\nsections:\n"


def item(text):
    return "      - >-\n        " + text + "\n"


def section(name, items):
    return "  - name: %s\n    items:\n%s" % (name, "".join(items))


def grown(path, times):
    source = open(path, encoding="utf-8").read()
    source = re.sub(r"^\s*#.*$", "", source, flags=re.M)
    chunks = re.findall(r"(?:text:|-) >-\n((?: {8,}\S.*\n?)+)", source)
    texts = [" ".join(chunk.split()) for chunk in chunks if len(chunk) > 200]
    assert texts, "no items in %s" % path
    words = sorted({w for t in texts for w in re.findall(r"\b[a-z]{4,9}\b", t)})
    random.seed(36)
    out = [HEAD]
    for n in range(times):
        for region, text in enumerate(texts):
            parts = re.split(r"(\[[^]]*\]\([^)]*\)|\s+)", text)
            for _ in range(4):
                at = random.randrange(len(parts))
                if re.fullmatch(r"[a-z]{4,9}", parts[at] or ""):
                    parts[at] = random.choice(words)
            out.append(section("Region %d, %d" % (n + 1, region + 1), [item("".join(parts))]))
    return "".join(out)


def distinct(count):
    random.seed(3)
    syllables = [c + v + e for c in "bdfgklmnprstvz" for v in "aeiou" for e in ("", "n", "r", "st")]
    words = set()
    while len(words) < count:
        words.add("".join(random.choice(syllables) for _ in range(random.randint(2, 4))))
    words = sorted(words)
    random.shuffle(words)
    out = [HEAD]
    for at in range(0, count, 90):
        out.append(section("Region %d" % at, [item(" ".join(words[at:at + 90]).capitalize() + ".")]))
    return "".join(out)


if __name__ == "__main__":
    if sys.argv[1] == "--words":
        sys.stdout.write(distinct(int(sys.argv[2])))
    else:
        sys.stdout.write(grown(sys.argv[1], int(sys.argv[2])))
