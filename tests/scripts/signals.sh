#!/bin/sh
# A build that is stopped leaves the old files whole, nothing temporary and no child; what a kill leaves, the next
# build removes, and only that. A library to preload sends the signals at chosen calls; more come at random moments.
set -eu
BUILD=${BUILD:-build}
program=$(realpath "$BUILD/orison")
content=$(realpath content/prayer-request.yaml)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "FAILED: $*"
    exit 1
}
cat >"$work/signal.c" <<'C'
/* Sends SIGNAL to the program at its Nth call of CALL ("fsync:2", "renameat2:1"). */
#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
static void at(const char *name)
{
    static int count;
    const char *call = getenv("CALL");
    size_t length = strlen(name);
    if (call && !strncmp(call, name, length) && call[length] == ':' && ++count == atoi(call + length + 1))
        raise(atoi(getenv("SIGNAL")));
}
#define NEXT(name) __typeof__(name) *next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
int fsync(int file) { NEXT(fsync); at("fsync"); return next(file); }
int fchmod(int file, mode_t mode) { NEXT(fchmod); at("fchmod"); return next(file, mode); }
int renameat2(int a, const char *b, int c, const char *d, unsigned e)
{
    NEXT(renameat2);
    at("renameat2");
    return next(a, b, c, d, e);
}
pid_t waitpid(pid_t pid, int *status, int options)
{
    NEXT(waitpid);
    at("waitpid");
    return next(pid, status, options);
}
C
gcc -O1 -D_GNU_SOURCE -shared -fPIC -w "$work/signal.c" -o "$work/signal.so" -ldl

