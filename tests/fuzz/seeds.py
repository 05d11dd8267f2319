#!/usr/bin/env python3
"""Seeds that are made, not kept: seeds.py TARGET FOLDER [BUILD]

images    small PNG and JPEG files of each kind, behind the byte that says that their start is theirs
fonts     the subsets in a PDF that BUILD/orison makes of the sample
profiles  the machine's colour profiles, behind the byte that chooses the kind
layouts   the layouts that ship, without the two lines that the target writes itself
hyphens   the smallest tables in BUILD/hyphen
"""
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import zlib

target, folder = sys.argv[1], pathlib.Path(sys.argv[2])
build = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else "build")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(kind, depth, channels, interlace=0, extra=b""):
    width, height = 9, 7
    row = b"\0" + bytes(range(1, 1 + (width * channels * depth + 7) // 8))
    rows = row * height if not interlace else b"\0" * 400
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlace)) +
            extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def jpeg(components, adobe=None, turn=None):
    """A baseline file of one 8 x 8 block for each component, all of one tone."""
    def segment(mark, data):
        return b"\xff" + bytes([mark]) + struct.pack(">H", len(data) + 2) + data
    out = b"\xff\xd8"
    if adobe is not None:
        out += segment(0xEE, b"Adobe\0\x64\0\0\0\0" + bytes([adobe]))
    if turn:
        out += segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0" + bytes([turn]) + b"\0\0\0\0\0\0")
    out += segment(0xDB, b"\0" + b"\x01" * 64)
    out += segment(0xC0, struct.pack(">BHHB", 8, 8, 8, components) + b"".join(bytes([i + 1, 0x11, 0]) for i in range(components)))
    out += segment(0xC4, b"\0" + bytes([0, 1] + [0] * 14) + b"\x05") + segment(0xC4, b"\x10" + bytes([0, 1] + [0] * 14) + b"\0")
    out += segment(0xDA, bytes([components]) + b"".join(bytes([i + 1, 0]) for i in range(components)) + b"\0\x3f\0")
    bits = "".join("0010100" "00" for _ in range(components))
    bits += "1" * (-len(bits) % 8)
    return out + int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\0") + b"\xff\xd9"


def images():
    palette = chunk(b"PLTE", bytes(range(48))) + chunk(b"tRNS", b"\x80\x40")
    yield from (("png-gray%d" % d, png(0, d, 1)) for d in (1, 2, 4, 8, 16))
    yield from (("png-rgb%d" % d, png(2, d, 3)) for d in (8, 16))
    yield from (("png-palette%d" % d, png(3, d, 1, extra=palette)) for d in (1, 2, 4, 8))
    yield from (("png-alpha%d" % k, png(k, 8, 2 if k == 4 else 4)) for k in (4, 6))
    yield "png-interlaced", png(2, 8, 3, interlace=1)
    yield "png-density", png(2, 8, 3, extra=chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1)) + chunk(b"gAMA", struct.pack(">I", 45455)))
    yield from (("jpeg-%d" % n, jpeg(n)) for n in (1, 3, 4))
    yield from (("jpeg-adobe%d" % a, jpeg(4, adobe=a)) for a in (0, 2))
    yield from (("jpeg-turned%d" % t, jpeg(3, turn=t)) for t in (3, 6, 8))


def fonts():
    with tempfile.TemporaryDirectory() as name:
        content = pathlib.Path(name, "f.yaml")
        content.write_text("format: orison-content/1\nlanguage: el\ntitle: Αβγ\nsections: [{items: [Abc नि ab]}]\n")
        subprocess.run([str(build / "orison"), "build", str(content), "-l", "booklet-a4", "-q", "-o", name],
                       capture_output=True, check=False)
        for path in pathlib.Path(name).glob("*.pdf"):
            for i, found in enumerate(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", path.read_bytes(), re.S)):
                try:
                    data = zlib.decompress(found.group(1))
                except zlib.error:
                    continue
                if data[:4] in (b"\0\x01\0\0", b"true", b"OTTO"):
                    yield "font%d" % i, data


def seeds():
    if target == "images":
        yield from ((name, b"\0" + data) for name, data in images())
    elif target == "fonts":
        yield from fonts()
    elif target == "profiles":
        for path in sorted(pathlib.Path("/usr/share/color/icc").rglob("*.ic[cm]")):
            if path.stat().st_size < 20000:
                data = path.read_bytes()
                yield path.stem, (b"1" if data[16:20] == b"CMYK" else b"0") + data
    elif target == "layouts":
        for path in sorted(pathlib.Path("layouts").glob("*.yaml")):
            lines = [line for line in path.read_text().splitlines() if not line.startswith(("format:", "extends:", "#"))]
            yield path.stem, b"0" + "\n".join(lines).encode()
    elif target == "hyphens":
        for path in sorted((build / "hyphen").glob("*.hyph"), key=lambda p: p.stat().st_size)[:4]:
            yield path.stem, path.read_bytes()


for name, data in seeds():
    (folder / name).write_bytes(data)
