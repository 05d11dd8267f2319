#!/bin/sh
# Every text of the Universal Declaration of Human Rights in four layouts (udhr_judge.py says what is judged),
# and the judge itself: dumps with a fault of each kind must be found out.
set -eu
BUILD=${BUILD:-build}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

PYTHONPATH=$here python3 - <<'END'
from udhr_judge import line_faults, mark_faults
line = '    line no=%d text="%s" x=0\n'
assert not line_faults(line % (1, "ab (c") + line % (2, "d) e"), "en")
assert len(line_faults(line % (1, "ab (") + line % (2, ") e"), "en")) == 2
assert len(line_faults(line % (1, "x «") + line % (2, "» y"), "fr")) == 2
assert not line_faults(line % (1, "x «") + line % (2, "» y"), "da")
assert not line_faults(line % (1, "x") + line % (1, "។ a"), "km")
assert len(line_faults(line % (1, "x") + line % (2, "ៗ a"), "km")) == 1
run = "    run cu=0-3 face=A script=Latn level=0 glyphs 5:300 %s 7:200\n"
assert mark_faults(run % "+666:0") and mark_faults(run % "+666:0/2")
assert not mark_faults(run % "+666:0@-120,30") and not mark_faults(run % "+666:45")
END

if [ -z "${ORISON_TEST_DATA:-}" ]; then
    echo "skipped: 64 texts of the Declaration (ORISON_TEST_DATA is not set)"
    exit 0
fi
python3 "$here/udhr_judge.py" "$BUILD/orison" "$ORISON_TEST_DATA/udhr" "$work"
