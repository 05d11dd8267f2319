#!/bin/sh
# Puts veraPDF's jar beside the build, once: prints its path. Without network: says so and fails.
# The jar is Maven's (GPL or MPL); nothing of it goes into the program.
set -eu
BUILD=${BUILD:-build}
version=1.28.2
jar=$BUILD/verapdf/greenfield-apps-$version.jar
if [ ! -f "$jar" ]; then
    mkdir -p "$BUILD/verapdf"
    home=$(find "$HOME/.m2/repository/org/verapdf/apps/greenfield-apps/$version" -name "greenfield-apps-$version.jar" 2>/dev/null || true)
    if [ -z "$home" ]; then
        mvn -q -B dependency:get -Dartifact=org.verapdf.apps:greenfield-apps:$version -Dtransitive=false >&2
        home=$HOME/.m2/repository/org/verapdf/apps/greenfield-apps/$version/greenfield-apps-$version.jar
    fi
    cp "$home" "$jar.new"
    mv "$jar.new" "$jar"
fi
echo "$jar"
