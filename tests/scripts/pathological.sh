#!/bin/sh
# Inputs that are valid and absurd: each ends, within a limit of processor time, in a PDF or in a message with a place.
set -eu
BUILD=${BUILD:-build}
program=$BUILD/orison
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
head='format: orison-content/1
language: en
title: Pathological
sections:
  - items:'
# try NAME STATUS: builds $work/NAME.yaml; the status must be one of those given.
try() {
    code=0
    (ulimit -t 100 && exec "$program" build "$work/$1.yaml" -q -o "$work/out") >"$work/log" 2>&1 || code=$?
    case " $2 " in
    *" $code "*) echo "$1: exit $code" ;;
    *) echo "$1: exit $code, expected $2"; head -n 5 "$work/log"; exit 1 ;;
    esac
    [ "$code" -ne 1 ] || grep -q ':[0-9]*:[0-9]*: error: \|: error: ' "$work/log"
}
words() { awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "word%d ", (i * 7919) % 1000 }'; }

{ echo "$head"; printf '      - >-\n        '; words 130000; echo; } >"$work/one-paragraph-of-1-MB.yaml"
try one-paragraph-of-1-MB 0
{ echo "$head"; awk 'BEGIN { for (i = 0; i < 100000; i++) print "      - Pray " i }'; } >"$work/100000-items.yaml"
try 100000-items 0
pages=$(pdfinfo "$work/out/100000-items.en.screen.pdf" | sed -n 's/^Pages: *//p')
[ "$pages" -gt 2000 ]
pdftotext "$work/out/100000-items.en.screen.pdf" - | grep -c '^.*Pray [0-9]' >"$work/count"
[ "$(cat "$work/count")" -eq 100000 ] || { echo "items in the PDF: $(cat "$work/count")"; exit 1; }
{ echo "$head"; printf '      - '; awk 'BEGIN { for (i = 0; i < 5000; i++) printf "unbreakable"; print "" }'; } \
    >"$work/a-word-of-55000-letters.yaml"
try a-word-of-55000-letters "0 1"
{ echo "$head"; printf '      - '; awk 'BEGIN { for (i = 0; i < 3000; i++) printf "a\302\240"; print "b" }'; } \
    >"$work/no-break-spaces.yaml"
try no-break-spaces "0 1"
{ echo "$head"; printf '      - x'; awk 'BEGIN { for (i = 0; i < 20000; i++) printf "\302\255"; print "y" }'; } \
    >"$work/soft-hyphens.yaml"
try soft-hyphens "0 1"
{ echo "$head"; printf '      - '; awk 'BEGIN { for (i = 0; i < 2000; i++) printf "_a __b "; print "c" }'; } \
    >"$work/open-marks.yaml"
try open-marks "0 1"
{ echo "$head"; printf '      - "'; awk 'BEGIN { for (i = 0; i < 3000; i++) printf "\342\200\253a \342\200\252b "; print "c\"" }'; } \
    >"$work/deep-bidi.yaml"
try deep-bidi "0 1"
{ echo "$head"; printf '      - e'; awk 'BEGIN { for (i = 0; i < 5000; i++) printf "\314\201"; print " end" }'; } \
    >"$work/5000-accents.yaml"
try 5000-accents "0 1"
{ echo "$head"; printf '      - >-\n        '; awk 'BEGIN { for (i = 0; i < 4000; i++) printf "[a](https://example.org/%d) ", i; print "b" }'; } \
    >"$work/4000-links.yaml"
try 4000-links 0
{ printf 'format: orison-content/1\nlanguage: en\ntitle: '; words 20000; printf '\nverse:\n  text: '; words 20000
  printf '\nsections:\n  - name: '; words 5000; printf '\n    items: [x]\n'; } >"$work/endless-title.yaml"
try endless-title 1

if [ -d "${ORISON_TEST_DATA:-}/hostile-yaml" ]; then
    for file in "$ORISON_TEST_DATA"/hostile-yaml/*.yaml; do
        cp "$file" "$work/hostile.yaml"
        code=0
        (ulimit -t 20 && exec "$BUILD/orison-sanitized" build "$work/hostile.yaml" -q -o "$work/out") >"$work/log" 2>&1 || code=$?
        [ "$code" -le 1 ] || { echo "$(basename "$file"): exit $code"; head -n 20 "$work/log"; exit 1; }
        [ "$code" -eq 0 ] || grep -q 'error: ' "$work/log"
    done
else
    echo "skipped: 1 set of hostile YAML: ORISON_TEST_DATA is not set"
fi
