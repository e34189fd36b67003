#!/usr/bin/env bash
# Makes many calls at once against a server and measures both: see `scripts/load-test.sh --help`.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
need_jar
if [ -t 2 ]; then
  set -- --live "$@"
fi
# The server's JVM is that of scripts/run.sh, unless one is described.
case " $* " in
  *" --java-option"*) ;;
  *) while IFS= read -r option; do set -- "$@" "--java-option=$option"; done < <(server_options) ;;
esac
run_jar load-test "$@"
