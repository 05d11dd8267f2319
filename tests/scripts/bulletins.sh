#!/bin/sh
# Bulletins as they are written every month, tests/bulletins/: each passes `check` without a warning in every
# layout that it may be made in, is heard as it is said, passes veraPDF, and goes through a catalogue and back.
set -eu
BUILD=${BUILD:-build}
orison=$(realpath "$BUILD/orison")
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
layouts="screen booklet-a4 booklet-letter press-a5 press-a5-imposed large-print service service-letter booklet-a4-manual"
cp "$here"/../bulletins/* "$work"

echo "== no warning in any layout"
for bulletin in "$work"/*.yaml; do
    for layout in $layouts; do
        "$orison" check "$bulletin" -l "$layout" --strict -q >"$work/said" 2>&1 && continue
        echo "$(basename "$bulletin") in $layout:"
        cat "$work/said"
        exit 1
    done
done

echo "== heard as said"
mkdir "$work/out"
for bulletin in "$work"/*.yaml; do
    for layout in screen large-print; do
        name=$(basename "$bulletin" .yaml)
        "$orison" build "$bulletin" -l $layout -q -o "$work/out" >/dev/null 2>&1
        "$orison" build "$bulletin" -l $layout -q --dump doc >"$work/dump" 2>/dev/null
        pdf=$(echo "$work/out/$name".*.$layout.pdf)
        "$orison" read "$pdf" >"$work/read"
        python3 "$here/heard.py" "$work/dump" "$pdf" "$work/read"
    done
done

echo "== tagged, PDF/UA-1 and PDF/A-2a"
python3 "$here/tags.py" "$work"/out/*.pdf
sh "$here/../verapdf.sh" "$work/out"

echo "== through a catalogue and back"
# Each text translated by itself is the same bulletin in another language's dress.
texts() { # of a dump: what is said, without places
    grep -v '^doc \|^ *entry ' | sed 's/ points=[^ ]*//; s/ at=[^ ]*//; s/ to=[^ ]*//; s/ entry=[^ ]*//'
}
for bulletin in "$work"/*.yaml; do
    name=$(basename "$bulletin" .yaml)
    stem=$work/alone/$name # no other issue beside it lends its texts
    mkdir -p "$work/alone"
    cp "$bulletin" "$here"/../bulletins/*.png "$work/alone"
    "$orison" po update "$stem.yaml" sw >/dev/null 2>&1
    msgen --no-wrap "$stem/sw.po" -o "$work/full.po" 2>/dev/null
    sed '/^#, fuzzy/d' "$work/full.po" >"$stem/sw.po"
    msgfmt --check -o /dev/null "$stem/sw.po" 2>"$work/said" || { cat "$work/said"; exit 1; }
    "$orison" build "$stem.yaml" -l screen -q --dump doc 2>/dev/null | texts >"$work/source"
    "$orison" build "$stem.yaml" -l screen -L sw -q --dump doc 2>/dev/null | texts >"$work/edition"
    [ -s "$work/edition" ]
    # Dates and the note of changed names are the language's own.
    diff "$work/source" "$work/edition" | grep '^[<>]' | grep 'kind=' |
        grep -v 'kind=date\|kind=footnote\|role=day\|kind=item .*[0-9] [A-Z]' >"$work/other" || true
    [ ! -s "$work/other" ] || { cat "$work/other"; exit 1; }
    rm -r "$work/alone"
done
echo "bulletins: $(ls "$here"/../bulletins/*.yaml | wc -l) are made, heard and translated"
