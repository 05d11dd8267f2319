#!/bin/sh
# sh src/base/sonames.sh FILE CC [LINKER FLAGS]: writes FILE, base/sonames.h: the names of the libraries that are
# loaded on demand, as this system has them. A file that says the same already is left alone.
#
# A name is what the linker records when something is linked with the library's development files: so it is
# the one that fits the headers, whatever the system calls it (libjpeg.so.62 or libjpeg.so.8). The package is
# the one that the file came from; where nothing owns it, what Debian's rule makes of its name.
set -eu
file=$1 cc=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    echo "orison: $*" >&2
    exit 1
}

# The macros' names and the linker's, in the same order.
macros='GETTEXT JPEG LCMS PNG QPDF QRENCODE'
libraries='-lgettextpo -ljpeg -llcms2 -lpng -lqpdf -lqrencode'
# shellcheck disable=SC2086 -- the libraries are words
$cc -shared -nostdlib -x c /dev/null -x none -o "$work/probe.so" "$@" -Wl,--no-as-needed $libraries ||
    fail "the development files of a library are missing: see above"
sonames=$(LC_ALL=C readelf -d "$work/probe.so" | sed -n 's/.*(NEEDED).*\[\(.*\)\]$/\1/p')
# shellcheck disable=SC2086
[ "$(echo $sonames | wc -w)" -eq "$(echo $macros | wc -w)" ] ||
    fail "these libraries were asked for:" $libraries "and these found:" $sonames
# shellcheck disable=SC2086
first=$(echo "/* Written by sonames.sh for" $sonames "*/")
[ ! -f "$file" ] || [ "$(sed -n 1p "$file")" != "$first" ] || exit 0

# Where the linker found a name; a bare name where it is not told.
path_of() { # NAME FLAGS...
    name=$1
    shift
    for flag in "$@"; do
        case $flag in -L*) [ ! -e "${flag#-L}/$name" ] || { echo "${flag#-L}/$name"; return; } ;; esac
    done
    $cc -print-file-name="$name"
}

# Debian policy 8.1: the name and the version, parted by a hyphen where a digit meets a digit.
package_by_rule() {
    echo "$1" | sed 's/_/-/g; s/\([0-9]\)\.so\./\1-/; s/\.so\.//'
}

package_of() { # NAME FLAGS...
    path=$(realpath "$(path_of "$@")" 2>/dev/null || true)
    if command -v dpkg-query >/dev/null; then
        # By the path's end: what is found below /usr/lib may be listed below /lib.
        owner=$(dpkg-query -S "*${path#/usr}" 2>/dev/null | sed -n '1s/[:,].*//p')
    elif command -v rpm >/dev/null; then
        owner=$(rpm -qf --qf '%{NAME}\n' "$path" 2>/dev/null | grep -v ' ' | sed -n 1p)
    elif command -v pacman >/dev/null; then
        owner=$(pacman -Qqo "$path" 2>/dev/null | sed -n 1p)
    fi
    echo "${owner:-$(package_by_rule "$1")}"
}

{
    echo "$first"
    for macro in $macros; do
        soname=${sonames%%
*}
        sonames=${sonames#*
}
        echo "#define ${macro}_SONAME  \"$soname\""
        echo "#define ${macro}_PACKAGE \"$(package_of "$soname" "$@")\""
    done
} >"$work/sonames.h"
mkdir -p "$(dirname "$file")"
mv "$work/sonames.h" "$file"
