#!/usr/bin/env python3
"""The structure of tagged PDFs, where veraPDF does not look.

    tags.py FILE.pdf...

Every number of marked content is used once, in its page and in the tree; parents, parent tree and
annotations agree both ways; artifacts stand alone and say what they are; text ends its lines with a space
or U+00AD; links have one area a page, a goal and a name; the call of a note leads to its label, and the label
to a call; notes have labels and identifiers; a list has more than one item. One line a fault, and exit 1 where
there is any.
"""
import re
import sys

from pdf_objects import Font, Pdf, operations, text

PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "BI"}


class Checker:
    def __init__(self, path):
        self.pdf, self.path, self.faults = Pdf(path), path, []
        self.contents = {}    # (page, mcid) -> text
        self.used = {}        # (page, mcid) -> elements
        self.areas = {}       # annotation -> elements that hold it
        self.elements = []
        self.links = {}       # annotation -> the roles above its Link, from the inside
        self.roles_above = []

    def fault(self, message, *values):
        self.faults.append(message % values)

    # --- pages

    def read_page(self, page):
        fonts = {name: Font(self.pdf, reference) for name, reference in
                 self.pdf.get(self.pdf.get(self.pdf.get(page)["/Resources"]).get("/Font", {})).items()}
        marks, font, is_new_line = [], None, False
        for operator, operands in operations(self.pdf.content(page)):
            if operator in ("BDC", "BMC"):
                marks.append((operands[0], operands[1] if len(operands) > 1 else {}))
                self.begin_mark(page, marks)
            elif operator == "EMC":
                if not marks:
                    self.fault("%s: EMC without a beginning", page)
                else:
                    marks.pop()
            elif operator == "Tf":
                font = fonts[operands[0]]
            elif operator == "Td":
                is_new_line |= operands[1] != 0
            elif operator in PAINTING:
                owner = next((mark for mark in marks if mark[0] == "/Artifact" or "/MCID" in mark[1]), None)
                if owner is None:
                    self.fault("%s: %s paints outside all marks", page, operator)
                elif owner[0] != "/Artifact" and operator in ("Tj", "TJ"):
                    shown = operands[0] if isinstance(operands[0], list) else operands
                    said = "".join(font.text(part) for part in shown if isinstance(part, bytes))
                    key = page, int(owner[1]["/MCID"])
                    if is_new_line and self.contents[key][-1:].isalpha() and said[:1].isascii() and \
                            said[:1].isalpha() and self.contents[key][-1:].isascii():
                        self.fault("words are fused at a line's end: …%s|%s…", self.contents[key][-12:], said[:12])
                    self.contents[key] += said
                is_new_line = False
        if marks:
            self.fault("%s: %d marks are not ended", page, len(marks))

    def begin_mark(self, page, marks):
        tag, properties = marks[-1]
        outer = [mark for mark in marks[:-1] if mark[0] == "/Artifact" or "/MCID" in mark[1]]
        if "/MCID" in properties:
            key = page, int(properties["/MCID"])
            if key in self.contents:
                self.fault("%s: MCID %d stands there twice", page, key[1])
            self.contents[key] = ""
            if outer:
                self.fault("%s: MCID %d stands inside %s", page, key[1], outer[0][0])
        elif tag == "/Artifact":
            if outer:
                self.fault("%s: an artifact stands inside %s", page, outer[0][0])
            kind = properties.get("/Type")
            if kind not in ("/Pagination", "/Layout", "/Page", "/Background"):
                self.fault("%s: an artifact of no type", page)
            if kind == "/Pagination" and properties.get("/Subtype") not in ("/Header", "/Footer", "/Watermark"):
                self.fault("%s: a pagination artifact of no subtype", page)

    # --- the tree

    def read_element(self, reference, parent, page):
        element = self.pdf.get(reference)
        self.elements.append(reference)
        if len(self.elements) > 200000:
            raise SystemExit("the tree runs in circles")
        role = element.get("/S", "")
        if element.get("/P") != parent:
            self.fault("%s %s: its /P is %s, its parent %s", role, reference, element.get("/P"), parent)
        page = element.get("/Pg", page)
        kids = self.pdf.get(element.get("/K", []))
        kids = kids if isinstance(kids, list) else [kids if isinstance(kids, int) else element["/K"]]
        if not kids and role != "/TD": # a table's cell may be
            self.fault("%s %s is empty", role, reference)
        self.roles_above.insert(0, role)
        for kid in kids:
            self.read_kid(kid, reference, page)
        self.roles_above.pop(0)
        self.check_role(role, element, reference, kids)

    def read_kid(self, kid, parent, page):
        value = self.pdf.get(kid)
        if isinstance(value, int):
            self.used.setdefault((page, value), []).append(parent)
        elif isinstance(value, dict) and value.get("/Type") == "/MCR":
            self.used.setdefault((value.get("/Pg", page), value["/MCID"]), []).append(parent)
        elif isinstance(value, dict) and value.get("/Type") == "/OBJR":
            self.areas.setdefault(value["/Obj"], []).append(parent)
            self.links[value["/Obj"]] = self.roles_above[1:]
        elif isinstance(value, dict):
            self.read_element(kid, parent, page)
        else:
            self.fault("%s has a kid that is nothing: %s", parent, kid)

    def roles(self, kids):
        return [value.get("/S") for value in map(self.pdf.get, kids) if isinstance(value, dict) and "/S" in value]

    def kids_of(self, reference):
        kids = self.pdf.get(self.pdf.get(reference).get("/K", []))
        return kids if isinstance(kids, list) else [self.pdf.get(reference)["/K"]]

    def check_role(self, role, element, reference, kids):
        if role == "/Link" and not any(isinstance(self.pdf.get(kid), dict) and
                                       self.pdf.get(kid).get("/Type") == "/OBJR" for kid in kids):
            self.fault("a Link has no area: %s", reference)
        if role == "/Link" and "/Alt" in element:
            self.fault("a Link has an Alt, which is heard instead of its text: %s", reference)
        if role == "/Note" and ("/ID" not in element or self.roles(kids)[:1] != ["/Lbl"]):
            self.fault("a Note has no identifier or no label: %s", reference)
        if role == "/Link":
            pages = [self.pdf.get(kid).get("/Pg", element.get("/Pg")) for kid in kids
                     if isinstance(self.pdf.get(kid), dict) and self.pdf.get(kid).get("/Type") == "/OBJR"]
            if len(set(pages)) != len(pages):
                self.fault("a Link has two areas on one page: %s", reference)
        if role == "/Reference" and "/Link" not in self.roles_above and "/Link" not in self.roles(kids):
            self.fault("the call of a note is no link: %s", reference)
        if role == "/Note" and "/Link" not in self.roles(self.kids_of(kids[0])):
            self.fault("a note has no way back: %s", reference)
        if role == "/L" and len(kids) < 2:
            self.fault("a list of one: %s", reference)
        if role in ("/Em", "/Strong") and self.pdf.get(self.role_map).get(role) != "/Span":
            self.fault("%s is a role that nobody knows: %s", role, reference)
        if role == "/L" and "/ListNumbering" not in self.pdf.get(element.get("/A", {})):
            self.fault("a list does not say how it is numbered: %s", reference)
        if role == "/L" and set(self.roles(kids)) != {"/LI"}:
            self.fault("a list holds %s", self.roles(kids))
        if role == "/Figure":
            attributes = self.pdf.get(element.get("/A", {}))
            if not element.get("/Alt") or "/BBox" not in attributes or "/Placement" not in attributes:
                self.fault("a Figure lacks Alt, BBox or Placement: %s", reference)

    # --- both

    def number_tree(self, node, out):
        node = self.pdf.get(node)
        for kid in node.get("/Kids", []):
            self.number_tree(kid, out)
        entries = node.get("/Nums", [])
        out.update(zip(entries[::2], entries[1::2]))

    def check_parents(self, root):
        parents = {}
        self.number_tree(root["/ParentTree"], parents)
        for page in self.pdf.pages:
            key = self.pdf.get(page).get("/StructParents")
            owners = self.pdf.get(parents.get(key, []))
            for (where, number), elements in self.used.items():
                if where == page and (number >= len(owners) or owners[number] != elements[0]):
                    self.fault("%s: the parent tree has another owner for MCID %d", page, number)
            for annotation in self.pdf.get(self.pdf.get(page).get("/Annots", [])):
                self.check_annotation(annotation, parents, page)
        if root.get("/ParentTreeNextKey", 0) <= max(parents, default=-1):
            self.fault("ParentTreeNextKey is taken")

    def check_annotation(self, reference, parents, page):
        annotation = self.pdf.get(reference)
        holders = self.areas.get(reference, [])
        if len(holders) != 1:
            self.fault("an annotation is held by %d elements: %s", len(holders), reference)
        elif parents.get(annotation.get("/StructParent")) != holders[0]:
            self.fault("the parent tree has another owner for annotation %s", reference)
        has_goal = "/URI" in self.pdf.get(annotation.get("/A", {})) or "/Dest" in annotation
        if not text(annotation.get("/Contents", "u:")) or not has_goal:
            self.fault("an annotation has no name or no goal: %s", reference)
        self.check_quads(annotation, reference)
        above = self.links.get(reference, [""])
        if "/Dest" in annotation:
            self.check_goal(annotation, reference, page, "/Lbl" if above[0] == "/Reference" else "/Reference")
        elif above[0] in ("/Reference", "/Lbl"):
            self.fault("a call or a label leads out of the file: %s", reference)

    def check_quads(self, annotation, reference):
        """Several quadrilaterals, each within the rectangle round all."""
        quads, rect = annotation.get("/QuadPoints", []), annotation["/Rect"]
        points = list(zip(quads[::2], quads[1::2]))
        if len(quads) % 8 or len(quads) == 8:
            self.fault("%d numbers of quadrilaterals: %s", len(quads), reference)
        if any(not (rect[0] - 0.01 <= x <= rect[2] + 0.01 and rect[1] - 0.01 <= y <= rect[3] + 0.01)
               for x, y in points):
            self.fault("a quadrilateral outside its rectangle: %s", reference)

    def check_goal(self, annotation, reference, page, role):
        """A call leads to the top of a label's link on its page, a label to that of a call's."""
        goal = annotation["/Dest"]
        tops = [self.pdf.get(other)["/Rect"][3] for other in self.pdf.get(self.pdf.get(page)["/Annots"])
                if self.links.get(other, [""])[0] == role]
        linked = any(self.links.get(other, [""])[0] == role for other in self.links)
        if goal[0] != page or (linked and not any(abs(top - goal[3]) < 0.01 for top in tops)):
            self.fault("%s leads to no %s of its page: %s", self.links[reference][:1], role, reference)

    def check_text(self):
        """Words: a content whose element goes on in another must end in a space, a divided word or a dash."""
        by_element = {}
        for (page, number), elements in self.used.items():
            by_element.setdefault(elements[0], []).append((page, number))
        for element, keys in by_element.items():
            for key in keys[:-1]:
                said = self.contents.get(key, " ")
                following = self.contents.get(keys[keys.index(key) + 1], "")
                crosses = key[0] != keys[keys.index(key) + 1][0]
                if crosses and re.search(r"[A-Za-z]$", said) and re.match(r"[A-Za-z]", following):
                    self.fault("two words are fused between pages: …%s|%s…", said[-12:], following[:12])
        for (page, number), said in self.contents.items():
            if re.search(r"[a-z]{2}[.;:?!][A-Z][a-z]", said):
                self.fault("%s: words are fused: %s", page, re.search(r".{0,12}[.;:?!][A-Z].{0,12}", said).group(0))

    def check(self):
        root = self.pdf.get(self.pdf.root.get("/StructTreeRoot"))
        if not root or not self.pdf.root.get("/MarkInfo", {}).get("/Marked"):
            self.fault("the file is not tagged")
            return
        for page in self.pdf.pages:
            self.read_page(page)
            if self.pdf.get(page).get("/Tabs") != "/S":
                self.fault("%s: no tab order", page)
        top = root["/K"]
        top = top[0] if isinstance(top, list) else top
        if self.pdf.get(top).get("/S") != "/Document":
            self.fault("the top element is %s", self.pdf.get(top).get("/S"))
        self.role_map = root.get("/RoleMap", {})
        self.read_element(top, self.pdf.root["/StructTreeRoot"], None)
        for key, elements in self.used.items():
            if len(elements) > 1:
                self.fault("MCID %d of %s is in the tree %d times", key[1], key[0], len(elements))
            if key not in self.contents:
                self.fault("MCID %d of %s is in the tree and not on the page", key[1], key[0])
        for key in self.contents:
            if key not in self.used:
                self.fault("MCID %d of %s is on the page and not in the tree", key[1], key[0])
        self.check_parents(root)
        self.check_text()


def main():
    bad = 0
    for path in sys.argv[1:]:
        checker = Checker(path)
        checker.check()
        for fault in checker.faults[:10]:
            print("%s: %s" % (path.split("/")[-1], fault))
        bad += bool(checker.faults)
    print("%d files, %d with faults" % (len(sys.argv) - 1, bad))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
