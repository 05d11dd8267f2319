"""Adds a second pseudonym after the first, in a content file and every catalogue of it: usage
two_pseudonyms.py CONTENT FOLDER. Each language joins the name as it does, with or without a space."""

import os
import sys

AND_RUBY = {
    "en": " and Ruby*",
    "es": " y Ruby*",
    "pt-BR": " e Ruby*",
    "fr": " et Ruby*",
    "de": " und Ruby*",
    "nl": " en Ruby*",
    "sw": " na Ruby*",
    "tl": " at si Ruby*",
    "vi": " và Ruby*",
    "ru": " и Руби*",
    "hi": " और रूबी*",
    "bn": " ও রুবি*",
    "ta": " மற்றும் ரூபி*",
    "th": "และรูบี้*",
    "km": "និងរូប៊ី*",
    "my": "နှင့်ရူဘီ*",
    "ar": " وروبي*",
    "ur": " اور روبی*",
    "he": " ורובי*",
    "zh-Hans": "和鲁比*",
    "ko": "와 루비*",
}


def add_after_name(line, words):
    return line.replace("*", "*" + words)


def edit(path, words_of_line):
    with open(path, encoding="utf-8") as file:
        lines = file.readlines()
    marked = [i for i, line in enumerate(lines) if "*" in line and not line.startswith("#")]
    for i in marked:
        lines[i] = add_after_name(lines[i], words_of_line(lines, i))
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(lines)
    return len(marked)


def main(content, folder):
    found = edit(content, lambda lines, i: AND_RUBY["en"])
    assert found == 1, "the source has %d lines with an asterisk" % found
    for name in sorted(name for name in os.listdir(folder) if name.endswith(".po")):
        language = name[: -len(".po")]

        def words(lines, i):
            """English in a msgid, the language's own in a msgstr."""
            keyword = next(line for line in reversed(lines[: i + 1]) if line.startswith("msg"))
            return AND_RUBY["en" if keyword.startswith("msgid") else language]

        found = edit(os.path.join(folder, name), words)
        assert found == 2, "%s has %d lines with an asterisk" % (name, found)


main(sys.argv[1], sys.argv[2])
