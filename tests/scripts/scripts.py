#!/usr/bin/env python3
"""Whole texts in every script: each is set, and read back from the PDF.

    scripts.py ORISON FOLDER WORK    all FOLDER/*.json, built in WORK

Each text must build without a missing glyph and without an overfull line. Then two readers read it:

The tag tree (`orison read`) must give every paragraph back whole.

pdftotext must give every character of a left-to-right text back, in order (-raw, the order of the
content stream). Compared without white space (a reader puts its own line ends there, and scripts
without spaces have none to compare by) and without characters that show nothing (joiners, direction
marks, soft hyphens).

Right-to-left text is compared by its letters, three by three, wherever they stand: poppler 22.12
guesses the direction and the words of each line from where its glyphs are, so figures, brackets and
quotation marks change places, combining marks leave their letter, and the stacked letters of
Nastaliq fall into words of one or two. Three letters in a row that are back were in order; what is
torn at such a place is not counted: nothing in Arabic and Persian, one word in Hebrew, a tenth in
Nastaliq.

Texts in Arabic script are set without kashida too: what is said and what is extracted must be the same,
with no tatweel that the text has not. Naskh must have elongated lines, Nastaliq none.
"""
import glob
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter

INVISIBLE = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f]")


def escape(text):
    return re.sub(r"([\\*_\[\]])", r"\\\1", " ".join(text.split()))


def quote(text):
    return json.dumps(text, ensure_ascii=False)


def write_content(source, path):
    texts = [escape(text) for text in source["paragraphs"] if text.strip()]
    lines = ["format: orison-content/1", "language: " + source["language"],
             "title: " + quote(escape(source["title"])), "sections:", "  - items:"]
    lines += ["      - text: " + quote(text) for text in texts]
    open(path, "w", encoding="utf-8").write("\n".join(lines) + "\n")


def bare(text):
    """Normalised after the strip: what stands between two marks keeps them from being ordered."""
    return unicodedata.normalize("NFC", INVISIBLE.sub("", text))


def is_folio(line):
    return line.strip() != "" and all(c.isdigit() for c in bare(line))


def read_body(text):
    """The pages' text without their folios, which stand on a line of their own at the foot."""
    lines = []
    for page in text.split("\f"):
        rows = [row for row in page.split("\n") if row.strip()]
        lines += rows[:-1] if rows and is_folio(rows[-1]) else rows
    return "\n".join(lines)


def threes(text):
    """Letters and digits three by three; Arabic presentation forms as their letters."""
    letters = [c for c in unicodedata.normalize("NFKD", text)
               if unicodedata.category(c) in ("Lo", "Lu", "Ll", "Nd")]
    return Counter(zip(letters, letters[1:], letters[2:]))


def compare(source, body):
    """How many are back, of how many."""
    texts = [text for text in source["paragraphs"] if text.strip()]
    if source["direction"] == "rtl":
        wanted = threes(" ".join(texts))
        return sum((wanted & threes(body)).values()), sum(wanted.values())
    whole = bare(body)
    return (sum(len(bare(text)) for text in texts if bare(text) in whole),
            sum(len(bare(text)) for text in texts))


def least_part(source):
    if source["direction"] == "ltr":
        return 1
    return 0.88 if source["language"] == "ur" else 0.99


def said_paragraphs(said):
    """What `orison read` says; it writes a backslash before the brackets that it uses itself."""
    rows = (row.strip() for row in said.split("\n"))
    return {bare(re.sub(r"\\([\[\]\\])", r"\1", row[len("P:"):])) for row in rows if row.startswith("P:")}


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


LAYOUTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "layouts")


def try_kashida(orison, source, content, pdf, work):
    """The faults of a text that is elongated, and how many of its lines are."""
    layout = os.path.join(work, "plain.yaml")
    open(layout, "w", encoding="utf-8").write(
        "format: orison-layout/1\nextends: %s\nbreaking: {kashida: 0}\n" % os.path.join(LAYOUTS, "screen.yaml"))
    plain = output_of(orison, "build", content, "-q", "-l", layout, "-o", work).strip()
    faults = []
    if output_of(orison, "read", plain) != output_of(orison, "read", pdf):
        faults.append("kashida changes what is said")
    texts = [output_of("pdftotext", file, "-") for file in (plain, pdf)]
    if threes(texts[0]) != threes(texts[1]):
        faults.append("kashida changes what is extracted")
    if re.search("[\u0640\u2060]", texts[1]) and not re.search("[\u0640\u2060]", " ".join(source["paragraphs"])):
        faults.append("a tatweel or joiner of ours is extracted")
    ratios = [re.findall(r"ratio=\S+", output_of(orison, "build", content, "-q", "-l", name, "--dump", "lines"))
              for name in (layout, "screen")]
    elongated = sum(a != b for a, b in zip(*ratios))
    if len(ratios[0]) != len(ratios[1]) or (elongated > 0) != (source["language"] != "ur"):
        faults.append("%d of %d lines are elongated" % (elongated, len(ratios[1])))
    return faults, elongated


def try_text(orison, path, work):
    """The faults of one text, and a line of figures."""
    source = json.load(open(path, encoding="utf-8"))
    name = os.path.basename(path)[:-len(".json")]
    content = os.path.join(work, name + ".yaml")
    write_content(source, content)
    built = subprocess.run([orison, "build", content, "-l", "screen", "-o", work],
                           capture_output=True, encoding="utf-8")
    faults = re.findall(r".*\[(?:missing-glyph|overfull-line|font-missing)\]", built.stderr)
    if built.returncode != 0:
        return ["ends with %d: %s" % (built.returncode, built.stderr[:500])], ""
    pdf = built.stdout.strip()
    raw = ["-raw"] if source["direction"] == "ltr" else []
    there, all_of = compare(source, read_body(output_of("pdftotext", *raw, pdf, "-")))
    if there < all_of * least_part(source):
        faults.append("pdftotext gives %d of %d back" % (there, all_of))
    said = said_paragraphs(output_of(orison, "read", pdf))
    lost = [text for text in source["paragraphs"] if text.strip() and bare(text) not in said]
    if lost:
        faults.append("the tags lose %d paragraphs: %s" % (len(lost), lost[0][:60]))
    elongated = 0
    if source["script"] == "Arab":
        more, elongated = try_kashida(orison, source, content, pdf, work)
        faults += more
    loose = built.stderr.count("[loose-line]")
    return faults, "%-10s %s %6d of %6d, %3d loose lines, %3d elongated, %4d kB" % (
        source["language"], source["script"], there, all_of, loose, elongated, os.path.getsize(pdf) / 1000)


def main():
    orison, folder, work = sys.argv[1:]
    paths = sorted(glob.glob(os.path.join(folder, "*.json")))
    failed = 0
    for path in paths:
        faults, figures = try_text(orison, path, work)
        print(figures)
        for fault in faults:
            print("FAILED: %s: %s" % (os.path.basename(path), fault))
        failed += len(faults) > 0
    print("%d texts, %d failed" % (len(paths), failed))
    return 1 if failed or not paths else 0


sys.exit(main())
