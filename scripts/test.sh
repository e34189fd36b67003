#!/usr/bin/env bash
# Builds everything and runs every test and check; arguments go to Maven. Exit status 0 only when tests ran and all passed.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need_java
offer promtool prometheus
cd "$PROJECT"
mvn -B -ntp clean verify "$@"
exec mvn -B -q -ntp -Pjmh -Dspotless.check.skip test-compile # the benchmarks are in no test: they must compile at least
