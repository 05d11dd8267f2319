"""A PDF's objects as Python values, through `qpdf --json`, and its content streams as operations."""
import base64
import json
import re
import subprocess

REFERENCE = re.compile(r"^\d+ \d+ R$")


class Pdf:
    def __init__(self, path):
        self.path = path
        run = subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline",
                              "--decode-level=generalized", path], stdout=subprocess.PIPE)
        if run.returncode not in (0, 3):
            raise SystemExit("qpdf cannot read " + path)
        self.objects, self.streams = {}, {}
        for key, value in json.loads(run.stdout)["qpdf"][1].items():
            name = "trailer" if key == "trailer" else key[4:]
            if "stream" in value:
                self.objects[name] = value["stream"]["dict"]
                self.streams[name] = base64.b64decode(value["stream"].get("data", ""))
            else:
                self.objects[name] = value["value"]
        self.root = self.get(self.objects["trailer"]["/Root"])
        self.pages = []  # references, in order
        self.walk_pages(self.root["/Pages"])

    def get(self, value):
        """What a reference leads to; any other value is itself."""
        return self.objects.get(value) if isinstance(value, str) and REFERENCE.match(value) else value

    def walk_pages(self, reference):
        node = self.get(reference)
        for kid in self.get(node.get("/Kids", [])):
            self.walk_pages(kid)
        if "/Kids" not in node:
            self.pages.append(reference)

    def content(self, page):
        parts = self.get(page).get("/Contents", [])
        parts = parts if isinstance(parts, list) else [parts]
        return b"\n".join(self.streams[part] for part in parts)


def text(value):
    """A text string as qpdf's JSON has it."""
    if value.startswith("u:"):
        return value[2:]
    data = bytes.fromhex(value[2:])
    return data[2:].decode("utf-16-be") if data[:2] == b"\xfe\xff" else data.decode("latin-1")


TOKEN = re.compile(rb"\s+|%[^\r\n]*|(?P<name>/[^\s()<>\[\]{}/%]*)|(?P<open><<|\[)|(?P<close>>>|\])"
                   rb"|(?P<hex><[0-9A-Fa-f\s]*>)|(?P<string>\()|(?P<word>[^\s()<>\[\]{}/%]+)")
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def read_string(data, at):
    out, depth = bytearray(), 1
    while depth:
        byte = data[at:at + 1]
        at += 1
        if byte == b"\\":
            byte = data[at:at + 1]
            at += 1
            out += ESCAPES.get(byte, byte)
            continue
        depth += {b"(": 1, b")": -1}.get(byte, 0)
        if depth:
            out += byte
    return bytes(out), at


def operations(data):
    """(operator, operands) of a content stream; names are str, strings bytes, dictionaries dict."""
    stack, at = [[]], 0
    while at < len(data):
        match = TOKEN.match(data, at)
        if not match:
            raise SystemExit("a content stream cannot be read at %r" % data[at:at + 20])
        at = match.end()
        kind, token = match.lastgroup, match.group(0)
        if kind == "string":
            value, at = read_string(data, at)
            stack[-1].append(value)
        elif kind == "hex":
            stack[-1].append(bytes.fromhex(re.sub(r"\s", "", token[1:-1].decode())))
        elif kind == "name":
            stack[-1].append(token.decode("latin-1"))
        elif kind == "open":
            stack.append([])
        elif kind == "close":
            value = stack.pop()
            stack[-1].append(dict(zip(value[::2], value[1::2])) if token == b">>" else value)
        elif kind == "word":
            if re.fullmatch(rb"[+-]?\d*\.?\d+", token):
                stack[-1].append(float(token))
            else:
                yield token.decode("latin-1"), stack[-1]
                stack[-1] = []


class Font:
    """Codes with their texts, widths and the size of the letters: of two bytes, or of one in a Type 3
    font, whose letters have no ink."""

    def __init__(self, pdf, reference):
        font = pdf.get(reference)
        self.is_simple = font["/Subtype"] == "/Type3"
        if self.is_simple:
            self.name, self.descriptor = "letters", {}
            self.texts = self.read_map(pdf.streams[font["/ToUnicode"]], 2)
            self.widths = dict(enumerate(pdf.get(font["/Widths"]), int(font["/FirstChar"])))
            return
        self.name = font["/BaseFont"].lstrip("/")
        descendant = pdf.get(pdf.get(font["/DescendantFonts"])[0])
        self.descriptor = pdf.get(descendant["/FontDescriptor"])
        self.texts, self.widths = self.read_map(pdf.streams[font["/ToUnicode"]], 4), {}
        widths = pdf.get(descendant["/W"])
        for first, run in zip(widths[::2], widths[1::2]):
            for number, width in enumerate(run):
                self.widths[first + number] = width

    @staticmethod
    def read_map(stream, digits):
        entries = re.findall(r"<([0-9A-F]{%d})><([0-9A-F]*)>" % digits,
                             stream.decode("latin-1").split("endcodespacerange")[1])
        return {int(code, 16): bytes.fromhex(value).decode("utf-16-be") for code, value in entries}

    def codes(self, string):
        if self.is_simple:
            return list(string)
        return [string[i] << 8 | string[i + 1] for i in range(0, len(string), 2)]

    def text(self, string):
        return "".join(self.texts.get(code, "\ufffd") for code in self.codes(string))
