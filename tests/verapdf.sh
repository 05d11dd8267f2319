#!/bin/sh
# sh tests/verapdf.sh GOOD [BROKEN]: veraPDF passes each PDF of the folder GOOD, by PDF/UA-1 and by PDF/A-2a,
# and fails what is broken on purpose in BROKEN: ua1.*.pdf and 2a.*.pdf, but not good.control.pdf.
#
# Its jar (GPL or MPL; nothing of it goes into the program) is put beside the build, once, by Maven. Out of
# reach: a line that says what is not proved, and exit 0; but exit 1 where CI is set, whose word counts.
set -eu
good=$1 broken=${2:-}
BUILD=${BUILD:-build}
version=1.28.2
name=greenfield-apps-$version.jar
jar=$BUILD/verapdf/$name
repository=$HOME/.m2/repository
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT

fetch() {
    command -v java >/dev/null || { echo "there is no java"; return 1; }
    [ ! -f "$jar" ] || return 0
    home=$repository/org/verapdf/apps/greenfield-apps/$version/$name
    if [ ! -f "$home" ]; then
        command -v mvn >/dev/null || { echo "there is no maven"; return 1; }
        mvn -q -B -Dmaven.repo.local="$repository" dependency:get \
            -Dartifact=org.verapdf.apps:greenfield-apps:$version -Dtransitive=false || return 1
    fi
    mkdir -p "$BUILD/verapdf" && cp "$home" "$jar.new" && mv "$jar.new" "$jar"
}
if ! fetch >"$said/fetch" 2>&1; then
    cat "$said/fetch"
    echo # maven ends in a colour and no line end
    [ -z "${CI:-}" ] || { echo "veraPDF is out of reach, and CI is set"; exit 1; }
    echo "skipped: 2 VERAPDF IS OUT OF REACH (java, maven or the network): PDF/UA-1 and PDF/A-2a are not proved"
    exit 0
fi

for profile in ua1 2a; do
    # Exit 1 is a file that fails, and the broken ones must.
    java -cp "$jar" org.verapdf.apps.GreenfieldCliWrapper -f $profile --format text \
        "$good"/*.pdf ${broken:+"$broken"/*.pdf} >"$said/$profile" 2>"$said/noise" || true
    passed=$(grep -c "^PASS .*$good/" "$said/$profile" || true)
    ! grep "^FAIL .*$good/" "$said/$profile" || exit 1
    [ "$passed" -eq "$(find "$good" -name '*.pdf' | wc -l)" ] || { cat "$said/noise"; exit 1; }
    [ -n "$broken" ] || { echo "$profile: $passed files pass"; continue; }
    grep -q "^PASS .*good.control.pdf" "$said/$profile"
    for pdf in "$broken"/$profile.*.pdf; do
        grep -q "^FAIL .*$(basename "$pdf")" "$said/$profile" || { echo "$profile passes $pdf"; exit 1; }
    done
    echo "$profile: $passed files pass, $(grep -c ^FAIL "$said/$profile") broken ones fail," \
        "$(grep -c "^PASS .*$broken/" "$said/$profile") broken ones pass that our own tests find"
done
