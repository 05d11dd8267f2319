#!/usr/bin/env python3
"""The structure tree as pdf.js (Firefox) and PDFium (Chrome, Edge) walk it.

    readers_tree.py FOLDER      (run by tests/readers.sh, which has them)

For each FOLDER/NAME.pdf there is NAME.dump, `--dump doc` of its edition. Walked in order, the tree says the
content's words and nothing else; notes, calls and labels are walked apart. Each link of a page is in the
tree and leads somewhere, each has a name, PDFium and MuPDF see as many, and a click meets the right one. A list
has more than one item. One line a file and reader.
"""
import ctypes
import json
import os
import sys

import pymupdf
import pypdfium2
import pypdfium2.raw as raw

from readers import common_count, read_blocks, read_pdfjs, words_of

AREAS = ("object", "annotation")
APART = ("Note", "Lbl", "Reference")


class Walk:
    """What a walk says, and what it met: blocks in order, roles, links, lists' numbers of items."""

    def __init__(self):
        self.blocks, self.roles, self.links, self.lists = {}, {}, 0, []

    def say(self, block, text):
        self.blocks[block] = self.blocks.get(block, "") + text

    def note(self, role):
        self.roles[role] = self.roles.get(role, 0) + 1


# --- pdf.js

def walk_pdfjs(node, said, walk, block=None):
    role = node.get("role", "")
    walk.note(role)
    if role in APART:
        for child in node.get("children", []):
            walk.links += count_objects(child)
        return
    block = block if role in ("Link", "Span", "Em", "Strong") else object()
    if role == "L":
        walk.lists.append(sum(child.get("role") == "LI" for child in node["children"]))
    for child in node.get("children", []):
        if child.get("type") == "content":
            walk.say(block, said.get(child["id"], ""))
        elif child.get("type") in AREAS:
            walk.links += 1
        else:
            walk_pdfjs(child, said, walk, block)


def count_objects(node):
    return (node.get("type") in AREAS) + sum(map(count_objects, node.get("children", [])))


def judge_pdfjs(one):
    walk, faults = Walk(), []
    for number, (tree, said, links) in enumerate(zip(one["tree"], one["said"], one["links"]), 1):
        before = walk.links
        if tree:
            walk_pdfjs(tree, said, walk)
        if walk.links - before != len(links):
            faults.append("page %d: %d links, %d in the tree" % (number, len(links), walk.links - before))
        faults += ["page %d: a link without a name or goal" % number for link in links
                   if not link.get("name") or not (link.get("url") or link.get("dest"))]
    return walk, faults


# --- PDFium

def text_of(function, *arguments):
    size = function(*arguments, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    function(*arguments, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)) if function is raw.FPDFTextObj_GetText
             else buffer, size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")


def contents_of(page):
    """By number of the marked content: what its text objects say, on lines."""
    said, textpage, last = {}, page.get_textpage(), None
    for i in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, i)
        number = raw.FPDFPageObj_GetMarkedContentID(item)
        if number >= 0 and raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT:
            matrix = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(item, matrix)
            line = "\n" if last is not None and abs(matrix.f - last) > 3 else ""
            last = matrix.f
            said[number] = said.get(number, "") + line + text_of(raw.FPDFTextObj_GetText, item, textpage)
    return said


def walk_pdfium(element, said, walk, block=None):
    role = text_of(raw.FPDF_StructElement_GetType, element)
    walk.note(role)
    if role in APART:
        return
    block = block if role in ("Link", "Span", "Em", "Strong") else object()
    count = raw.FPDF_StructElement_CountChildren(element)
    if role == "L":
        walk.lists.append(count)
    for i in range(count):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, i)
        number = raw.FPDF_StructElement_GetChildMarkedContentID(element, i)
        if child:
            walk_pdfium(child, said, walk, block)
        elif number >= 0:
            walk.say(block, said.get(number, ""))


