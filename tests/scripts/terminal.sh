#!/bin/sh
# No character of an input reaches a terminal raw: escape sequences, C1 controls and bidi overrides stand in
# each place that a message quotes (keys, values, names of files, arguments), and what the program
# prints is searched for them.
set -u
BUILD=${BUILD:-build}
ORISON_DATA=${ORISON_DATA:-$(pwd)}
program=$(realpath "$BUILD/orison")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
# The same four in YAML's escapes and as bytes: ESC, BEL, U+009B, U+202E.
yaml='\x1b]0;x\x07\x9b31m\u202e'
raw=$(printf '\033]0;x\007\302\23331m\342\200\256')

# is_clean NAME: the output in $work/output has nothing that a terminal obeys, and says the code points.
is_clean() {
    if LC_ALL=C grep -nP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xaf]' output; then
        echo "FAILED: $1 reaches the terminal"
        failed=1
    fi
    grep -qiE 'U\+001B|\\u001b' output || {
        echo "FAILED: $1 is not told"
        cat output
        failed=1
    }
}
# try NAME CONTENT [ARGUMENT]...
try() {
    name=$1
    printf '%s\n' "$2" >content.yaml
    shift 2
    for form in text json; do
        "$program" check content.yaml "$@" --diagnostics $form >output 2>&1
        is_clean "$name ($form)"
    done
}
head='format: orison-content/1
language: en
title: T
sections: [{items: [one]}]'
layout="format: orison-layout/1
extends: $ORISON_DATA/layouts/a5.yaml"

try "an unknown key" "$head
\"$yaml\": x"
try "a format" "format: \"$yaml\"
language: en
title: T
sections: [{items: [one]}]"
try "a language" "format: orison-content/1
language: \"$yaml\"
title: T
sections: [{items: [one]}]"
try "a date" "$head
date: \"$yaml\""
try "a kind" "format: orison-content/1
language: en
title: T
sections: [{items: [{kind: \"$yaml\", text: one}]}]"
try "a picture's file" "$head
logo: {file: \"$yaml.png\", alt: x}"
try "an address" "format: orison-content/1
language: en
title: T
sections: [{items: [\"[x]($yaml://x)\"]}]"
printf '%s\n' 'format: orison-layout/1' "extends: \"$yaml.yaml\"" >layout.yaml
try "a layout's extends" "$head" -l ./layout.yaml
printf '%s\n' "$layout" "styles: {body: {features: [\"$yaml\"]}}" >layout.yaml
try "a style's features" "$head" -l ./layout.yaml
try "a layout's name" "$head" -l "$raw"
try "a language on the command line" "$head" -L "$raw"
printf '%s\n' "$head" "bad: x" >"$raw.yaml"
for arguments in "check $raw.yam" "$raw" "check --$raw" "check -$raw" "check $raw.yaml -l a5" "read $raw.yaml" "help $raw"; do
    set -f
    # shellcheck disable=SC2086 -- the arguments are words
    "$program" $arguments >output 2>&1
    is_clean "an argument ($(printf %s "$arguments" | cut -d' ' -f1 | tr -cd a-z))"
done
# The line that a message quotes, with what YAML lets stand unescaped.
printf '%s\n' "$head" "bad: $(printf '\342\200\256')abc" >content.yaml
"$program" check content.yaml >output 2>&1
grep -q 'U+202E' output || { echo "FAILED: the source line hides U+202E"; failed=1; }
[ $failed -eq 0 ]
