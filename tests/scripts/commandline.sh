#!/bin/sh
# The command line as people and shells meet it: long and short options, help of each command, layouts, new
# content and next month's, standard input, printers' profiles, layouts by name; the manual page by mandoc
# and groff; completions tried in bash, zsh and fish.
set -u
BUILD=${BUILD:-build}
program=$(realpath "$BUILD/orison")
ORISON_DATA=${ORISON_DATA:-$(pwd)}
export ORISON_DATA
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0 skipped=0
fail() {
    echo "FAILED: $*"
    failures=$((failures + 1))
}
# ends STATUS WORDS...: the program's exit status with these words; output in ./said and ./err.
ends() {
    expected=$1
    shift
    "$program" "$@" >said 2>err
    status=$?
    [ $status -eq "$expected" ] || {
        fail "exit $status, not $expected: orison $*"
        cat err
    }
}
says() { grep -qF -- "$1" err || { fail "not said: $1"; cat err; }; }
prints() { grep -qF -- "$1" said || { fail "not printed: $1"; cat said; }; }

echo "== options and help"
ends 0
for command in build check why new po read calibrate layouts fonts schema help; do
    prints "orison $command"
done
for command in build check why new po read calibrate layouts fonts schema help; do
    "$program" help $command >page 2>&1 || fail "help $command"
    grep -q -- '--diagnostics text|json' page || fail "help $command has no options"
    [ $command = help ] || "$program" $command --help | cmp -s - page || fail "$command --help is not help $command"
done
ends 0 --version && prints "orison "
ends 0 -V && prints "orison "
ends 2 build --layuot screen x.yaml && says '“--layout”'
ends 2 build -z x.yaml && says 'unknown option “-z”'
ends 0 new named.yaml && ends 1 build named && says 'did you mean “named.yaml”?'
ends 2 build --page 3 x.yaml && says 'build has no option --page'
ends 2 build x.yaml -l && says '--layout needs a layout after it'
ends 2 build x.yaml --output && says '--output needs a folder after it'
ends 2 build x.yaml -l -L de && says 'found “-L”'
ends 2 build x.yaml -o '' && says 'is empty'
ends 2 build x.yaml -o a --output b && says '--output stands twice'
ends 2 build x.yaml -q -v && says 'exclude each other'
ends 2 build x.yaml --diagnostics xml && says 'orison: error: unknown form of diagnostics “xml”'
ends 2 build '' && says 'is empty'
ends 2 --layout screen && says 'there is no command'
ends 2 version && says 'orison --version'
ends 0 help po update
ends 2 schema content xml && says 'expected json, man or markdown'
ends 2 build x.yaml --strict=yes && says '--strict takes no word'
ends 2 bulid x.yaml && says '“build”'
ends 2 x.yaml && says 'orison build x.yaml'
ends 2 check && says 'check needs'
ends 2 build && says 'such as `orison build march.yaml'
ends 2 build a.yaml b.yaml && says 'build takes one content file; found also “b.yaml”'
ends 2 build a.yaml screen && says 'a layout stands after -l'
ends 2 layouts all && says 'takes no word'
ends 2 po status && says 'po needs'
ends 2 po update x.yaml && says 'orison po update x.yaml es fr'
ends 2 po update de x.yaml && says 'orison po update x.yaml de'
ends 2 po update - de && says 'po needs the name of a content file'
ends 2 po update x.yaml de -l all && says 'po takes one layout'
ends 2 calibrate -l screen -l booklet-a4 && says 'calibrate takes one layout'
ends 2 calibrate -L klingon && says 'expected a language tag'
ends 2 calibrate -L all && says 'a sheet is in one language'
ends 2 po updaet x.yaml de && says '“update”'
ends 2 build -j 0 x.yaml && says '--jobs needs a number from 1 to 512'
ends 2 build x.yaml -l nothing && says 'there is no layout “nothing”'
ends 2 schema contents && says '“content”'

echo "== new, and next month's"
ends 0 new march.yaml && prints march.yaml
ends 0 check march.yaml -l all --strict --quiet
[ -s err ] && { fail "the new file is not clean"; cat err; }
ends 1 new march.yaml && says 'is there already'
ends 1 new nowhere/x.yaml && says 'there is no folder “nowhere”'
ends 2 new x && says 'orison new x.yaml'
ends 2 new x.txt && says 'orison new x.yaml'
ends 2 new - && says 'is none'
ends 1 build mrach.yaml && says 'did you mean “march.yaml”?'
ends 1 build march.yml && says 'did you mean “march.yaml”?'
ends 1 build nowhere/march.yaml && says 'there is no folder “nowhere”'
ends 1 build . && says 'is a folder'
ends 3 build march.yaml -o march.yaml && says '-o FOLDER'
grep -q 'print at 100' err && fail "a file that was not written is told how to print"
ends 1 build march.yaml -l booklet-a4 --printer march.yaml && says 'orison calibrate'
ends 1 read march.yaml && says 'expected a PDF' && ! grep -q trailer err || fail "libqpdf's words"
ends 2 read && says 'read needs a finished PDF'
ends 0 po update march.yaml de de && [ "$(wc -l <said)" -eq 1 ] || fail "a language that is named twice is made twice"
sed -i '0,/^msgstr ""$/!{0,/^msgstr ""$/s//msgstr "Gebet"/}' march/de.po
ends 0 new april.yaml --like march.yaml && prints april/de.po
grep -q '^date: 2027-03' april.yaml || fail "the date of the next issue"
grep -q '^msgstr "Gebet"' april/de.po || fail "the next issue's catalogue is not filled"
sed -i 's/^date: .*/date: 2027-12-31/' march.yaml
ends 0 new may.yaml --like march.yaml
grep -q '^date: 2028-01-31' may.yaml || fail "the month after December"
mkdir other
ends 1 new other/june.yaml --like march.yaml && says 'is not in the folder'

