#!/usr/bin/env bash
# Makes many calls at once against a server and measures both: see `scripts/load-test.sh --help`.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need_jar
if [ -t 2 ]; then
  set -- --live "$@"
fi
run_jar_with_server load-test "$@"
