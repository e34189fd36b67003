#!/usr/bin/env bash
# Tries the MikroTik API with eight checks: see `scripts/check-mikrotik.sh --help`.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need_jar
run_jar check-mikrotik "$@"
