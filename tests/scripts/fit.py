"""Runs the program over editions and made-up bulletins; see fit.sh. Exit 1 after a failed check."""
import json
import os
import random
import re
import subprocess
import sys

program, here, work = sys.argv[1:4]
failures = []


def check(is_fine, what):
    print(("ok   " if is_fine else "FAIL ") + what)
    if not is_fine:
        failures.append(what)


def layout(name, fit):
    path = os.path.join(work, name + ".yaml")
    base = os.path.relpath(os.path.join(here, "layouts", "screen.yaml"), work)
    with open(path, "w", encoding="utf-8") as out:
        out.write("format: orison-layout/1\nextends: %s\n%s\n" % (base, fit))
    return path


def run(content, layout_path, *options):
    """Pages, messages and dumped styles of one edition."""
    base = [program, "build", content, "-v", "-l", layout_path, *options]
    build = subprocess.run(base + ["--dump", "pages", "--diagnostics", "json"], capture_output=True,
                           text=True, encoding="utf-8")
    messages = [json.loads(line) for line in build.stderr.splitlines() if line.startswith("{")]
    pages = len(re.findall(r"^ *page number=", build.stdout, re.M))
    return pages, messages, build.stdout


def coded(messages, code):
    return [m for m in messages if m["code"] == code]


def editions():
    content = os.path.join(here, "content", "prayer-request.yaml")
    folder = os.path.join(here, "content", "prayer-request")
    tags = ["en"] + sorted(f[:-3] for f in os.listdir(folder) if f.endswith(".po")) + ["en-XA"]
    one = layout("one", "fit: {sheets: 1}")
    three = layout("three", "fit: {pages: 3}")
    fitting = []
    for tag in tags:
        pages, messages, _ = run(content, one, "-L", tag)
        if 0 < pages <= 4 and not coded(messages, "fit-overflow"):
            fitting.append(tag)
    check(len(set(fitting) - {"en-XA"}) >= 18, "%d of %d editions fit one sheet: %s" %
          (len(set(fitting) - {"en-XA"}), len(tags) - 1, " ".join(fitting)))
    check("en-XA" in fitting, "en-XA, a third longer, fits one sheet")
    changed = 0
    for tag in tags:  # a tighter budget, so that the bounds are reached
        pages, messages, _ = run(content, three, "-L", tag)
        for message in coded(messages, "fit"):
            sizes = re.search(r"→ ([\d.]+)/([\d.]+) pt", message["message"])
            changed += 1
            if sizes:
                size, leading = float(sizes.group(1)), float(sizes.group(2))
                check(size >= 10.6 and leading / size >= 1.17, "%s: %s" % (tag, message["message"]))
        if coded(messages, "fit-overflow"):
            pages, messages, _ = run(content, one, "-L", tag)
            check(pages <= 4, "%s: what does not fit three pages fits the sheet that is suggested" % tag)
    check(changed >= 10, "%d editions gave something for three pages" % changed)


WORDS = "give thanks for the people who wait and work that each of them may be safe with courage and " \
        "patience in every court office village region season among partners families officers".split()


def make_content(path, texts):
    with open(path, "w", encoding="utf-8") as out:
        out.write("format: orison-content/1\nlanguage: en\ntitle: A Test\nsections:\n")
        for number, region in enumerate(range(0, len(texts), 4)):
            out.write("  - name: Region %d\n    items:\n" % (number + 1))
            for text in texts[region:region + 4]:
                out.write("      - >-\n        %s\n" % text)


def cut(texts, lines, messages):
    """Takes as many characters off the end of each text that is named as its message says."""
    texts = list(texts)
    for message in coded(messages, "fit-shorten"):
        count = int(re.match(r"(\d+) characters", message["message"]).group(1))
        at = next(i for i, line in enumerate(lines) if line >= message["line"])
        texts[at] = texts[at][:-count].rstrip()
    return texts


def overflows():
    random.seed(20270101)
    limit = layout("limit", "fit: {pages: 4}")
    suggested = 0
    for trial in range(25):
        texts = [" ".join(random.choice(WORDS) for _ in range(random.randrange(25, 75))).capitalize() + "."
                 for _ in range(27 + trial % 6)]
        path = os.path.join(work, "content.yaml")
        make_content(path, texts)
        lines, number = [], 4
        for i in range(len(texts)):
            number += 2 if i % 4 == 0 else 0
            number += 2
            lines.append(number)
        pages, messages, _ = run(path, limit)
        over = coded(messages, "fit-overflow")
        if not over:
            check(pages <= 4, "trial %d fits: %d pages" % (trial, pages))
            continue
        hint = re.search(r"let it have (\d+) pages", over[0]["hint"])
        enough, more, _ = run(path, layout("more", "fit: {pages: %s}" % hint.group(1)))
        check(enough <= int(hint.group(1)) and not coded(more, "fit-overflow"),
              "trial %d: %d pages as suggested" % (trial, enough))
        if not coded(messages, "fit-shorten"):
            continue
        suggested += 1
        told = [[int(n) for n in re.findall(r"\d+", m["message"])] for m in coded(messages, "fit-shorten")]
        numbers = [[m["numbers"]["characters"], m["numbers"]["lines"]] for m in coded(messages, "fit-shorten")]
        check(told == numbers, "trial %d: %s characters and lines are numbers" % (trial, numbers))
        make_content(path, cut(texts, lines, messages))
        pages, after, _ = run(path, limit)
        check(pages <= 4 and not coded(after, "fit-overflow"),
              "trial %d: %s; cut as suggested: %d pages" % (trial, over[0]["message"], pages))
    check(suggested >= 5, "%d overflows had a list of texts to shorten" % suggested)


