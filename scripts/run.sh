#!/usr/bin/env bash
# Starts the server: see `scripts/run.sh --help`. Its process is the server's: signals reach it.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need_jar
run_jar serve "$@"
