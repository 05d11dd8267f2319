#!/usr/bin/env python3
"""The words of a PDF, as another program extracts them, against words that must be there in order.

    words.py PDF WORDS [--tool pdftotext|mutool|gs]

A breaker's hyphen comes out as U+00AD and is taken away with the line end after it. Folios, item marks,
ornaments, the pseudonym's note and those with links' addresses are not among the words: a line that is only
a number, the marks, and the paragraph that starts with an asterisk or a number are left out. Anything else too much or too little fails.
"""
import re
import subprocess
import sys


def extract(path, tool):
    commands = {
        "pdftotext": ["pdftotext", "-enc", "UTF-8", path, "-"],
        "mutool": ["mutool", "draw", "-q", "-F", "txt", path],
        "gs": ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=txtwrite", "-sOutputFile=-", path],
    }
    run = subprocess.run(commands[tool], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode != 0:
        sys.exit("%s failed on %s: %s" % (tool, path, run.stderr.decode("utf-8", "replace")[:300]))
    return run.stdout.decode("utf-8")


def words_of(text):
    text = re.sub("\u00ad\\s*", "", text)
    kept = []
    for page in text.split("\f"):
        lines = [line for line in page.split("\n") if not re.fullmatch(r"\s*\d+\s*", line)]
        joined = "\n".join(lines)
        joined = re.sub(r"(?m)^\s*\*\s*Name changed[^.]*\.", "", joined)
        # a number and an address, which may go on in further lines
        joined = re.sub(r"(?m)^\s*\d+ (?:https?://\S+|\S+@\S+)(?:\n\S+$)*", "", joined)
        joined = re.sub("[⁰¹²³⁴-⁹]", "", joined)
        kept.append(joined)
    text = re.sub("[•❦❧☙†‡]", " ", " ".join(kept))
    return text.split()


def main():
    path, expected_path = sys.argv[1:3]
    tool = sys.argv[4] if len(sys.argv) > 4 else "pdftotext"
    expected = open(expected_path, encoding="utf-8").read().split()
    found = words_of(extract(path, tool))
    for at, (a, b) in enumerate(zip(found, expected)):
        # A hyphen of the text's own at a line's end: pdftotext takes it for the breaker's.
        if a != b and a != b.replace("-", "", 1):
            sys.exit("%s: %s: word %d is “%s”, expected “%s” (after “%s”)" %
                     (path, tool, at + 1, a, b, " ".join(found[max(0, at - 4):at])))
    if len(found) != len(expected):
        sys.exit("%s: %s: %d words, expected %d; the rest: %s" %
                 (path, tool, len(found), len(expected),
                  " ".join((found + [""])[len(expected):][:10] or expected[len(found):][:10])))
    print("%s: %s: %d words, equal" % (path, tool, len(found)))


main()
