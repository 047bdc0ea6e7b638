#!/usr/bin/env bash
# A whole sync with a SCIM service on this machine (scim_platform.cpp): HR is a file of people, five in a hundred have
# something to change (four another title, and of the rest as many come as leave). Three syncs, one after the other: with
# an empty state, with nothing to change, with five other people in a hundred. Prints one table (Markdown).
#   tests/bench/run_sync.sh [--n PEOPLE] [--runs RUNS] [--build DIR]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
count=100000 runs=3
# shellcheck source=tests/bench/timing.sh
. "$here/timing.sh"
cmake --build "$build" --target joinery bench_scim_platform >&2
cd "$top"
export joinery=$build/engine/cli/joinery BENCH_TOKEN=measured
work=$(mktemp -d)
export work
server_PID=
end_server() { [ -z "${server_PID:-}" ] || { kill "$server_PID" 2>/dev/null || true; wait "$server_PID" 2>/dev/null || true; }; }
trap 'end_server; rm -rf "$work"' EXIT

# The platform has each of these people, as an engineer; the number is not sent, for it does not have that.
mkdir -p "$work/sync/people"
cat > "$work/sync/integration.yaml" <<'YAML'
integration: bench_sync
source: csv
target: scim
language: 1
credentials:
  scim: {address: env BENCH_ADDRESS, token: env BENCH_TOKEN}
settings: {zone: UTC}
change:
  set.employee_number: keep
invite: never
YAML

# people ROUND MINUTES: the file of that round (0 or 1), which was put there so many minutes ago.
people() {
  awk -v n="$count" -v round="$1" 'BEGIN {
    print "Employee number,First name,Last name,Work e-mail,Department,Job title,Leaving date"
    for (i = 0; i < n * (201 + round) / 200; i++) {
      lead = i % 100 < 4 || (round == 1 && i % 100 >= 10 && i % 100 < 14)
      left = i < n && i % 200 == 57 ? "2026-11-20" : i < n && round == 1 && i % 200 == 58 ? "2026-11-22" : ""
      printf "E%d,Ada,King%d,person%d@acme.example,Research,%s,%s\n", i, i, i, lead ? "Lead" : "Engineer", left
    }
  }' > "$work/sync/people/$1.csv"
  touch -d "$2 minutes ago" "$work/sync/people/$1.csv"
}
sync() {
  "$joinery" sync "$work/sync" --state "$work/state.db" --at "$1" || { code=$?; [ $code -eq 2 ]; }
}
export -f sync

# measured NAME AT: one sync, and how many users it wrote.
measured() {
  local before
  before=$(curl -sS "$host/_writes")
  timed "$1" bash -c "sync $2"
  echo $(($(curl -sS "$host/_writes") - before)) > "$work/writes.$1"
}
for ((i = 0; i < runs; i++)); do
  coproc server { exec "$build/tests/bench/bench_scim_platform" "$count"; }
  read -r host <&"${server[0]}"
  export BENCH_ADDRESS=$host/scim/v2
  rm -f "$work"/state.db* "$work"/sync/people/*
  "$joinery" release "$work/sync" first-run --reason measured --state "$work/state.db" > /dev/null
  people 0 20
  measured first 2026-11-21T08:00:00Z
  measured again 2026-11-22T08:00:00Z
  people 1 10
  measured other 2026-11-23T08:00:00Z
  end_server
  server_PID=
done
stat -c 'the state: %s bytes' "$work/state.db" >&2
echo "$(date -u +%Y-%m-%d), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg); $count people, medians of $runs runs."
echo
echo "| sync | users written | seconds | of processor | MB |"
echo "| --- | ---: | ---: | ---: | ---: |"
row() {
  awk -v label="$1" -v writes="$(cat "$work/writes.$2")" -v wall="$(median "$2" 1)" -v cpu="$(median "$2" 0)" -v memory="$(median "$2" 4)" \
    'BEGIN {printf "| %s | %d | %.2f | %.2f | %.0f |\n", label, writes, wall, cpu, memory / 1024}'
}
row "the first: everybody is new to the state" first
row "once more: nothing to change" again
row "five other people in a hundred" other
