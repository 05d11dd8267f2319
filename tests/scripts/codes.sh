#!/bin/sh
# The codes of messages are listed in src/cli/CODES.md, each once: those that the sources report, no others, and all
# that the cases' messages have.
set -u
exec python3 - <<'PYTHON'
import glob
import re
import sys

listed = [code for line in open("src/cli/CODES.md") if line.startswith("| `")
          for code in re.findall(r"`([a-z0-9-]+)`", line.split("|")[1])]
sources = {path: open(path).read() for path in glob.glob("src/**/*.[ch]", recursive=True)}
whole = "\n".join(sources.values())

# Calls that report: their code is the first literal in the form of one.
calls = re.compile(r"\b(?:diag_(?:error|warning|note|system)(?:_path)?|image_error|guard_fail|report_[a-z]+|fail|note)\(")
form = re.compile(r'"([a-z]+(?:-[a-z0-9]+)*)"')


def arguments(text, at):
    """What stands between the parentheses that open before `at`."""
    depth, start = 1, at
    while depth and at < len(text):
        if text[at] == '"':
            at += 1
            while text[at] != '"':
                at += 1 + (text[at] == "\\")
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return text[start:at]


reported = set()
for path, text in sources.items():
    for call in calls.finditer(text):
        literals = form.findall(arguments(text, call.end()))
        # A call by a path may name the file first.
        if literals and path.endswith(".c"):
            reported.add(next((word for word in literals if word in listed), literals[0]))
# Codes that are in tables, or written by hand at the program's end: known by the families' names.
families = {code.split("-")[0] for code in listed if "-" in code} - {"word", "line", "table", "title", "sheet", "section",
                                                                      "style", "mark", "file", "link", "printer", "hyphen",
                                                                      "profile"}
reported |= {word for word in form.findall(whole) if "-" in word and word.split("-")[0] in families}
reported |= set(re.findall(r"\[([a-z]+(?:-[a-z0-9]+)*)\]\\n", whole))

said = set()
for path in glob.glob("tests/cases/*/expected.err"):
    said |= set(re.findall(r": (?:error|warning|note): .* \[([a-z0-9-]+)\]$", open(path).read(), re.M))

faults = [f"{code} is listed twice" for code in sorted(set(listed)) if listed.count(code) > 1]
faults += [f"{code} is reported, and not listed" for code in sorted((reported | said) - set(listed))]
faults += [f"{code} is listed, and stands nowhere in the sources" for code in sorted(set(listed))
           if f'"{code}"' not in whole and f"[{code}]" not in whole]
print(*faults, sep="\n")
print(f"codes: {len(listed)} listed, {len(faults)} faults")
sys.exit(1 if faults or len(listed) < 100 else 0)
PYTHON
