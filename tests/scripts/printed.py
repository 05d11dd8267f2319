#!/usr/bin/env python3
"""The words that other programs extract from a PDF against those of its content.

    printed.py DUMP FILE.pdf [--tool pdftotext|raw|mutool|gs] [--unspaced] [--figures]

DUMP is `--dump doc`. U+00AD and the line end after it are taken away, and so are folios, item marks,
ornaments, direction controls and the notes at the foot of a page. The title page's words are compared
without their order, which is the layout's; all others in order (gs parts no pages: none in order). With
--unspaced, for scripts that part no words, characters are compared. With --figures a difference is no
failure: the share of the words that come out right is printed.
"""
import difflib
import re
import subprocess
import sys
import unicodedata
from collections import Counter

COMMANDS = {
    "pdftotext": ["pdftotext", "-enc", "UTF-8", "FILE", "-"],
    # in the order of the file, where very loose lines look like columns
    "raw": ["pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-"],
    "mutool": ["mutool", "draw", "-q", "-F", "txt", "FILE"],
    "gs": ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=txtwrite", "-sOutputFile=-", "FILE"],
}
TITLE_PAGE = {"title", "date", "verse", "citation", "organization"}


def read_blocks(path):
    blocks = []
    for line in open(path, encoding="utf-8"):
        match = re.match(r'\s*block kind=(\S+).* text="((?:[^"\\]|\\.)*)"', line)
        if match:
            text = re.sub(r"\\u\{([0-9A-F]+)\}", lambda m: chr(int(m.group(1), 16)), match.group(2))
            blocks.append((match.group(1), words_of(re.sub(r"\\(.)", r"\1", text))))
    return blocks


def read_addresses(path):
    lines = (re.match(r'\s*link .*address="([^"]*)"', line) for line in open(path, encoding="utf-8"))
    return [match.group(1) for match in lines if match]


def unembed(match):
    """What poppler embeds left to right in a line that runs from right to left: neutral characters at
    its ends, as seen, stand at its other ends as read."""
    first, core, last = re.fullmatch(r"(\W*)(.*?)(\W*)", match.group(1), re.S).groups()
    return last[::-1] + core + first[::-1]


def words_of(text):
    text = unicodedata.normalize("NFC", text)
    text = re.sub("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u200b\u2060\ufeff]", "", text)
    text = re.sub("(?<=\\S)[¹²³⁰⁴-⁹]+", "", text)  # the calls of notes with addresses
    return re.sub("[•❦❧☙]", " ", text).split()


def join_words(words):
    """Puts together what a line's end divides: after U+00AD, and after a hyphen of the text."""
    out = []
    for word in words:
        if out and out[-1].endswith(("\u00ad", "-", "\u2010", "—", "–")):
            out[-1] += word
        else:
            out.append(word)
    return [word.replace("\u00ad", "").replace("-", "").replace("\u2010", "") for word in out]


def take_out(words, part):
    """Removes every place where the words of `part` stand; an address may be broken over lines."""
    whole, at = "".join(part), 0
    while at < len(words):
        end, joined = at, ""
        while end < len(words) and len(joined) < len(whole):
            joined += words[end]
            end += 1
        if joined == whole:
            del words[at:end]
        else:
            at += 1


def extract(path, tool):
    command = [path if word == "FILE" else word for word in COMMANDS[tool]]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode != 0:
        sys.exit("%s failed on %s: %s" % (tool, path, run.stderr.decode("utf-8", "replace")[:300]))
    text = re.sub("\u202a([^\u202a-\u202c]*)\u202c", unembed, run.stdout.decode("utf-8", "replace"))
    text = re.sub("[\u202a-\u202e]", "", text)
    folio = r"[\s\d〇一二三四五六七八九十]*"  # \d: every script's
    return [words_of("\n".join(line for line in page.split("\n") if not re.fullmatch(folio, line)))
            for page in (text.split("\f") if "\f" in text else [text])]


def main():
    dump, path = sys.argv[1:3]
    tool = sys.argv[sys.argv.index("--tool") + 1] if "--tool" in sys.argv else "pdftotext"
    blocks = read_blocks(dump)
    pages = extract(path, tool)
    notes = [words for kind, words in blocks if kind == "footnote"]
    notes += [[str(number + 1), re.sub("^mailto:", "", address)]
              for number, address in enumerate(read_addresses(dump))]
    for page in pages:
        for note in notes:
            take_out(page, note)
            take_out(page, note[::-1])  # from right to left poppler puts an address before its figure
    titles = join_words(sum((words for kind, words in blocks if kind in TITLE_PAGE), []))
    others = join_words(sum((words for kind, words in blocks if kind not in TITLE_PAGE | {"footnote"}), []))
    first, rest = join_words(pages[0]), join_words(sum(pages[1:], []))
    if "--unspaced" in sys.argv:
        titles, others, first, rest = (list("".join(words)) for words in (titles, others, first, rest))
    if len(pages) > 1:
        expected, found = sorted(titles) + others, sorted(first) + rest
    else:
        expected, found = sorted(titles + others), sorted(first)
    if found == expected:
        print("%s: %s: %d %s, equal" % (path.split("/")[-1], tool, len(found),
                                        "characters" if "--unspaced" in sys.argv else "words"))
        return
    right = sum((Counter(found) & Counter(expected)).values())
    share = 100.0 * right / max(len(expected), len(found))
    print("%s: %s: %.2f %% of %d words" % (path.split("/")[-1], tool, share, len(expected)))
    if "--figures" not in sys.argv:
        for op, a, b, c, d in difflib.SequenceMatcher(None, found, expected, False).get_opcodes():
            if op != "equal":
                sys.exit("  %s: %s, expected %s (after %s)" %
                         (op, found[a:b][:8], expected[c:d][:8], found[max(0, a - 4):a]))


main()
