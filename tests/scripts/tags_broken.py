#!/usr/bin/env python3
"""Breaks a tagged PDF on purpose, in one way a file.

    tags_broken.py GOOD.pdf FOLDER

Writes FOLDER/CHECKER.NAME.pdf: CHECKER says who must find it (tags: tags.py; heard: heard.py; ua1, 2a:
veraPDF). Each way must change the file, or the program ends. FOLDER/good.control.pdf went the same way
and is not broken.
"""
import os
import re
import subprocess
import sys

# checker, name, pattern, replacement
WAYS = [
    ("tags", "duplicate-mcid", rb"/MCID 1>>", rb"/MCID 0>>"),
    ("tags", "mcid-in-tree-not-in-page", rb"/K [1-9]\d*\n", rb"/K 799\n"),
    ("tags", "mcid-in-page-not-in-tree", rb"<</MCID 2>>BDC", rb"<</MCID 799>>BDC"),
    ("tags", "mcid-referenced-twice", rb"/K [1-9]\d*\n", rb"/K 0\n"),
    ("tags", "wrong-parent", rb"(/P )\d+( 0 R\s+/Pg \d+ 0 R\s+/S /H1)", rb"\g<1>1\2"),
    ("tags", "wrong-parent-tree", rb"(/Nums \[\s+0\s+\[\s+)\d+( 0 R)", rb"\g<1>1\2"),
    ("tags", "annotation-of-another-element", rb"/StructParent \d+", rb"/StructParent 0"),
    ("tags", "objr-missing", rb"<<\s+/Obj \d+ 0 R\s+(/Pg \d+ 0 R\s+)?/Type /OBJR\s+>>", rb""),
    ("tags", "mcid-inside-artifact", rb"(/Artifact<<[^\n]*BDC\n(?:(?!EMC)[^\n]*\n)*?)EMC\n(/\w+<</MCID)", rb"\1\2"),
    ("tags", "artifact-inside-mcid", rb"EMC\n(/Artifact<<)", rb"\1"),
    ("tags", "artifact-without-type", rb"/Artifact<</Type/Pagination/Subtype/Footer>>BDC", rb"/Artifact<<>>BDC"),
    ("tags", "ink-outside-marks", rb"/Artifact<</Type/Layout>>BDC", rb"/Something<<>>BDC"),
    ("tags", "root-is-no-document", rb"/S /Document", rb"/S /Part"),
    ("tags", "note-without-identifier", rb"/ID \(note-000001\)\n", rb""),
    ("tags", "call-leads-elsewhere", rb"(/Dest \[\s+\d+ 0 R\s+/XYZ\s+null\s+)[\d.]+(\s+null\s+\]\s+/F 4)", rb"\g<1>1\2"),
    ("tags", "one-quadrilateral", rb"(/QuadPoints \[(?:\s+[\d.]+){8})[^\]]*\]", rb"\1 ]"),
    ("tags", "quadrilateral-outside", rb"(/QuadPoints \[\s+)[\d.]+", rb"\g<1>1"),
    ("tags", "role-of-no-standard", rb"/Em /Span\n", rb""),
    ("tags", "list-without-numbering", rb"/ListNumbering /Disc\n", rb""),
    ("tags", "no-tab-order", rb"/Tabs /S\n", rb""),
    ("heard", "hard-hyphen", rb"(?i)/ActualText<FEFF00AD>", rb"/ActualText<FEFF002D>"),
    ("heard", "no-word-space", rb"><0020>", rb"><2060>"),
    ("heard", "another-order", rb"(/K \[\s+)(\d+ 0 R)(\s+)(\d+ 0 R)", rb"\1\4\3\2"),
    ("heard", "star-instead-of-remark", rb"/Alt \([^\n]*name changed[^\n]*\)\n", rb""),
    ("heard", "heading-is-a-paragraph", rb"/S /H2", rb"/S /P"),
    ("heard", "link-without-name", rb"/Contents (?:<[^\n]*>|\([^\n]*\))\n", rb"/Contents (Read)\n"),
    ("ua1", "no-language", rb"/Lang \(en\)\n", rb""),
    ("ua1", "no-title-shown", rb"/DisplayDocTitle true", rb"/DisplayDocTitle false"),
    ("ua1", "note-without-identifier", rb"/ID \(note-000001\)\n", rb""),
    ("ua1", "ink-outside-marks", rb"/Artifact<</Type/Layout>>BDC", rb"/Something<<>>BDC"),
    ("ua1", "annotation-without-name", rb"/Contents \((?:[^()\\\\]|\\.)*\)\n", rb""),
    ("2a", "no-intent", rb"/OutputIntents \[\s+\d+ 0 R\s+\]\n", rb""),
    ("2a", "no-unicode", rb"/ToUnicode \d+ 0 R\n", rb""),
    ("2a", "annotation-not-printed", rb"/F 4\n", rb"/F 0\n"),
    ("2a", "not-marked", rb"/Marked true", rb"/Marked false"),
]


def write(text, path):
    """As tidy as the good file, so that only what was broken is to be found."""
    fixed = subprocess.run(["fix-qdf"], input=text, stdout=subprocess.PIPE, check=True).stdout
    with open(path + ".qdf", "wb") as out:
        out.write(fixed)
    subprocess.run(["qpdf", "--newline-before-endstream", "--object-streams=generate", "--warning-exit-0",
                    "--no-warn", path + ".qdf", path], check=True)
    os.remove(path + ".qdf")


def main():
    good, folder = sys.argv[1:3]
    os.makedirs(folder, exist_ok=True)
    plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", good, "-"],
                           stdout=subprocess.PIPE, check=True).stdout
    write(plain, os.path.join(folder, "good.control.pdf"))
    for checker, name, pattern, replacement in WAYS:
        broken, count = re.subn(pattern, replacement, plain, count=1)
        if not count or broken == plain:
            sys.exit("tags_broken: the way %s changes nothing in %s" % (name, good))
        write(broken, os.path.join(folder, "%s.%s.pdf" % (checker, name)))
    print("%d broken files" % len(WAYS))


main()
