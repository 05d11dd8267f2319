#!/bin/sh
# Runs every test: units, cases, strangers, command line. One line a test; a failing one shows its output
# and the command that runs it alone. Ends with "N passed, N failed, N skipped". No test has a limit of its own on
# the clock; one that hangs is ended after $TEST_SECONDS, far more than any needs on a slow and busy machine.
set -u
BUILD=${BUILD:-build}
logs=$BUILD/tests/logs
mkdir -p "$logs"
passed=0 failed=0 skipped=0
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1:abort_on_error=0}
export UBSAN_OPTIONS=print_stacktrace=1 BUILD
ORISON_DATA=$(pwd)
export ORISON_DATA

# run NAME COMMAND...: the exit status decides; lines "skipped: N …" in the output are counted.
run() {
    name=$1
    shift
    code=0
    timeout -k 30 "${TEST_SECONDS:-2400}" "$@" >"$logs/$name.log" 2>&1 || code=$?
    if [ "$code" -eq 0 ]; then
        passed=$((passed + 1))
        echo "ok      $name"
    else
        failed=$((failed + 1))
        [ "$code" -ne 124 ] || echo "(ended after ${TEST_SECONDS:-2400} seconds)" >>"$logs/$name.log"
        echo "FAILED  $name    (alone: $*)"
        tail -n 40 "$logs/$name.log" | sed 's/^/    /'
    fi
    for count in $(sed -n 's/^skipped: \([0-9]*\).*/\1/p' "$logs/$name.log"); do
        skipped=$((skipped + count))
    done
    sed -n 's/^skipped: /        skipped: /p' "$logs/$name.log"
}

[ -n "${ORISON_TEST_DATA:-}" ] || echo "ORISON_TEST_DATA is not set: tests on bulk data are skipped"
for test in "$BUILD"/tests/*_test; do
    run "$(basename "$test")" "$test"
done
for script in tests/scripts/*.sh; do
    run "$(basename "$script" .sh)" sh "$script"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
