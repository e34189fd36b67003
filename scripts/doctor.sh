#!/usr/bin/env bash
# Looks at everything that calls need, and says what to do about what is wrong: see `scripts/doctor.sh --help`.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need_jar
run_jar doctor "$@"
