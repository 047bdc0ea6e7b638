#!/usr/bin/env bash
# Workload T: Joinery and the program written by hand, in turn, in one run; prints records per second, memory
# and the ratio of the medians, and checks both outputs against each other and against the fixture.
#   tests/bench/run.sh [--n RECORDS] [--runs RUNS] [--shape hibob] [--build DIR]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
count=200000 runs=5 build=$top/build/bench
while [ $# -gt 0 ]; do
  case $1 in
    --n) count=$2; shift 2 ;;
    --runs) runs=$2; shift 2 ;;
    --build) build=$2; shift 2 ;;
    *) echo "unknown option $1" >&2; exit 1 ;;
  esac
done
if [ ! -x "$build/engine/cli/joinery" ]; then
  (cd "$top" && cmake --preset bench -B "$build" && cmake --build "$build" --target joinery bench_generator bench_limit_t)
fi
joinery=$build/engine/cli/joinery generator=$build/tests/bench/bench_generator limit=$build/tests/bench/bench_limit_t
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$generator" --lookup --countries "$here/countries.tsv" > "$work/regions.json"
"$generator" --n "$count" --seed 1 --countries "$here/countries.tsv" --out "$work/people.ndjson"
map() { "$joinery" map "$here/workload_t" --records "$1" --at 2026-11-21T12:00:00Z --threads "$2"; }

if command -v node > /dev/null; then
  echo "fixture: $(map "$here/fixture/employees.ndjson" 1 | node "$here/to_reference.mjs" > "$work/fixture.ndjson" && node "$here/check.mjs" "$here/fixture/expected-t.ndjson" "$work/fixture.ndjson" --ordered)"
  map "$work/people.ndjson" 1 | node "$here/to_reference.mjs" > "$work/joinery.ndjson"
  "$limit" "$work/people.ndjson" "$work/regions.json" > "$work/limit.ndjson"
  echo "$count records: $(node "$here/check.mjs" "$work/limit.ndjson" "$work/joinery.ndjson" --ordered)"
  rm -f "$work/joinery.ndjson" "$work/limit.ndjson"
fi

# One timed run: seconds of wall clock, seconds of processor, kilobytes of memory at the peak.
timed() { /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" > /dev/null; cat "$work/time"; }
for ((i = 0; i <= runs; i++)); do    # the first is a warm-up
  timed "$joinery" map "$here/workload_t" --records "$work/people.ndjson" --at 2026-11-21T12:00:00Z --threads 1 >> "$work/one"
  timed "$limit" "$work/people.ndjson" "$work/regions.json" >> "$work/hand"
  timed "$joinery" map "$here/workload_t" --records "$work/people.ndjson" --at 2026-11-21T12:00:00Z --threads 2 >> "$work/two"
done
median() { sed 1d "$work/$1" | awk -v column="$2" '{print column == 0 ? $2 + $3 : $column}' | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
row() { awk -v n="$count" -v name="$2" -v wall="$(median "$1" 1)" -v cpu="$(median "$1" 0)" -v memory="$(median "$1" 4)" \
  'BEGIN {printf "%-28s %9.0f records/s  wall %6.2f s  cpu %6.2f s  %6.1f MB\n", name, n / wall, wall, cpu, memory / 1024}'; }
row hand "by hand, one thread"
row one "joinery, one thread"
row two "joinery, two threads"
awk -v hand="$(median hand 1)" -v one="$(median one 1)" -v two="$(median two 1)" \
  'BEGIN {printf "joinery / by hand, one thread: %.2f of its records per second; two threads / one: %.2f\n", hand / one, one / two}'
