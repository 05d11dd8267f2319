#!/bin/sh
# The house rules that a command can see: who includes whom, headers that stand alone, formatting, sizes.
set -u
errors=0
complain() {
    echo "lint: $*"
    errors=$((errors + 1))
}

# Who may include whom: "folder: the folders whose public headers it sees". Every folder sees itself, base/ and edition/.
rules='
base:
yaml: base
language: base
layouts: yaml
content: yaml language images
fonts: yaml layouts
text: content layouts fonts language
lines: text content layouts fonts
pages: lines content layouts fonts
fit: pages lines text content layouts fonts
check: pages lines text content layouts fonts
sheets: pages layouts
pdf: sheets pages content layouts fonts language inks qpdf images
po: content yaml language
images: base
inks: images layouts
preflight: inks sheets pages layouts fonts content
read: qpdf
schema: yaml content layouts
qpdf: base
edition: layouts
why: fit pages lines text content layouts fonts
labels: sheets pages lines text content layouts fonts
calibrate: labels sheets pdf text content layouts fonts language
verify: pdf read sheets pages layouts content language
pipeline: content po layouts text fit lines pages check sheets labels inks pdf preflight verify why
cli: pipeline calibrate read schema fonts po pdf layouts sheets content
'
for file in src/*/*.c src/*/*.h; do
    folder=$(basename "$(dirname "$file")")
    allowed=$(printf '%s\n' "$rules" | sed -n "s/^$folder://p")
    sed -n 's/^ *# *include "\([^"]*\)".*/\1/p' "$file" | while read -r header; do
        other=${header%%/*}
        case " $folder base edition $allowed " in
        *" $other "*) ;;
        *) echo "lint: $file includes $header, which $folder/ may not see"; continue ;;
        esac
        # base/ and edition/ are for all: every header of theirs is public.
        [ "$other" = "$folder" ] || [ "$other" = base ] || [ "$other" = edition ] || [ "$other" = "$header" ] ||
            [ "$header" = "$other/$other.h" ] ||
            echo "lint: $file includes $header, a private header of $other/"
    done
done >"${TMPDIR:-/tmp}/orison-lint.$$"
cat "${TMPDIR:-/tmp}/orison-lint.$$"
errors=$((errors + $(wc -l <"${TMPDIR:-/tmp}/orison-lint.$$")))
rm -f "${TMPDIR:-/tmp}/orison-lint.$$"

# The story is told once: no second file sees all stages, and none but main.c stands at the top level.
for file in src/*.[ch] src/*/*.[ch]; do
    case $file in
    src/main.c | src/pipeline/pipeline.c) continue ;;
    src/*/*) ;;
    *) complain "$file stands at the top level: give it a room" ;;
    esac
    seen=0
    for stage in text fit lines pages sheets pdf; do
        if grep -q "^ *# *include \"$stage/$stage\.h\"" "$file"; then seen=$((seen + 1)); fi
    done
    [ "$seen" -lt 6 ] || complain "$file sees all stages, as pipeline.c alone may"
done

# One door for each library: header pattern, then the folders that may include it.
door() {
    pattern=$1
    shift
    for file in $(grep -lE "^ *# *include <($pattern)" -r src --include='*.[ch]'); do
        folder=$(basename "$(dirname "$file")")
        case " $* " in
        *" $folder "*) ;;
        *) complain "$file includes a header of $pattern, whose door is $*" ;;
        esac
    done
}
door 'yaml\.h' yaml
door 'unicode/' text language
door 'hb(-ot)?\.h' fonts text pdf
door 'hb-subset\.h' pdf
door 'hpdf' pdf
door 'qpdf/qpdf' qpdf
door 'ft2build\.h' fonts
door 'gettext-po\.h' po
door 'lcms2\.h|png\.h|jpeglib\.h' images
door 'qrencode\.h' lines

# A warning is an error here and in the tests' builds; those who only build Orison see it as a warning.
flags="-std=c11 -D_GNU_SOURCE -Isrc -I${BUILD:-build}/include -Wall -Wextra -Wshadow -Wconversion -Werror"
flags="$flags $(pkg-config --cflags harfbuzz yaml-0.1)"
# shellcheck disable=SC2086 -- the flags are words
not_clean=$(printf '%s\n' src/*.[ch] src/*/*.[ch] tests/fuzz/*.c | xargs -P "$(nproc)" -I FILE sh -c \
    "${CC:-gcc} $flags -fsyntax-only -x c FILE || echo FILE")
for file in $not_clean; do
    complain "$file does not compile without a warning, or a header not alone"
done

for file in src/*.[ch] src/*/*.[ch] tests/unit/*.[ch] tests/fuzz/*.c; do
    [ -f "$file" ] || continue
    clang-format --dry-run --Werror "$file" >/dev/null 2>&1 ||
        complain "$file is not formatted: clang-format -i $file"
    [ "$(wc -l <"$file")" -le 700 ] || complain "$file has more than 700 lines"
done

for file in $(grep -lE 'tcase_set_timeout|^ *timeout [0-9]' -r tests --include='*.[ch]' --include='*.sh' --exclude=lint.sh); do
    complain "$file sets a limit on the clock: a busy machine breaks it (run.sh has the one limit)"
done

top=$(git ls-files 2>/dev/null | cut -d/ -f1 | sort -u |
    grep -vxE 'src|fonts|content|layouts|tests|Makefile|README\.md|LICENSE|\..*' || true)
[ -z "$top" ] || complain "at the top level, and not in the plan: $top"

echo "lint: $errors found"
[ "$errors" -eq 0 ]
