#!/usr/bin/env python3
"""Measures a font for fonts/fonts.yaml: the size factor and the least line feed.

    font_measure.py FONT [TEXT] [--lines 20]

TEXT is a UTF-8 file in the font's script; without one, words are made of the font's own letters and
marks. Needs hb-shape (libharfbuzz-bin) and fc-query (fontconfig). What comes out, in a line:

    height   where most letters end above the baseline, in em
    factor   the size at which they are as high as they should be beside EB Garamond, whose x-height
             is 0.400 em: a lower-case letter as high as its x, one of a script without capitals 1.3
             times as high, since such letters hold more strokes; never more than 1.1, since small
             letters of some scripts are meant to be small
    sky      the most that two of the lines need between their baselines so that they do not touch,
             times the nominal size: lines of 26 em, the ink of each as a skyline of 0.05 em steps
    feed     the line feed: sky and what the eye asks for, in steps of 0.05; 1.2 is the least
"""
import argparse
import json
import random
import statistics
import subprocess
import unicodedata

UNITS = 1000
X_HEIGHT = 0.400
UNCASED = 1.3
FACTOR_MOST = 1.1
LINE_EM = 26
STEP_EM = 0.05
CLEAR_EM = 0.06


def shape(font, text):
    """Glyphs as hb-shape tells them, with their ink."""
    found = subprocess.run(["hb-shape", "--shapers=ot", "--no-glyph-names", "--show-extents",
                            "--output-format=json", "--font-size=%d" % UNITS,
                            "--font-file=" + font],
                           input=text, capture_output=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in found.stdout.splitlines()]


def characters_of(font):
    listed = subprocess.run(["fc-query", "--format=%{charset}", font], capture_output=True,
                            encoding="ascii", check=True).stdout
    characters = []
    for part in listed.split():
        first, _, last = part.partition("-")
        characters += [chr(c) for c in range(int(first, 16), int(last or first, 16) + 1)]
    return characters


def make_words(font, count):
    """Words of letters of the font's script, marks between them as often as in most scripts."""
    rest = [c for c in characters_of(font) if ord(c) > 0x250 and unicodedata.name(c, "")[:5] not in
            ("LATIN", "COMBI", "GREEK", "CYRIL", "MODIF")]
    letters = [c for c in rest if unicodedata.category(c) in ("Lo", "Ll")] or rest
    marks = [c for c in rest if unicodedata.category(c) in ("Mn", "Mc")]
    roll = random.Random(1)
    words = []
    for _ in range(count):
        word = ""
        for _ in range(roll.randint(2, 6)):
            word += roll.choice(letters)
            if marks and roll.random() < 0.4:
                word += roll.choice(marks)
        words.append(word)
    return words


def height_of(font, text):
    """The height at which most letters end; of lower-case ones where there are any."""
    letters = [c for c in text if unicodedata.category(c) in ("Lo", "Ll")] or list(text)
    is_cased = sum(c.lower() != c.upper() for c in letters) > len(letters) / 2
    kinds = sorted(set(letters))
    tops = {}
    for letter, glyphs in zip(kinds, shape(font, "\n".join(kinds))):
        if glyphs and glyphs[0].get("h"):
            tops[letter] = glyphs[0]["yb"] / UNITS
    return statistics.median(tops[c] for c in letters if c in tops), is_cased


def inks_of_words(font, words):
    out = []
    for glyphs in shape(font, "\n".join(words)):
        x, boxes = 0, []
        for glyph in glyphs:
            if glyph.get("w") and glyph.get("h"):
                left = x + glyph.get("dx", 0) + glyph["xb"]
                top = glyph.get("dy", 0) + glyph["yb"]
                boxes.append((left / UNITS, (left + glyph["w"]) / UNITS, (top + glyph["h"]) / UNITS, top / UNITS))
            x += glyph["ax"]
        out.append((boxes, x / UNITS))
    return out


def lines_of(inks, measure):
    """Skylines of lines: by step the lowest and the highest ink."""
    lines, tops, bottoms, x = [], {}, {}, 0
    for boxes, width in inks:
        if x + width > measure and tops:
            lines.append((tops, bottoms))
            tops, bottoms, x = {}, {}, 0
        for left, right, bottom, top in boxes:
            for step in range(int((x + left) / STEP_EM), int((x + right) / STEP_EM) + 1):
                tops[step] = max(tops.get(step, 0), top)
                bottoms[step] = min(bottoms.get(step, 0), bottom)
        x += width + 0.25
    return lines + [(tops, bottoms)]


def measure(font, words, line_count):
    height, is_cased = height_of(font, "".join(words))
    factor = min(round((1 if is_cased else UNCASED) * X_HEIGHT / height, 2), FACTOR_MOST)
    lines = lines_of(inks_of_words(font, words), LINE_EM / factor)[:line_count]
    sky = max((-upper[1][step] + lower[0][step]
               for upper in lines for lower in lines for step in set(upper[1]) & set(lower[0])), default=0)
    feed = max(1.2, -(-(factor * sky + CLEAR_EM) // 0.05) * 0.05)
    return height, factor, factor * sky, feed, len(lines)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("font")
    options.add_argument("text", nargs="?")
    options.add_argument("--lines", type=int, default=20)
    asked = options.parse_args()
    words = open(asked.text, encoding="utf-8").read().split() if asked.text else make_words(asked.font, 400)
    print("%s height %.3f factor %.2f sky %.2f feed %.2f, %d lines" %
          ((asked.font.rsplit("/", 1)[-1],) + measure(asked.font, words, asked.lines)))


if __name__ == "__main__":
    main()
