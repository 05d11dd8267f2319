#!/bin/sh
# The distribution edition: screen and large print, in every sample language and more. They are heard as
# they are said, their words come out, their tags agree, large print is large, pages look as they do
# without tags, and veraPDF finds no fault, but finds what was broken on purpose.
set -eu
BUILD=${BUILD:-build}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
orison=$BUILD/orison
layouts="-l screen -l large-print"

echo "== build"
# shellcheck disable=SC2086 -- the layouts are words
{
    "$orison" build content/prayer-request.yaml -L all $layouts -q -o "$work/out" >"$work/paths" 2>"$work/messages"
    "$orison" build content/prayer-diary.yaml $layouts -q -o "$work/out" >>"$work/paths" 2>>"$work/messages"
}
texts=
if [ -n "${ORISON_TEST_DATA:-}" ]; then
    texts="ces ell_polytonic ibo jpn kat hye bul kaz vie yor tur fin mlt guj tel lao mal amh heb"
    for text in $texts; do
        python3 "$here/udhr.py" "$ORISON_TEST_DATA/udhr/$text.json" "$work/$text.yaml"
        # shellcheck disable=SC2086
        "$orison" build "$work/$text.yaml" $layouts -q -o "$work/out" >>"$work/paths" 2>>"$work/messages"
    done
else
    echo "skipped: 19 texts of other languages: ORISON_TEST_DATA is not set"
fi
wc -l <"$work/paths"

