#!/bin/sh
# Cost grows with the input about as fast as the input, for 47 shapes of it: see tests/growth/.
set -eu
python3 tests/growth/grow.py "${BUILD:-build}/orison"
