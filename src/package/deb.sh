#!/bin/sh
# BUILD=… sh src/package/deb.sh: a Debian package of what is built, $BUILD/deb/orison_VERSION_ARCHITECTURE.deb, and
# what lintian says of it: an error or a warning is a failure, but for one about the notices of others.
#
# Everything is made below $BUILD/deb; FONTS are the fonts that the catalogue names. The libraries that it depends on
# are those that it was built with: by dpkg-shlibdeps what is linked, by base/sonames.h what is loaded on demand.
# The maintainer is DEBFULLNAME <DEBEMAIL>, and the date is SOURCE_DATE_EPOCH, or else the last commit's, or that of
# the newest file where the tree is no repository or git is not there.
set -eu
BUILD=${BUILD:-build}
here=$(cd "$(dirname "$0")" && pwd)
top=$BUILD/deb
rm -rf "$top"
mkdir -p "$top/debian"
top=$(cd "$top" && pwd)
tree=$top/tree
fail() {
    echo "orison: $*" >&2
    exit 1
}
for command in dpkg-deb dpkg-shlibdeps lintian; do
    command -v $command >/dev/null || fail "$command is missing: install dpkg-dev and lintian"
done

version=$(sed -n 's/^#define ORISON_VERSION "\(.*\)"/\1/p' src/cli/cli.h)
architecture=$(dpkg --print-architecture)
maintainer="${DEBFULLNAME:-Orison maintainers} <${DEBEMAIL:-orison@example.org}>"
newest_file() { find src content layouts fonts README.md LICENSE -type f -printf '%T@\n' | sort -n | tail -n 1 | cut -d. -f1; }
epoch=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || newest_file)}
export SOURCE_DATE_EPOCH="$epoch"

# --- the tree, with Debian's own places ------------------------------------------------------------

ORISON_INSTALL=no "${MAKE:-make}" -s install BUILD="$BUILD" DESTDIR="$tree" PREFIX=/usr
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$tree/usr/bin/orison"
doc=$tree/usr/share/doc/orison
rm -f "$doc/LICENSE" # its words stand in the copyright file
if [ -d "$tree/usr/share/zsh/site-functions" ]; then
    mv "$tree/usr/share/zsh/site-functions" "$tree/usr/share/zsh/vendor-completions"
fi
find "$tree/usr/share/man" -type f -exec gzip -9n '{}' +

# --- who wrote what -------------------------------------------------------------------------------------

row_of() { # the row of a library in the list; empty where it has none
    name=$1
    grep -v '^#' "$here/libraries" | while read -r start rest; do
        case $name in "$start"*) echo "$start $rest" && break ;; esac
    done
}
linked=$(LC_ALL=C readelf -dW "$tree/usr/bin/orison" | sed -n 's/.*(NEEDED).*\[\(.*\)\]$/\1/p')
loaded=$(sed -n 's/^#define .*_SONAME *"\(.*\)"/\1/p' "$BUILD/include/base/sonames.h")
packages_loaded=$(sed -n 's/^#define .*_PACKAGE *"\(.*\)"/\1/p' "$BUILD/include/base/sonames.h")
dictionaries=$(dpkg-query -S "${DICTIONARIES:-/usr/share/hyphen}/*.dic" 2>/dev/null | sed 's/[:,].*//' | sort -u)
{
    echo "Orison, a typesetter of prayer content. The program, its layouts, its font catalogue and its samples:"
    echo
    cat LICENSE
    echo
    echo "The program works with these libraries, which other packages bring, each under its own licence: the full"
    echo "text stands in /usr/share/doc/PACKAGE/copyright of the library's package."
    echo
    for library in $linked $loaded; do
        row=$(row_of "$library")
        [ -n "$row" ] || fail "$library has no row in src/package/libraries"
        echo "    $library: $(echo "$row" | sed 's/^[^ ]* *//; s/  */ /g; s/ \(linked\|loaded\) /, \1: /')"
    done
    echo
    echo "Where translations are read, the program and libgettextpo run as one under the GNU General Public License,"
    echo "version 3 or later; on Debian systems its text is /usr/share/common-licenses/GPL-3. Nothing else needs it."
    echo
    echo "The tables in /usr/share/orison/hyphen were made from the hyphenation dictionaries of these packages, whose"
    echo "licences go with them: $(echo $dictionaries). They are, in full:"
    # Many come from one source and say the same: told once.
    for package in $dictionaries; do
        echo "$(md5sum <"/usr/share/doc/$package/copyright" | cut -c1-32) $package"
    done | LC_ALL=C sort | awk '$1 != last { printf "%s", (NR > 1 ? "\n" : "") } { printf "%s ", $2; last = $1 } END { print "" }' |
        while read -r first more; do
            printf '\n--- %s\n\n' "$first $more"
            cat "/usr/share/doc/$first/copyright"
        done
} >"$doc/copyright"
{
    echo "orison ($version) unstable; urgency=medium"
    echo
    echo "  * What changed is told by the history of the source."
    echo
    echo " -- $maintainer  $(LC_ALL=C date -u -R -d "@$epoch")"
} | gzip -9n >"$doc/changelog.gz"

# --- the package ------------------------------------------------------------------------------------

printf 'Source: orison\n\nPackage: orison\nArchitecture: any\n' >"$top/debian/control"
shared=$(cd "$top" && dpkg-shlibdeps -O --ignore-missing-info -e tree/usr/bin/orison 2>/dev/null |
    sed -n 's/^shlibs:Depends=//p')
list() { # words as a list of dependencies
    echo "$*" | sed 's/|/ or /g; s/  *or  */_/g; s/  */, /g; s/_/ | /g'
}
# shellcheck disable=SC2086 -- the packages are words
depends="$shared, $(list $packages_loaded libgs-common fonts-ebgaramond fonts-sil-gentiumplus)"
others=$(for font in ${FONTS:-}; do
    case $font in fonts-ebgaramond | fonts-sil-gentiumplus) ;; *) echo "$font" ;; esac
done)
mkdir -p "$tree/DEBIAN"
# shellcheck disable=SC2086
cat >"$tree/DEBIAN/control" <<CONTROL
Package: orison
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -k -s --apparent-size "$tree/usr" | cut -f1)
Depends: $depends
Recommends: $(list gettext $others)
Section: text
Priority: optional
Description: typesetter of prayer bulletins, from YAML to print-ready booklets
 Orison turns structured prayer content, written in YAML, into PDF booklets:
 tagged ones for the screen and for readers who are blind, imposed ones for
 an office's duplex printer, and press files with bleed, marks and an output
 intent. One content has editions in many languages, translated by gettext
 catalogues, each set with its own script's fonts and rules.
CONTROL
chmod -R u+rwX,go+rX,go-w "$tree"
(cd "$tree" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
find "$tree" -newermt "@$epoch" -print0 | xargs -0 -r touch -h -d "@$epoch"
package=$top/orison_${version}_$architecture.deb
dpkg-deb --build --root-owner-group "$tree" "$package" >/dev/null
# The dictionaries' notices stand as their authors wrote them, old addresses of the FSF too, of which lintian 2.117 warns.
lintian --no-cfg --allow-root --suppress-tags old-fsf-address-in-copyright-file --fail-on error,warning "$package" || fail "lintian finds fault with $package"
echo "$package"
