#!/usr/bin/env python3
"""What people's readers make of PDFs: pdf.js (Firefox), PDFium (Chrome, Edge), MuPDF (SumatraPDF) and poppler
(Evince, Okular).

    readers.py FOLDER [FLOORS]      (run by tests/readers.sh, which has them)

For each FOLDER/NAME.pdf there is NAME.dump, `--dump doc` of its edition. Prints, by reader, how many of 100
words of the content a copy of all pages gives back, exact and in order (of a booklet's sheets: in any order); how
many of 100 different words the reader's own search finds (poppler's tools have none: its text is searched); and
how many letters the copy has for 100 of the content, which may not be many more: a reader that says a paragraph
for each of its words gives all words back. What a line's end divides is put together as readers show it: a hyphen
and a line's end, U+00AD, PDFium's own mark. Notes at the foot, folios and marks may stand between. Where a script
parts no words, characters are counted in their place.
FLOORS: lines of "NAME READER WORDS FOUND", below which it fails.
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

import pymupdf
import pypdfium2

READERS = ("pdf.js", "PDFium", "MuPDF", "poppler")
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff]")
# What shows nothing: direction controls, joiners, the byte order mark.
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
DIVIDED = re.compile("(?:[-\u00ad\u2010]\\s*\n|[\ufffe\x02])\\s*")
MARKS = re.compile("[•❦❧☙]")
LETTERS_MOST = 110


def read_blocks(path):
    """The content's texts but for notes at the foot, in order."""
    texts = []
    for line in open(path, encoding="utf-8"):
        match = re.match(r'\s*block kind=(\S+).* text="((?:[^"\\]|\\.)*)"', line)
        if match and match.group(1) != "footnote":
            text = re.sub(r"\\u\{([0-9A-F]+)\}", lambda m: chr(int(m.group(1), 16)), match.group(2))
            texts.append(re.sub(r"\\(.)", r"\1", text))
    return texts


def words_of(text):
    """Words as they are compared: joined over line ends, without hyphens, marks and the calls of links."""
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    text = DIVIDED.sub("", text)
    text = re.sub("(?<=\\S)[¹²³⁰⁴-⁹]+", "", MARKS.sub(" ", text))
    return [word for word in (re.sub("[-\u00ad\u2010]", "", word) for word in text.split()) if word]


def common_count(a, b):
    """The length of the longest common subsequence, a bit for each item of a."""
    places = {}
    for i, item in enumerate(a):
        places[item] = places.get(item, 0) | 1 << i
    full = (1 << len(a)) - 1
    row = full
    for item in b:
        matches = row & places.get(item, 0)
        row = ((row + matches) | (row - matches)) & full
    return len(a) - bin(row).count("1")


def count_words(texts, pages):
    """The same where pages lie on sheets: words in any order."""
    expected, found = words_of("\n".join(texts)), words_of("\n".join(pages))
    if is_unspaced(texts):
        expected, found = "".join(expected), "".join(found)
    common = collections.Counter(expected) & collections.Counter(found)
    return 100.0 * sum(common.values()) / max(1, len(expected))


def is_unspaced(texts):
    whole = "".join(texts)
    return len(UNSPACED.findall(whole)) > len(whole) / 2


def queries_of(texts):
    """The different words that one would search for: letters alone, at least four."""
    words = {re.sub(r"^\W+|\W+$", "", word) for text in texts for word in re.split("[\\s\u2014\u2013-]+", text)}
    words = {unicodedata.normalize("NFC", word) for word in words}
    return sorted(word for word in words if len(word) >= 4 and all(unicodedata.category(c)[0] in "LM" for c in word))


def read_pdfium(path, queries):
    """Chrome searches the text that PDFium gives, less its mark of a divided word and what shows nothing."""
    pdf = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in pdf]
    whole = [" ".join(words_of(page)) for page in pages]
    return pages, {word for word in queries if any(word in page for page in whole)}


def read_mupdf(path, queries):
    pdf = pymupdf.open(path)
    found = {word for word in queries if any(page.search_for(word) for page in pdf)}
    return [page.get_text() for page in pdf], found


def read_poppler(path, queries):
    run = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    pages = run.stdout.decode("utf-8", "replace").split("\f")
    whole = " ".join(" ".join(words_of(page)) for page in pages)
    return pages, {word for word in queries if word in whole}


def read_pdfjs(queries):
    """By path: what readers.mjs says."""
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as asked:
        json.dump([{"path": path, "words": words} for path, words in queries.items()], asked)
        asked.flush()
        run = subprocess.run([os.environ["NODE"], os.path.join(here, "readers.mjs"), os.environ["PDFJS"], asked.name],
                             capture_output=True)
    if run.returncode != 0:
        sys.exit("pdf.js: " + run.stderr.decode("utf-8", "replace")[-2000:])
    return json.loads(run.stdout)


def score(texts, pages):
    expected, found = words_of("\n".join(texts)), words_of("\n".join(pages))
    if is_unspaced(texts):
        expected, found = "".join(expected), "".join(found)
    return 100.0 * common_count(expected, found) / max(1, len(expected))


def letters(texts, pages):
    """Letters that are read, per cent of those of the content; notes and folios are some more."""
    expected, found = (sum(map(len, words_of("\n".join(part)))) for part in (texts, pages))
    return 100.0 * found / max(1, expected)


def measure(folder):
    """(name, reader, words, found, letters) for each file and reader."""
    names = sorted(name[:-len(".pdf")] for name in os.listdir(folder) if name.endswith(".pdf"))
    paths = {name: os.path.join(folder, name + ".pdf") for name in names}
    texts = {name: read_blocks(os.path.join(folder, name + ".dump")) for name in names}
    imposed = {name for name in names if "booklet" in name}
    queries = {name: [] if name in imposed or is_unspaced(texts[name]) else queries_of(texts[name]) for name in names}
    by_pdfjs = read_pdfjs({paths[name]: queries[name] for name in names})
    for name in names:
        path, asked = paths[name], queries[name]
        read = {"pdf.js": (by_pdfjs[path]["text"], set(by_pdfjs[path]["found"])),
                "PDFium": read_pdfium(path, asked), "MuPDF": read_mupdf(path, asked),
                "poppler": read_poppler(path, asked)}
        for reader in READERS:
            pages, found = read[reader]
            share = 100.0 * len(found) / len(asked) if asked else 100.0
            words = (count_words if name in imposed else score)(texts[name], pages)
            yield name, reader, words, share, letters(texts[name], pages)


def read_floors(path):
    rows = [line.split() for line in open(path, encoding="utf-8") if line.strip() and not line.startswith("#")]
    return {(name, reader): (float(words), float(found)) for name, reader, words, found in rows}


def main():
    folder = sys.argv[1]
    floors = read_floors(sys.argv[2]) if len(sys.argv) > 2 else {}
    faults = 0
    for name, reader, words, found, said in measure(folder):
        least = floors.get((name, reader), (0, 0))
        is_low = words + 0.05 < least[0] or found + 0.05 < least[1]
        is_much = said > LETTERS_MOST
        faults += is_low or is_much
        print("%-36s %-8s %6.1f %6.1f %6.1f%s%s" % (name, reader, words, found, said, "   LOW: %s, %s" % least
              if is_low else "", "   TOO MUCH" if is_much else ""))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
