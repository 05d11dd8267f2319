#!/usr/bin/env python3
"""A content file of one text of the Universal Declaration of Human Rights.

    udhr.py TEXT.json OUT.yaml [PARAGRAPHS]     24 of them where nothing is said

Its first paragraphs are a letter; the rest are items of two named sections, the last with a link, so
that each script meets what a bulletin has. Marks of the inline markup are escaped.
"""
import json
import re
import sys


def escape(text):
    return re.sub(r"([\\*_\[\]])", r"\\\1", " ".join(text.split()))


def quote(text):
    return json.dumps(text, ensure_ascii=False)


def shorten(text, most):
    """The beginning of a text that a title page has room for, cut at a word's end where it has any."""
    if len(text) <= most:
        return text
    return re.match(r".{%d,%d}?(?=[\s፡་])|.{%d}" % (most // 2, most, most // 2), text).group(0)


def main():
    source = json.load(open(sys.argv[1], encoding="utf-8"))
    texts = [escape(text) for text in source["paragraphs"] if text.strip()][:int((sys.argv[3:] or ["24"])[0])]
    title = shorten(escape(source["title"]), 24)
    lines = ["format: orison-content/1", "language: " + source["language"], "title: " + quote(title),
             "organization: " + quote(texts[3].split(" ")[0][:20]), "verse:",
             "  text: " + quote(shorten(texts[0], 100)), "  citation: " + quote(title), "sections:",
             "  - paragraphs:"]
    lines += ["      - " + quote(text) for text in texts[1:4]]
    for number, part in enumerate((texts[4:12], texts[12:])):
        lines += ["  - name: " + quote("%s %d" % (title, number + 1)), "    items:"]
        lines += ["      - text: " + quote(text) for text in part]
    lines[-1] = "      - text: " + quote("%s [%s](https://example.org/%s)" %
                                         (texts[5], title, source["language"]))
    open(sys.argv[2], "w", encoding="utf-8").write("\n".join(lines) + "\n")


main()
