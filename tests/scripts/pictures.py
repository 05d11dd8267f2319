#!/usr/bin/env python3
"""Pictures for the tests, written from their standards: no library, no camera, no licence.

    pictures.py FOLDER

makes photo.jpg (1200 x 800, EXIF with GPS, XMP, a comment, a thumbnail's text), cmyk.jpg (the same size,
four inks, Adobe's marker), coarse.jpg (400 x 300) and logo.png (600 x 300, transparent, with texts). Every
piece of metadata has the word SECRET in it. The JPEGs are baseline with one colour for each block of 8 x 8:
only DC coefficients, a Huffman code of four bits for their sizes and of one bit for "no more" (T.81).
"""
import struct
import sys
import zlib


class Bits:
    def __init__(self):
        self.out, self.held, self.count = bytearray(), 0, 0

    def add(self, value, count):
        for i in range(count - 1, -1, -1):
            self.held = self.held << 1 | (value >> i & 1)
            self.count += 1
            if self.count == 8:
                self.out.append(self.held)
                if self.held == 255:
                    self.out.append(0)
                self.held = self.count = 0

    def end(self):
        while self.count:
            self.add(1, 1)
        return bytes(self.out)


def segment(marker, payload):
    return struct.pack(">BBH", 255, marker, len(payload) + 2) + payload


def jpeg(width, height, components, color, segments=b""):
    """`color(column, row)` gives the components of a block, 0 to 255."""
    out = b"\xff\xd8" + segments
    out += segment(0xDB, b"\0" + bytes([8] * 64))
    frame = struct.pack(">BHHB", 8, height, width, components)
    out += segment(0xC0, frame + b"".join(bytes([i + 1, 0x11, 0]) for i in range(components)))
    out += segment(0xC4, b"\x00" + bytes([0, 0, 0, 12] + [0] * 12) + bytes(range(12)))
    out += segment(0xC4, b"\x10" + bytes([1] + [0] * 15) + b"\0")
    scan = bytes([components]) + b"".join(bytes([i + 1, 0]) for i in range(components)) + b"\0\x3f\0"
    bits, last = Bits(), [0] * components
    for row in range((height + 7) // 8):
        for column in range((width + 7) // 8):
            for i, value in enumerate(color(column, row)):
                step, last[i] = value - 128 - last[i], value - 128
                size = abs(step).bit_length()
                bits.add(size, 4)
                bits.add(step if step >= 0 else step + (1 << size) - 1, size)
                bits.add(0, 1)
    return out + segment(0xDA, scan) + bits.end() + b"\xff\xd9"


def exif():
    """A camera's name, and a GPS directory with a place as text. TIFF 6.0."""
    maker, place = b"SECRET camera\0", b"SECRET 48 N\0"
    head = b"MM\0\x2a" + struct.pack(">I", 8)
    entries = struct.pack(">HHIIHHII", 0x010F, 2, len(maker), 38, 0x8825, 4, 1, 38 + len(maker))
    tiff = head + struct.pack(">H", 2) + entries + b"\0\0\0\0" + maker
    gps = struct.pack(">HHHII", 1, 29, 2, len(place), len(tiff) + 18) + b"\0\0\0\0" + place
    return b"Exif\0\0" + tiff + gps


def png(width, height, pixel, chunks=()):
    def chunk(name, payload):
        body = name + payload
        return struct.pack(">I", len(payload)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(b"\0" + b"".join(bytes(pixel(x, y)) for x in range(width)) for y in range(height))
    out = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    for name, payload in chunks:
        out += chunk(name, payload)
    return out + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def main():
    folder = sys.argv[1]
    metadata = (segment(0xE1, exif())
                + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET</x:xmpmeta>")
                + segment(0xED, b"Photoshop 3.0\x008BIM SECRET")
                + segment(0xFE, b"SECRET comment"))
    adobe = segment(0xEE, b"Adobe" + struct.pack(">HHHB", 100, 0, 0, 0))
    warm = lambda column, row: (40 + (column + row) % 180, 110 + column % 40, 150 + row % 60)
    inks = lambda column, row: (column % 256, 255 - row % 200, 128, 250)
    files = {
        "photo.jpg": jpeg(1200, 800, 3, warm, metadata),
        "coarse.jpg": jpeg(400, 300, 3, warm),
        "cmyk.jpg": jpeg(1200, 800, 4, inks, metadata + adobe),
        "logo.png": png(600, 300,
                        lambda x, y: (178, 32, 38, 255) if (x - 150) ** 2 + (y - 150) ** 2 < 140 ** 2
                        else (0, 0, 0, 255 if x > 320 and 100 < y < 200 else 0),
                        [(b"tEXt", b"Comment\0SECRET"), (b"eXIf", exif()[6:]),
                         (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0SECRET")]),
    }
    for name, content in files.items():
        with open("%s/%s" % (folder, name), "wb") as file:
            file.write(content)


main()