def near(told, number):
    return told is not None and abs(float(told) - number) < 0.0501


def numbers_of_change(tag, message):
    """The message's figures are its numbers; what it does not tell did not change."""
    text, numbers = message["message"], message["numbers"]
    sizes = re.search(r"([\d.]+)/([\d.]+) → ([\d.]+)/([\d.]+) pt", text)
    found = sizes.groups() if sizes else (numbers["size_pt"], numbers["leading_pt"]) * 2
    keys = ("size_before_pt", "leading_before_pt", "size_pt", "leading_pt")
    tracking = re.search(r"letters (\d+)/1000 closer", text)
    margins = re.search(r"side margins ([\d.]+) mm", text)
    spaces = re.search(r"word spaces down to (\d+) %", text)
    pages = re.search(r": (\d+) pages instead of (\d+)$", text)
    shrinks = numbers["space_shrink_before"] < numbers["space_shrink"]
    is_fine = (all(near(told, numbers[key]) for told, key in zip(found, keys)) and
               numbers["tracking_closer"] == int(tracking.group(1) if tracking else 0) and
               numbers["margins_narrower_mm"] == float(margins.group(1) if margins else 0) and
               numbers["gap_lines_closer"] == ("parts a line closer" in text) and
               bool(spaces) == shrinks and
               (not spaces or near(spaces.group(1), 100 - 100 * numbers["space_shrink"])) and
               numbers["goal_pages"] >= int(pages.group(1)) == numbers["pages"] > 0 and
               numbers["pages_before"] == int(pages.group(2)) and numbers["cost"] >= 0)
    check(is_fine, "%s: %s is %s" % (tag, text, json.dumps(numbers)))


