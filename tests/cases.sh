#!/bin/sh
# Cases: tests/cases/NAME/ holds content.yaml and what each stage makes of it.
#   expected.STAGE   the dump of that stage (doc layout text lines pages sheets)
#   expected.err     the messages and the exit status of `check`, for input with faults
#   args             options, one line; default: -l screen. Paths in it start at the case's folder.
# Dumps of text, lines and pages hold only for the fonts and the ICU that they were made with:
# tests/cases/versions names them. Elsewhere one that differs is skipped, named and counted.
#   cases.sh              compares all       cases.sh bless NAME   rewrites one for a reviewed diff
set -u
BUILD=${BUILD:-build}
program=$(realpath "$BUILD/orison")
cases=$(dirname "$0")/cases
actual=$(mktemp -d)
trap 'rm -rf "$actual"' EXIT

# produce CASE STAGE: what the program says now, in $actual/STAGE.
produce() {
    args="-l screen"
    [ -f "$cases/$1/args" ] && args=$(cat "$cases/$1/args")
    (
        cd "$cases/$1" || exit
        # shellcheck disable=SC2086 -- the arguments are words
        if [ "$2" = err ]; then
            "$program" check content.yaml $args 2>&1
            echo "exit $?"
        else
            "$program" build content.yaml $args --dump "$2" 2>&1
        fi
    ) >"$actual/$2"
}

if [ "${1:-}" = bless ]; then
    [ -d "$cases/${2:?name a case: make bless CASE=…}" ] || { echo "no case $2"; exit 2; }
    for expected in "$cases/$2"/expected.*; do
        produce "$2" "${expected##*.}"
        cp "$actual/${expected##*.}" "$expected"
    done
    sh "$(dirname "$0")/versions.sh" >"$cases/versions"
    exit 0
fi

passed=0 failed=0 skipped=0 differing=
same_versions=no
sh "$(dirname "$0")/versions.sh" same && same_versions=yes
for folder in "$cases"/*/; do
    name=$(basename "$folder")
    for expected in "$folder"expected.*; do
        stage=${expected##*.}
        produce "$name" "$stage"
        hangs_on_versions=no
        case $stage in text | lines | pages) hangs_on_versions=yes ;; esac
        if cmp -s "$expected" "$actual/$stage"; then
            passed=$((passed + 1))
        elif [ $hangs_on_versions$same_versions = yesno ] && [ -s "$actual/$stage" ]; then
            skipped=$((skipped + 1))
            differing="$differing $name/$stage"
        else
            failed=$((failed + 1))
            echo "case $name: $stage differs (accept it: make bless CASE=$name)"
            diff -u "$expected" "$actual/$stage" | head -n 30
        fi
    done
done
[ $skipped -eq 0 ] || echo "skipped: $skipped goldens made with other fonts, another ICU or HarfBuzz:$differing"
echo "cases: $passed passed, $failed failed"
[ $failed -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
