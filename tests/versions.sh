#!/bin/sh
# The versions of what lines and pages hang on: fonts, hyphenation, ICU and HarfBuzz. Goldens that hold only for
# those that they were made with are compared where this says the same as tests/cases/versions.
#   sh tests/versions.sh        writes them
#   sh tests/versions.sh same   exit 0 where they are the goldens'
set -eu
here=$(dirname "$0")
versions() {
    dpkg-query -W -f='${Package} ${Version}\n' fonts-ebgaramond hyphen-en-us 2>/dev/null |
        sed 's/+deb[0-9]*u[0-9]*//'
    for library in icu-uc harfbuzz; do
        echo "$library $(pkg-config --modversion $library)"
    done
}
if [ "${1:-}" = same ]; then
    [ "$(versions)" = "$(cat "$here/cases/versions" 2>/dev/null)" ]
else
    versions
fi
