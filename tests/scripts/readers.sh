#!/bin/sh
# The words of our editions in the readers that people have: pdf.js (Firefox), PDFium (Chrome, Edge), MuPDF
# (SumatraPDF) and poppler (Evince, Okular). None may fall below readers.floors. And what is not proved is not
# passed over in silence: where the readers are out of reach, a user's run skips and CI's fails.
set -eu
BUILD=${BUILD:-build}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "== no network, no python"
mkdir "$work/bin"
for tool in sh mktemp rm cat basename dirname; do
    ln -s "$(command -v $tool)" "$work/bin/$tool"
done
judge() { # judge EXPECTED ENVIRONMENT...: the script's exit status; what it says to $work/said
    expected=$1 code=0
    shift
    env -u CI BUILD="$work/build" "$@" sh tests/readers.sh "$here/readers.py" "$work" >"$work/said" 2>&1 || code=$?
    [ "$code" -eq "$expected" ] || { echo "exit $code, expected $expected: $*"; cat "$work/said"; exit 1; }
}
judge 0 PATH="$work/bin"
grep -q '^skipped: 1 THE READERS ARE OUT OF REACH' "$work/said"
judge 1 PATH="$work/bin" CI=true
grep -q 'the readers are out of reach, and CI is set' "$work/said"
! grep -q '^skipped' "$work/said" || exit 1

echo "== words"
mkdir "$work/out"
"$BUILD/orison" build content/prayer-request.yaml -L all -l screen -l large-print -l booklet-a4 -q -o "$work/out" >/dev/null 2>&1
"$BUILD/orison" build content/prayer-diary.yaml -l screen -q -o "$work/out" >/dev/null 2>&1
"$BUILD/orison" build "$here/greek.yaml" -l screen -l large-print -q -o "$work/out" >/dev/null 2>&1
for pdf in "$work"/out/*.pdf; do
    name=$(basename "$pdf" .pdf)
    rest=${name#*.} folder=content
    [ "${name%%.*}" != greek ] || folder=$here
    "$BUILD/orison" build "$folder/${name%%.*}.yaml" -L "${rest%%.*}" -l "${rest#*.}" -q --dump doc \
        >"$work/out/$name.dump" 2>/dev/null
done
sh tests/readers.sh "$here/readers.py" "$work/out" "$here/readers.floors"

echo "== the structure tree, walked"
mkdir "$work/tree"
cp "$work"/out/prayer-*.en.screen.* "$work"/out/prayer-*.en.large-print.* "$work/tree" # booklets have no tree
sh tests/readers.sh "$here/readers_tree.py" "$work/tree"
