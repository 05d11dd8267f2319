#!/bin/sh
# Strangers read our PDFs: qpdf, poppler, MuPDF and Ghostscript must accept them in silence and give the
# words back. The same input gives the same bytes, in any locale, folder and time zone.
set -eu
BUILD=${BUILD:-build}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
layouts="-l screen -l booklet-a4 -l booklet-letter"
for content in prayer-request prayer-diary; do
    # shellcheck disable=SC2086 -- the layouts are words
    "$BUILD/orison-sanitized" build content/$content.yaml $layouts -o "$work/one" >"$work/paths"
done

for pdf in "$work"/one/*.pdf; do
    echo "== $(basename "$pdf")"
    qpdf --check "$pdf" >"$work/qpdf" 2>&1 || { cat "$work/qpdf"; exit 1; }
    if grep -iq 'warning\|error' "$work/qpdf" && ! grep -q 'No syntax or stream encoding errors' "$work/qpdf"; then
        cat "$work/qpdf"
        exit 1
    fi
    pdffonts "$pdf" | tail -n +3 >"$work/fonts"
    # emb sub uni stand before the object number and generation
    awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") { print "not embedded, subset and mapped: " $0; bad = 1 } }
         END { exit bad }' "$work/fonts"
    [ -s "$work/fonts" ]
    # MuPDF says of itself that it was built without colour management; that is no word on the file.
    mutool draw -q -r 20 -o /dev/null -F png "$pdf" 2>&1 | grep -v 'ICC support is not available' >"$work/mutool" || true
    [ ! -s "$work/mutool" ] || { cat "$work/mutool"; exit 1; }
    gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage "$pdf" >"$work/gs" 2>&1
    [ ! -s "$work/gs" ] || { cat "$work/gs"; exit 1; }
    pdfinfo "$pdf" 2>&1 >/dev/null | { ! grep . ; }
done

echo "== the seed's words"
# The organisation stands on the title page; its place among the words depends on the design.
"$BUILD/orison" build content/prayer-request.yaml -l screen --dump doc |
    python3 "$here/expected.py" >"$work/words"
grep -vxF "$(printf 'International\nJustice\nMission')" "$work/words" >"$work/plain"
cmp "$work/plain" "$here/seed.words"
screen="$work/one/prayer-request.en.screen.pdf"
python3 "$here/words.py" "$screen" "$work/words" --tool pdftotext
"$BUILD/orison" build content/prayer-diary.yaml -l screen --dump doc |
    python3 "$here/expected.py" >"$work/diary"
python3 "$here/words.py" "$work/one/prayer-diary.en.screen.pdf" "$work/diary" --tool pdftotext

echo "== the same bytes"
program=$(realpath "$BUILD/orison")
content=$(realpath content/prayer-request.yaml)
# shellcheck disable=SC2086
(cd "$work" && TZ=Asia/Kathmandu LC_ALL=de_DE.UTF-8 "$program" build "$content" $layouts -o two >/dev/null)
for pdf in "$work"/two/*.pdf; do
    cmp "$pdf" "$work/one/$(basename "$pdf")"
done
SOURCE_DATE_EPOCH=1800000000 "$program" build "$content" -l screen -o "$work/dated" >/dev/null
pdfinfo -isodates "$work/dated/prayer-request.en.screen.pdf" | grep -q '^CreationDate: *2027-01-15'

echo "== what the screen edition says of itself"
pdfinfo "$screen" >"$work/info"
cat "$work/info"
grep -q '^Title: *IJM Prayer Request$' "$work/info"
grep -q '^Author: *International Justice Mission$' "$work/info"
grep -q '^Page size: *419.5[0-9]* x 595.2[0-9]* pts' "$work/info"
qpdf --json "$screen" | grep -q '"/Lang": "u:en"'
qpdf --json "$screen" | grep -q '"/DisplayDocTitle": true'
[ "$(qpdf --json "$work/one/prayer-request.en.booklet-a4.pdf" | grep -c '"/Subtype": "/Link"')" = 0 ]
[ "$(qpdf --json "$screen" | grep -c '"/Subtype": "/Link"')" -ge 1 ]
qpdf --json "$work/one/prayer-request.en.booklet-a4.pdf" | grep -q '"/Duplex": "/DuplexFlipShortEdge"'
qpdf --json "$work/one/prayer-request.en.booklet-a4.pdf" | grep -q '"/PrintScaling": "/None"'
