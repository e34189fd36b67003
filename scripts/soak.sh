#!/usr/bin/env bash
# Calls a server for minutes on end while everything around it fails: see `scripts/soak.sh --help`.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need_jar
run_jar_with_server soak "$@"
