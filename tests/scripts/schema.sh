#!/bin/sh
# The tables of keys, told in four ways: the parsers that read by them, the JSON Schema that editors check by, the
# manual pages, and the references of the READMEs say the same.
set -eu
BUILD=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sh tests/reference.sh check
python3 tests/scripts/schema.py "$BUILD/orison" "$work" content/*.yaml layouts/*.yaml tests/cases/*/*.yaml

for kind in content layout printer; do
    page=$work/orison-$kind.5
    "$BUILD/orison" schema "$kind" man >"$page"
    groff -ww -man -Tutf8 "$page" >"$work/page" 2>"$work/said"
    mandoc -T lint "$page" >>"$work/said" || true
    [ ! -s "$work/said" ] || { cat "$work/said"; exit 1; }
    [ "$(wc -l <"$work/page")" -gt 40 ]
done

# Examples are examples: the manual page's is built.
man_example() {
    sed -n '/^\.SH EXAMPLES/,/^\.fi/p' "$work/orison-$1.5" | sed '/^\./d; s/\\-/-/g; s/\\(aq/'"'"'/g; s/\\e/\\/g'
}
man_example content >"$work/example.yaml"
man_example printer >"$work/office.yaml"
man_example layout | sed "s|extends: .*|extends: $PWD/layouts/booklet-a4.yaml|; s/^deliver.*/printer: office.yaml/" >"$work/own.yaml"
ORISON_DATA=$PWD "$BUILD/orison" check "$work/example.yaml" -l "$work/own.yaml" >"$work/out" 2>&1 ||
    { cat "$work/out"; exit 1; }

# A sample names its schema in its first line, for editors.
for file in content/*.yaml; do
    head -n 1 "$file" | grep -q '^# yaml-language-server: \$schema=' || { echo "$file names no schema"; exit 1; }
    schema=$(dirname "$file")/$(sed -n '1s/.*schema=//p' "$file")
    [ "$BUILD" != build ] || [ -s "$schema" ] || { echo "$file: there is no $schema"; exit 1; }
done

# What it does not know is told with the nearest name.
status=0
"$BUILD/orison" schema contents 2>"$work/said" || status=$?
[ "$status" -eq 2 ]
grep -q '“content”' "$work/said"
