#!/usr/bin/env bash
# Makes a test call without a phone against a running server: see `scripts/call.sh --help`.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need_jar
run_jar call "$@"
