#!/usr/bin/env python3
"""What is heard of a tagged PDF against its content.

    heard.py DUMP FILE.pdf READ [--poppler]

DUMP is `--dump doc` of the edition, READ what `orison read` prints of FILE.pdf. Every block's words must
be there, in the blocks' order, each in an element of the role that its kind has, in its language; links
must lead where the content says; where a name was changed, and only there, a remark stands. With
--poppler, the words must also be what `pdfinfo -struct-text` finds in the tree.
"""
import re
import subprocess
import sys
import unicodedata

ROLES = {"title": "H1", "region": "H2", "caption": "Caption", "table-head": "TH"}
SILENT = ("footnote", "image", "logo", "qr", "number") # a number is its point's label


def fail(message, *values):
    sys.exit("heard: " + message % values)


def attribute(line, name):
    match = re.search(r'\b%s="((?:[^"\\]|\\.)*)"' % name, line)
    if not match:
        return None
    text = re.sub(r"\\u\{([0-9A-F]+)\}", lambda m: chr(int(m.group(1), 16)), match.group(1))
    return re.sub(r"\\(.)", r"\1", text)


def word(line, name):
    match = re.search(r"\b%s=(\S+)" % name, line)
    return match and match.group(1)


def spoken(text):
    text = unicodedata.normalize("NFC", text.replace("\u00ad", "").replace("\u2028", " "))
    return re.sub(r"\s+", " ", text).strip()


class Block:
    """A block of the content: its words without the marks that call notes, and where those stood."""

    def __init__(self, line):
        self.kind, self.language = word(line, "kind"), word(line, "language")
        self.section, self.grid = word(line, "section"), word(line, "grid")
        self.row, self.column = word(line, "row"), word(line, "column")
        self.bytes = attribute(line, "text").encode("utf-8")
        self.marks, self.links, self.pauses = [], [], []
        self.is_after_head = False

    def add_span(self, line):
        span = int(word(line, "start")), int(word(line, "end"))
        if word(line, "role") == "note-mark":
            self.marks.append(span)
        if word(line, "role") == "set" and self.is_after_head:
            self.pauses.append(span)
        self.is_after_head = word(line, "role") in ("day", "lead")
        if word(line, "link"):
            self.links.append(int(word(line, "link")))

    def text(self, pause=" "):
        """Where a run-in head ends, a pause is heard; after a mark that is one itself, no other."""
        kept, at = b"", 0
        for start, end in sorted(self.marks + self.pauses):
            kept += self.bytes[at:start]
            if (start, end) in self.pauses:
                kept += b" " if kept[-1:] in b".,:;!?" else pause.encode("utf-8")
            at = end
        return spoken((kept + self.bytes[at:]).decode("utf-8"))


def read_dump(path):
    blocks, addresses = [], []
    for line in open(path, encoding="utf-8"):
        if re.match(r"\s*block ", line):
            blocks.append(Block(line))
        elif re.match(r"\s*span ", line):
            blocks[-1].add_span(line)
        elif re.match(r"\s*link ", line):
            addresses.append(attribute(line, "address"))
    return blocks, addresses


LINK = re.compile(r"\[link(?: “((?:[^\[\]\\”]|\\.)*)”)?: ((?:[^\[\]\\]|\\.)*) → ((?:[^\[\]\\]|\\.)*)\]")
NOTE = re.compile(r"\[note: ((?:[^\[\]\\]|\\.)*)\]")
OTHER = re.compile(r"\[[A-Za-z][A-Za-z0-9-]*: ((?:[^\[\]\\]|\\.)*)\]")


class Line:
    """A line of `orison read`."""

    def __init__(self, line):
        match = re.match(r"( *)(\w+)(?: \[([^\]]*)\])?(?:: (.*))?$", line)
        if not match:
            fail("a line of no known form: %r", line)
        self.depth, self.role, self.language = len(match.group(1)) // 2, match.group(2), match.group(3)
        text = match.group(4) or ""
        self.notes = NOTE.findall(text)
        text = NOTE.sub("", text)
        while OTHER.search(text) and not LINK.search(OTHER.search(text).group(0)):
            text = OTHER.sub(r"\1", text, 1)
        self.links = LINK.findall(text)
        text = LINK.sub(r"\2", text)
        text = OTHER.sub(r"\1", text)
        self.text = spoken(re.sub(r"\\(.)", r"\1", text))


def read_lines(path):
    lines = open(path, encoding="utf-8").read().rstrip("\n").split("\n")
    language = lines[0][len("language: "):]
    return language, [Line(line) for line in lines[1:]]


def check_shape(lines):
    """Nesting, and that lists, quotations and notes have the parts that they must have."""
    parents, kids = [], {}
    for number, line in enumerate(lines):
        parents = parents[:line.depth] + [number]
        if line.depth:
            kids.setdefault(parents[line.depth - 1], []).append(line.role)
    for number, line in enumerate(lines):
        own = kids.get(number, [])
        allowed = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, "BlockQuote": {"P"}, "Note": {"Lbl", "P"},
                   "H1": set(), "H2": set(), "H3": set(), "P": set(), "Lbl": set(), "Table": {"TR"},
                   "TR": {"TH", "TD"}, "TH": {"Note"}, "TD": {"Note"}}
        if line.role in allowed and not set(own) <= allowed[line.role]:
            fail("%s holds %s", line.role, own)
        if line.role == "LI" and own[-1:] != ["LBody"]:
            fail("an LI ends in %s", own)
        if line.role == "Note" and own[:1] != ["Lbl"]:
            fail("a Note begins with %s", own)
    roles = [line.role for line in lines]
    if roles[0] != "Document" or roles.count("Document") != 1 or roles.count("H1") > 1:
        fail("the top is %s, with %d H1", roles[0], roles.count("H1"))


