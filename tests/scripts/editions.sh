#!/bin/sh
# Translated editions, as a communications officer and a translator meet them: all of them in one command,
# two pseudonyms in one paragraph, a source edit, a catalogue that breaks. Needs gettext.
set -eu
BUILD=${BUILD:-build}
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
here=$(cd "$(dirname "$0")" && pwd)
# libgettextpo 0.21 loses the name of each file that it reads
printf 'leak:libgettextpo.so\n' >"${TMPDIR:-/tmp}/orison-lsan.$$"
export LSAN_OPTIONS="suppressions=${TMPDIR:-/tmp}/orison-lsan.$$:print_suppressions=0"
work=$(mktemp -d)
trap 'rm -rf "$work" "${TMPDIR:-/tmp}/orison-lsan.$$"' EXIT
fail() {
    echo "FAILED: $*"
    exit 1
}
cp -r content "$work/content"
cd "$work"
content=content/prayer-request.yaml
languages=$(cd content/prayer-request && ls ./*.po | sed 's|^\./||; s|\.po$||')
[ "$(echo "$languages" | wc -w)" = 20 ] || fail "expected 20 catalogues, found: $languages"

# --- every edition in one command; one process or three, the same files and the same order ---------
"$BUILD/orison" build $content -L all -l screen -l booklet-a4 -j 3 -o three >paths3 2>messages3 ||
    fail "-L all ends with $?: $(grep error messages3)"
"$BUILD/orison" build $content -L all -l screen -l booklet-a4 -j 1 -o one >paths1 2>messages1
[ "$(wc -l <paths3)" = 42 ] || fail "expected 42 paths, found $(wc -l <paths3)"
while read -r path; do [ -s "$path" ] || fail "$path is not there"; done <paths3
sed 's/^three/one/' paths3 | cmp - paths1 || fail "the paths depend on -j"
sed "s|^three/|one/|" messages3 | cmp - messages1 || fail "the messages depend on -j"
for pdf in one/*.pdf; do cmp "$pdf" "three/${pdf#one/}" || fail "$pdf depends on -j"; done
"$BUILD/orison-sanitized" build $content -L th -L en-XA -L ar-XB -l screen -o pseudo >/dev/null 2>messages ||
    fail "a pseudo-locale ends with $?: $(cat messages)"
[ -s pseudo/prayer-request.ar-XB.screen.pdf ] || fail "ar-XB made no file"

# --- the samples are sound: no lint finding, gettext takes them, an update changes nothing twice ----
"$BUILD/orison" check $content -L all -l screen --diagnostics json 2>findings
if grep '"code":"\(po\|translation\)-' findings; then fail "the samples have findings"; fi
# shellcheck disable=SC2086 -- the languages are words
"$BUILD/orison" po update $content $languages >updated
[ "$(wc -l <updated)" = 20 ] || fail "po update wrote $(wc -l <updated) of 20"
cp -r content/prayer-request once
for po in content/prayer-request/*.po; do
    msgfmt --check -o /dev/null "$po" || fail "msgfmt refuses $po"
done
"$BUILD/orison-sanitized" po update $content th >/dev/null
# shellcheck disable=SC2086
"$BUILD/orison" po update $content $languages >/dev/null
diff -r once content/prayer-request || fail "a second update changes something"
"$BUILD/orison" po status $content >status
[ "$(grep -c '100 %' status)" = 20 ] || fail "not all are whole: $(cat status)"

# --- two pseudonyms in one paragraph keep both marks in every edition ---------------------------------
cp -r content pair
python3 "$here/two_pseudonyms.py" pair/prayer-request.yaml pair/prayer-request || fail "no pair was made"
for language in en $languages; do
    "$BUILD/orison" build pair/prayer-request.yaml -L "$language" --dump doc >dump 2>messages ||
        fail "$language: $(cat messages)"
    marks=$(grep -c 'role=note-mark note=0' dump) || true
    [ "$marks" = 2 ] || fail "$language keeps $marks of 2 marks: $(cat messages)"
    "$BUILD/orison" build pair/prayer-request.yaml -L "$language" -l screen -o pair-out >/dev/null 2>&1
    marks=$(pdftotext "pair-out/prayer-request.$language.screen.pdf" - | tr -cd '*' | wc -c)
    [ "$marks" = 3 ] || fail "$language: the PDF has $marks asterisks, expected 2 and the note's"
done

# --- a source edit, the update, and the status that follows -----------------------------------------
sed -i 's/outlining goals and/setting goals and/' $content
"$BUILD/orison" check $content -L es -l screen --diagnostics json 2>messages
grep -q '"code":"po-untranslated","message":"1 of 14 entries' messages || fail "no word of the edit: $(cat messages)"
"$BUILD/orison" po update $content es fr >/dev/null
"$BUILD/orison" po status $content --diagnostics json >status
for language in es fr de; do
    grep -q "\"language\":\"$language\".*\"translated\":13,\"stale\":1,\"missing\":0" status ||
        fail "$language: $(grep "\"$language\"" status)"
done
grep -q '#, fuzzy' content/prayer-request/es.po || fail "the edited entry is not fuzzy"
"$BUILD/orison" check $content -L es -l screen --dump doc 2>/dev/null >dump
grep -A1 'kind=item .*text="Please pray for wisdom and creativity' dump | grep -q 'span .*language=en' ||
    fail "the edited entry is not shown, and tagged, in English"
"$BUILD/orison" build $content -L es -l screen --strict -o strict >/dev/null 2>&1 && fail "--strict lets a stale entry pass"

# --- a broken catalogue fails its edition alone -------------------------------------------------------
printf 'msgid "a\n' >>content/prayer-request/fr.po
line=$(wc -l <content/prayer-request/fr.po)
status=0
"$BUILD/orison-sanitized" build $content -L es -L fr -L de -l screen -o broken >paths 2>messages || status=$?
[ $status = 1 ] || fail "a broken catalogue ends with $status"
[ "$(wc -l <paths)" = 2 ] && [ -s broken/prayer-request.de.screen.pdf ] || fail "it stops other editions: $(cat messages)"
[ ! -e broken/prayer-request.fr.screen.pdf ] || fail "a broken catalogue was used in part"
grep -q "^content/prayer-request/fr.po:\($line\|$((line + 1))\):.*error:" messages || fail "no line: $(cat messages)"
"$BUILD/orison" po status $content >status 2>messages && fail "po status is content with a broken catalogue"
grep -q '^fr .*broken' status || fail "po status does not show it: $(cat status)"

# --- Thai without a break for a whole line: told at its line in the catalogue; with breaks, silent ------
mkdir -p joined/t
printf 'format: orison-content/1\nlanguage: en\ntitle: T\nsections:\n  - items:\n      - Pray for all.\n' >joined/t.yaml
for join in '\342\201\240' '\342\200\213'; do
    {
        sed -n '1,/^$/p' content/prayer-request/th.po
        printf 'msgctxt "title"\nmsgid "T"\nmsgstr "T"\n\nmsgctxt "item"\nmsgid "Pray for all."\nmsgstr "'
        for _ in $(seq 40); do printf "ขอ${join}ให้${join}"; done
        printf '"\n'
    } >joined/t/th.po
    "$BUILD/orison" check joined/t.yaml -L th -l screen >/dev/null 2>"messages.$join" || true
done
line=$(grep -n '^msgstr "ขอ' joined/t/th.po | cut -d: -f1)
grep -q "^joined/t/th.po:$line:9: .*word-divided" 'messages.\342\201\240' || fail "no word of a line without a break"
if grep -q 'overfull-line\|word-divided' 'messages.\342\200\213'; then fail "breaks are not seen: $(cat 'messages.\342\200\213')"; fi

# --- wrong usage ----------------------------------------------------------------------------------------
for words in "build $content -L a_b" "build $content -j 0" "po" "po update $content" "po status" "po mend $content"; do
    status=0
    # shellcheck disable=SC2086
    "$BUILD/orison" $words >/dev/null 2>&1 || status=$?
    [ $status = 2 ] || fail "orison $words ends with $status, not 2"
done
status=0
"$BUILD/orison" build $content -L ja >/dev/null 2>messages || status=$?
[ $status = 1 ] && grep -q 'orison po update' messages || fail "a missing catalogue: $status, $(cat messages)"
echo "21 editions, 2 layouts, 1 source edit, 1 broken catalogue"
