#!/bin/sh
# Catalogues from the command line, as a year of bulletins has them: a new issue takes the languages and the
# strings of the one before and stays a draft where that is one; what a mail or an editor did to a file is told
# or taken; a template for Weblate and OmegaT.
set -eu
BUILD=${BUILD:-build}
orison=$(pwd)/$BUILD/orison
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ORISON_DATA=${ORISON_DATA:-$(pwd)}
export ORISON_DATA
fail() {
    echo "$*"
    [ ! -s "$work/said" ] || cat "$work/said"
    exit 1
}
# says STATUS PATTERN COMMAND...: the command ends so, and what it says has the pattern.
says() {
    wanted=$1 pattern=$2 status=0
    shift 2
    "$@" >"$work/out" 2>"$work/said" || status=$?
    [ "$status" -eq "$wanted" ] || fail "$*: ended with $status, not $wanted"
    cat "$work/out" >>"$work/said"
    grep -q -- "$pattern" "$work/said" || fail "$*: does not say: $pattern"
}

mkdir "$work/content"
cp content/prayer-request.yaml "$work/content"
cp -r content/prayer-request "$work/content"
cd "$work/content"

# --- the next issue: in English only, which is told; then all languages of the issue before
sed 's/^title: .*/&\ndate: 2027-03/; s/two cases/three cases/' prayer-request.yaml >march.yaml
says 0 'po update march.yaml all' "$orison" check march.yaml -l screen -L all
says 0 'languages of prayer-request.yaml' "$orison" po update march.yaml all
[ "$(ls march/*.po | wc -l)" -eq "$(ls prayer-request/*.po | wc -l)" ] || fail "languages are missing"
for po in march/*.po; do
    grep -q '^"X-Orison-Status: draft\\n"' "$po" || fail "$po is no draft any more"
    msgfmt --check -o /dev/null "$po" 2>/dev/null || fail "msgfmt refuses $po"
done
cp -r march march-first
says 0 march/de.po "$orison" po update march.yaml all
diff -r march march-first || fail "a second update changes what nobody edited"
rm -r march-first
"$orison" build march.yaml -l screen -L de -o "$work/pdf" >"$work/out" 2>"$work/said" || fail "march, de"
"$orison" read "$work/pdf/march.de.screen.pdf" | grep -q 'bersetzungsentwurf' || fail "nobody is told of the draft"

# What somebody has reviewed stays so.
sed -i '/X-Orison-Status/d' march/de.po
"$orison" po update march.yaml de >/dev/null 2>"$work/said"
! grep -q X-Orison-Status march/de.po || fail "a reviewed catalogue became a draft"
"$orison" po status march.yaml --diagnostics json >"$work/out"
grep -q '"language":"de".*"draft":false' "$work/out" || fail "status of de"
grep -q '"language":"sw".*"draft":true' "$work/out" || fail "status of sw"

# --- tags and names
says 2 "write 'en'" "$orison" po update march.yaml english
says 2 "write 'pt-BR'" "$orison" po update march.yaml pt_BR
says 2 "write 'de'" "$orison" build march.yaml -L German -o "$work/pdf"
[ ! -e march/english.po ] || fail "english.po was made"
mv march/pt-BR.po march/pt_BR.po
cp march/de.po 'march/de (1).po'
cp march/sw.po march/march-sw.po
rm march/sw.po
for command in "po status march.yaml" "po update march.yaml all" "check march.yaml -l screen -L all"; do
    # shellcheck disable=SC2086 -- words
    says 0 'pt_BR.po.*no edition' "$orison" $command
    grep -q 'name it pt-BR.po' "$work/said" || fail "$command: not told the name"
    grep -q 'there is a de.po too' "$work/said" || fail "$command: not told of two"
    grep -q 'name it sw.po' "$work/said" || fail "$command: not told of sw"
done
says 1 'there is pt_BR.po beside it: name it pt-BR.po' "$orison" check march.yaml -l screen -L pt-BR
mkdir ../empty
cp march.yaml ../empty/alone.yaml
says 1 'no content file of this folder has a catalogue' "$orison" po update ../empty/alone.yaml all

# --- a byte order mark, here and in the issue that lends; a missing quotation mark at its line
printf '\357\273\277' | cat - march/fr.po >with-mark.po
mv with-mark.po march/fr.po
says 0 march/fr.po "$orison" po update march.yaml fr
[ "$(head -c 1 march/fr.po)" != "$(printf '\357')" ] || fail "the mark stayed"
printf '\357\273\277' | cat - march/nl.po >with-mark.po
mv with-mark.po march/nl.po
says 0 march.nl.screen.pdf "$orison" build march.yaml -l screen -L nl -o "$work/pdf"
line=$(grep -n '^msgstr "Lateinamerika"' march/de.po | cut -d: -f1)
sed -i "${line}s/\"\$//" march/de.po
says 1 "march/de.po:$line:8: error: the text of this line lacks its closing mark" "$orison" check march.yaml -l screen -L de
sed -i "${line}s/.*/msgstr \"Latein\&shy;amerika\"/" march/de.po
says 0 "march/de.po:$line:15: warning: “&shy;” is an entity of HTML" "$orison" check march.yaml -l screen -L de

# --- a template, from which another program begins
says 0 'march/march.pot' "$orison" po template march.yaml
msgfmt --check-format -o /dev/null march/march.pot || fail "msgfmt refuses the template"
msginit --no-translator -l sv -i march/march.pot -o sv.po >/dev/null 2>&1 || fail "msginit refuses the template"
[ "$(grep -c '^msgid' march/march.pot)" -eq "$(grep -c '^msgid' march/ru.po)" ] || fail "the template lacks entries"
grep -q '^"POT-Creation-Date: 2027-03-01 ' march/march.pot || fail "the template has no date"
mv sv.po march/sv.po
says 0 march.sv.screen.pdf "$orison" build march.yaml -l screen -L sv -o "$work/pdf"
