#!/usr/bin/env bash
# Lists and shows the calls that were recorded: see `scripts/calls.sh --help`.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need_jar
run_jar calls "$@"
