#!/bin/sh
# What the README tells a newcomer to type is typed: its `orison` commands, in their order, each ends well and makes
# what it says. What the manuals show of content, layouts and printers' profiles is accepted. And no link of a manual
# leads nowhere.
set -eu
BUILD=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PATH=$(pwd)/$BUILD:$PATH
export PATH
ORISON_DATA=${ORISON_DATA:-$(pwd)}
export ORISON_DATA

sed -n 's/^    \(orison .*\)/\1/p' README.md | sed 's/  *#.*//' >"$work/commands"
[ "$(wc -l <"$work/commands")" -ge 9 ] || { echo "README.md has fewer commands than a first bulletin needs"; exit 1; }
mkdir "$work/own"
cd "$work/own"
while read -r command; do
    case $command in # a month with translations begins where there are some
    *--like*) orison po update march.yaml sw >/dev/null 2>"$work/said" ;;
    esac
    sh -c "$command" >"$work/out" 2>"$work/said" </dev/null || { echo "$command"; cat "$work/said"; exit 1; }
done <"$work/commands"
for file in march.yaml april.yaml april/sw.po out/march.en.screen.pdf out/march.en.booklet-a4.pdf \
    out/march.en.large-print.pdf out/april.sw.press-a5.pdf; do
    [ -s "$file" ] || { echo "README.md promises $file"; exit 1; }
done
cd - >/dev/null

python3 - README.md src/README.md src/cli/*.md content/*.md layouts/*.md fonts/*.md <<'PYTHON'
import pathlib
import re
import sys

bad = 0
for page in map(pathlib.Path, sys.argv[1:]):
    text = page.read_text()
    heads = {re.sub(r"[^a-z0-9 -]", "", head.lower()).replace(" ", "-") for head in re.findall(r"^#+ (.*)$", text, re.M)}
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        path, _, head = target.partition("#")
        is_there = target.startswith("http") or (page.parent / path).exists() if path else head in heads
        if not is_there:
            bad += 1
            print(f"{page}: {target} leads nowhere")
sys.exit(bad > 0)
PYTHON

python3 - "$work" content/README.md layouts/README.md layouts/PRINTING.md <<'PYTHON'
import pathlib
import re
import struct
import subprocess
import sys
import zlib


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


picture = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 900, 600, 8, 0, 0, 0, 0)) + \
    chunk(b"IDAT", zlib.compress((b"\0" + b"\x80" * 900) * 600)) + chunk(b"IEND", b"")
folder, bad, tried = pathlib.Path(sys.argv[1]), 0, 0
sample = pathlib.Path("content/prayer-request.yaml").resolve()
for page in sys.argv[2:]:
    for block in re.findall(r"```yaml\n(.*?)```", pathlib.Path(page).read_text(), re.S):
        shown = folder / "shown.yaml"
        options = []
        if block.startswith("sections:"):
            block = "format: orison-content/1\nlanguage: en\ntitle: Shown\n" + block
        if "profile:" in block or not block.startswith("format:"):
            continue
        for name in re.findall(r"file: ([\w./-]+)", block):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(picture)
        shown.write_text(block)
        if block.startswith("format: orison-layout"):
            options = [sample, "-l", shown]
        elif block.startswith("format: orison-printer"):
            options = [sample, "-l", "booklet-a4", "--printer", shown]
        run = subprocess.run(["orison", "check", "-q", *(options or [shown])], capture_output=True, text=True)
        tried += 1
        if run.returncode:
            bad += 1
            print(f"{page} shows what is refused:\n{run.stderr}")
sys.exit(bad > 0 or tried < 4)
PYTHON
