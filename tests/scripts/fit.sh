#!/bin/sh
# Fitting: every edition on the sheet it was budgeted for, none below its legibility bounds; and where
# the bounds do not allow it, what the messages suggest, applied as they say it, ends the overflow.
set -u
BUILD=${BUILD:-build}
program=$(realpath "$BUILD/orison")
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ORISON_DATA="$here"
python3 tests/scripts/fit.py "$program" "$here" "$work"
