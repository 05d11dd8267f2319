#!/bin/sh
# Installs the Debian packages that are named and missing. Silent, and without network, when none is.
set -eu
[ "${ORISON_INSTALL:-yes}" = no ] && exit 0

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "orison: this is no Debian machine; if the build fails, install what answers to these packages:"
    echo "  $*"
    exit 0
fi
missing=
for package in "$@"; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

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
# shellcheck disable=SC2086
$install $missing || cannot "apt-get failed"
