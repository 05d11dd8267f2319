#!/bin/sh
# Press files and office booklets, read by others: a PDF/X checker where there is one, qpdf, poppler, MuPDF,
# Ghostscript; broken on purpose; inks, creep and calibration measured; what deliverables share.
set -eu
BUILD=${BUILD:-build}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
layouts=$(pwd)/layouts
checker=${ORISON_TEST_DATA:-/nowhere}/../tools/check_print.py
request=content/prayer-request.yaml
build() {
    "$BUILD/orison" build "$@" 2>>"$work/reports"
}
# A layout of its own: NAME BASE YAML
layout() {
    printf 'format: orison-layout/1\nextends: %s/%s.yaml\n%s\n' "$layouts" "$2" "$3" >"$work/$1.yaml"
}
fail() {
    echo "failed: $*"
    exit 1
}

echo "== PDF/X, as others read it"
for content in prayer-request prayer-diary; do
    for name in press-a5 press-a5-imposed press-a5-x1a press-a5-ingram press-a5-kdp press-a5-lulu; do
        "$BUILD/orison-sanitized" build content/$content.yaml -l $name -o "$work" >/dev/null 2>"$work/reports" ||
            { cat "$work/reports"; fail "$content $name"; }
    done
done
# Nastaliq has glyphs without ink between the others: none may say a letter.
"$BUILD/orison" build $request -L ur -l press-a5 -o "$work" >/dev/null 2>"$work/reports" ||
    { cat "$work/reports"; fail "Urdu"; }
layout four press-a5-imposed 'deliver: {up: 4, rows: head-to-head, sheet: sra3, creep: {method: shift-out}}'
layout spot press-a5-imposed 'colors: {rubric: {cmyk: [0, 90, 80, 5], spot: PANTONE 485 C}}'
layout light press-a5-x1a 'colors: {rubric: {rgb: [200, 30, 40]}}'
for name in four spot light; do
    "$BUILD/orison-sanitized" build $request -l "$work/$name.yaml" -o "$work" >/dev/null 2>"$work/reports" ||
        { cat "$work/reports"; fail "$name"; }