echo "== quiet success, standard input"
ends 0 build march.yaml -l all -L all
[ "$(wc -l <said)" -eq 12 ] || fail "$(wc -l <said) lines for 12 files"
[ "$(tail -n 1 err | cut -d, -f1)" = "orison: 12 files" ] || { fail "no last line"; cat err; }
[ "$(grep -c 'print at 100' err)" -eq 1 ] || { fail "equal notes are told more than once"; cat err; }
grep -q 'print at 100.*(and 3 more)' err || fail "no count of equal notes"
grep -q 'preflight-' err && fail "a passed preflight is told in whole"
ends 0 build march.yaml -l press-a5 -v
grep -q 'preflight-boxes' err || fail "-v does not tell the preflight"
ends 0 build march.yaml -l all -q
grep -q ': note: ' err && fail "-q tells notes"
ends 0 build march.yaml -l screen -l screen --layout screen
[ "$(wc -l <said)" -eq 1 ] || fail "a layout that is named three times is made $(wc -l <said) times"
"$program" build - -l screen -o std <march.yaml >said 2>err || fail "standard input"
prints std/stdin.en.screen.pdf
echo 'titel: x' | "$program" check - >said 2>err && fail "a bad standard input is fine"
says '-:1:1: error: '
NO_COLOR='' "$program" check - </dev/null 2>&1 | grep -q "$(printf '\033')" && fail "colour where there is no terminal"
if command -v script >/dev/null; then
    echo x | TERM=xterm NO_COLOR='' script -qec "$program check nowhere.yaml" /dev/null >typed 2>&1
    grep -q "$(printf '\033')\[1;31merror" typed || fail "no colour on a terminal"
    TERM=xterm NO_COLOR=1 script -qec "$program check nowhere.yaml" /dev/null >typed 2>&1 </dev/null
    grep -q "$(printf '\033')" typed && fail "colour in spite of NO_COLOR"
fi
# A deliverable that fails its own checks stops only itself.
printf 'format: orison-layout/1\nextends: press-a5\ndeliver: {ink_limit: 100}\n' >thin.yaml
ends 0 build march.yaml -l screen
printf 'last good' >out/march.en.thin.pdf
rm out/march.en.screen.pdf
ends 1 build march.yaml -l screen -l ./thin.yaml
grep -q 'march.en.screen.pdf' said || fail "the other deliverable was not written"
[ "$(cat out/march.en.thin.pdf)" = "last good" ] || fail "the last good file was written over"
[ -s out/march.en.screen.pdf ] || fail "the deliverable that passed is not there"
says 'not written: en thin'

echo "== other files given as content are told what they are"
is() { # TEXT WORDS: what a file of this text is called
    printf -- "$1" >given.yaml
    ends 1 check given.yaml && says "this is $2; expected a content file"
}
is 'From: Ann <ann@example.org>\nSubject: Points: March\n\nDear all,\n' 'an e-mail'
is '-- Forwarded --\nVon: Ann\nBetreff: Gebet\n\nLiebe alle,\n' 'an e-mail'
is '# x\nmsgid ""\nmsgstr ""\n"Language: de\\n"\n' 'a translation catalogue (.po)'
is 'BM\144\000\000\000\000\000\000\000\066\000\000\000' 'a BMP picture'
is '{\\rtf1 Dear}' 'an RTF file'
is '%%PDF-1.7\n' 'a PDF'
is 'PK\003\004....word/document.xml' 'a Word file (.docx)'
is '<p>Dear all</p>' 'a part of a web page (HTML)'
is 'Dear friends,\n\nplease pray: now, "today"\n' 'plain text'
is 'BMW drives: so it is\n' 'plain text'
is '# Prayer\n- Asia\n' 'a list'
is '\001\000\377\376\200' 'no text'
printf '# nothing yet\n' >given.yaml
ends 1 check given.yaml && says 'nothing stands in this file'

