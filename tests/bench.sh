#!/bin/sh
# The benchmark: the seed, the seed grown 20 and 400 times (no two paragraphs equal), and 20,000 distinct
# words, each in a cold process that makes both default PDFs. Seconds, CPU, peak memory, bytes; then the
# stages; then the same with the shaping cache off. Needs hyperfine and GNU time.
set -eu
BUILD=${BUILD:-build}
work=$BUILD/bench
program=$BUILD/orison
mkdir -p "$work/out"
python3 tests/grow.py content/prayer-request.yaml 20 >"$work/seed-20.yaml"
python3 tests/grow.py content/prayer-request.yaml 400 >"$work/seed-400.yaml"
python3 tests/grow.py --words 20000 >"$work/words-20000.yaml"
cp content/prayer-request.yaml "$work/seed.yaml"

echo "input          wall ms   CPU ms   no cache   peak MB     kB of PDF    pages"
for input in seed seed-20 seed-400 words-20000; do
    runs=40
    [ "$input" = seed ] || runs=10
    build="$program build $work/$input.yaml -q -o $work/out"
    hyperfine -N -w 2 -r $runs --export-json "$work/$input.json" "$build" >/dev/null 2>&1
    hyperfine -N -w 1 -r 5 --export-json "$work/$input.whole.json" "$build --no-cache" >/dev/null 2>&1
    peak=$(/usr/bin/time -f %M $build 2>&1 >/dev/null | tail -n 1)
    bytes=$(cat "$work/out/$input".*.pdf | wc -c)
    pages=$($build --dump sheets -l screen | grep -c '^ *side') || pages=0
    python3 - "$work/$input" "$input" "$peak" "$bytes" "$pages" <<'P'
import json, sys
base, name, peak, size, pages = sys.argv[1:]
def figures(path):
    r = json.load(open(path))["results"][0]
    return r["median"] * 1000, (r["user"] + r["system"]) * 1000
wall, cpu = figures(base + ".json")
_, whole = figures(base + ".whole.json")
print("%-12s %9.1f %8.1f %10.1f %9.1f %13.1f %8s" %
      (name, wall, cpu, whole, int(peak) / 1024, int(size) / 1000, pages))
P
done
echo
echo "all six deliverables in one command, median wall ms:"
for input in seed seed-20; do
    hyperfine -N -w 2 -r 20 --export-json "$work/all.json" "$program build $work/$input.yaml -l all -q -o $work/out" >/dev/null 2>&1
    python3 -c 'import json, sys; print("%-12s %9.1f" % (sys.argv[2], json.load(open(sys.argv[1]))["results"][0]["median"] * 1000))' "$work/all.json" $input
done
for input in seed seed-400; do
    echo
    echo "stages of $input:"
    $program build "$work/$input.yaml" -q -o "$work/out" --timings 2>&1 >/dev/null
done
