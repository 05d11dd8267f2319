#!/bin/sh
# Runs each fuzz target for FUZZ_SECONDS (default 60) on the shipped content and what $ORISON_TEST_DATA has.
set -u
BUILD=${BUILD:-build}
seconds=${FUZZ_SECONDS:-60}
failed=0 count=0
for target in "$BUILD"/fuzz/*_fuzz; do
    [ -x "$target" ] || continue
    name=$(basename "$target")
    corpus=$BUILD/fuzz/corpus/$name
    mkdir -p "$corpus"
    case $name in
    yaml_fuzz | content_fuzz | pipeline_fuzz)
        cp content/*.yaml layouts/*.yaml "$corpus"
        cp tests/cases/next-steps-stand-on-a-left-over-page/content.yaml "$corpus/next-steps.yaml"
        [ -d "${ORISON_TEST_DATA:-}/hostile-yaml" ] && cp "$ORISON_TEST_DATA"/hostile-yaml/*.yaml "$corpus"
        ;;
    po_fuzz) cp content/*/*.po "$corpus" ;;
    images_fuzz | fonts_fuzz | profiles_fuzz | layouts_fuzz | hyphens_fuzz)
        python3 tests/fuzz/seeds.py "${name%_fuzz}" "$corpus" "$BUILD"
        ;;
    read_fuzz) sh tests/fuzz/read_seeds.sh "$corpus" ;;
    esac
    kept=tests/fuzz/corpus/${name%_fuzz}
    [ -d "$kept" ] && cp "$kept"/* "$corpus"
    longest=4096
    case $name in fonts_fuzz | profiles_fuzz | hyphens_fuzz) longest=16384 ;; esac
    words=
    [ -f "$corpus.words" ] && words=-dict=$corpus.words
    count=$((count + 1))
    echo "fuzz: $name for $seconds s"
    # shellcheck disable=SC2086 -- nothing or one word
    ORISON_DATA=$(pwd) ORISON_HYPHENS=$(pwd)/$BUILD/hyphen "$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2500 \
        -max_len=$longest -print_final_stats=1 -verbosity=0 -artifact_prefix="$BUILD/fuzz/" $words "$corpus" >"$BUILD/fuzz/$name.log" 2>&1 || {
        failed=$((failed + 1))
        tail -n 40 "$BUILD/fuzz/$name.log"
        echo "fuzz: $name found a fault; its input is in $BUILD/fuzz/"
    }
    sed -n "s/^stat::number_of_executed_units: */fuzz: $name, runs: /p; s/^stat::average_exec_per_sec: */fuzz: $name, runs a second: /p" "$BUILD/fuzz/$name.log"
done
echo "fuzz: $count targets, $failed with faults"
[ "$failed" -eq 0 ] && [ "$count" -gt 0 ]
