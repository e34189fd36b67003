#!/usr/bin/env bash
# Measures this project's resampler beside speexdsp, SoX and linear interpolation, and writes the table in src/site/markdown/audio-quality.md,
# which tells how. Takes three or four minutes; installs gcc, libspeexdsp-dev and sox where it may.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
case "${1:-}" in
  --help) sed -n '2,3s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
esac

need_peers() {
  local missing=()
  command -v gcc >/dev/null 2>&1 || missing+=(gcc libc6-dev)
  [ -e /usr/include/speex/speex_resampler.h ] || missing+=(libspeexdsp-dev)
  command -v sox >/dev/null 2>&1 || missing+=(sox)
  [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
}

need_java
need_jar
need_peers
cd "$PROJECT"
work=target/audio-quality
mkdir -p "$work"
gcc -O2 -Wall -o "$work/speex_resample" src/test/peer/speex_resample.c -lspeexdsp
mvn -B -q -ntp test-compile || die "the build failed"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp target/classes:target/test-classes inboundcalls.audio.AudioQuality \
  "$JAR" "$work/speex_resample" src/test/peer/sox_time.sh "$work" src/site/markdown/audio-quality.md
sed -n '/^<!-- table/,/^<!-- end/p' src/site/markdown/audio-quality.md
