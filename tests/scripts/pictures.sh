#!/bin/sh
# Pictures and codes: nothing of a picture's file but its samples reaches a PDF, in the colours that the file
# is for; what is no picture of ours is refused at its place; pictures and captions stand on the grid; codes
# are read back from the rendered page; what no hand can click is in a footnote.
set -eu
BUILD=${BUILD:-build}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/in"
python3 "$here/pictures.py" "$work/in"
cp "$work/in/photo.jpg" "$work/outside.jpg"
program=$BUILD/orison-sanitized
fail() {
    echo "$*"
    exit 1
}

cat >"$work/in/pictures.yaml" <<'EOF'
format: orison-content/1
language: en
title: Pictures
organization: The Network
logo: {file: logo.png, alt: The sun over a road}
sections:
  - name: Africa
    image: {file: photo.jpg, alt: Two girls read, caption: Ruby* and Ann read at a table., width: 90mm}
    items: [Pray for them.]
  - name: Asia
    image: {file: cmyk.jpg, alt: A field, caption: The field., width: 100mm}
    items: [Pray for rain.]
  - name: Europe
    image: {file: photo.jpg, alt: The same again, width: 40mm}
    items: [Pray again.]
EOF

echo "== samples alone"
layouts="screen booklet-a4 press-a5 press-a5-imposed press-a5-x1a"
for layout in $layouts; do
    "$program" build "$work/in/pictures.yaml" -l "$layout" -v -o "$work/out" >/dev/null 2>"$work/messages" ||
        { cat "$work/messages"; exit 1; }
    ! grep -E '(warning|error):' "$work/messages" || exit 1
    case $layout in
    press*) grep -q 'pictures: 4, at least 304 ppi' "$work/messages" || { cat "$work/messages"; exit 1; } ;;
    esac
    pdf=$work/out/pictures.en.$layout.pdf
    qpdf --check "$pdf" >"$work/qpdf" 2>&1 || { cat "$work/qpdf"; exit 1; }
    gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage "$pdf" 2>&1 | { ! grep . ; }
    mutool draw -q -r 20 -o /dev/null -F png "$pdf" 2>&1 | { ! grep -v 'ICC support is not available' ; }
    qpdf --qdf --object-streams=disable "$pdf" "$work/plain.pdf"
    rm -f "$work"/image-*
    pdfimages -all "$pdf" "$work/image"
    for file in "$pdf" "$work/plain.pdf" "$work"/image-*; do
        ! grep -aq 'SECRET\|Exif\|Photoshop' "$file" || fail "$layout: metadata in $file"
    done
    pdfimages -list "$pdf" | tail -n +3 >"$work/list"
    [ "$(awk '{ print $11 }' "$work/list" | sort -u | wc -l)" -eq 3 ] || { cat "$work/list"; fail "$layout: not one object a picture"; }
    case $layout in press*) other=rgb ;; *) other=cmyk ;; esac
    ! awk '{ print $6 }' "$work/list" | grep -qx "$other" || { cat "$work/list"; fail "$layout: $other"; }
    awk '$13 < 299 { bad = 1 } END { exit bad }' "$work/list" || { cat "$work/list"; fail "$layout: lost resolution"; }
    echo "$layout: $(wc -l <"$work/list") pictures of 3 files"
done
grep -q 'image-resolution' "$work/messages" && fail "a fine picture was told of"

echo "== another picture is another version"
cp -r "$work/in" "$work/other"
cp "$work/other/cmyk.jpg" "$work/other/photo.jpg"
for folder in in other; do
    "$program" build "$work/$folder/pictures.yaml" -l press-a5-imposed -o "$work/$folder.out" >/dev/null 2>&1
    pdftotext -layout "$work/$folder.out/pictures.en.press-a5-imposed.pdf" - |
        grep 'sheet 1 of 1, front' >"$work/$folder.labels"
    [ -s "$work/$folder.labels" ]
done
! cmp -s "$work/in.labels" "$work/other.labels" || fail "the slug does not tell"

echo "== their words, their place"
"$program" read "$work/out/pictures.en.screen.pdf" >"$work/heard"
for words in 'Figure: The sun over a road' 'Figure: Two girls read' 'Figure: A field' 'Figure: The same again'; do
    grep -qF "$words" "$work/heard" || { cat "$work/heard"; fail "not heard: $words"; }
done
"$BUILD/orison" po update "$work/in/pictures.yaml" de >/dev/null 2>&1
[ "$(grep -c '^msgctxt "alt"' "$work/in/pictures/de.po")" -eq 4 ]
[ "$(grep -c '^msgctxt "caption"' "$work/in/pictures/de.po")" -eq 2 ]
"$program" build "$work/in/pictures.yaml" -l screen -l booklet-a4 -l press-a5 --dump pages >"$work/pages" 2>/dev/null
[ "$(grep -c '^pages' "$work/pages")" -eq 1 ] || fail "screen, booklet and press have pages of their own"
python3 - "$work/pages" <<'EOF'
import re, sys
page, images, captions = 0, [], []
for line in open(sys.argv[1]):
    page += line.lstrip().startswith("page ")
    at = dict(re.findall(r" (\w+)=([\d.]+)", line))
    if line.lstrip().startswith("image") and page > 1:
        images.append((page, float(at["y"]) + float(at["height"])))
    if "Ann read at a table" in line or "The field." in line:
        captions.append((page, float(at["y"])))
top, grid = 15 / 25.4 * 72 + 11, 15
assert len(images) == 3 and len(captions) == 2, (images, captions)
for _, foot in images:
    lines = (foot - top) / grid
    assert abs(lines - round(lines)) < 0.001, "a picture's foot is off the grid: %f" % foot
