#!/bin/sh
# `make install` into any prefix, after a build for another: the program then runs from wherever its tree stands,
# from any folder. And the help names every option that the reference (src/cli/README.md) has.
set -eu
BUILD=${BUILD:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset ORISON_DATA # which the runner sets for the other tests
for prefix in /usr/local "/opt/own tree"; do
    root="$work/root$prefix"
    ORISON_INSTALL=no make -s install BUILD="$BUILD" PREFIX="$prefix" DESTDIR="$work/root" >/dev/null
    for file in bin/orison share/man/man1/orison.1 share/orison/fonts/fonts.yaml share/orison/fonts/scripts.yaml \
        share/orison/layouts/screen.yaml share/doc/orison/examples/prayer-request.yaml \
        share/doc/orison/content/TRANSLATING.md share/man/man5/orison-content.5; do
        [ -s "$root/$file" ] || { echo "$file is not installed"; exit 1; }
    done
    schema=$(sed -n '1s/.*schema=//p' "$root/share/doc/orison/examples/prayer-request.yaml")
    [ -s "$root/share/doc/orison/examples/$schema" ] || { echo "the sample's schema is not there: $schema"; exit 1; }
    [ -z "$(find "$root" -name '*made')" ] || { echo "a mark of the build is installed"; exit 1; }
done

# The tree of the second is moved, and works from there, from a folder with an awkward name, by a link.
away="$work/Gemeindebrief – März (neu)"
mkdir "$away"
mv "$work/root/opt/own tree" "$away/Orison"
ln -s "$away/Orison/bin/orison" "$work/orison"
cp content/prayer-request.yaml "$away"
(cd "$away" && "$work/orison" build prayer-request.yaml >paths)
grep -qx 'out/prayer-request.en.booklet-a4.pdf' "$away/paths"
"$BUILD/orison" build content/prayer-request.yaml -o "$work/here" >/dev/null
cmp "$away/out/prayer-request.en.screen.pdf" "$work/here/prayer-request.en.screen.pdf"

"$BUILD/orison" help build >"$work/help"
for option in -l -L -o --diagnostics --strict --dump --timings --no-cache -q; do
    grep -qE -- "^ +$option\b" "$work/help" || { echo "help lacks $option"; exit 1; }
    grep -q -- "^| .*\`$option" src/cli/README.md || { echo "src/cli/README.md lacks $option"; exit 1; }
done
