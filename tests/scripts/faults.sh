#!/bin/sh
# Whatever is wrong with the input or the machine, the last good PDF stays as it was: exit 1 with a place
# for bad input, exit 3 for a disk that is full, exit 2 for wrong usage.
set -eu
BUILD=${BUILD:-build}
program=$(realpath "$BUILD/orison-sanitized")
sonames=$(realpath "$BUILD/include/base/sonames.h")
content=$(realpath content/prayer-request.yaml)
layouts=$(realpath layouts)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
status() { # status EXPECTED COMMAND...: runs it, standard error to ./err
    expected=$1
    shift
    code=0
    "$@" >out.log 2>err || code=$?
    [ "$code" -eq "$expected" ] || { echo "exit $code, expected $expected: $*"; cat err; exit 1; }
}
fails_at() { # fails_at LINE:COLUMN CODE: the message has this place and code
    grep -q "^bad.yaml:$1: error: .*\[$2\]$" err || { echo "expected $1 [$2], got:"; cat err; exit 1; }
}

status 0 "$program" build "$content" -o good
pdf=good/prayer-request.en.screen.pdf
cp "$pdf" kept.pdf

echo "== broken input leaves the last good file"
sed 's/^title:.*/titel: IJM/' "$content" >bad.yaml
cp "$content" "$work/prayer-request.yaml"
status 1 "$program" build bad.yaml -o good
grep -q 'did you mean “title”' err
for fault in 's/^language: en/language: 123456789012/' 's/Priscilla\*/Priscilla */' \
    's/https:/htps:/' 's/^verse:/verse: *alias/' 's/^sections:/sections: 7 #/'; do
    sed "$fault" "$content" >prayer-request.yaml
    status 1 "$program" build prayer-request.yaml -o good
    grep -q '^prayer-request.yaml:[0-9]*:[0-9]*: error: ' err || { echo "no place for $fault:"; cat err; exit 1; }
    cmp kept.pdf "$pdf"
done
head -c 300 "$content" >bad.yaml
status 1 "$program" build bad.yaml -o good
: >bad.yaml
status 1 "$program" build bad.yaml -o good
status 1 "$program" build missing.yaml -o good
status 1 "$program" build . -o good
printf 'format: orison-content/1\nlanguage: en\ntitle: A\377\nsections: []\n' >bad.yaml
status 1 "$program" build bad.yaml -o good
fails_at 3:9 yaml-utf8

echo "== a broken layout"
printf 'format: orison-layout/1\nextends: %s/screen.yaml\nstyles:\n  body: {size: 12}\n' "$layouts" >own.yaml
status 1 "$program" build "$content" -l ./own.yaml -o good
grep -q '^\./own.yaml:4:16: error: ' err
printf 'format: orison-layout/1\nextends: own.yaml\n' >own.yaml
status 1 "$program" build "$content" -l ./own.yaml -o good

style() { # style STYLES: builds with these styles; the exit status is ignored, the messages are in err
    printf 'format: orison-layout/1\nextends: %s/screen.yaml\nstyles:\n  %s\n' "$layouts" "$1" >own.yaml
    "$program" check "$content" -l ./own.yaml >out.log 2>err || true
}
says() { grep -q "$1" err || { echo "expected $1, got:"; cat err; exit 1; }; }
style 'item: {font: bodi}'
says '^\./own.yaml:4:16: error: .*`bodi` \[font-unknown\]$'
says 'did you mean “body”'
style 'item: {align: start, mark: →→→→→→}'
says '^\./own.yaml:4:30: warning: the mark is [0-9.]* pt wider .*\[mark-wide\]$'
style 'item: {align: start, margin_start: 0mm, indent: 20mm, mark_indent: 0mm, mark: →}'
if grep -q 'mark-wide' err; then echo "a mark within the indent:"; cat err; exit 1; fi
style 'item: {align: start, margin_start: 0mm, indent: 20mm, flush_first: true, mark_indent: 0mm, mark: →}'
says 'warning: the mark is [0-9.]* pt wider .*\[mark-wide\]$'
style "item: {mark: $(printf '%0100d' 0)}"
says '^\./own.yaml:4:16: error: .*\[overfull-line\]$'
printf 'format: orison-layout/1\nextends: %s/screen.yaml\ntitle_page:\n  - {ornament: %s, style: title}\n' \
    "$layouts" "$(printf '%0200d' 0)" >own.yaml
