#!/bin/sh
# `make deb`: lintian has nothing to say, the package installs, runs from where it is and from where its tree is moved
# to, as a user without rights in a folder with an awkward name, and leaves nothing when it is purged.
set -eu
BUILD=${BUILD:-build}
unset ORISON_DATA # which the runner sets for the other tests
if ! command -v dpkg-deb >/dev/null || ! command -v lintian >/dev/null; then
    echo "skipped: 1 no dpkg-deb or no lintian here: the package is not made"
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
ORISON_INSTALL=no make -s run-deb BUILD="$BUILD" >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }
package=$(tail -n 1 "$work/said")
! grep '^[EW]: ' "$work/said" || exit 1
grep '^[EW]:' "$work/said" || echo "lintian: nothing"

# A second time: the same bytes.
cp "$package" "$work/first.deb"
ORISON_INSTALL=no make -s run-deb BUILD="$BUILD" >/dev/null 2>&1
cmp "$package" "$work/first.deb"

echo "== installed"
root=$work/root
database=$root/var/lib/dpkg
mkdir -p "$database/info" "$database/updates" "$database/triggers"
: >"$database/status"
: >"$database/available"
administer() { # dpkg on a system of its own, which has none of the packages that this one depends on
    DPKG_FORCE=depends,script-chrootless dpkg --root="$root" --force-not-root --log=/dev/null "$@"
}
if [ "$(id -u)" = 0 ]; then
    administer --install "$package" >"$work/dpkg" 2>&1 || { cat "$work/dpkg"; exit 1; }
else
    dpkg-deb -x "$package" "$root"
fi
doc=$root/usr/share/doc/orison
for file in "$root/usr/share/man/man1/orison.1.gz" "$doc/copyright" "$doc/changelog.gz" "$doc/README.md" \
    "$doc/examples/prayer-request.yaml" "$root/usr/share/orison/schema/content.json"; do
    [ -s "$file" ] || { echo "the package has no $file"; exit 1; }
done
for library in libharfbuzz libqpdf libqrencode libgettextpo; do
    grep -q "^    $library.*: .*, l[a-z]*: " "$doc/copyright" || { echo "no licence of $library is told"; exit 1; }
done
depends=$(dpkg-deb -f "$package" Depends)
for macro in QPDF JPEG PNG LCMS QRENCODE GETTEXT; do
    name=$(sed -n "s/^#define ${macro}_PACKAGE *\"\(.*\)\"/\1/p" "$BUILD/include/base/sonames.h")
    case ", $depends, " in *", $name, "*) ;; *) echo "it does not depend on $name: $depends"; exit 1 ;; esac
done

"$BUILD/orison" build content/prayer-request.yaml -l screen -q -o "$work/here" >/dev/null
# runs PROGRAM FOLDER: makes the sample as nobody in FOLDER, and holds it against what the checkout makes.
runs() {
    rm -rf "$2"
    mkdir -p "$2"
    cp "$doc/examples/prayer-request.yaml" "$2"
    if [ "$(id -u)" = 0 ]; then
        chown -R nobody "$2"
        (cd "$2" && runuser -u nobody -- env -i PATH=/usr/bin:/bin LC_ALL=C "$1" build prayer-request.yaml -l screen -q -o "Hefte für März" >paths)
    else
        (cd "$2" && env -i PATH=/usr/bin:/bin LC_ALL=C "$1" build prayer-request.yaml -l screen -q -o "Hefte für März" >paths)
    fi
    cmp "$2/Hefte für März/prayer-request.en.screen.pdf" "$work/here/prayer-request.en.screen.pdf"
}
runs "$root/usr/bin/orison" "$work/Gemeindebrief – März 2027 (neu)"
echo "== moved"
cp -a "$root/usr" "$work/a tree moved – ü"
runs "$work/a tree moved – ü/bin/orison" "$work/Gebet & Bitte"

echo "== removed and purged"
[ "$(id -u)" = 0 ] || { echo "not root: dpkg is not asked to"; exit 0; }
administer --remove orison >"$work/dpkg" 2>&1
administer --purge orison >>"$work/dpkg" 2>&1 || true # nothing is left to purge, where nothing is configured
left=$(find "$root" -path "$root/var/lib/dpkg" -prune -o ! -type d -print)
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
[ ! -d "$root/usr/share/orison" ] && [ ! -d "$doc" ] || { echo "folders are left behind"; exit 1; }
[ -z "$(ls "$database/info" | grep '^orison' || true)" ] || { echo "dpkg still knows it"; exit 1; }