def leave_notes_out(lines):
    """The lines of blocks alone, and the texts of the notes."""
    kept, notes, depth = [], [], None
    for line in lines:
        if depth is not None and line.depth > depth:
            if line.role == "P":
                notes.append(line.text)
            continue
        depth = line.depth if line.role == "Note" else None
        if line.role != "Note" and line.role in ("H1", "H2", "H3", "P", "TH", "TD", "Caption"):
            kept.append(line)
    return kept, notes


def role_of(block, blocks):
    """Headings within a section take the rank below its name's; a column or a row has a head."""
    if block.kind == "heading":
        return "H3" if any(b.kind == "region" and b.section == block.section for b in blocks) else "H2"
    if block.kind in ("table", "table-head") and not block.bytes:
        return "TD" # an empty cell names nothing
    if block.kind == "table":
        has_head = any(b.kind == "table-head" and b.grid == block.grid for b in blocks)
        return "TH" if block.column == "0" and not has_head else "TD"
    return ROLES.get(block.kind, "P")


def join_speakers(blocks):
    """A speaker and what is said are heard as one paragraph."""
    joined = []
    for block in blocks:
        before = joined[-1] if joined else None
        if before and before.kind == "speaker" and (before.grid, before.row) == (block.grid, block.row):
            at = len(before.bytes)
            before.bytes += block.bytes
            before.pauses.append((at - len("\u2002".encode("utf-8")), at))
            before.marks += [(at + start, at + end) for start, end in block.marks]
            before.links += block.links
            before.kind = block.kind
        else:
            joined.append(block)
    return joined


def poppler_words(path):
    out = subprocess.run(["pdfinfo", "-struct-text", path], stdout=subprocess.PIPE, check=True).stdout
    words, depth = [], None
    for line in out.decode("utf-8").split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if depth is not None and indent <= depth:
            depth = None
        role = re.match(r"\s*(Note|Lbl|Reference)\b", line)
        if role and depth is None:
            depth = indent
        text = re.match(r'\s*"(.*)"$', line)
        if text and depth is None and text.group(1) != "-": # a division's hyphen, a content of its own
            words.append(text.group(1))
        elif re.match(r"\s*(P|H1|H2)\b", line):
            words.append(" ")
    return spoken("".join(words).replace("\u2060", "")).split(" ")


def main():
    dump, pdf, read = sys.argv[1:4]
    blocks, addresses = read_dump(dump)
    language, lines = read_lines(read)
    check_shape(lines)
    heard, notes = leave_notes_out(lines)
    spoken_blocks = join_speakers([block for block in blocks if block.kind not in SILENT])
    if len(heard) != len(spoken_blocks):
        fail("%s: %d blocks are heard, %d are said", pdf, len(heard), len(spoken_blocks))
    words = []
    for block, line in zip(spoken_blocks, heard):
        said = block.text(" \u2014 ")
        if said != line.text:
            fail("%s: a %s is heard as\n  %s\nand said as\n  %s", pdf, block.kind, line.text, said)
        if line.role != role_of(block, blocks):
            fail("%s: a %s is a %s", pdf, block.kind, line.role)
        if (line.language or language) != (block.language or language):
            fail("%s: a %s in %s is announced in %s", pdf, block.kind, block.language, line.language)
        if len(line.notes) != len(block.marks):
            fail("%s: %d notes are called, %d heard in: %s", pdf, len(block.marks), len(line.notes), line.text)
        if any("*" in note for note in line.notes):
            fail("%s: a star is heard in: %s", pdf, line.text)
        if [link[2] for link in line.links] != [addresses[link] for link in sorted(set(block.links))]:
            fail("%s: links to %s in: %s", pdf, [link[2] for link in line.links], line.text)
        for name, text, _ in line.links:
            is_address = re.search(r"@|://|^www\.", text) # its name is itself
            if len(name) <= len(text) and not is_address:
                fail("%s: a link is called %r, which says no more than %r", pdf, name, text)
        words += block.text().split()
    texts = {block.text() for block in blocks if block.kind == "footnote"}
    # An address that is printed for paper is not heard again: its link has said where it goes.
    notes = [note.replace("\u200e", "") for note in notes]
    if texts != set(notes):
        fail("%s: the notes are %s, heard as %s", pdf, texts, set(notes))
    if "--poppler" in sys.argv:
        found = poppler_words(pdf)
        for at, (a, b) in enumerate(zip(found, words)):
            if a != b:
                fail("%s: pdfinfo's word %d is %r, not %r", pdf, at + 1, a, b)
        if len(found) != len(words):
            fail("%s: pdfinfo finds %d words, not %d", pdf, len(found), len(words))
    print("%s: %d blocks, %d words, %d links and %d notes are heard as they are said%s" %
          (pdf.split("/")[-1], len(heard), len(words), sum(len(line.links) for line in heard), len(notes),
           ", by poppler too" if "--poppler" in sys.argv else ""))


main()
