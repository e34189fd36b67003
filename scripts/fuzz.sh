#!/usr/bin/env bash
# Feeds the two readers of what comes from outside, the AudioSocket decoder and the reader of the model's events, with inputs that Jazzer
# makes up, and holds every one to what must be so of any input (see the two …FuzzTest classes).
#
#   scripts/fuzz.sh              60 seconds each
#   scripts/fuzz.sh 600          so many seconds each
#
# Exit status 0 when nothing was found. A finding is printed, and its input lies then among those that scripts/test.sh reads for ever after:
# src/test/resources/…FuzzTestInputs. What was learnt on the way is kept in .cifuzz-corpus for the next time.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
case "${1:-60}" in
  --help) sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
  *[!0-9]* | 0*) die "seconds: $1 (expected: a whole number from 1 to 86400)" ;;
esac
seconds=${1:-60}
[ "$seconds" -le 86400 ] || die "seconds: $seconds (expected: a whole number from 1 to 86400)"

fuzz() {
  local log=target/fuzz-$1.log
  say "$1: $seconds s..."
  if ! JAZZER_FUZZ=1 timeout "$((seconds + 300))" mvn -B -ntp -Dspotless.check.skip -Djazzer.hooks=true -Djazzer.max_duration="${seconds}s" \
    test -Dtest="$1" >"$log" 2>&1; then
    grep -E 'Java Exception|Test unit written to|^	at inboundcalls|Exited|COMPILATION ERROR' "$log" | sed 's/^artifact_prefix=[^;]*; //' | head -n 20 >&2
    say "$1: a finding, or it did not run. All of its output: $log"
    return 1
  fi
  grep -E '^#[0-9]+.*(DONE|pulse)|^Done ' "$log" | tail -n 1 >&2
}

need_java
cd "$PROJECT"
mkdir -p target
failed=0
for test in AudioSocketDecoderFuzzTest ServerEventReaderFuzzTest; do
  fuzz "$test" || failed=1
done
exit "$failed"
