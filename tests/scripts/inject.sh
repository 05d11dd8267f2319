#!/bin/sh
# Whatever fails once, an allocation or a call of the system, ends in exit 3 and the old files, or changes
# nothing: see tests/inject/.
set -eu
BUILD=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -O1 -D_GNU_SOURCE -shared -fPIC tests/inject/inject.c -o "$work/inject.so" -ldl
python3 tests/inject/run.py "$BUILD/orison" "$work/inject.so" 50
