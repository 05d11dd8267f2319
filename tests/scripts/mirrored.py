#!/usr/bin/env python3
"""Whether the pages of a right-to-left edition mirror, as poppler finds their words.

    mirrored.py FILE.pdf COUNT

Bullets stand at the right edge, folios at the outer one (even pages right, odd pages left, since the
spine is on the other side), embedded Latin and numbers run from left to right, and the reader is told
to turn the pages from right to left. COUNT is how often "IJM" and "1,500" stand in the text.
"""
import re
import subprocess
import sys


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8", "replace")


def main():
    pdf, count = sys.argv[1], int(sys.argv[2])
    boxes = output_of("pdftotext", "-bbox", pdf, "-")
    faults = []
    words = []
    for number, page in enumerate(boxes.split("<page ")[1:], 1):
        width = float(re.search(r'width="([\d.]+)"', page).group(1))
        height = float(re.search(r'height="([\d.]+)"', page).group(1))
        found = [(float(x), float(y), float(to), word) for x, y, to, word in re.findall(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)</word>', page)]
        words += [word for _, _, _, word in found]
        for x, y, to, word in found:
            if "•" in word and to < 0.85 * width:
                faults.append("page %d: a bullet ends at %.1f of %.1f pt" % (number, to, width))
            if word == str(number) and y > 0.9 * height and (x > width / 2) != (number % 2 == 0):
                faults.append("page %d: the folio stands at the spine" % number)
    text = " ".join(words)
    for word in ("IJM", "1,500"):
        if text.count(word) != count:
            faults.append("“%s” is found %d times, expected %d" % (word, text.count(word), count))
    if "/Direction /R2L" not in output_of("qpdf", "--qdf", "--object-streams=disable", pdf, "-"):
        faults.append("the reader is not told to turn from right to left")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
