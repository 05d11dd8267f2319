"""Inputs that grow: shape(n) is a content file, or a file of another kind, about n times as large as shape(1)."""

HEAD = "format: orison-content/1\nlanguage: %s\ntitle: Growth\nsections:\n  - items:\n"
WORDS = "pray for justice and for all who wait in the long night of their waiting with hope".split()


def text(body, language="en"):
    """One paragraph."""
    return HEAD % language + "      - \"" + body + "\"\n"


def items(lines):
    return HEAD % "en" + "".join("      - %s\n" % line for line in lines)


def words(n):
    return " ".join("%s%s" % (WORDS[i % 16], WORDS[(i * i) % 13]) for i in range(n))


def sections(n):
    return ("format: orison-content/1\nlanguage: en\ntitle: Growth\nsections:\n" +
            "".join("  - name: Region %d\n    items: [Pray for %d]\n" % (i, i) for i in range(n)))


# name: (shape, n of the small one); the large one is four times that
SHAPES = {
    "words of one paragraph": (lambda n: text(words(n)), 500),
    "short items": (lambda n: items("Pray %d" % i for i in range(n)), 80),
    "long items": (lambda n: items(words(90) + " %d" % i for i in range(n)), 12),
    "sections": (sections, 60),
    "links, one an item": (lambda n: items("\"[Read %d](https://example.org/%d)\"" % (i, i) for i in range(n)), 40),
    "one link in all items": (lambda n: items("\"[Read %d](https://example.org/a)\"" % i for i in range(n)), 40),
    "links in one paragraph": (lambda n: text(" ".join("[a](https://example.org/%d)" % i for i in range(n))), 40),
    "pseudonyms": (lambda n: text(" ".join("Name%d* waits" % i for i in range(n))), 120),
    "paragraphs in an item": (lambda n: HEAD % "en" + "      - |\n" + "        Pray.\n\n" * n, 200),
    "hard breaks": (lambda n: HEAD % "en" + "      - |\n" + "        Pray now\\\n" * n + "        end\n", 400),
    "letters of one word": (lambda n: text("pray" * n), 800),
    "soft hyphens": (lambda n: text("pr\u00aday" * n), 500),
    "digits": (lambda n: text("1234567890" * n), 100),
    "digits and dots": (lambda n: text("12345.6789," * n), 100),
    "underscores": (lambda n: text("\\\\_" * n), 800),
    "open emphasis": (lambda n: text("_a " * n), 700),
    "nested brackets": (lambda n: text("(" * n + "x" + ")" * n), 500),
    "square brackets": (lambda n: text("\\\\[x\\\\] " * n), 500),
    "open brackets": (lambda n: text("[" * n), 700),
    "chinese": (lambda n: text("中文祷告" * n, "zh-Hans"), 300),
    "chinese with stops": (lambda n: text("我们祷告，求主保守。" * n, "zh-Hans"), 200),
    "japanese": (lambda n: text("主に祈りましょう、" * n, "ja"), 150),
    "korean": (lambda n: text("주님께 기도합니다 " * n, "ko"), 150),
    "thai": (lambda n: text("อธิษฐานเผื่อความยุติธรรม" * n, "th"), 80),
    "arabic": (lambda n: text("نصلي من أجل العدالة " * n, "ar"), 200),
    "hindi": (lambda n: text("न्याय के लिए प्रार्थना " * n, "hi"), 100),
    "combining marks": (lambda n: text("e" + "\u0301" * n), 1500),
    "marks on many letters": (lambda n: text("e\u0301\u0323 " * n), 400),
    "embeddings": (lambda n: text("\u202ba \u202a b" * n), 500),
    "open isolates": (lambda n: text("\u2067a " * n), 700),
    "directions in turn": (lambda n: text("abc \u05d0\u05d1 " * n), 400),
    "spaced quotation marks": (lambda n: text("نص “ نعم ” ثم « لا » " * n, "ar"), 150),
    "codes among hebrew": (lambda n: text("\u05d0 1-A-" + "A-a-" * n, "he"), 700),
    "chapters and verses": (lambda n: text("Joh. 3, 16 Tel. 12 34567 " * n, "de"), 150),
    "quotes": (lambda n: text("'a' " * n), 700),
    "hyphens": (lambda n: text("-" * n), 700),
    "hyphens between letters": (lambda n: text("a-" * n), 1500),
    "no-break spaces": (lambda n: text("a\u00a0" * n), 1200),
    "spaces": (lambda n: HEAD % "en" + "      - >-\n        a" + " b" * n + "\n", 1000),
    "zero width spaces": (lambda n: text("a\u200b" * n), 1200),
    "addresses": (lambda n: text(" ".join("https://example.org/%d" % i for i in range(n))), 100),
    "emoji": (lambda n: text("\u2764 " * n), 700),
    "unknown keys": (lambda n: "format: orison-content/1\nlanguage: en\ntitle: G\nsections: []\n" +
                     "".join("key%d: x\n" % i for i in range(n)), 700),
    "wrong kinds": (lambda n: items("[%d]" % i for i in range(n)), 700),
    "tabs": (lambda n: items("a\tb %d" % i for i in range(n)), 150),
    "comments": (lambda n: HEAD % "en" + "      - x\n" + "# a comment\n" * n, 3000),
    "flow nesting": (lambda n: "title: " + "[" * n + "]" * n + "\n", 1000),
}