echo "== heard as said, and by poppler where glyphs stand in the text's order"
# Scripts whose glyphs are reordered or run from right to left: poppler 22's reader of the tree goes by
# the glyphs, not by what their words are said to be, so it is not asked.
reordered=" ar bn fa gu he hi km lo ml my si ta te th ur "
dump_of() { # content language layout
    case $1 in
    prayer-*) "$orison" build "content/$1.yaml" -L "$2" -l "$3" -q --dump doc 2>/dev/null ;;
    *) "$orison" build "$work/$1.yaml" -l "$3" -q --dump doc 2>/dev/null ;;
    esac
}
for pdf in "$work"/out/*.pdf; do
    name=$(basename "$pdf" .pdf)
    content=${name%%.*} rest=${name#*.}
    language=${rest%%.*} layout=${rest#*.}
    dump_of "$content" "$language" "$layout" >"$work/dump"
    "$orison" read "$pdf" >"$work/read"
    base=${language%%-*} poppler=--poppler unspaced=
    case $reordered in *" $base "*) poppler= ;; esac
    case $base in zh | ja | th | km | my | lo | bo | am) unspaced=--unspaced ;; esac
    # shellcheck disable=SC2086 -- empty or one word
    python3 "$here/heard.py" "$work/dump" "$pdf" "$work/read" $poppler
    # What other readers find of them is measured by readers.sh.
    case "$poppler$base" in
    # Poppler parts Arabic words where a letter leaves a wide gap, Nastaliq's, which slope, and a star from a
    # Tamil name whose syllables stand apart in a loose line.
    ar | fa | ur | ta) figures=--figures ;;
    *) figures= ;;
    esac
    tool=pdftotext
    [ "$base" != ml ] || tool=raw # its words are long, its lines loose: poppler sees columns
    # shellcheck disable=SC2086
    python3 "$here/printed.py" "$work/dump" "$pdf" --tool $tool $unspaced $figures
done

echo "== tags"
python3 "$here/tags.py" "$work"/out/*.pdf

echo "== more marked letters than the letters' font has room for"
python3 - "$work/full.yaml" <<'P'
import sys
marks = [0x300, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x30B, 0x30C, 0x311, 0x323, 0x324, 0x325, 0x32D, 0x330, 0x331]
words = ["".join(base + chr(mark) for base in "bcdfghjklmpqrstvwxz") for mark in marks]
items = "".join("      - %s\n" % " ".join(words[i:] + words[:i]) for i in range(4))
open(sys.argv[1], "w", encoding="utf-8").write(
    "format: orison-content/1\nlanguage: yo\ntitle: Full\nsections:\n  - name: A\n    items:\n" + items)
P
"$orison" build "$work/full.yaml" -l screen -q -o "$work/full" >/dev/null 2>&1
dump_of full yo screen >"$work/dump"
"$orison" read "$work/full/full.yo.screen.pdf" >"$work/read"
python3 "$here/tags.py" "$work/full/full.yo.screen.pdf"
python3 "$here/heard.py" "$work/dump" "$work/full/full.yo.screen.pdf" "$work/read"

echo "== large print"
for pdf in "$work"/out/*.large-print.pdf; do
    edge=LEFT
    case $pdf in *.ar.* | *.he.*) edge=RIGHT ;; *.ur.*) edge=SLOPED ;; esac
    python3 "$here/large_print.py" "$pdf" $edge
done

echo "== size"
screen=$work/out/prayer-request.en.screen.pdf
[ "$(wc -c <"$screen")" -lt 60000 ]
qpdf --check "$screen" >/dev/null
wc -c "$screen"

echo "== the same pages without tags, by pixels"
for layout in screen large-print; do
    for content in prayer-request prayer-diary; do
        pdf=$work/out/$content.en.$layout.pdf plain=$work/plain/$content.$layout
        mkdir -p "$plain"
        python3 "$here/untagged.py" "$pdf" "$(pwd)/layouts/$layout.yaml" >"$work/untagged.yaml"
        "$orison" build "content/$content.yaml" -l "$work/untagged.yaml" -q -o "$plain" >/dev/null
        pdftoppm -r 150 "$pdf" "$plain/tagged"
        pdftoppm -r 150 "$plain/$content.en.untagged.pdf" "$plain/untagged"
        for page in "$plain"/tagged-*.ppm; do
            cmp "$page" "$plain/untagged-${page##*-}"
        done
        echo "$content, $layout: $(ls "$plain"/tagged-*.ppm | wc -l) pages, equal"
    done
done

echo "== broken files are found by us"
cat >"$work/whole.yaml" <<'Y' # something of every kind that can be broken
format: orison-content/1
language: en
title: Everything that can be broken
verse: {text: I get my knowledge from afar, citation: 'Job 36:3'}
pseudonym_note: Name changed to protect her.
sections:
  - name: One of each
    paragraphs:
      - A paragraph says what _must be said_ and leads to [a story whose name is so long that it runs over the end of one
        line and then of another one](https://example.org/story "How Priscilla came home, told by those who were there and by the paper of her town on the day after") of perpetrators, collaborators and misunderstandings.
    items:
      - Pray for Priscilla*, whose counterintelligence and extraordinary internationalisation of responsibilities
        overwhelmed uncharacteristically misunderstood administrations, and notwithstanding disproportionate counterarguments.
      - Give thanks for Ruby*.
  - name: Another
    paragraphs: [The end.]
Y
"$orison" build "$work/whole.yaml" -l screen -q -o "$work" >/dev/null 2>&1
python3 "$here/tags_broken.py" "$work/whole.en.screen.pdf" "$work/broken"
"$orison" build "$work/whole.yaml" -l screen -q --dump doc >"$work/dump" 2>/dev/null
python3 "$here/tags.py" "$work/broken/good.control.pdf"
for pdf in "$work"/broken/tags.*.pdf; do
    ! python3 "$here/tags.py" "$pdf" >"$work/said" || { echo "not found: $pdf"; exit 1; }
    head -n 1 "$work/said"
done
for pdf in "$work"/broken/good.control.pdf "$work"/broken/heard.*.pdf; do
    "$orison" read "$pdf" >"$work/read"
    case $pdf in
    *good*) python3 "$here/heard.py" "$work/dump" "$pdf" "$work/read" ;;
    *) ! python3 "$here/heard.py" "$work/dump" "$pdf" "$work/read" 2>"$work/said" ||
        { echo "not found: $pdf"; exit 1; } ;;
    esac
done
if "$orison" read "$work/plain/prayer-request.screen/prayer-request.en.untagged.pdf" 2>"$work/said"; then exit 1; fi
grep -q 'pdf-untagged' "$work/said"

echo "== a spot colour is shown as what stands for it"
printf 'format: orison-layout/1\nextends: %s/layouts/screen.yaml\ncolors:\n  rubric: %s\n' "$(pwd)" \
    '{spot: PANTONE 186 C, cmyk: [0, 100, 75, 4]}' >"$work/spot.yaml"
"$orison" build content/prayer-request.yaml -l "$work/spot.yaml" -q -o "$work/out" >/dev/null
qpdf --qdf --object-streams=disable "$work/out/prayer-request.en.spot.pdf" "$work/spot.qdf"
! grep -a 'Separation\|DeviceCMYK\| scn$\| k$' "$work/spot.qdf" || exit 1
[ "$(grep -a -c '^[0-9. ]* rg$' "$work/spot.qdf")" -gt 10 ]

echo "== veraPDF"
sh tests/verapdf.sh "$work/out" "$work/broken"
