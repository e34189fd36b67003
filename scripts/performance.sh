#!/usr/bin/env bash
# Measures what src/site/markdown/performance.md tells, by scripts/load-test.sh: the server in a process of its own, phones and model in another,
# an idle timer in a third to tell what the machine does. A line for each run says both processes' shares of CPU.
#
#   scripts/performance.sh cpu [CALLS [ROUNDS]]     200 calls, 3 rounds: CPU per call-second beside a bridge in Node; median, ratio (8 min)
#   scripts/performance.sh gate [CALLS]             500 calls: none dropped, uplink p99 < 20 ms, pacing p99 < 5 ms, < 512 MiB (2 min)
#   scripts/performance.sh hanging [CALLS]          100 calls, 100 functions that hang: the same limits of time (2 min)
#   scripts/performance.sh crowd [CALLS [BASE]]     500 calls within 2 s on top of 50: no frame of the 50 more than 20 ms late (2 min)
#   scripts/performance.sh growth [ROUNDS]          5 rounds: CPU per call-second at 500 calls against 50; median, ratio (17 min)
#   scripts/performance.sh curve [CALLS…]           1 10 50 100 200 300 400 500 700 1000 calls, one run each (14 min)
#   scripts/performance.sh allocation COMMIT [CALLS]  100 calls: allocation per call-second beside that of another commit (4 min)
#   scripts/performance.sh pauses [CALLS]           200 calls: the JVM's pauses and memory with each garbage collector (6 min)
#
# Exit status 1 when a limit is not kept. Every run's figures are left in target/performance. Where others use the machine, as root, before
# them: chrt -r 5 scripts/performance.sh …
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() { sed -n '2,16s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; }

WORK=$PROJECT/target/performance
PEER=$PROJECT/src/test/peer/node
# A server that has just started is not asked for hundreds of calls a second: its JVM has 6 s of CPU to spend on compiling first.
RAMP=20 WARM_UP=15 SECONDS_COUNTED=30
node_pid=
failed=0

# A number of a run's JSON: figure FILE OBJECT KEY. The file is printed with a field on each line.
figure() {
  awk -v object="\"$2\":" -v key="\"$3\":" '
    $1 == object { inside = 1 }
    inside && $1 == key { sub(/,$/, "", $2); print $2; exit }' "$1"
}

median() { sort -g | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

# One load test: measure NAME OPTION…; its line on standard output, its figures in $WORK/NAME.json. A failure is remembered.
measure() {
  local name=$1 file=$WORK/$1.json
  shift
  rm -f "$file"
  say "$(date +%T) $name: load-test $*"
  timeout $((RAMP + WARM_UP + SECONDS_COUNTED + 240)) "$PROJECT/scripts/load-test.sh" --ramp "$RAMP" --warm-up "$WARM_UP" --duration "$SECONDS_COUNTED" \
    --json "$file" "$@" >"$WORK/$name.txt" 2>"$WORK/$name.err" || failed=1
  sed -n 's/^error: /  /p' "$WORK/$name.err" >&2
  [ -s "$file" ] || die "$name: no figures: $(tail -n 3 "$WORK/$name.err")"
  awk -v name="$name" -v up="$(figure "$file" calls up)" -v dropped="$(figure "$file" calls dropped)" \
    -v cpu="$(figure "$file" server_process cpu_ms_per_call_second)" -v cores="$(figure "$file" server_process cores)" \
    -v mib="$(figure "$file" server_process resident_mib)" -v tool="$(figure "$file" load_tool cores)" \
    -v up99="$(figure "$file" uplink p99)" -v pace99="$(figure "$file" pacing p99)" -v own="$(figure "$file" load_tool_clock p99)" \
    -v idle="$(figure "$file" idle_timer p99)" 'BEGIN {
      printf "%-18s %4d up %3d dropped  %5.2f ms/call-s  %4.2f cores, tool %4.2f  %4d MiB  p99 in ms: uplink %.1f, pacing %.1f, tool %.1f, idle timer %.1f\n",
        name, up, dropped, cpu, cores, tool, mib, up99, pace99, own, idle }'
}

start_node() {
  local log=$WORK/node.log
  (
    cd "$PEER"
    OPENAI_API_KEY=load-test OPENAI_REALTIME_URL="ws://127.0.0.1:$1/v1/realtime" AUDIOSOCKET_PORT=0 exec node bridge.js
  ) >"$log" 2>&1 &
  node_pid=$!
  for _ in $(seq 100); do
    node_port=$(sed -n 's/^AudioSocket on .*://p' "$log")
    [ -z "$node_port" ] || return 0
    sleep 0.1
  done
  die "the bridge in Node did not start: $(tail -n 3 "$log")"
}

stop_node() {
  if [ -n "$node_pid" ]; then
    kill "$node_pid" 2>/dev/null || true
    wait "$node_pid" 2>/dev/null || true
    node_pid=
  fi
}
trap stop_node EXIT

measure_node() {
  local realtime=$((20000 + RANDOM % 5000))
  start_node "$realtime"
  measure "$@" --server "127.0.0.1:$node_port" --server-pid "$node_pid" --simulate --realtime-port "$realtime" --mikrotik-port $((realtime + 5000))
  stop_node
}

# False, and says so, where the bridge in Node cannot be run.
has_node() {
  local version
  version=$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p')
  if [ "${version:-0}" -lt 20 ] || ! command -v npm >/dev/null 2>&1; then
    printf 'SKIPPED bridge in Node: no node of version 20 or newer with npm on this machine\n'
    return 1
  fi
  if [ ! -d "$PEER/node_modules/ws" ] && ! (cd "$PEER" && npm ci --ignore-scripts --no-audit --no-fund >"$WORK/npm.log" 2>&1); then
    printf 'SKIPPED bridge in Node: npm could not install ws: %s\n' "$(tail -n 1 "$WORK/npm.log")"
    return 1
  fi
}

# The median of a figure over the rounds of a name: of NAME OBJECT KEY.
over_rounds() {
  local file
  for file in "$WORK/$1"-[0-9]*.json; do figure "$file" "$2" "$3"; done | median
}

# Neither is asked for functions, which the bridge has none of.
cpu() {
  local calls=${1:-200} rounds=${2:-3} round ours theirs with_node=true
  rm -f "$WORK"/server-*.json "$WORK"/node-*.json
  has_node || with_node=false
  for round in $(seq "$rounds"); do
    measure "server-$round" --calls "$calls" --asking 0
    ! $with_node || measure_node "node-$round" --calls "$calls" --asking 0 --max-lost-frames 0
  done
  ours=$(over_rounds server server_process cpu_ms_per_call_second)
  printf 'server: median %.2f ms of CPU per call-second\n' "$ours"
  if $with_node; then
    theirs=$(over_rounds node server_process cpu_ms_per_call_second)
    printf 'bridge in Node: median %.2f; server / bridge: %s (limit: 0.50)\n' "$theirs" "$(ratio "$ours" "$theirs")"
    at_most "$(ratio "$ours" "$theirs")" 0.50
  fi
}

at_most() { awk -v a="$1" -v b="$2" 'BEGIN { exit !(a <= b) }' || failed=1; }

gate() {
  measure gate --calls "${1:-500}" --max-uplink-p99 20 --max-p99 5 --max-memory 512
  cat "$WORK/gate.txt"
}

# In two turns of five the model asks; each answer would take an hour, and is given up after 35 s. Counting ends when the first of them are,
# since a hundred failures would open the breaker.
hanging() {
  cat >"$WORK/hanging.conf" <<'END'
inbound-calls {
  tools { running = 4096, deadline = 40 s }
  mikrotik { question-timeout = 30 s, freshness = 0 s, breaker.failures = 100 }
}
END
  WARM_UP=20 SECONDS_COUNTED=20
  measure hanging --calls "${1:-100}" --asking 40 --hanging-tools --config "$WORK/hanging.conf" --max-uplink-p99 20 --max-p99 5
  cat "$WORK/hanging.txt"
}

crowd() {
  SECONDS_COUNTED=15
  measure crowd --calls "${2:-50}" --crowd "${1:-500}" --crowd-ramp 2 --max-late 20
  cat "$WORK/crowd.txt"
}

# The same warm-up for both: few calls take longer until all that is hot is compiled.
growth() {
  local rounds=${1:-5} round few many
  rm -f "$WORK"/few-*.json "$WORK"/many-*.json
  WARM_UP=45
  for round in $(seq "$rounds"); do
    measure "few-$round" --calls 50
    measure "many-$round" --calls 500
  done
  few=$(over_rounds few server_process cpu_ms_per_call_second)
  many=$(over_rounds many server_process cpu_ms_per_call_second)
  printf '50 calls: median %.2f ms of CPU per call-second; 500 calls: %.2f; ratio %s (limit: 1.10)\n' "$few" "$many" "$(ratio "$many" "$few")"
  at_most "$(ratio "$many" "$few")" 1.10
}

curve() {
  local calls
  [ $# -gt 0 ] || set -- 1 10 50 100 200 300 400 500 700 1000
  WARM_UP=30
  for calls in "$@"; do measure "curve-$calls" --calls "$calls"; done
}

# The other commit is built in a clone, which stays for the next time.
allocation() {
  local commit=${1:?COMMIT is missing} calls=${2:-100} clone now before
  commit=$(git -C "$PROJECT" rev-parse --verify "$commit^{commit}") || die "no such commit: $1"
  clone=$WORK/$commit
  if [ ! -f "$clone/target/openai-inbound-calls.jar" ]; then
    rm -rf "$clone"
    git clone -q --shared --no-checkout "$PROJECT" "$clone"
    git -C "$clone" checkout -q "$commit"
    say "Building $1..."
    need_java
    (cd "$clone" && mvn -B -q -ntp -DskipTests -Dspotless.check.skip package) || die "the build of $1 failed"
  fi
  measure allocation-before --calls "$calls" --server-jar "$clone/target/openai-inbound-calls.jar"
  measure allocation-now --calls "$calls"
  before=$(figure "$WORK/allocation-before.json" server_process allocated_kib_per_call_second)
  now=$(figure "$WORK/allocation-now.json" server_process allocated_kib_per_call_second)
  printf '%s: %.1f KiB per call-second; this: %.1f; before / now: %s\n' "$1" "$before" "$now" "$(ratio "$before" "$now")"
}

# Longest and 99.9th percentile of the times at which the JVM stands still, from when all calls are up.
pauses() {
  local calls=${1:-200} gc log
  for gc in Serial Parallel G1 Z Shenandoah; do
    log=$WORK/pauses-$gc.log
    rm -f "$log"
    if ! "${JAVA_HOME:+$JAVA_HOME/bin/}java" "-XX:+Use${gc}GC" -version >/dev/null 2>&1; then
      printf 'SKIPPED %s: this JVM has it not\n' "$gc"
      continue
    fi
    measure_collector "pauses-$gc" "-XX:+Use${gc}GC" "-Xlog:safepoint:file=$log:uptime" --calls "$calls"
    sed -n 's/^\[\([0-9.]*\)s\].*Total: *\([0-9]*\) ns.*/\1 \2/p' "$log" | awk -v from=$((RAMP + WARM_UP)) '$1 > from { print $2 / 1e6 }' | sort -g | awk -v gc="$gc" '
      { ms[NR] = $1; sum += $1 }
      END { i = int(NR * 0.999 + 0.999); printf "  %s: %d pauses, together %.1f ms, p50 %.2f, p99.9 %.2f, longest %.2f ms\n", gc, NR, sum, ms[int((NR + 1) / 2)], ms[i], ms[NR] }'
  done
}

# In the place of the collector that operators have.
measure_collector() {
  local name=$1 collector=$2 log=$3 option options=()
  shift 3
  while IFS= read -r option; do
    case $option in -XX:+Use*GC) ;; *) options+=("--java-option=$option") ;; esac
  done < <(server_options)
  measure "$name" "$@" "${options[@]}" "--java-option=$collector" "--java-option=$log"
}

mode=${1:-}
case $mode in
  cpu | gate | hanging | crowd | growth | curve | allocation | pauses) shift ;;
  -h | --help) usage; exit 0 ;;
  *) usage >&2; exit 2 ;;
esac
need_jar
mkdir -p "$WORK"
"$mode" "$@"
exit "$failed"
