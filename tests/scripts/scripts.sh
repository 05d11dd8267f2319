#!/bin/sh
# Every script that the fonts have: 64 texts of the Universal Declaration of Human Rights are set and
# read back (scripts.py says how); nested quotes and a link at a line's end in right-to-left paragraphs.
set -eu
BUILD=${BUILD:-build}
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "FAILED: $*"
    exit 1
}

# --- right to left: quotes in quotes, a link where a line ends -----------------------------------
# `words N` is the lead of a paragraph, so that over its values the link's words end at every place of
# a line, and the line's end falls before, in and after it.
right_to_left() { # LANGUAGE OUTER-OPEN OUTER-CLOSE INNER-OPEN INNER-CLOSE WORD LINK
    language=$1 open=$2 close=$3 inner_open=$4 inner_close=$5 word=$6 link=$7
    {
        echo "format: orison-content/1"
        echo "language: $language"
        echo "title: $word"
        echo "verse: {text: $word “$word ‘$word’ $word” $word, citation: $word 36:3-5}"
        echo "sections:"
        echo "  - items:"
        lead=$word
        for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do
            lead="$lead $word"
            echo "      - text: $lead $open$word $inner_open$word IJM 1,500$inner_close$close [$link](https://example.org/$language)."
        done
    } >"$work/$language.yaml"
    "$BUILD/orison" build "$work/$language.yaml" -l screen -o "$work" >/dev/null 2>"$work/messages" ||
        fail "$language: $(cat "$work/messages")"
    "$BUILD/orison" read "$work/$language.$language.screen.pdf" >"$work/said"
    said=$(grep -c "$open$word $inner_open$word IJM 1,500$inner_close$close" "$work/said") || true
    [ "$said" = 12 ] || fail "$language: $said of 12 nested quotes stand in order"
    links=$(qpdf --qdf --object-streams=disable "$work/$language.$language.screen.pdf" - |
        grep -ac "URI (https://example.org/$language)") || true
    # a link that a line's end divides has an area a line
    [ "$links" -ge 12 ] || fail "$language: $links live areas of 12 links"
    python3 "$here/mirrored.py" "$work/$language.$language.screen.pdf" 12 >"$work/messages" ||
        fail "$language does not mirror: $(cat "$work/messages")"
}
right_to_left ar '”' '“' '’' '‘' كلمة 'اقرأ القصة كاملة'
right_to_left he '”' '”' '’' '’' מילה 'קראו את הסיפור'
right_to_left ur '”' '“' '’' '‘' لفظ 'پوری کہانی پڑھیں'

# --- all texts -----------------------------------------------------------------------------------
if [ -z "${ORISON_TEST_DATA:-}" ]; then
    echo "skipped: 64 texts of tests/scripts/scripts.py (ORISON_TEST_DATA is not set)"
    exit 0
fi
mkdir "$work/texts"
python3 "$here/scripts.py" "$BUILD/orison" "$ORISON_TEST_DATA/udhr" "$work/texts"
