#!/bin/sh
# Installs the Debian packages that are named and missing. Silent, and without network, when none is. Of names
# with a bar between them (new|old), one that is installed will do, else the first that apt knows is taken.
set -eu
[ "${ORISON_INSTALL:-yes}" = no ] && exit 0

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "orison: this is no Debian machine; if the build fails, install what answers to these packages:"
    echo "  $*"
    exit 0
fi
is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null || true)" = installed ]
}
wanted=
for names in "$@"; do
    found=
    for package in $(echo "$names" | tr '|' ' '); do
        ! is_installed "$package" || { found=yes; break; }
    done
    [ -n "$found" ] || wanted="$wanted $names"
done
[ -z "$wanted" ] && exit 0

# The wanted names as apt has them; of several, the first where apt has none.
choose() {
    missing=
    for names in $wanted; do
        chosen=$names
        case $names in
        *'|'*)
            chosen=${names%%|*}
            for package in $(echo "$names" | tr '|' ' '); do
                ! LC_ALL=C apt-cache policy "$package" 2>/dev/null | grep -q 'Candidate: [^(]' ||
                    { chosen=$package; break; }
            done
            ;;
        esac
        missing="$missing $chosen"
    done
}
choose

root=
[ "$(id -u)" = 0 ] || root=sudo
cannot() {
    echo "orison: these packages are missing and could not be installed ($1):" >&2
    echo "  apt-get install --no-install-recommends$missing" >&2
    exit 1
}
[ -z "$root" ] || command -v sudo >/dev/null || cannot "not root, and there is no sudo"
echo "orison: installing$missing"
export DEBIAN_FRONTEND=noninteractive
install="$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends"
# shellcheck disable=SC2086 -- the lists are words
$install $missing && exit 0
# An old or missing package list: fetch it, and try once more.
$root apt-get update -q || cannot "the package list could not be fetched"
choose
# shellcheck disable=SC2086
$install $missing || cannot "apt-get failed"
