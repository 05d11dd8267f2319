#!/bin/sh
# What is not proved is not passed over in silence: where veraPDF is out of reach, its script says so and
# skips for a user, and fails where CI is set. The network is a closed port here, the repository is empty.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/home/.m2" "$work/bin" "$work/good" "$work/broken"
cat >"$work/home/.m2/settings.xml" <<'X'
<settings><mirrors><mirror><id>nobody</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:9/</url></mirror></mirrors></settings>
X
for tool in sh mkdir mktemp find cp mv cat rm grep wc basename; do
    ln -s "$(command -v $tool)" "$work/bin/$tool"
done
judge() { # judge EXPECTED ENVIRONMENT...: the script's exit status; what it says to $work/said
    expected=$1 code=0
    shift
    env -u CI HOME="$work/home" BUILD="$work/build" MAVEN_OPTS="-Duser.home=$work/home" "$@" \
        sh tests/verapdf.sh "$work/good" "$work/broken" >"$work/said" 2>&1 || code=$?
    [ "$code" -eq "$expected" ] || { echo "exit $code, expected $expected: $*"; cat "$work/said"; exit 1; }
}
not_skipped() {
    ! grep -q '^skipped' "$work/said" || { echo "a skip"; cat "$work/said"; exit 1; }
}

echo "== no network"
if command -v mvn >/dev/null && command -v java >/dev/null; then
    judge 0 CI=
    grep -q '^skipped: 2 VERAPDF IS OUT OF REACH' "$work/said"
    judge 1 CI=true
    grep -q 'veraPDF is out of reach, and CI is set' "$work/said"
    not_skipped
    [ ! -e "$work/build/verapdf/greenfield-apps-1.28.2.jar" ]
else
    echo "skipped: 2 maven or java is not installed"
fi

echo "== no java, no maven"
judge 0 PATH="$work/bin"
grep -q 'there is no java' "$work/said"
grep -q '^skipped: 2 VERAPDF' "$work/said"
judge 1 PATH="$work/bin" CI=1
printf '#!/bin/sh\nexit 1\n' >"$work/bin/java"
chmod +x "$work/bin/java"
judge 0 PATH="$work/bin"
grep -q 'there is no maven' "$work/said"
judge 1 PATH="$work/bin" CI=1

echo "== a judge that says nothing passes nothing"
mkdir -p "$work/build/verapdf"
: >"$work/build/verapdf/greenfield-apps-1.28.2.jar"
: >"$work/good/a.pdf"
: >"$work/broken/good.control.pdf"
judge 1 PATH="$work/bin"
not_skipped
