#!/bin/sh
# `make install` into a prefix: the program then runs from any folder, without the checkout. And the help
# names every option that the README's reference has.
set -eu
BUILD=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ORISON_INSTALL=no make -s install BUILD="$BUILD" PREFIX=/usr/local DESTDIR="$work" >/dev/null
cp content/prayer-request.yaml "$work"
root=$work/usr/local
(cd "$work" && ORISON_DATA="$root/share/orison" "$root/bin/orison" build prayer-request.yaml >paths)
grep -qx 'out/prayer-request.en.booklet-a4.pdf' "$work/paths"
"$BUILD/orison" build content/prayer-request.yaml -o "$work/here" >/dev/null
cmp "$work/out/prayer-request.en.screen.pdf" "$work/here/prayer-request.en.screen.pdf"
[ -s "$root/share/man/man1/orison.1" ]

"$BUILD/orison" help build >"$work/help"
for option in -l -L -o --diagnostics --strict --dump --timings --no-cache -q; do
    grep -q -- "^  $option" "$work/help" || { echo "help lacks $option"; exit 1; }
    grep -q -- "^| .*\`$option" README.md || { echo "README.md lacks $option"; exit 1; }
done
