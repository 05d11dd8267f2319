#!/usr/bin/env python3
"""Every text of the Universal Declaration of Human Rights, in four layouts, judged from the dumps and messages.

    udhr_judge.py ORISON FOLDER WORK

For each FOLDER/*.json: no abort, whatever the words; no character without a glyph; the page runs as the script
of most of its letters does; no line begins or ends with what may not, by language and script; no accent stands
beside its letter (a mark that its face could not attach: a further glyph of a cluster, without width and without a
place of its own). Prints one line a text and each fault; as many processes as there are cores.
"""
import glob
import json
import multiprocessing
import os
import re
import subprocess
import sys
import unicodedata

LAYOUTS = ("screen", "booklet-a4", "large-print", "press-a5")

# What no line begins with, in any language: closing brackets and stops, repetition signs, what hangs on a letter.
BEGINS_NONE = set(")]},.;:!?%…" "៖ៗ។៕" "ๆฯ" "ໆຯ" "।॥" "၊။" "።፣፤፥፦" "،؛؟۔" "、。，．；：！？）〕］｝〉》」』】々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ")
# What none ends with.
ENDS_NONE = set("([{¿¡" "（〔［｛〈《「『【")
# The same by language, as its books have it.
BEGINS_BY_LANGUAGE = {"fr": "»", "ru": "—–", "uk": "—–", "bg": "—–", "pl": "—–", "cs": "—–"}
ENDS_BY_LANGUAGE = {"fr": "«"}
# Books of these leave no word of one letter at a line's end where anything else can be done: told, not judged.
ONE_LETTER = ("pl", "cs", "sk")


def run(*command):
    return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace")


def unescaped(text):
    return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m.group(1), 16)), text).replace('\\"', '"').replace("\\\\", "\\")


def line_faults(dump, language):
    """Lines of running text that begin or end with what may not; a paragraph's first begins, its last ends as it likes."""
    base = language.split("-")[0]
    begins = BEGINS_NONE | set(BEGINS_BY_LANGUAGE.get(base, ""))
    ends = ENDS_NONE | set(ENDS_BY_LANGUAGE.get(base, ""))
    faults, last = [], None
    for number, text in re.findall(r'^ *line no=(\d+) text="((?:[^"\\]|\\.)*)"', dump, re.M):
        text = unescaped(text)
        if number != "1" and last is not None:
            first = text[:1]
            if first and (first in begins or unicodedata.category(first).startswith("M")):
                faults.append("a line begins with U+%04X: %s" % (ord(first), text[:24]))
            if last[-1:] in ends:
                faults.append("a line ends with U+%04X: %s" % (ord(last[-1]), last[-24:]))
        last = text
    return faults


def mark_faults(dump):
    """Accents beside their letters in the scripts whose marks are attached."""
    faults = []
    for script, glyphs in re.findall(r"^ *run .* script=(\w+) .* glyphs (.*)$", dump, re.M):
        if script in ("Latn", "Cyrl", "Grek"):
            faults += re.findall(r"(?<!\S)\+\d+:0(?![\d@])\S*", glyphs)
    return ["%d marks are not attached" % len(faults)] if faults else []


def is_right_to_left(source):
    """By most of its letters."""
    kinds = [unicodedata.bidirectional(c) for text in source["paragraphs"] for c in text]
    return sum(kind in ("R", "AL") for kind in kinds) > sum(kind == "L" for kind in kinds)


def judge(job):
    orison, path, work = job
    source = json.load(open(path, encoding="utf-8"))
    name = os.path.basename(path)[:-len(".json")]
    content = os.path.join(work, name + ".yaml")
    subprocess.run([sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "udhr.py"), path, content, "999"],
                   check=True)
    options = [part for layout in LAYOUTS for part in ("-l", layout)]
    built = run(orison, "check", content, "-j", "1", *options)
    faults = []
    if built.returncode not in (0, 1):
        faults.append("ends with %d: %s" % (built.returncode, built.stderr[-300:]))
    faults += sorted(set(re.findall(r".*\[(?:missing-glyph|font-missing|overfull-line)\]", built.stderr)))
    head = run(orison, "build", content, "-l", "screen", "--dump", "doc").stdout.split("\n", 1)[0]
    if ("direction=rtl" in head) != is_right_to_left(source):
        faults.append("set in the wrong direction: " + head[:60])
    marked = run(orison, "build", content, "-l", "screen", "--dump", "text").stdout
    faults += mark_faults(marked)
    lines = 0
    for layout in LAYOUTS:
        dump = run(orison, "build", content, "-l", layout, "--dump", "lines").stdout
        lines += dump.count("line no=")
        faults += ["%s: %s" % (layout, fault) for fault in line_faults(dump, source["language"])]
    return name, source["language"], lines, built.stderr.count("[loose-line]"), faults


def main():
    orison, folder, work = sys.argv[1:]
    jobs = [(orison, path, work) for path in sorted(glob.glob(os.path.join(folder, "*.json")))]
    failed = all_lines = 0
    with multiprocessing.Pool() as pool:
        for name, language, lines, loose, faults in pool.imap(judge, jobs):
            print("%-16s %-10s %5d lines, %3d loose" % (name, language, lines, loose))
            for fault in faults:
                print("FAILED: %s: %s" % (name, fault))
            failed += len(faults) > 0
            all_lines += lines
    print("%d texts, %d lines in four layouts, %d failed" % (len(jobs), all_lines, failed))
    return 1 if failed or not jobs else 0


if __name__ == "__main__":
    sys.exit(main())
