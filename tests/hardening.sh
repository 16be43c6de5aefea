#!/usr/bin/env bash
# SPDX-FileCopyrightText: Slipway contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/hardening.sh PROGRAM: what the compiler and the linker were asked to harden is hard in the program.
set -euo pipefail
program=$1
failed=0
expect() { # WORDS COMMAND…
    local words=$1
    shift
    "$@" >/dev/null 2>&1 || { echo "hardening: $program: $words" >&2; failed=1; }
}
header=$(readelf -hW "$program")
segments=$(readelf -lW "$program")
dynamic=$(readelf -dW "$program")
symbols=$(readelf -sW --dyn-syms "$program")

expect "is not position-independent" grep -q 'Type: *DYN' <<<"$header"
expect "is no PIE" grep -qE '\(FLAGS_1\).*PIE' <<<"$dynamic"
expect "has no read-only relocations" grep -q GNU_RELRO <<<"$segments"
expect "binds lazily" grep -qE '\(FLAGS(_1)?\).*NOW' <<<"$dynamic"
expect "has an executable stack" grep -qE 'GNU_STACK .* RW ' <<<"$segments"
expect "has no stack protector" grep -q '__stack_chk_fail' <<<"$symbols"
expect "has no fortified function" grep -qE '__[a-z]+_chk(@|$| )' <<<"$(grep -v __stack_chk_fail <<<"$symbols")"
expect "has a search path of its own" bash -c '! grep -qE "\((RPATH|RUNPATH)\)"' <<<"$dynamic"
if grep -q 'X86-64' <<<"$header"; then
    # The note is only there where the system's start files have it, too; the instructions are ours.
    marks=$(objdump -d --no-show-raw-insn "$program" | grep -c endbr64 || true)
    expect "has no marks for indirect branches (CET)" test "$marks" -gt 1000
fi
exit $failed
