"""What `orison check` tells of every edition, held against the list of findings that a person judged.

findings.py LIST CONTENT=MESSAGES... compares; with --refresh it rewrites LIST: a finding that stays keeps its
verdict, a new one gets `?`, which the comparison refuses. LIST's head says the columns.
"""
import json
import re
import sys

COLUMNS = 8  # content, edition, layout, page, code, text; then verdict and reason
TEXT = 24


def text_at(path, line, column):
    """How the line of type starts in its source: as much of it as stands on the source's line."""
    with open(path, encoding="utf-8") as source:
        return source.read().split("\n")[line - 1][column - 1:].strip(' "')[:TEXT].rstrip()


def read_findings(content, messages):
    """Rows without verdict; a message of the setter (loose-line) has no page."""
    with open(messages, encoding="utf-8") as stream:
        for line in stream:
            told = json.loads(line)
            if not told["code"].startswith("check-") and told["code"] != "loose-line":
                continue
            page = re.match(r"page (\d+)", told["message"])
            yield (content, told["edition"], told["layout"], page.group(1) if page else "-", told["code"],
                   text_at(told["file"], told["line"], told["column"]))


def read_list(path):
    head, judged = [], {}
    with open(path, encoding="utf-8") as stream:
        for line in stream.read().splitlines():
            if not line or line.startswith("#"):
                head.append(line)
                continue
            cells = line.split("\t")
            if len(cells) != COLUMNS or cells[6] not in ("true", "false", "?"):
                sys.exit(f"{path}: not a finding: {line}")
            judged[tuple(cells[:6])] = cells[6:]
    return head, judged


def main():
    is_refresh = "--refresh" in sys.argv
    is_other = "--other" in sys.argv  # other fonts or another ICU than the list was made with
    path, *runs = [word for word in sys.argv[1:] if word not in ("--refresh", "--other")]
    head, judged = read_list(path)
    found = sorted({row for run in runs for row in read_findings(*run.split("=", 1))})
    if is_refresh:
        rows = ["\t".join(row + tuple(judged.get(row, ["?", ""]))) for row in found]
        with open(path, "w", encoding="utf-8") as stream:
            stream.write("\n".join(head + rows) + "\n")
        return
    problems = [("not in the list", row) for row in found if row not in judged]
    problems += [("no longer found", row) for row in judged if row not in set(found)]
    if is_other and problems:
        editions = sorted({f"{row[0]}.{row[1]}.{row[2]}" for _, row in problems})
        print(f"skipped: {len(problems)} goldens made with other fonts, another ICU or HarfBuzz: findings in", *editions)
        problems = []
    problems += [("not judged", row) for row, cells in judged.items() if cells[0] == "?" or not cells[1]]
    for problem, row in problems:
        print(f"{problem}: {' | '.join(row)}")
    if problems:
        sys.exit(f"{path}: {len(problems)} differences: look at them, then REFRESH=yes sh tests/scripts/check.sh")
    false = sum(cells[0] == "false" for cells in judged.values())
    print(f"{len(found)} findings in all editions, as judged: {len(found) - false} true, {false} false")


main()