for image, caption in zip(images, captions):
    assert image[0] == caption[0], "a caption on another page than its picture"
    assert abs(caption[1] - image[1] - grid) < 0.001, "a caption is not on the line below"
print("3 pictures on the grid, 2 captions below theirs")
EOF

echo "== what is refused"
# refused CODE EXPECTED-STATUS LAYOUT IMAGE
refused() {
    printf 'format: orison-content/1\nlanguage: en\ntitle: T\nsections:\n  - name: R\n    image: %s\n    items: [a]\n' \
        "$4" >"$work/in/refused.yaml"
    status=0
    rm -rf "$work/none"
    "$program" build "$work/in/refused.yaml" -l "$3" -o "$work/none" >/dev/null 2>"$work/messages" || status=$?
    [ "$status" -eq "$2" ] || { cat "$work/messages"; fail "$4: exit $status, expected $2"; }
    grep -q "refused.yaml:6:[0-9]*: .*\[$1\]" "$work/messages" || { cat "$work/messages"; fail "$4: expected $1"; }
    [ "$2" -eq 0 ] || [ ! -e "$work/none/refused.en.$3.pdf" ] || fail "$4: a file was written"
}
ln -s ../outside.jpg "$work/in/link.jpg"
refused image-alt 1 screen '{file: photo.jpg}'
refused image-path 1 screen '{file: ../outside.jpg, alt: A}'
refused image-path 1 screen '{file: link.jpg, alt: A}'
refused image-path 1 screen "{file: $work/outside.jpg, alt: A}"
# 400 pixels over 72.57 mm are 140 ppi
refused image-resolution 1 press-a5 '{file: coarse.jpg, alt: A, width: 72.57mm}'
refused image-resolution 1 press-a5-x1a '{file: coarse.jpg, alt: A, width: 72.57mm}'
refused image-resolution 0 screen '{file: coarse.jpg, alt: A, width: 72.57mm}'
refused image-resolution 0 press-a5 '{file: coarse.jpg, alt: A, width: 60mm}'
grep -q 'warning: this picture, 60 mm wide, has 169 ppi' "$work/messages" || { cat "$work/messages"; exit 1; }
head -c 3000 "$work/in/photo.jpg" >"$work/in/cut.jpg"
refused '[a-z-]*' 1 screen '{file: cut.jpg, alt: A}'
echo "9 judged as they should be"

echo "== codes"
cat >"$work/in/links.yaml" <<'EOF'
format: orison-content/1
language: en
title: Links
sections:
  - name: "[Africa](https://example.org/africa)"
    items:
      - "[The story](https://www.example.org/stories/2027/02/a-long-title?from=print#part-2) of Ruby*."
      - "[Write](mailto:prayer@example.org) to us, or go on [reading](https://example.org/a)."
      - "[Reading](https://example.org/a) again; see [example.org](https://example.org/)."
EOF
for base in screen press-a5; do
    printf 'format: orison-layout/1\nextends: %s/layouts/%s.yaml\nlinks: qr\ncolors: {rubric: {gray: 100}}\ndeliver: {marks: []}\n' \
        "$(pwd)" $base >"$work/qr-$base.yaml"
    "$program" build "$work/in/links.yaml" -l "$work/qr-$base.yaml" -o "$work/out" >/dev/null 2>"$work/messages" ||
        { cat "$work/messages"; exit 1; }
    rm -f "$work"/page-*
    pdftoppm -r 300 -gray "$work/out/links.en.qr-$base.pdf" "$work/page"
    zbarimg -q --raw "$work"/page-*.pgm 2>/dev/null | sort >"$work/read"
    printf '%s\n' 'https://example.org/africa' 'https://example.org/a' 'https://www.example.org/stories/2027/02/a-long-title?from=print#part-2' \
        'mailto:prayer@example.org' | sort | cmp - "$work/read" || { cat "$work/read"; exit 1; }
done
gs -q -o - -sDEVICE=inkcov "$work/out/links.en.qr-press-a5.pdf" |
    awk '$1 + $2 + $3 > 0 { print "other inks than black: " $0; bad = 1 } END { exit bad }'
"$program" build "$work/in/links.yaml" -l "$work/qr-screen.yaml" --dump pages 2>/dev/null |
    sed -n 's/.*path .*width=\([0-9.]*\).*/\1/p' >"$work/sides"
awk '$1 < 56.6 || $1 > 70.9 { print "a code is " $1 " pt wide"; bad = 1 } END { exit bad || NR != 4 }' "$work/sides"
pdftotext -layout "$work/out/links.en.qr-screen.pdf" - | grep -q 'prayer@example.org'
echo "4 codes read from either file, 20 to 25 mm, in black alone"

echo "== footnotes"
"$program" build "$work/in/links.yaml" -l screen -o "$work/out" >/dev/null 2>&1
pdftotext -layout "$work/out/links.en.screen.pdf" "$work/text"
for line in '\* Name changed.*' '1 https://example.org/africa' \
    '2 https://www.example.org/stories/2027/02/a-long-title.*' '3 prayer@example.org' '4 https://example.org/a'; do
    [ "$(grep -cx "$line" "$work/text")" -eq 1 ] || { cat "$work/text"; fail "not once: $line"; }
done
! grep -q '^5 ' "$work/text" || fail "a link that says its address has a note"
[ "$("$program" read "$work/out/links.en.screen.pdf" | grep -c '^ *Note$')" -eq 1 ] || # the addresses are heard with their links
    fail "the name's note is not heard as one"
mutool show "$work/out/links.en.screen.pdf" outline | grep -q '"Africa"' || fail "a bookmark has a note's mark"
echo "5 notes, each once"
