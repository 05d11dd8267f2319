#!/bin/sh
# Every sample, in every layout and language, is read back before it is written, and nothing is missing.
set -eu
BUILD=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$BUILD/orison" build content/prayer-request.yaml --verify -l all -L all -q -o "$work" >"$work/paths" 2>"$work/messages" || {
    grep error "$work/messages"
    exit 1
}
[ "$(wc -l <"$work/paths")" -eq 126 ] || { echo "expected 126 files: $(wc -l <"$work/paths")"; exit 1; }
"$BUILD/orison" build content/prayer-diary.yaml --verify -l all -q -o "$work" >/dev/null 2>"$work/messages" || {
    grep error "$work/messages"
    exit 1
}
