#!/usr/bin/env python3
"""Large print, measured from the finished PDF.

    large_print.py FILE.pdf [LEFT|RIGHT|SLOPED]

The least size of any text but folios, and the x-height that its face has at that size (the descriptor's
/XHeight); no U+00AD anywhere; no slanted face; all lines begin at one edge (from right to left: end
there); headings larger than the text, and of another weight. Prints the figures.
"""
import re
import sys

from pdf_objects import Font, Pdf, operations

X_HEIGHT_LEAST = 3.2  # mm
EDGE_TOLERANCE = 0.75  # pt: a letter's own side bearing does not count, since origins are measured


def main():
    pdf = Pdf(sys.argv[1])
    is_sloped = sys.argv[2:] == ["SLOPED"]
    is_rtl = is_sloped or sys.argv[2:] == ["RIGHT"]
    sizes, edges, faces, heads = {}, {}, set(), {}
    for page in pdf.pages:
        fonts = {name: Font(pdf, reference) for name, reference in
                 pdf.get(pdf.get(pdf.get(page)["/Resources"])["/Font"]).items()}
        width = pdf.get(page)["/MediaBox"][2]
        lines, marks, font, size, x, y = {}, [], None, 0, 0, 0
        for operator, operands in operations(pdf.content(page)):
            if operator in ("BDC", "BMC"):
                told = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
                # A mark that stands alone and an address of a live link are no content, and yet read.
                marks.append("/Layout" if told.get("/Type") == "/Layout" else operands[0])
                if told.get("/ActualText") in (b"\xfe\xff\x00\xad", "\u00ad", "u:\u00ad"):
                    sys.exit("a hyphen of the breaker's")
            elif operator == "EMC":
                marks.pop()
            elif operator == "BT":
                x = y = 0
            elif operator == "Tf":
                font, size = fonts[operands[0]], operands[1]
            elif operator == "Td":
                x, y = x + operands[0], y + operands[1]
                pen = x
            elif operator in ("Tj", "TJ"):
                parts = operands[0] if isinstance(operands[0], list) else operands
                start, said = pen, ""
                for part in parts:
                    if isinstance(part, float):
                        pen -= part * size / 1000
                    else:
                        pen += sum(font.widths[code] for code in font.codes(part)) * size / 1000
                        said += font.text(part)
                if "/Artifact" in marks or not said.strip() or font.is_simple:
                    continue
                faces.add(font.name)
                tall = font.descriptor.get("/XHeight", 0) * size / 1000
                # An x-height is for Latin, Greek and Cyrillic; other scripts have their own measure.
                is_measured = re.search(r"\+NotoSans-(Regular|Bold)", font.name)
                sizes[size] = min(sizes.get(size, 1e9), tall if is_measured else 1e9)
                role = next((mark for mark in marks if mark in ("/H1", "/H2")), "text")
                heads.setdefault(role, set()).add((size, "Bold" in font.name))
                ends = lines.setdefault(round(y, 1), [1e9, -1e9])
                ends[0], ends[1] = min(ends[0], start), max(ends[1], pen)
        for ends in lines.values():
            edge = round(ends[1], 2) if is_rtl else round(ends[0], 2)
            edges[edge] = edges.get(edge, 0) + 1
    least = min(sizes)
    millimetres = min(tall for tall in sizes.values()) * 25.4 / 72
    slanted = [name for name in faces if re.search("Italic|Oblique|Slanted", name)]
    print("least size %.2f pt, least x-height %.2f mm, %d faces, edges %s, headings %s" %
          (least, millimetres, len(faces), edges, {role: sorted(kinds) for role, kinds in heads.items()}))
    if slanted:
        sys.exit("slanted faces: %s" % slanted)
    if millimetres < X_HEIGHT_LEAST:
        sys.exit("an x-height of %.2f mm, under %.1f" % (millimetres, X_HEIGHT_LEAST))
    if is_sloped:
        edge = max(edges, key=edges.get)
        if edges[edge] < 0.95 * sum(edges.values()) or max(abs(edge - other) for other in edges) > least:
            sys.exit("more than one edge")
    elif max(edges) - min(edges) > EDGE_TOLERANCE:
        sys.exit("more than one edge")
    texts = max(size for size, _ in heads["text"])
    for role in ("/H1", "/H2"):
        for size, is_bold in heads.get(role, ()):
            if not is_bold or size <= least:
                sys.exit("a heading in %.2f pt, bold: %s" % (size, is_bold))
    print("largest text %.2f pt; page %.1f pt wide" % (texts, width))


main()
