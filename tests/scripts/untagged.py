#!/usr/bin/env python3
"""A layout that sets what SCREEN.yaml sets, in the very colours of FILE.pdf, without tags.

    untagged.py FILE.pdf SCREEN.yaml
"""
import sys

from pdf_objects import Pdf, operations

pdf = Pdf(sys.argv[1])
colors = {tuple(operands) for page in pdf.pages for operator, operands in operations(pdf.content(page))
          if operator == "rg"}
assert len(colors) <= 1, "the rubric is the only colour that is not black: %s" % colors
print("format: orison-layout/1\nextends: %s\ndeliver: {standard: none}" % sys.argv[2])
for color in colors:
    print("colors: {rubric: {rgb: [%s]}}" % ", ".join("%.3f" % (part * 255) for part in color))