def middles(link):
    """The middle of each quadrilateral of a link, or of its rectangle."""
    count, rectangle, quad = raw.FPDFLink_CountQuadPoints(link), raw.FS_RECTF(), raw.FS_QUADPOINTSF()
    raw.FPDFLink_GetAnnotRect(link, rectangle)
    if count == 0:
        yield (rectangle.left + rectangle.right) / 2, (rectangle.bottom + rectangle.top) / 2
    for i in range(count):
        raw.FPDFLink_GetQuadPoints(link, i, quad)
        yield (quad.x1 + quad.x2 + quad.x3 + quad.x4) / 4, (quad.y1 + quad.y2 + quad.y3 + quad.y4) / 4


def is_same_link(a, b):
    boxes = [raw.FS_RECTF(), raw.FS_RECTF()]
    for link, box in zip((a, b), boxes):
        raw.FPDFLink_GetAnnotRect(link, box)
    return all(getattr(boxes[0], side) == getattr(boxes[1], side) for side in ("left", "bottom", "right", "top"))


def click_links(page, number, faults):
    """How many links PDFium sees; a click in the middle of each of their lines must meet them."""
    position, link, count = ctypes.c_int(0), raw.FPDF_LINK(), 0
    while raw.FPDFLink_Enumerate(page, position, link):
        count += 1
        for x, y in middles(link):
            met = raw.FPDFLink_GetLinkAtPoint(page, x, y)
            if not met or not is_same_link(met, link):
                faults.append("page %d: a click at %.1f, %.1f meets another link, or none" % (number, x, y))
    return count


def judge_pdfium(path):
    walk, faults, by_mupdf = Walk(), [], pymupdf.open(path)
    for number, page in enumerate(pypdfium2.PdfDocument(path), 1):
        count, others = click_links(page, number, faults), len(by_mupdf[number - 1].get_links())
        walk.links += count
        if count != others:
            faults.append("page %d: %d links, MuPDF sees %d" % (number, count, others))
        tree = raw.FPDF_StructTree_GetForPage(page)
        said = contents_of(page)
        for i in range(raw.FPDF_StructTree_CountChildren(tree)):
            walk_pdfium(raw.FPDF_StructTree_GetChildAtIndex(tree, i), said, walk)
        raw.FPDF_StructTree_Close(tree)
    return walk, faults


# --- both

def judge(name, reader, texts, walk, faults):
    """Pages are walked one after the other, so an element over two pages is met on each: lists are not judged
    there by their items."""
    expected, found = (words_of("\n".join(part).replace("*", "")) for part in (texts, walk.blocks.values()))
    # A word divided between two pages is met in two parts, joined here as a reader joins them.
    score = 100.0 * common_count(expected, found) / len(expected)
    if score < 99.5 or len(found) > len(expected) + len(expected) // 200 + 1:
        faults.append("%.1f %% of %d words, %d are said" % (score, len(expected), len(found)))
    if walk.roles.get("H1", 0) != 1 or not walk.roles.get("P"):
        faults.append("%d H1, %d P" % (walk.roles.get("H1", 0), walk.roles.get("P", 0)))
    print("%-36s %-8s %6.1f %% of %d words, %d links, roles %s" % (
        name, reader, score, len(expected), walk.links, " ".join("%s %d" % row for row in sorted(walk.roles.items()))))
    for fault in faults[:10]:
        print("    " + fault)
    return bool(faults)


def main():
    folder = sys.argv[1]
    names = sorted(name[:-len(".pdf")] for name in os.listdir(folder) if name.endswith(".pdf"))
    paths = {name: os.path.join(folder, name + ".pdf") for name in names}
    by_pdfjs = read_pdfjs({path: [] for path in paths.values()})
    bad = 0
    for name in names:
        texts = read_blocks(os.path.join(folder, name + ".dump"))
        bad += judge(name, "pdf.js", texts, *judge_pdfjs(by_pdfjs[paths[name]]))
        bad += judge(name, "PDFium", texts, *judge_pdfium(paths[name]))
    sys.exit(1 if bad else 0)


main()
