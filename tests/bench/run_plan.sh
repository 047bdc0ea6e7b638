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
# Something to change is code 2, and a plan that a guard holds 3.
plan() {
  "$joinery" plan "$here/workload_t/merged" --records "$work/people.ndjson" --users "$work/present.ndjson" \
    --at $now --out "$work/plan.json" "$@" > /dev/null || { code=$?; [ $code -eq 2 ] || [ $code -eq 3 ]; }
}
export -f by_hand plan
export programs work joinery here now

by_hand > "$work/hand.out"
plan
node "$here/same_plan.mjs" "$work/hand.out" "$work/users.ndjson" "$work/plan.json" >&2
echo "by hand: $(tail -1 "$work/hand.out"); the plan: $(stat -c %s "$work/plan.json") bytes" >&2

for ((i = 0; i < runs; i++)); do
  timed hand bash -c 'exec "$programs/bench_limit_d" "$work/people.ndjson" "$work/regions.json" "$work/users.ndjson" > "$work/hand.out"'
  timed one bash -c 'plan --threads 1'
  timed two bash -c 'plan --threads 2'
done
echo "$(date -u +%Y-%m-%d), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg); $count people, medians of $runs runs in turn."
echo
echo "| program | seconds | of processor | MB | its speed over that by hand |"
echo "| --- | ---: | ---: | ---: | ---: |"
for name in hand one two; do
  awk -v name="$name" -v wall="$(median $name 1)" -v cpu="$(median $name 0)" -v memory="$(median $name 4)" -v hand="$(median hand 1)" \
    'BEGIN {label = name == "hand" ? "by hand" : name == "one" ? "Joinery" : "Joinery, two threads";
            printf "| %s | %.2f | %.2f | %.0f | %.2f |\n", label, wall, cpu, memory / 1024, hand / wall}'
done
