#!/bin/sh
# `orison why` tells the parts of a page's cost, which sum to it, the designs that were tried, and refuses
# a page that there is not.
set -eu
BUILD=${BUILD:-build}
program=$(realpath "$BUILD/orison")
ORISON_DATA=$(pwd)
export ORISON_DATA
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for page in 2 5 9 15; do
    "$program" why content/prayer-diary.yaml -l screen --page $page >"$work/out" 2>"$work/err"
    awk '/^page /{inside=1} inside && /^ +[0-9.]+  /{if ($2 == "together") {whole=$1; seen=1} else if (!seen) sum+=$1}
         END{if (!seen || sum - whole > 0.06 || whole - sum > 0.06) {print "parts sum to " sum ", told " whole; exit 1}}' \
        "$work/out" || { cat "$work/out"; exit 1; }
    grep -q "^page $page of " "$work/out"
done
printf 'format: orison-layout/1\nextends: %s/layouts/screen.yaml\nfit: {pages: 3}\n' \
    "$(realpath --relative-to="$work" .)" >"$work/three.yaml"
"$program" why content/prayer-request.yaml -l "$work/three.yaml" -L de --page 2 >"$work/out" 2>/dev/null
[ "$(grep -c '  size ' "$work/out")" -ge 4 ] || { echo "no designs were told"; cat "$work/out"; exit 1; }
grep -q '^  taken:' "$work/out"
if "$program" why content/prayer-request.yaml -l screen --page 77 2>"$work/err"; then exit 1; fi
grep -q 'there is no page 77' "$work/err"
if "$program" why content/prayer-request.yaml -l screen 2>"$work/err"; then exit 1; fi
grep -q 'why needs a page' "$work/err"
