#!/bin/sh
# The references of content/README.md and layouts/README.md, between two comments, are what `orison schema`
# prints. `reference.sh write` rewrites them (`make reference`); `reference.sh check` tells whether they are so.
set -eu
BUILD=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
for pair in content:content layouts:layout; do
    file=${pair%:*}/README.md
    "$BUILD/orison" schema "${pair#*:}" markdown >"$work/reference"
    awk -v reference="$work/reference" '
        /^<!-- reference:/ { print; print ""; while ((getline line < reference) > 0) print line; print ""; inside = 1 }
        /^<!-- end of the reference/ { inside = 0 }
        !inside' "$file" >"$work/new"
    if [ "$1" = write ]; then
        cat "$work/new" >"$file"
    elif ! cmp -s "$work/new" "$file"; then
        echo "$file is not as the tables have it: run 'make reference'"
        diff "$file" "$work/new" || true
        status=1
    fi
done
exit $status
