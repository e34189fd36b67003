#!/usr/bin/env bash
# SoX keeps no time of its own filter. So: the CPU time of `rate -h` on standard input, less that of SoX copying the same, for each 20 ms.
# Says "nanos N held 0" on standard error, as the other measured programs do.
set -euo pipefail

from=$1 to=$2
in=$(mktemp)
trap 'rm -f "$in"' EXIT
cat >"$in"
raw=(-t raw -e signed-integer -b 16 -c 1)
TIMEFORMAT='%3U %3S'

cpu() { { time "$@" >/dev/null; } 2>&1; }

filtered=$(cpu sox -D "${raw[@]}" -r "$from" "$in" "${raw[@]}" -r "$to" - rate -h "$to")
copied=$(cpu sox -D "${raw[@]}" -r "$from" "$in" "${raw[@]}" -r "$from" -)
frames=$(($(stat -c %s "$in") / 2 * 50 / from))
awk -v frames="$frames" '{ printf "nanos %.1f held 0\n", ($1 + $2 - $3 - $4) * 1e9 / frames }' <<<"$filtered $copied" >&2
