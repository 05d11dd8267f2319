#!/bin/sh
# The program is built so that a fault in a library that reads others' files is harder to use: what the
# compiler, the processor and the optimization have is really in the file.
set -eu
BUILD=${BUILD:-build}
program=$BUILD/orison
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C
readelf -hldWn "$program" >"$work/elf"
readelf -sW --dyn-syms "$program" >"$work/symbols"
readelf --debug-dump=info "$program" 2>/dev/null | sed -n 's/.*DW_AT_producer.*: GNU C11 //p' | sort -u >"$work/producers"
has() { # has FILE PATTERN WHAT
    grep -q -- "$2" "$work/$1" || { echo "$program has no $3"; exit 1; }
}

has elf 'Type: *DYN' 'place of its own each time it runs (PIE)'
has elf 'GNU_RELRO' 'read-only relocations'
has elf 'FLAGS.*BIND_NOW\|Flags:.* NOW' 'binding at the start, which full RELRO needs'
grep -q 'GNU_STACK .* RW ' "$work/elf" || { echo "$program can run its stack"; exit 1; }
has symbols '__stack_chk_fail' 'stack protector'

# How it was compiled stands beside the debugging information, where there is some.
if [ -s "$work/producers" ]; then
    unhardened=$(grep -v -- '-fstack-protector-strong' "$work/producers" || true)
    [ -z "$unhardened" ] || { echo "compiled without stack protector: $unhardened"; exit 1; }
    has producers -fstack-clash-protection 'stack clash protection'
fi
if ! grep -q -- '-O0' "$work/producers" && grep -q -- '-O[123s]' "$work/producers"; then
    has symbols '_chk@GLIBC' 'checked calls (FORTIFY)'
fi
case $(uname -m) in
x86_64)
    has elf 'x86 feature: .*SHSTK' 'shadow stack'
    objdump -d --disassemble=main "$program" | grep -q endbr64 || { echo "$program has no landing pads"; exit 1; }
    ;;
aarch64) objdump -d --disassemble=main "$program" | grep -q 'paciasp\|bti' || { echo "$program has no branch protection"; exit 1; } ;;
esac
echo "PIE, RELRO, BIND_NOW, stack protector, stack clash protection, FORTIFY, shadow stack"

# A file without it is found: the same checks fail for a program built without.
if [ -z "${HARDENING_CONTROL:-}" ]; then
    mkdir "$work/build"
    echo 'int main(void) { return 0; }' >"$work/plain.c"
    gcc -O2 -g -no-pie -fno-stack-protector -fcf-protection=none "$work/plain.c" -o "$work/build/orison"
    ! HARDENING_CONTROL=1 BUILD="$work/build" sh "$0" >/dev/null || { echo "an unhardened program passes"; exit 1; }
fi