done
skipped=0
for pdf in "$work"/*.pdf; do
    name=$(basename "$pdf" .pdf | sed 's/.*\.//')
    qpdf --check "$pdf" >"$work/qpdf" 2>&1 || { cat "$work/qpdf"; fail "$pdf"; }
    ! grep -iq 'warning' "$work/qpdf" || fail "qpdf: $pdf"
    mutool draw -q -r 20 -o /dev/null -F png "$pdf" 2>&1 | grep -v 'ICC support is not available' >"$work/said" || true
    pdftoppm -r 20 -png "$pdf" "$work/raster" 2>>"$work/said"
    pdfinfo -box "$pdf" 2>>"$work/said" >/dev/null
    [ ! -s "$work/said" ] || { cat "$work/said"; fail "$pdf"; }
    options="--raster-ink --pages-multiple 4"
    case $name in
    press-a5-x1a | light) options="$options --profile x1a" ;;
    press-a5-ingram) options="$options --profile x1a --max-ink 240 --safety-mm 12.7" ;;
    press-a5-lulu) options="$options --safety-mm 12.7" ;;
    press-a5-kdp) options="$options --bleed-mm 0 --safety-mm 9.5 --min-stroke 0.75" ;;
    press-a5-imposed | four) options="$options --imposed" ;;
    spot) options="$options --imposed --allow-spot PANTONE#20485#20C" ;;
    esac
    if [ -f "$checker" ]; then
        # shellcheck disable=SC2086 -- the options are words
        python3 "$checker" $options "$pdf" >"$work/checked" || { cat "$work/checked"; fail "$pdf"; }
        echo "$(basename "$pdf"): $(tail -n 1 "$work/checked")"
    else
        skipped=$((skipped + 1))
    fi
done
[ "$skipped" = 0 ] || echo "skipped: $skipped checks of PDF/X: no checker"

echo "== broken on purpose"
if [ -f "$checker" ]; then
    python3 "$here/press_broken.py" "$work/prayer-request.en.press-a5.pdf" "$work/prayer-request.en.press-a5-x1a.pdf" \
        "$checker" "$work"
fi

echo "== inks"
# Plates that have ink anywhere: "C M Y K" of inkcov, added up over the pages.
plates() {
    gs -q -o - -sDEVICE=inkcov "$1" | awk '{ for (i = 1; i <= 4; i++) sum[i] += $i }
        END { for (i = 1; i <= 4; i++) if (sum[i] > 0) printf "%s", substr("CMYK", i, 1) }'
}
layout accent press-a5 'deliver: {marks: []}'
layout black press-a5 'colors: {rubric: {gray: 100}}
deliver: {marks: []}'
layout gray press-a5-imposed 'deliver: {color: gray}'
layout cyan press-a5 'colors: {rubric: {rgb: [0, 90, 120]}}
deliver: {marks: []}'
for name in accent black gray cyan; do
    build $request -l "$work/$name.yaml" -o "$work" >/dev/null
    echo "$name: $(plates "$work/prayer-request.en.$name.pdf")"
done >"$work/plates"
cat "$work/plates"
printf 'accent: MYK\nblack: K\ngray: K\ncyan: CMYK\n' | cmp - "$work/plates"
# Text is K alone and overprints; the accent does not.
qpdf --qdf --object-streams=disable "$work/prayer-request.en.accent.pdf" "$work/plain.pdf"
grep -aq '^/O1 gs' "$work/plain.pdf"
grep -aq '^0 0 0 1 k' "$work/plain.pdf"
grep -aq '^0 0.85 0.75 0.15 k' "$work/plain.pdf"
! grep -aqE '(^| )(rg|RG)$' "$work/plain.pdf" || fail "RGB in a press file"
qpdf --qdf --object-streams=disable "$work/prayer-request.en.spot.pdf" "$work/plain.pdf"
grep -aq 'PANTONE#20485#20C' "$work/plain.pdf"

echo "== creep and calibration, measured"
python3 tests/grow.py $request 45 >"$work/long.yaml"
build "$work/long.yaml" -l press-a5-imposed -o "$work" >/dev/null
layout outward press-a5-imposed 'deliver: {creep: {method: shift-out}, marks: [crop]}'
build "$work/long.yaml" -l "$work/outward.yaml" -o "$work" >/dev/null
python3 "$here/press_measure.py" creep "$work/long.en.press-a5-imposed.pdf" 0.1 inward
python3 "$here/press_measure.py" creep "$work/long.en.outward.pdf" 0.1 outward
"$BUILD/orison-sanitized" calibrate -o "$work" >/dev/null
qpdf --check "$work/calibrate.booklet-a4.pdf" >/dev/null
python3 "$here/press_measure.py" calibrate "$work/calibrate.booklet-a4.pdf" "$work" 1.5 -0.8 -0.6 2.1

echo "== what deliverables share"
for stage in text lines pages; do
    for name in screen booklet-a4 press-a5 press-a5-imposed; do
        "$BUILD/orison" build $request -l $name --dump $stage >"$work/dump.$name"
        cmp "$work/dump.screen" "$work/dump.$name"
    done
done
"$BUILD/orison" check $request -l screen -l booklet-a4 -l press-a5 -l press-a5-imposed --timings 2>"$work/timings" >/dev/null
for stage in text lines pages; do
    [ "$(grep -c "^$stage " "$work/timings")" = 1 ] || { cat "$work/timings"; fail "$stage is not made once"; }
done
"$BUILD/orison" build $request -l all -o "$work/all" 2>/dev/null >"$work/paths"
[ "$(wc -l <"$work/paths")" = 6 ] || fail "-l all is not six files"

echo "== reports"
build $request -l press-a5-imposed --diagnostics json -o "$work" >/dev/null
"$BUILD/orison" build $request -l press-a5-imposed --diagnostics json -o "$work" 2>"$work/json" >/dev/null
python3 "$here/press_measure.py" report "$work/json"
# Each is refused, with a place in the layout: name, base, YAML, what is said.
refused=0
refuse() {
    layout refused "$1" "$2"
    status=0
    "$BUILD/orison" build $request -l "$work/refused.yaml" -o "$work/none" >/dev/null 2>"$work/said" || status=$?
    [ "$status" = 1 ] || { cat "$work/said"; fail "status $status: $2"; }
    grep -q "\.yaml:[0-9]*:[0-9]*: error: $3" "$work/said" || { cat "$work/said"; fail "$2"; }
    [ ! -e "$work/none" ] || fail "a file was written: $2"
    refused=$((refused + 1))
}
refuse press-a5 'deliver: {safe_margin: 15mm}' 'something on page'
refuse press-a5 'deliver: {smallest_rule: 1pt}' 'a rule is 0.4 pt thick'
refuse press-a5 'deliver: {smallest_type: 10pt, smallest_rule: 0.2pt}' 'type is 9 pt small'
refuse press-a5 'colors: {rubric: {cmyk: [90, 90, 90, 90]}}' "the colour 'rubric' has 360 % of ink"
refuse press-a5 'deliver: {intent: {condition: FOGRA39}}' 'the condition is “FOGRA39”'
refuse press-a5 'deliver: {intent: {profile: /usr/share/color/icc/ghostscript/srgb.icc}}' ''
refuse press-a5 'deliver: {intent: {profile: none.icc}}' 'there is no profile'
refuse press-a5 'deliver: {live_links: true}' "a file of standard 'x-4' has no live links"
refuse press-a5-imposed 'deliver: {sheet: a4}' 'the sheet has no room for crop marks'
refuse press-a5-imposed 'deliver: {sheet: a5}' 'two pages of'
echo "$refused layouts refused, each at its place"
# A shop's own profile, its condition read from its description.
python3 "$here/press_measure.py" profile "Coated FOGRA39 ISO12647-2" "$work/shop.icc"
layout shop press-a5 'deliver: {intent: {profile: shop.icc, condition: FOGRA39}}'
build $request -l "$work/shop.yaml" -o "$work" >/dev/null
grep -aq '/OutputConditionIdentifier (FOGRA39)' "$work/prayer-request.en.shop.pdf"

echo "== office printers"
for name in booklet-a4 booklet-letter; do
    "$BUILD/orison" build $request -l $name -o "$work" 2>"$work/said" >/dev/null
    [ "$(grep -c 'print at 100 %, on both sides, flip on short edge' "$work/said")" = 1 ]
    "$BUILD/orison" build $request -l $name -o "$work" -q 2>"$work/said" >/dev/null
    [ ! -s "$work/said" ] || fail "-q is not quiet"
    qpdf --json "$work/prayer-request.en.$name.pdf" >"$work/facts"
    for key in '"/PrintScaling": "/None"' '"/Duplex": "/DuplexFlipShortEdge"' '"/PickTrayByPDFSize": true'; do
        grep -q "$key" "$work/facts" || fail "$name lacks $key"
    done
    ! grep -qE '/StructTreeRoot|"/Link"|/PageLabels|pdfuaid|pdfaid' "$work/facts" || fail "$name has tags, links or labels"
done
layout manual booklet-a4 'deliver: {duplex: manual}
printer: office.yaml'
printf 'format: orison-printer/1\nname: by the door\nmargins: 4mm\nfront: [1mm, 0mm]\nback: [0mm, -1mm]\nstack: reversed\nbacks: turned\n' >"$work/office.yaml"
"$BUILD/orison" build $request -l "$work/manual.yaml" -o "$work" 2>"$work/said" >/dev/null
grep -q 'print page 1 at 100 %; turn the sheet over like a leaf, put it back, print page 2; fold the sheet' "$work/said"
"$BUILD/orison" build "$work/long.yaml" -l "$work/manual.yaml" -o "$work" 2>"$work/said" >/dev/null
grep -Eq 'print pages 1 to ([0-9]+) at 100 %; leave the pile as it came out, put it back, print pages [0-9]+ to [0-9]+; fold the stack' "$work/said"
layout narrow manual 'printer: {margins: {left: 30mm}}'
sed -i "s|extends: .*|extends: manual.yaml|" "$work/narrow.yaml"
"$BUILD/orison" build $request -l "$work/narrow.yaml" -o "$work" 2>"$work/said" >/dev/null
grep -q 'narrow.yaml:3:10: warning: page [0-9]* reaches [0-9.]* mm into the left margin of the sheet' "$work/said"
echo "all is well"
