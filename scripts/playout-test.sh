#!/usr/bin/env bash
# Measures the 20 ms clock: 100 calls for 60 s on loopback, half of the time spoken to, the server in a process of its own, an idle timer in
# another to tell what the machine does; up to 3 times while that timer itself is late. Exit status 1 when a call gained or lost a frame, or when frames were late and the timer was not.
#
#   scripts/playout-test.sh [CALLS [SECONDS]]
#   chrt -r 5 scripts/playout-test.sh             (as root, where others use the machine: before them)
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
case "${1:-}" in
  -h | --help) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 0 ;;
esac
need_jar
cd "$PROJECT"
main=inboundcalls.measurement.PlayoutMeasurement
class=target/test-classes/${main//.//}.class
if [ ! -f "$class" ] || [ -n "$(find src/test/java -newer "$class" -name '*.java' -print -quit)" ]; then
  need_java
  mvn -B -q -ntp -Dspotless.check.skip test-compile || die "the build failed"
fi
timeout $((3 * (${2:-60} + 90))) "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$JAR:target/test-classes" "$main" "$JAR" "${1:-100}" "${2:-60}"
