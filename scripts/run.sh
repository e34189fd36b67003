#!/usr/bin/env bash
# Starts the server with the JVM that conf/jvm.options describes: see `scripts/run.sh --help`. Its process is the server's: signals reach it.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need_jar
run_server "$@"