"$program" build "$content" -q -o "$work/good" >/dev/null
old() { # old FOLDER: puts old files where new ones go
    rm -rf "$1"
    mkdir "$1"
    for pdf in "$work"/good/*.pdf; do echo old >"$1/$(basename "$pdf")"; done
}
all_old() { for pdf in "$1"/*.pdf; do [ "$(cat "$pdf")" = old ] || return 1; done; }
all_new() { for pdf in "$work"/good/*.pdf; do cmp -s "$pdf" "$1/$(basename "$pdf")" || return 1; done; }
strays() { find "$1" -name '.orison-*' | wc -l; }

echo "== TERM, INT, HUP while files are written: the old ones, and nothing else; between two names: all new"
for signal in 15 2 1; do
    for call in fchmod:1 fsync:1 fchmod:2 fsync:2; do
        old "$work/o"
        code=0
        CALL=$call SIGNAL=$signal LD_PRELOAD="$work/signal.so" "$program" build "$content" -q -o "$work/o" >/dev/null 2>&1 || code=$?
        [ $code -eq $((128 + signal)) ] || fail "signal $signal at $call ends with $code"
        all_old "$work/o" || fail "signal $signal at $call: not all files are the old ones"
        [ "$(strays "$work/o")" -eq 0 ] || fail "signal $signal at $call leaves a temporary file"
    done
    old "$work/o"
    CALL=renameat2:2 SIGNAL=$signal LD_PRELOAD="$work/signal.so" "$program" build "$content" -q -o "$work/o" >/dev/null 2>&1 || true
    all_new "$work/o" || fail "signal $signal between two names parts them"
    [ "$(strays "$work/o")" -eq 0 ] || fail "signal $signal between two names leaves a temporary file"
done

echo "== KILL leaves what the next run removes; what is not ours stays, and so does that of a run at work"
old "$work/o"
CALL=fsync:2 SIGNAL=9 LD_PRELOAD="$work/signal.so" "$program" build "$content" -q -o "$work/o" >/dev/null 2>&1 || true
all_old "$work/o" || fail "a kill replaces a file"
[ "$(strays "$work/o")" -eq 2 ] || fail "the kill left $(strays "$work/o") files: the test is void"
: >"$work/o/.orison-notes.txt"
mkdir "$work/o/.orison-abcdef"
(
    flock -s 9
    "$program" build "$content" -q -o "$work/o" >/dev/null
) 9<"$work/o"
[ "$(strays "$work/o")" -eq 4 ] || fail "files are removed while another run is at work"
"$program" build "$content" -q -o "$work/o" >/dev/null
all_new "$work/o" || fail "a build after a kill"
[ "$(strays "$work/o")" -eq 2 ] || fail "after a kill and a build: $(ls -A "$work/o")"
rm -r "$work/o/.orison-notes.txt" "$work/o/.orison-abcdef"

echo "== a catalogue: no folder is left by TERM, and the next run removes what a kill left"
mkdir -p "$work/c/tmp"
cp -r content/. "$work/c"
for signal in 15 9; do
    CALL=waitpid:1 SIGNAL=$signal TMPDIR=$work/c/tmp LD_PRELOAD="$work/signal.so" "$program" po update "$work/c/prayer-request.yaml" es >/dev/null 2>&1 || true
    cmp content/prayer-request/es.po "$work/c/prayer-request/es.po" || fail "signal $signal changes the catalogue"
    left=$(find "$work/c/tmp" -mindepth 1 -maxdepth 1 | wc -l)
    [ "$signal" -eq 9 ] || [ "$left" -eq 0 ] || fail "signal $signal leaves $left folders"
done
[ "$left" -eq 1 ] || fail "the kill left $left folders: the test is void"
TMPDIR=$work/c/tmp "$program" po update "$work/c/prayer-request.yaml" es >/dev/null
[ -z "$(ls -A "$work/c/tmp")" ] || fail "a later run leaves $(ls -A "$work/c/tmp")"

echo "== kills at random moments of several editions, of the parent alone"
[ "${KILLS:-60}" -eq 0 ] || python3 tests/inject/kills.py "$program" "$content" "${KILLS:-60}"

echo "== a mapped file that shrinks is named"
mkdir "$work/bin"
cp "$program" "$work/bin/orison"
cp -r "$(dirname "$program")/hyphen" "$work/bin/hyphen"
cat >"$work/cut.c" <<'C'
/* Cuts the file CUT to nothing once it is mapped. */
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
void *mmap(void *at, size_t length, int protection, int flags, int file, off_t offset)
{
    __typeof__(mmap) *next = (__typeof__(mmap) *)dlsym(RTLD_NEXT, "mmap");
    struct stat mapped, wanted;
    void *bytes = next(at, length, protection, flags, file, offset);
    const char *path = getenv("CUT");
    if (file >= 0 && path && !fstat(file, &mapped) && !stat(path, &wanted) && mapped.st_ino == wanted.st_ino)
        (void)!truncate(path, 0);
    return bytes;
}
C
gcc -O1 -D_GNU_SOURCE -shared -fPIC -w "$work/cut.c" -o "$work/cut.so" -ldl
old "$work/o"
code=0
CUT=$work/bin/hyphen/en-US.hyph ORISON_DATA=$PWD LD_PRELOAD="$work/cut.so" "$work/bin/orison" build "$content" -q -o "$work/o" \
    >/dev/null 2>"$work/err" || code=$?
[ $code -eq 3 ] || fail "a table that shrinks ends with $code: $(cat "$work/err")"
grep -q 'hyphen/en-US.hyph: error: was cut short' "$work/err" || fail "a table that shrinks: $(cat "$work/err")"
all_old "$work/o" || fail "a table that shrinks: a file is replaced"

echo "== nobody reads the paths: the files stand, and so does the status"
for way in '>&-' '>/dev/full' '| true'; do
    old "$work/o"
    code=$(bash -c "$program build $content -q -o $work/o 2>/dev/null $way"'; echo ${PIPESTATUS[0]}' | tail -n 1)
    [ "$code" = 0 ] || fail "build $way ends with $code"
    all_new "$work/o" || fail "build $way: not all files are the new ones"
done
code=0
"$program" read "$work/good/prayer-request.en.screen.pdf" >/dev/full 2>/dev/null || code=$?
[ $code -eq 3 ] || fail "read >/dev/full ends with $code"

echo "== an edition that fails holds no other back; a file that fails its own check is left out"
cp -r content "$work/content"
sed -i 's/^msgid ""$/msgid "/' "$work/content/prayer-request/de.po"
code=0
"$program" build "$work/content/prayer-request.yaml" -L en -L de -L fr -l screen -q -o "$work/e" >"$work/paths" 2>/dev/null || code=$?
[ $code -eq 1 ] || fail "a broken catalogue ends with $code"
[ "$(ls "$work/e")" = "prayer-request.en.screen.pdf
prayer-request.fr.screen.pdf" ] || fail "of en, de (broken), fr there are: $(ls "$work/e")"
printf 'format: orison-layout/1\nextends: %s/layouts/press-a5.yaml\ndeliver: {smallest_type: 40pt}\n' "$PWD" >"$work/strict.yaml"
old "$work/o"
code=0
"$program" build "$content" -l screen -l "$work/strict.yaml" -q -o "$work/o" >"$work/paths" 2>"$work/err" || code=$?
[ $code -eq 1 ] || fail "type under the limit ends with $code: $(cat "$work/err")"
[ "$(cat "$work/paths")" = "$work/o/prayer-request.en.screen.pdf" ] || fail "written beside a refused file: $(cat "$work/paths")"
[ ! -e "$work/o/prayer-request.en.strict.pdf" ] || fail "a file with type under its limit is written"
grep -q "error: .*preflight-type" "$work/err" || fail "no word on the type: $(cat "$work/err")"
