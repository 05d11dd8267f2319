#!/bin/sh
# The cases of tests/cases, each stage's dump against the reviewed one.
exec sh "$(dirname "$0")/../cases.sh"
