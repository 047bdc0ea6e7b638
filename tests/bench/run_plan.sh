#!/usr/bin/env bash
# Workload D: people and platform users from files, the plan to a file. Joinery and the program written by hand, in turn,
# in one run; whom they create, change and archive is compared first. Prints one table (Markdown).
#   tests/bench/run_plan.sh [--n RECORDS] [--runs RUNS] [--build DIR]
# Joinery's plan says more than the mutations by hand: why (the place of each rule), the guards, everybody's outcome, a hash.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/bench/timing.sh
. "$here/timing.sh"
cmake --build "$build" --target joinery bench_generator bench_limit_d >&2
joinery=$build/engine/cli/joinery programs=$build/tests/bench now=2026-11-21T12:00:00Z
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
generate() { "$programs/bench_generator" --seed 1 --countries "$here/countries.tsv" "$@"; }
generate --lookup > "$work/regions.json"
generate --n "$count" --out "$work/people.ndjson"
generate --n "$count" --existing --out "$work/users.ndjson"
node "$here/to_present.mjs" < "$work/users.ndjson" > "$work/present.ndjson"

by_hand() { "$programs/bench_limit_d" "$work/people.ndjson" "$work/regions.json" "$work/users.ndjson"; }
# plan USERS PLAN OPTIONS...: something to change is code 2, and a plan that a guard holds 3.
plan() {
  local users=$1 into=$2
  shift 2
  "$joinery" plan "$here/workload_t/merged" --records "$work/people.ndjson" --users "$work/$users" \
    --at $now --out "$work/$into" "$@" > /dev/null || { code=$?; [ $code -eq 2 ] || [ $code -eq 3 ]; }
}
export -f by_hand plan
export programs work joinery here now

by_hand > "$work/hand.out"
plan present.ndjson plan.json
node "$here/same_plan.mjs" "$work/hand.out" "$work/users.ndjson" "$work/plan.json" >&2
node "$here/to_applied.mjs" "$work/plan.json" < "$work/present.ndjson" > "$work/applied.ndjson"
plan applied.ndjson again.json
head -c 4000 "$work/again.json" | grep -q '"mutations":\[\]' || { echo "another run changes something" >&2; exit 1; }
echo "by hand: $(tail -1 "$work/hand.out"); the plan: $(stat -c %s "$work/plan.json") bytes" >&2

for ((i = 0; i < runs; i++)); do
  timed hand bash -c 'exec "$programs/bench_limit_d" "$work/people.ndjson" "$work/regions.json" "$work/users.ndjson" > "$work/hand.out"'
  timed one bash -c 'plan present.ndjson plan.json --threads 1'
  timed two bash -c 'plan present.ndjson plan.json --threads 2'
  timed again bash -c 'plan applied.ndjson again.json --threads 1'
done
echo "$(date -u +%Y-%m-%d), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg); $count people, medians of $runs runs in turn."
echo
echo "| program | seconds | of processor | MB | its speed over that by hand | in processor time |"
echo "| --- | ---: | ---: | ---: | ---: | ---: |"
row() {   # NAME FILE
  awk -v name="$1" -v wall="$(median "$2" 1)" -v cpu="$(median "$2" 0)" -v memory="$(median "$2" 4)" \
    -v ratio="$(ratio hand "$2" 1)" -v of_cpu="$(ratio hand "$2" 0)" \
    'BEGIN {printf "| %s | %.2f | %.2f | %.0f | %s | %s |\n", name, wall, cpu, memory / 1024, ratio, of_cpu}'
}
row "by hand" hand
row "Joinery" one
row "Joinery, two threads" two
row "Joinery, once it was carried out" again
