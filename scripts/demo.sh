#!/usr/bin/env bash
# A whole call without key, network or telephone: see `scripts/demo.sh --help`.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need_jar
case " $* " in
  *" --wav"*) run_jar demo "$@" ;;
  *) run_jar demo --wav "$PROJECT/target/demo/llamada.wav" "$@" ;;
esac
