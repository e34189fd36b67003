#!/usr/bin/env bash
# Builds everything and runs every test and check; arguments go to Maven. Exit status 0 only when tests ran and all passed.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need_java
offer promtool prometheus
offer haproxy haproxy
offer shellcheck shellcheck
# This one does not run unpacked.
command -v systemd-analyze >/dev/null 2>&1 || (install_packages systemd) || say "SKIPPED: the tests that need systemd-analyze (Debian's package systemd)"
for tool in chromium:chromium node:nodejs npm:npm; do
  command -v "${tool%:*}" >/dev/null 2>&1 || (install_packages "${tool#*:}") || say "SKIPPED: the tests that need ${tool%:*} (Debian's package ${tool#*:})"
done
cd "$PROJECT"
mvn -B -ntp clean verify "$@"
exec mvn -B -q -ntp -Pjmh -Dspotless.check.skip test-compile # the benchmarks are in no test: they must compile at least
