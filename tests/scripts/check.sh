#!/bin/sh
# `orison check` tells of ink that touches the line below: with leading under what the type needs, and not
# with a little more. And limits of a layout move what is told. What it tells of all editions is what
# check.findings lists, each finding judged; REFRESH=yes rewrites that list.
set -eu
BUILD=${BUILD:-build}
program=$(realpath "$BUILD/orison")
ORISON_DATA=$(pwd)
export ORISON_DATA
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp layouts/*.yaml "$work"
told() { # told CODE LEADING: how often check tells of it
    cat >"$work/test.yaml" <<Y
format: orison-layout/1
extends: screen.yaml
page: {grid: {leading: $2, first: 11pt}}
styles: {body: {leading: $2}, ornament: {leading: $2}}
fit: none
${3:-}
Y
    "$program" check content/prayer-request.yaml -l "$work/test.yaml" 2>&1 | grep -c "\[$1\]" || true
}
[ "$(told check-collision 10pt)" -gt 5 ] || { echo "10 pt: no collision told"; exit 1; }
[ "$(told check-collision 12.5pt)" -eq 0 ] || { echo "12.5 pt: a collision that is none"; exit 1; }
[ "$(told check-collision 12.5pt 'check: {ink_gap: 0.2}')" -gt 5 ] || { echo "ink_gap is not heeded"; exit 1; }
loose=$(told check-loose 15pt 'check: {loose: 0.5}')
[ "$loose" -gt "$(told check-loose 15pt)" ] || { echo "loose: 0.5 tells $loose"; exit 1; }
echo "collisions at 10 pt, none at 12.5 pt; $loose lines looser than 0.5"

# --- two words in turn, whose gaps stand under each other: a river, where such gaps count as wide ----------
{
    printf 'format: orison-content/1\nlanguage: en\ntitle: T\nsections:\n  - items:\n      - '
    printf 'pray with %.0s' $(seq 80)
} >"$work/river.yaml"
for space in 0.2 0.3; do
    printf 'format: orison-layout/1\nextends: screen.yaml\ncheck: {river_space: %s}\n' $space >"$work/test.yaml"
    rivers=$("$program" check "$work/river.yaml" -l "$work/test.yaml" 2>&1 | grep -c '\[check-river\]' || true)
    [ "$space=$rivers" = 0.2=1 ] || [ "$space=$rivers" = 0.3=0 ] || { echo "gaps from $space on: $rivers rivers"; exit 1; }
done

# --- every edition, held against the list of judged findings ----------------------------------------------
for name in prayer-request prayer-diary; do
    "$program" check content/$name.yaml -L all -l screen -l large-print --diagnostics json 2>"$work/$name" >/dev/null
done
other=
sh tests/versions.sh same || other=--other
python3 "$here/findings.py" ${REFRESH:+--refresh} $other "$here/check.findings" \
    "prayer-request=$work/prayer-request" "prayer-diary=$work/prayer-diary"
