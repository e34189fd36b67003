#!/usr/bin/env bash
# Runs the JMH benchmarks of src/jmh: the resampler, the AudioSocket codec, the events that carry sound. Two minutes for all of them:
# three seconds of warm-up and five of measurement each, in one fork.
#
#   scripts/bench.sh                 all of them
#   scripts/bench.sh Resampler       those whose name matches
#   scripts/bench.sh Realtime -f 3   whatever JMH understands (-h tells)
#
# Figures of a machine that does something else too are worth little; compare runs that follow one another.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
case "${1:-}" in
  --help) sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
esac
need_java
cd "$PROJECT"
mvn -B -q -ntp -Pjmh test-compile dependency:build-classpath -Dmdep.outputFile=target/jmh/classpath || die "the build failed"
# shellcheck disable=SC2046 # none or one word
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" $(java_options) -cp "target/jmh/test-classes:target/jmh/classes:$(cat target/jmh/classpath)" \
  org.openjdk.jmh.Main -foe true "$@"