def numbers():
    content = os.path.join(here, "content", "prayer-request.yaml")
    three = layout("three", "fit: {pages: 3}\nwithin: {margins: 2mm, tracking: 10}")
    for tag in ("de", "es", "ru", "th", "zh-Hans", "en-XA"):
        pages, messages, _ = run(content, three, "-L", tag)
        for message in coded(messages, "fit"):
            numbers_of_change(tag, message)
            check(message["numbers"]["pages"] == pages, "%s: %d pages as told" % (tag, pages))
    one = layout("one", "fit: {sheets: 1}\nwithin: {x_height: 1.8mm, leading_least: 1.2}")
    diary = os.path.join(here, "content", "prayer-diary.yaml")
    over = coded(run(diary, one)[1], "fit-overflow")[0]
    told = re.search(r"does not fit (\d+) pages: .* in ([\d.]+)/([\d.]+) pt, (\d+) lines", over["message"])
    sheets = re.search(r"let it have (\d+) sheets", over["hint"])
    counts = over["numbers"]
    check(counts["goal_pages"] == int(told.group(1)) == 4 and near(told.group(2), counts["size_least_pt"]) and
          near(told.group(3), counts["leading_least_pt"]) and counts["lines_over"] == int(told.group(4)) and
          counts["sheets_needed"] == int(sheets.group(1)) == -(-counts["pages_needed"] // 4) and
          counts["pages_before"] >= counts["pages_needed"], "%s is %s" % (over["message"], json.dumps(counts)))
    others = [m for m in coded(run(diary, one)[1], "fit-overflow") if "numbers" not in m]
    check(not others, "each overflow has its numbers")


LOCKED = "x_height: 9mm, leading_least: 1.4, gap_lines: 9, space_shrink: 0.01"
GIVES = {"margins_narrower_mm": ("margins: 2mm", "tracking: 0"), "tracking_closer": ("margins: 0mm", "tracking: 25"),
         "gap_lines_closer": ("margins: 0mm", "tracking: 0")}


def single_ways():
    """Where all other bounds are shut, one way to give alone makes a booklet fit; with it shut too, none does."""
    content = os.path.join(work, "content.yaml")
    rng = random.Random(20270301)
    texts = [" ".join(rng.choice(WORDS) for _ in range(12 + 60 * (i < 10))) + "."
             for i in range(60)]  # long ones, then lines
    for way, bounds in GIVES.items():
        locked = LOCKED.replace("gap_lines: 9", "gap_lines: 0") if way == "gap_lines_closer" else LOCKED
        for count in range(12, 60):  # the first booklet that is a little too long
            make_content(content, texts[:count])
            shut = layout("shut", "fit: {pages: 4}\nwithin: {%s, margins: 0mm, tracking: 0}" % LOCKED)
            if coded(run(content, shut)[1], "fit-overflow"):
                break
        pages, messages, _ = run(content, layout("way", "fit: {pages: 4}\nwithin: {%s, %s, %s}" % (locked, *bounds)))
        changes = [m["numbers"] for m in coded(messages, "fit")]
        gives = [numbers.get(other, 0) for numbers in changes for other in GIVES if other != way]
        check(pages == 4 and len(changes) == 1 and changes[0][way] > 0 and not any(gives) and
              changes[0]["size_pt"] == changes[0]["size_before_pt"], "%d texts fit by %s alone: %s" %
              (count, way, json.dumps(changes)))


def families():
    content = os.path.join(here, "content", "prayer-request.yaml")
    tags = ["en", "de", "ar", "ta", "zh-Hans"]
    wide = "within: {x_height: 1.2mm, leading_least: 1.1}"
    family = layout("family", "fit: {pages: 3, family: true}\n" + wide)
    sizes = {}
    for tag in tags:
        pages, messages, _ = run(content, family, "-L", tag)
        told = [re.search(r"→ ([\d.]+)/([\d.]+) pt", m["message"]) for m in coded(messages, "fit")]
        sizes[tag] = told[0].group(1) if told and told[0] else None
        check(pages <= 3, "family: %s has %d pages" % (tag, pages))
        check(told and float(told[0].group(2)) >= 1.1 * float(told[0].group(1)), "family: %s has room" % tag)
    check(len(set(sizes.values())) == 1 and None not in sizes.values(), "one size: %s" % sizes)
    _, messages, _ = run(content, layout("strict", "fit: {pages: 3, family: true}"), "-L", "de")
    table = [m["message"] for m in coded(messages, "fit-family")]
    needs = {m["message"].split(":")[0]: m.get("numbers") for m in coded(messages, "fit-family")}
    check(near(re.search(r"needs ([\d.]+)", table[1]).group(1) if "needs" in table[1] else None,
               (needs[table[1].split(":")[0]] or {"size_pt": 0})["size_pt"]) and needs["ta"] is None,
          "needs are numbers: %s" % json.dumps(needs))
    check(len(table) == 21 and any(re.match(r"de: needs [\d.]+ pt", m) for m in table) and
          "ta: does not fit within the bounds" in table, "a table of %d needs" % len(table))


VERSES = {"en": "I lift my eyes to the hills, where does my help come from;",
          "de": "Ich hebe meine Augen auf zu den Bergen, woher kommt mir Hilfe;",
          "ar": "أرفع عيني إلى الجبال، من حيث يأتي عوني؛",
          "zh-Hans": "我要向山举目，我的帮助从何而来；"}


def verses():
    """A long verse is made smaller, as little as does, and its lines stay; one that fits is as it was."""
    path = os.path.join(work, "psalm.yaml")
    screen = layout("verse", "")
    for tag, line in VERSES.items():
        sizes = []
        for count in (2, 5, 10, 20, 40):
            with open(path, "w", encoding="utf-8") as out:
                out.write("format: orison-content/1\nlanguage: %s\ntitle: T\nverse:\n  text: >-\n    %s\n"
                          "  citation: C\nsections:\n  - items: [x]\n" % (tag, "\\\n    ".join([line] * count)))
            pages, messages, dump = run(path, screen)
            told = [m["numbers"]["size_pt"] for m in coded(messages, "fit-verse")]
            if coded(messages, "title-page-full"):
                sizes.append(0)
                continue
            sizes.append(told[0] if told else 28)
            shown = re.findall(r'block=1 text="(.*)"', dump.split("page number=2")[0])
            check(pages == 2 and sum(line[:4] in text for text in shown) == count,
                  "%s: %d lines of a verse in %s pt" % (tag, count, sizes[-1]))
        check(sizes[0] == 28 and sizes == sorted(sizes, reverse=True) and 12.6 <= sizes[1] < 28 and sizes[4] == 0,
              "%s: sizes of verses of 2 to 40 lines: %s" % (tag, sizes))


def fillers():
    content = os.path.join(here, "content", "prayer-request.yaml")
    for fill, rules in (("fill: [prayer-notes]", True), ("fill: [blank]", False), ("", None)):
        pages, _, dump = run(content, layout("fill", fill))
        last = dump[dump.rindex("page number="):] if "page number=" in dump else ""
        check(pages == (3 if rules is None else 4), "%s: %d pages" % (fill or "no fill", pages))
        if rules is not None:
            check((last.count("rule ") >= 10) == rules and ("folio" in last) == rules,
                  "%s: %d rules" % (fill, last.count("rule ")))
    pages, _, _ = run(content, layout("fill", "fill: [prayer-notes]"), "-L", "de")
    check(pages == 4, "a full sheet has no filler: %d pages" % pages)


editions()
numbers()
single_ways()
families()
fillers()
verses()
overflows()
print("%d failures" % len(failures))
sys.exit(1 if failures else 0)
