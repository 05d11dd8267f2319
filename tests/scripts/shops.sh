#!/bin/sh
# What leaves the house: presets of shops hold their shop's margins in every edition and know its page
# counts; large print warns of nothing in Chinese, divides a heading that would stick out, and tells
# strong from emphasis; sheets that pages fill exactly are taken, and a sheet lies its better way.
#   shops.sh        needs $BUILD/orison
set -eu
: "${BUILD:=build}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$(cd "$(dirname "$0")/../.." && pwd)
request=$root/content/prayer-request.yaml
fail() {
    echo "shops: $1" >&2
    exit 1
}

echo "== presets, every edition"
"$BUILD/orison" check "$request" -L all -l press-a5-kdp -l press-a5-lulu -l press-a5-ingram -l press-a5-x1a \
    --diagnostics json >/dev/null 2>"$work/said" || fail "a preset refuses an edition: $(grep '"error"' "$work/said" | head -1)"
grep -q '"the file has 4 pages; the shop prints 24 or more"' "$work/said" || fail "KDP's 24 pages are not known"

echo "== large print"
"$BUILD/orison" build "$request" -L zh-Hans -l large-print --strict -o "$work" >/dev/null 2>"$work/said" ||
    fail "Chinese large print warns: $(cat "$work/said")"
cat >"$work/heading.yaml" <<'END'
format: orison-content/1
language: fi
title: Ihmisoikeuksienyleismaailmallinenjulistus
sections:
  - name: Peruskoulunopettajankoulutuslaitoksentilat
    items:
      - Yksi _kaksi_ __kolme__.
END
"$BUILD/orison" build "$work/heading.yaml" -l large-print -o "$work" 2>"$work/said" >/dev/null
! grep -q overfull "$work/said" || fail "a heading sticks out"
[ "$(grep -c '\[word-divided\]' "$work/said")" = 2 ] || fail "a divided heading is not told"
"$BUILD/orison" build "$work/heading.yaml" -l large-print --dump text |
    awk '/text="?Yksi|text   Yksi/ {on=1} on' | grep -o 'size=[0-9.]*' | sort -u | grep -c . >"$work/sizes"
[ "$(cat "$work/sizes")" -ge 2 ] || fail "strong looks like emphasis"

echo "== sheets"
sheet() {
    printf 'format: orison-layout/1\nextends: %s/layouts/a5.yaml\nfit: none\n%s\n' "$root" "$2" >"$work/$1.yaml"
    "$BUILD/orison" build "$work/heading.yaml" -l "$work/$1.yaml" --dump sheets >"$work/$1.sheets" 2>"$work/said" ||
        fail "$1 is refused: $(cat "$work/said")"
    grep -q "$3" "$work/$1.sheets" || fail "$1: $(head -1 "$work/$1.sheets")"
}
a6='page: {size: a6, margins: {inner: 8mm, outer: 8mm, top: 10mm, bottom: 14mm}}'
sheet a6-on-a5 "$a6
deliver: {imposition: saddle, sheet: a5, duplex: short-edge}" 'sheets count=1 sides=2'
sheet a6-up-4 "$a6
deliver: {imposition: saddle, sheet: a4, up: 4, duplex: long-edge}" 'sheets count=1 sides=2'
sheet panels 'page: {size: [99mm, 210mm], margins: {inner: 8mm, outer: 8mm, top: 10mm, bottom: 14mm}}
deliver: {imposition: n-up, sheet: a4}' 'width=841.89 height=595.276'
[ "$(grep -c 'y=0$' "$work/panels.sheets")" -ge 3 ] || fail "three panels do not lie on one sheet"

echo "== the calibration sheet, in every edition's language"
for po in "$root"/content/prayer-request/*.po; do
    language=$(basename "$po" .po)
    "$BUILD/orison" calibrate -L "$language" -o "$work/$language" >/dev/null 2>"$work/said" || fail "$language: $(cat "$work/said")"
    [ ! -s "$work/said" ] || fail "calibrate in $language warns: $(cat "$work/said")"
    ! pdftotext "$work/$language/calibrate.booklet-a4.pdf" - | grep -E 'per cent|paper|sheet|edge' || fail "English in $language"
    "$BUILD/orison" calibrate -L "$language" -l a5 -o "$work/$language" >/dev/null 2>"$work/said"
    [ ! -s "$work/said" ] || fail "calibrate on A5 in $language warns: $(cat "$work/said")"
done
pdftotext "$work/de/calibrate.booklet-a4.pdf" - | grep -q 'Beide Pfeile liegen aufeinander' || fail "no German at the arrows"
echo "all is well"
