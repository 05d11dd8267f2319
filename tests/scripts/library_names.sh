#!/bin/sh
# Another system has other names for the libraries that are loaded on demand (Ubuntu's libjpeg.so.8, a newer Debian's
# libqpdf.so.30): what is built beside such libraries loads those, and its hints name the packages that have them.
set -eu
BUILD=${BUILD:-build}
command -v patchelf >/dev/null || { echo "skipped: 1 patchelf is missing: no library can be renamed"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
soname_of() { sed -n "s/^#define $1_SONAME *\"\(.*\)\"/\1/p" "$BUILD/include/base/sonames.h"; }

echo "== libraries renamed"
mkdir "$work/names"
rename() { # rename MACRO LIBRARY NEW
    cp -L "$(gcc -print-file-name="$(soname_of "$1")")" "$work/names/$3"
    patchelf --set-soname "$3" "$work/names/$3"
    ln -s "$3" "$work/names/lib$2.so"
}
rename JPEG jpeg libjpeg.so.8
rename QPDF qpdf libqpdf.so.99

echo "== built beside them"
cp -a "$BUILD/release" "$work/release"
mkdir "$work/build"
mv "$work/release" "$work/build/release"
cp -a "$BUILD/hyphen" "$work/build/hyphen"
# Only what knows the names is compiled again.
grep -lr 'base/sonames.h' "$work/build/release" --include='*.d' | sed 's/\.d$/.o/' | xargs rm -f
ORISON_INSTALL=no make -s BUILD="$work/build" LDFLAGS="-L$work/names" "$work/build/orison" >/dev/null
grep -q 'JPEG_SONAME *"libjpeg.so.8"' "$work/build/include/base/sonames.h"
grep -q 'JPEG_PACKAGE *"libjpeg8"' "$work/build/include/base/sonames.h"
grep -q 'QPDF_PACKAGE *"libqpdf99"' "$work/build/include/base/sonames.h"
grep -q "PNG_SONAME *\"$(soname_of PNG)\"" "$work/build/include/base/sonames.h"
strings "$work/build/orison" >"$work/strings"
! grep -qxF "$(soname_of JPEG)" "$work/strings" || { echo "the old name is still in the program"; exit 1; }

echo "== loaded"
printf '%%!\n0 0.5 1 setrgbcolor 0 0 400 300 rectfill showpage\n' >"$work/box.ps"
gs -q -dBATCH -dNOPAUSE -dSAFER -sDEVICE=jpeg -g400x300 -r72 -o "$work/box.jpg" "$work/box.ps"
cat >"$work/picture.yaml" <<'Y'
format: orison-content/1
language: en
title: A picture
sections:
  - name: Blue
    image: {file: box.jpg, alt: A blue box}
    items: [Look at it.]
Y
export ORISON_DATA="${ORISON_DATA:-$(pwd)}"
"$BUILD/orison" build "$work/picture.yaml" -l screen -q -o "$work/before" >/dev/null
LD_LIBRARY_PATH="$work/names" LD_DEBUG=files "$work/build/orison" build "$work/picture.yaml" -l screen -q -o "$work/after" >/dev/null 2>"$work/loaded"
for name in libjpeg.so.8 libqpdf.so.99; do
    grep -q "file=$name .*dynamically loaded" "$work/loaded" || { echo "$name was not loaded"; exit 1; }
done
cmp "$work/before/picture.en.screen.pdf" "$work/after/picture.en.screen.pdf"

echo "== missing"
code=0
"$work/build/orison" build "$work/picture.yaml" -l press-a5 -q -o "$work/none" >/dev/null 2>"$work/err" || code=$?
[ "$code" -eq 3 ] || { echo "exit $code without libjpeg.so.8"; cat "$work/err"; exit 1; }
grep -q 'libjpeg.so.8: error: cannot be loaded' "$work/err" && grep -q 'install the package libjpeg8, or build' "$work/err" || { cat "$work/err"; exit 1; }
code=0
"$work/build/orison" build content/prayer-request.yaml -l screen -q -o "$work/none" >/dev/null 2>"$work/err" || code=$?
[ "$code" -eq 3 ] || { echo "exit $code without libqpdf.so.99"; cat "$work/err"; exit 1; }
grep -q 'install the package libqpdf99, or build' "$work/err" || { cat "$work/err"; exit 1; }

echo "== development files missing: the build says so"
printf '#!/bin/sh\ncase "$*" in *-lqpdf*) echo "cannot find -lqpdf" >&2; exit 1 ;; esac\nexec gcc "$@"\n' >"$work/cc"
chmod +x "$work/cc"
! sh src/base/sonames.sh "$work/sonames.h" "$work/cc" 2>"$work/err" || { echo "built without libqpdf"; exit 1; }
grep -q 'the development files of a library are missing' "$work/err"
