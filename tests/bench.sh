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
    pages=$($build --dump pages -l screen 2>/dev/null | grep -c '^ *page number') || pages=0
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
echo
echo "every edition, screen and booklet-a4, in one command (may take 3 s of CPU, 150 MB a process):"
/usr/bin/time -f "%U s user, %S s system, %e s wall, %M kB the largest" \
    "$program" build content/prayer-request.yaml -L all -q -o "$work/out" 2>&1 >/dev/null | tail -n 1
for input in seed seed-400; do
    echo
    echo "stages of $input:"
    $program build "$work/$input.yaml" -q -o "$work/out" --timings 2>&1 >/dev/null
done

# The fit: three pages are a tight budget for translations of four. A pass is text, lines and pages of a
# build without a fit; the fit is all its trials together. CPU ms, the least of 15 runs.
printf 'format: orison-layout/1\nextends: %s/layouts/screen.yaml\nfit: none\n' "../.." >"$work/pass.yaml"
printf 'format: orison-layout/1\nextends: %s/layouts/screen.yaml\nfit: {pages: 3}\n' "../.." >"$work/fit.yaml"
python3 - "$program" "$work" <<'P'
import os, re, subprocess, sys
program, work = sys.argv[1:]
for name in ("pass", "fit"): # the base, from where these layouts lie
    path = os.path.join(work, name + ".yaml")
    base = os.path.relpath("layouts/screen.yaml", work)
    text = re.sub("extends: .*", "extends: " + base, open(path).read())
    open(path, "w").write(text)
def stages(layout, language):
    best = {}
    for _ in range(15):
        run = subprocess.run([program, "build", "content/prayer-request.yaml", "-q", "-L", language, "-l",
                              os.path.join(work, layout + ".yaml"), "-o", os.path.join(work, "out"), "--timings"],
                             capture_output=True, text=True)
        for stage, seconds in re.findall(r"^(\w+) +([\d.]+) s", run.stderr, re.M):
            best[stage] = min(best.get(stage, 9), float(seconds) * 1000)
    return best
print("\nthe fit of one edition: CPU ms   fit     text+lines+pages  ratio   lines+pages  ratio")
for language in ("en", "de", "en-XA", "ta", "ar"):
    one, fit = stages("pass", language), stages("fit", language)["fit"]
    line = one["lines"] + one["pages"]
    layout = one["text"] + line
    print("%-26s %11.2f %16.2f %8.1f %12.2f %7.1f" % (language, fit, layout, fit / layout, line, fit / line))
P

# How even the samples' pages are, edition by edition: orison check --figures.
echo
echo "evenness: spaces sd, widest, lines over 1.25, jumps over 0.5, hyphens, runts, uneven spreads"
for sample in "prayer-request -L all" "prayer-diary"; do
    # shellcheck disable=SC2086 -- the options are words
    set -- $sample
    content=content/$1.yaml
    shift
    "$program" check "$content" "$@" -l screen --figures --diagnostics json 2>&1 | python3 -c '
import json, sys
keys = ("space_deviation", "space_most", "lines_wide", "jumps", "hyphens", "runts", "spreads_uneven")
for line in sys.stdin:
    report = json.loads(line) if line.startswith("{") else {}
    if report.get("code") == "figures":
        print("%-28s" % (sys.argv[1] + " " + report["edition"]), *("%6g" % report["numbers"][k] for k in keys))
' "$content"
done
