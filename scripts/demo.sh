#!/usr/bin/env bash
# A whole call without key, network or telephone: see `scripts/demo.sh --help`.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need_jar
run_jar demo "$@"