echo "== layouts by name, printers' profiles"
ends 0 layouts && prints '*booklet-a4 '
ends 0 layouts --diagnostics json && prints '{"name":"screen"'
ends 0 fonts --diagnostics json && prints '{"stack":"'
mkdir own
printf 'format: orison-layout/1\nextends: booklet-a4\n' >own/mine.yaml
printf 'format: orison-layout/1\nextends: screen.yaml\n' >own/screen.yaml
ends 0 build march.yaml -l own/mine.yaml -l own/screen.yaml
ends 2 build march.yaml -l own/screen.yaml -l screen && says 'have one name'
printf 'format: orison-printer/1\nfront: [1mm, 2mm]\n' >office.yaml
ends 0 build march.yaml -l booklet-a4 --printer office.yaml --dump layout && prints 'front-x=2.835'
ends 1 build march.yaml -l booklet-a4 --printer march.yaml && says 'expected orison-printer/1'
ends 1 build march.yaml -l ./office.yaml && says 'after --printer'

echo "== the manual page and completions"
for form in man bash zsh fish; do
    "$program" document $form >made.$form || fail "document $form"
done
for option in --layout --language --output --printer --like --page --dump --jobs --diagnostics --strict --quiet --verbose; do
    grep -qF -- "$(echo $option | sed 's/-/\\-/g')" made.man || fail "$option is not in the manual page"
    for form in bash zsh; do
        grep -qF -- "$option" made.$form || fail "$option is not completed by $form"
    done
    grep -qF -- "-l ${option#--}" made.fish || fail "$option is not completed by fish"
done
for title in SYNOPSIS OPTIONS FILES EXAMPLES ENVIRONMENT 'EXIT STATUS'; do
    grep -q "^\.SH $title" made.man || fail "the manual page has no $title"
done
have() {
    command -v "$1" >/dev/null && return 0
    echo "skipped: 1 ($1 is not installed)"
    skipped=$((skipped + 1))
    return 1
}
have mandoc && { mandoc -T lint made.man || fail "mandoc"; }
have groff && { [ -z "$(groff -ww -man -Tutf8 -z made.man 2>&1)" ] || fail "groff"; }
PATH=$(dirname "$program"):$PATH
if have bash; then
    cat >try.bash <<'BASH'
. ./made.bash
try() { # WORDS…: what is completed after them
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    _orison 2>/dev/null
    echo "${COMPREPLY[*]}"
}
try orison ch
try orison build --la
try orison build x.yaml -l boo
try orison build x.yaml --dump pa
try orison po sta
try orison help cal
try orison build mar
try orison read --di
BASH
    bash try.bash >got.bash 2>&1
    cat >expected.bash <<'BASH'
check
--layout --language
booklet-a4 booklet-a4-manual booklet-letter
pages
status
calibrate
march.yaml march
--diagnostics
BASH
    cmp -s got.bash expected.bash || { fail "bash completes otherwise"; diff expected.bash got.bash; }
fi
if have fish; then
    HOME=$work fish -c 'source made.fish
        complete -C "orison ch"; complete -C "orison build --lay"; complete -C "orison build x -l booklet-"
        complete -C "orison build x --dump pa"; complete -C "orison po sta"; complete -C "orison build x --pag"' >got.fish 2>&1
    cut -f1 got.fish >words.fish
    printf '%s\n' check --layout booklet-a4 booklet-a4-manual booklet-letter pages status >expected.fish
    cmp -s words.fish expected.fish || { fail "fish completes otherwise"; diff expected.fish words.fish; }
fi
if have zsh; then
    cat >try.zsh <<'ZSH'
zmodload zsh/zpty
try() { # what TAB makes of a line
    zpty z zsh -f -i
    zpty -w z "PS1='> '; fpath=($PWD/zfunc \$fpath); autoload -U compinit; compinit -u -d $PWD/dump; compdef _orison orison; unsetopt zle_bracketed_paste 2>/dev/null; zstyle ':completion:*' list-prompt ''; print RE''ADY"
    zpty -r z line '*READY*'
    zpty -n -w z "$1"$'\t'
    local all= part i
    for i in {1..40}; do
        zpty -r -t z part && all+=$part
        sleep 0.1
        [[ $all == *$2* ]] && break
    done
    zpty -d z
    [[ $all == *$2* ]] && print "ok $1" || print -r "no $1: ${(V)all}"
}
try "orison che" "ck"
try "orison build --lay" "--layout"
try "orison build x.yaml -l booklet-a" "booklet-a4"
try "orison build x.yaml --dump pa" "pages"
try "orison po sta" "status"
ZSH
    mkdir zfunc
    cp made.zsh zfunc/_orison
    zsh -f try.zsh >got.zsh 2>&1
    [ "$(grep -c '^ok' got.zsh)" -eq 5 ] || { fail "zsh completes otherwise"; cat got.zsh; }
    zsh -n made.zsh || fail "zsh refuses the completions"
fi
[ $failures -eq 0 ]