"$program" check "$content" -l ./own.yaml >out.log 2>err || true
says '^\./own.yaml:4:5: error: .*\[overfull-line\]$'

echo "== a full disk"
cp "$content" prayer-request.yaml
code=0
(ulimit -f 8; "$program" build prayer-request.yaml -o good >out.log 2>err) || code=$?
[ "$code" -eq 3 ] || { echo "exit $code with a file size limit"; cat err; exit 1; }
cmp kept.pdf "$pdf"
[ "$(find good -name '*.pdf.*' | wc -l)" -eq 0 ]
code=0
"$program" build "$content" --dump doc >/dev/full 2>err || code=$?
[ "$code" -eq 3 ]
mkdir locked
ln -s /dev/full locked/prayer-request.en.screen.pdf
status 3 "$program" build prayer-request.yaml -l screen -o locked
: >file
status 3 "$program" build prayer-request.yaml -o file/below

echo "== without libqpdf, or with one that lacks what is asked of it: paper is served, screens and readers are told"
mkdir broken old
named() { sed -n "s/^#define QPDF_$1 *\"\(.*\)\"/\1/p" "$sonames"; }
soname=$(named SONAME) package=$(named PACKAGE)
: >"broken/$soname"
ln -s "$(gcc -print-file-name=libm.so.6)" "old/$soname"
for folder in broken old; do
    status 3 env LD_LIBRARY_PATH="$PWD/$folder" "$program" build prayer-request.yaml -l screen -o good
    grep -q "install the package $package, or build" err
    cmp kept.pdf "$pdf"
    status 3 env LD_LIBRARY_PATH="$PWD/$folder" "$program" read "$pdf"
    grep -q "install the package $package, or build" err
    [ ! -s out.log ]
    status 0 env LD_LIBRARY_PATH="$PWD/$folder" "$program" build prayer-request.yaml -l booklet-a4 -o paper
done

echo "== reading what is no tagged PDF"
status 0 "$program" read "$pdf"
status 1 "$program" read prayer-request.yaml
grep -q '^prayer-request.yaml: error: .*\[pdf-read\]$' err
status 1 "$program" read paper/prayer-request.en.booklet-a4.pdf
grep -q '\[pdf-untagged\]$' err
head -c 20000 "$pdf" >cut.pdf
status 1 "$program" read cut.pdf
status 1 "$program" read missing.pdf
status 2 "$program" read

echo "== wrong usage"
status 2 "$program" bild "$content"
grep -q 'did you mean “build”' err
status 2 "$program" build
status 2 "$program" build "$content" "$content"
status 2 "$program" build "$content" -l scren
grep -q 'did you mean “screen”' err
status 2 "$program" build "$content" --dump tekst
status 2 "$program" build "$content" --strickt
status 2 "$program" build "$content" -o
status 2 env SOURCE_DATE_EPOCH=tomorrow "$program" build "$content"
status 0 "$program" help
status 0 "$program" help read
status 2 "$program" help nosuch
status 2 "$program" help biuld
grep -q 'did you mean “build”' err
status 2 "$program" help build check
status 0 "$program" build no-such-file.yaml --help
grep -q 'orison build CONTENT' out.log
status 2 "$program" fonts all
status 2 "$program" calibrate printer
status 0 "$program" --version
cmp kept.pdf "$pdf"

echo "== messages as JSON"
sed 's/^title:.*/titel: IJM/' "$content" >bad.yaml
status 1 "$program" check bad.yaml --diagnostics json
python3 -c '
import json
reports = [json.loads(line) for line in open("err")]
assert any(r["file"] == "bad.yaml" and r["severity"] == "error" and r["hint"] for r in reports), reports
for r in reports:
    assert set(r) == {"file", "line", "column", "severity", "code", "message", "hint", "edition", "layout"}'

echo "== check writes nothing; strict makes warnings count"
status 0 "$program" check "$content" -o nothing
[ ! -e nothing ]
sed 's/Job 36:3/Job	36:3/' "$content" >tab.yaml
status 0 "$program" check tab.yaml
status 1 "$program" check tab.yaml --strict
