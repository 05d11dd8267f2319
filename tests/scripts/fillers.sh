#!/bin/sh
# Pages that are left over: next steps with the source's code, and ruled lines. Translated and heard, their
# codes read by a camera's program, valid for distribution and for the press, and never a page too many.
set -eu
BUILD=${BUILD:-build}
here=$(dirname "$0")
orison=$BUILD/orison
data=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "failed: $*"
    exit 1
}
cp content/prayer-request.yaml "$work/b.yaml"
cp -r content/prayer-request "$work/b"
cat >>"$work/b.yaml" <<'Y'
next_steps:
  name: Next Steps
  paragraphs:
    - Bring this booklet to your church, and ask it to [pray with us](https://example.org/pray).
  items:
    - Pass this issue on.
  source: https://example.org/prayer/2027-02
Y
for name in screen large-print booklet-a4 press-a5 press-a5-x1a; do
    printf 'format: orison-layout/1\nextends: %s/layouts/%s.yaml\nfill: [next-steps, prayer-notes]\n' "$data" $name \
        >"$work/$name.yaml"
done

echo "== catalogues"
"$orison" po update "$work/b.yaml" de ar >/dev/null 2>"$work/said" || { cat "$work/said"; fail "po update"; }
python3 - "$work/b/de.po" <<'P'
import re, sys
path, words = sys.argv[1], {"Next Steps": "Nächste Schritte", "Pass this issue on.": "Geben Sie dieses Heft weiter.",
    "Bring this booklet": "Bringen Sie dieses Heft mit in Ihre Gemeinde: [Beten Sie mit](https://example.org/pray)."}
text = open(path, encoding="utf-8").read()
assert 'msgctxt "heading"\nmsgid "Next Steps"' in text, "no heading for the translator"
for source, target in words.items():
    text, count = re.subn(r'(msgid (?:"")?\n?"%s(?:[^"]|"\n")*"\nmsgstr )""\n' % re.escape(source),
                          lambda m: m.group(1) + '"%s"\n' % target, text)
    assert count == 1, source
open(path, "w", encoding="utf-8").write(text)
P
msgfmt --check -o /dev/null "$work/b/de.po" || fail "msgfmt"
"$orison" po update "$work/b.yaml" de >/dev/null 2>&1 # which wraps the lines its own way
cp "$work/b/de.po" "$work/before.po"
"$orison" po update "$work/b.yaml" de >/dev/null 2>&1
cmp "$work/before.po" "$work/b/de.po" || fail "a second update changes the catalogue"
grep -q '^msgstr "Nächste Schritte"' "$work/b/de.po" || fail "an update loses the translation"
"$orison" po status "$work/b.yaml" | grep -Eq '^de +17 +0 +0 ' || { "$orison" po status "$work/b.yaml"; fail "po status"; }

echo "== build"
for name in screen large-print booklet-a4 press-a5 press-a5-x1a; do
    "$BUILD/orison-sanitized" build "$work/b.yaml" -l "$work/$name.yaml" -q -o "$work/sanitized" >"$work/said" 2>&1 ||
        { cat "$work/said"; fail "$name, sanitized"; }
    "$orison" build "$work/b.yaml" -L en -L de -L ar -l "$work/$name.yaml" -q -o "$work/out" >>"$work/paths" \
        2>"$work/said" || { cat "$work/said"; fail "$name"; }
    ! grep -E ' error: ' "$work/said" || fail "$name"
done
for pdf in "$work"/out/*.pdf; do
    qpdf --check "$pdf" >"$work/said" 2>&1 || { cat "$work/said"; fail "$pdf"; }
    [ $(($(qpdf --show-npages "$pdf") % 2)) = 0 ] || fail "$pdf has $(qpdf --show-npages "$pdf") pages"
done
for name in screen large-print press-a5; do # with and without: never a sheet more
    for language in en de ar; do
        "$orison" build content/prayer-request.yaml -L $language -l "$data/layouts/$name.yaml" -q -o "$work/bare" \
            >/dev/null 2>&1
        bare=$(qpdf --show-npages "$work/bare/prayer-request.$language.$name.pdf")
        filled=$(qpdf --show-npages "$work/out/b.$language.$name.pdf")
        [ "$filled" = $(((bare + 3) / 4 * 4)) ] || fail "$language $name: $filled pages where the text has $bare"
    done
done

# What found no page is not in the file: no element, no note of its link.
{
    cat content/prayer-request.yaml
    printf 'next_steps:\n  name: Next Steps\n  paragraphs: See [this](https://example.org/that).\n  items:\n'
    for i in 1 2 3 4 5 6 7 8 9; do
        printf '    - {lead: "No. %s", text: "one\\n\\ntwo\\n\\nthree\\n\\nfour\\n\\nfive"}\n' $i
    done
} >"$work/long.yaml"
"$orison" build "$work/long.yaml" -l "$work/screen.yaml" -o "$work/out" >/dev/null 2>"$work/said" ||
    { cat "$work/said"; fail "a long filler"; }
grep -q 'next_steps is not shown: it does not fit one page' "$work/said" || { cat "$work/said"; fail "a long filler"; }
"$orison" read "$work/out/long.en.screen.pdf" >"$work/heard"
! grep -E 'Next Steps|example.org/that' "$work/heard" || fail "what found no page is heard"

"$orison" why "$work/b.yaml" -l "$work/screen.yaml" --page 4 2>/dev/null | grep -q 'left over on the last sheet' ||
    fail "why a filler is there"

echo "== heard and tagged"
python3 "$here/tags.py" "$work"/out/*.screen.pdf "$work"/out/*.large-print.pdf
"$orison" read "$work/out/b.en.screen.pdf" >"$work/heard"
[ "$(grep -c '^ *H1' "$work/heard")" = 1 ] || fail "headings"
tail -n 14 "$work/heard" | tr -d '\n' | grep -Eq 'Sect +H2: Next Steps +P: Bring .*link .*example.org/pray.* +P: Pass this issue on\. +P: \[link [^]]*https://example.org/prayer/2027-02\]$' ||
    { tail -n 16 "$work/heard"; fail "what is heard of the next steps"; }
"$orison" read "$work/out/b.de.large-print.pdf" >"$work/heard"
grep -q 'H2: Nächste Schritte' "$work/heard" || { cat "$work/heard"; fail "the translated heading"; }
grep -q 'P: Geben Sie dieses Heft weiter' "$work/heard" || fail "the translated item"
pdftotext "$work/out/b.ar.large-print.pdf" - | grep -q 'Next' || fail "what is not translated stays, in its language"

echo "== codes"
if command -v zbarimg >/dev/null; then
    for pdf in out/b.en.screen out/b.en.press-a5 out/b.de.large-print; do
        pdftoppm -r 200 -gray "$work/$pdf.pdf" "$work/page"
        zbarimg -q --raw "$work"/page-*.pgm >"$work/read" 2>/dev/null || true
        [ "$(cat "$work/read")" = https://example.org/prayer/2027-02 ] || fail "$pdf: $(cat "$work/read")"
        rm -f "$work"/page-*.pgm
    done
else
    echo "skipped: 3 codes: no zbarimg"
fi

echo "== headings of ruled pages, in every language"
"$orison" build content/prayer-request.yaml -L all -l "$work/large-print.yaml" -q -o "$work/all" >"$work/paths" 2>/dev/null
while read -r pdf; do
    "$orison" read "$pdf" | grep '^ *H2:' | tail -n 1
done <"$work/paths" | sort | uniq -c | sort -n | tail -n 40 >"$work/headings"
cat "$work/headings"
[ "$(grep -c . "$work/headings")" -ge 15 ] || { cat "$work/headings"; fail "headings"; }
grep -q 'My prayers' "$work/headings" || { cat "$work/headings"; fail "the English one"; }

echo "== veraPDF"
mkdir "$work/good"
cp "$work"/out/*.screen.pdf "$work"/out/*.large-print.pdf "$work/good"
sh tests/verapdf.sh "$work/good"
