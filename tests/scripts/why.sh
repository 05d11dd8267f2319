#!/bin/sh
# `orison why` tells the parts of a page's cost, which sum to it; for the breaks over and under the page the
# booklet without each, never cheaper, whose parts sum to what it costs more; the designs that were tried; and
# it refuses a page that there is not.
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
    awk '/the next best/{chosen=$4; rival=$(NF-3); sum=0}
         inside && /^ +-?[0-9.]+  /{if ($2 == "more") {n++; if (rival < chosen || $1 - sum > 0.45 || sum - $1 > 0.45 ||
             rival - chosen - $1 > 0.11 || $1 - rival + chosen > 0.11) exit 1} else sum+=$1}
         /^without the break after page/{inside=1}
         END{exit n != (page > 2) + 1}' page=$page "$work/out" || { echo "page $page: runners-up"; cat "$work/out"; exit 1; }
    grep -q "^without the break after page $page, before content/prayer-diary.yaml:" "$work/out"
done
"$program" why content/prayer-diary.yaml -l screen --page 17 >"$work/out"
[ "$(grep -c '^without the break' "$work/out")" = 1 ] # nothing follows the last page
"$program" why content/prayer-diary.yaml -l screen --page 1 >"$work/out"
if grep -q '^without the break' "$work/out"; then exit 1; fi # no break makes the title page
printf 'format: orison-layout/1\nextends: %s/layouts/screen.yaml\nfit: {pages: 3}\n' \
    "$(realpath --relative-to="$work" .)" >"$work/three.yaml"
"$program" why content/prayer-request.yaml -l "$work/three.yaml" -L de --page 2 >"$work/out" 2>/dev/null
[ "$(grep -c '  size ' "$work/out")" -ge 4 ] || { echo "no designs were told"; cat "$work/out"; exit 1; }
grep -q '^  taken:' "$work/out"
grep -Eq '^  more visible, and fits too: +[0-9.]+ +3 ' "$work/out"
grep -Eq '^  the nearest that does not fit: +[0-9.]+ +4 ' "$work/out"
if "$program" why content/prayer-request.yaml -l screen --page 77 2>"$work/err"; then exit 1; fi
grep -q 'there is no page 77' "$work/err"
if "$program" why content/prayer-request.yaml -l screen 2>"$work/err"; then exit 1; fi
grep -q 'why needs a page' "$work/err"
