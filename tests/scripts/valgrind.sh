#!/bin/sh
# The main job under valgrind: no error and no byte lost.
set -eu
BUILD=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
valgrind -q --error-exitcode=9 --leak-check=full --show-leak-kinds=definite,possible \
    --errors-for-leak-kinds=definite "$BUILD/orison" build content/prayer-request.yaml -q -o "$work"
