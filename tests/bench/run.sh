#!/usr/bin/env bash
# Workload T in every form the generator writes: Joinery and the programs written by hand, in turn, in one run, and
# beside them jq, Node and DuckDB. Compares all outputs first, then prints one table (Markdown), the ratios of medians,
# and how long a start takes. Best on a quiet machine; processor time is printed beside wall time to tell.
#   tests/bench/run.sh [--n RECORDS] [--runs RUNS] [--build DIR] [--quick] [--write FILE]
# --quick leaves out the other programs and the start; --write puts the figures between the two marks of FILE
# (docs/performance.md). DuckDB takes part if NODE_MODULES names a folder with @duckdb/node-api installed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
count=200000 runs=9 build=$top/build/bench write= quick=
while [ $# -gt 0 ]; do
  case $1 in
    --n) count=$2; shift 2 ;;
    --runs) runs=$2; shift 2 ;;
    --build) build=$2; shift 2 ;;
    --write) write=$(realpath "$2"); shift 2 ;;
    --quick) quick=yes; shift ;;
    *) echo "unknown option $1" >&2; exit 1 ;;
  esac
done
if [ ! -x "$build/engine/cli/joinery" ]; then
  (cd "$top" && cmake --preset bench -B "$build")
fi
cmake --build "$build" --target joinery bench_generator bench_limit_t bench_limit_shapes >&2
joinery=$build/engine/cli/joinery programs=$build/tests/bench now=2026-11-21T12:00:00Z
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$programs/bench_generator" --lookup --countries "$here/countries.tsv" > "$work/regions.json"

declare -A mapping=([hibob]=. [peoplehr]=wrapped [personio]=attributes) suffix=([ndjson]=ndjson [page]=json)
map() { "$joinery" map "$here/workload_t/${mapping[$1]}" --records "$2" --at $now --threads "$3"; }
generate() { "$programs/bench_generator" --n "$3" --seed 1 --countries "$here/countries.tsv" --shape "$1" --format "$2" --out "$4"; }
same() { node "$here/check.mjs" "$1" "$2" ${3-} | tail -1; }

# --- are the outputs the same? --------------------------------------------------------------------------------------
if command -v node > /dev/null; then
  map hibob "$here/fixture/employees.ndjson" 1 | node "$here/to_reference.mjs" > "$work/fixture.out"
  echo "fixture: $(same "$here/fixture/expected-t.ndjson" "$work/fixture.out" --ordered)" >&2
  for shape in hibob peoplehr personio; do
    for form in ndjson page; do
      generate $shape $form 20000 "$work/small.${suffix[$form]}"
      "$programs/bench_limit_shapes" $shape "$work/small.${suffix[$form]}" "$work/regions.json" > "$work/hand.out"
      map $shape "$work/small.${suffix[$form]}" 2 | node "$here/to_reference.mjs" > "$work/joinery.out"
      echo "$shape $form: $(same "$work/hand.out" "$work/joinery.out" --ordered)" >&2
    done
  done
fi

# --- time -----------------------------------------------------------------------------------------------------------
# One run of a command: seconds of wall clock, of processor, kilobytes at the peak; into the file named first.
timed() { local into=$1; shift; /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" > /dev/null; cat "$work/time" >> "$work/$into"; }
median() { awk -v c="$2" '{print c == 0 ? $2 + $3 : $c}' "$work/$1" | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
row() {   # NAME FILE RECORDS
  awk -v name="$1" -v n="$3" -v wall="$(median "$2" 1)" -v cpu="$(median "$2" 0)" -v memory="$(median "$2" 4)" \
    'BEGIN {printf "| %s | %d | %.2f | %.2f | %.0f |\n", name, n / wall, wall * 1e6 / n, cpu * 1e6 / n, memory / 1024}'
}
# The median over the turns: a machine that is busy for a while is so for both.
ratio() {
  paste "$work/$1" "$work/$2" |
    awk -v c="$3" '{print c == 0 ? ($2 + $3) / ($6 + $7) : $c / $(c + 4)}' |
    sort -n | awk '{v[NR] = $1} END {printf "%.2f", v[int((NR + 1) / 2)]}'
}

{
  echo "$(date -u +%Y-%m-%d), $(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), load $(cut -d' ' -f1 /proc/loadavg) at the start; $count records a file, medians of $runs runs in turn."
  echo
  echo "| program | records/s | µs a record | µs of processor | MB |"
  echo "| --- | ---: | ---: | ---: | ---: |"
} > "$work/table"
: > "$work/ratios"
for shape in hibob peoplehr personio; do
  for form in ndjson page; do
    file=$work/people.${suffix[$form]}
    generate $shape $form "$count" "$file"
    if [ $shape-$form = hibob-ndjson ]; then hand=("$programs/bench_limit_t" "$file" "$work/regions.json")
    else hand=("$programs/bench_limit_shapes" $shape "$file" "$work/regions.json"); fi
    run=("$joinery" map "$here/workload_t/${mapping[$shape]}" --records "$file" --at $now --threads)
    name=$shape-$form
    for ((i = 0; i <= runs; i++)); do
      timed $name.hand "${hand[@]}"
      timed $name.one "${run[@]}" 1
      timed $name.two "${run[@]}" 2
      if [ $i = 0 ]; then rm "$work/$name".{hand,one,two}; fi   # that was the warm-up
    done
    row "$shape, $form: by hand" $name.hand "$count" >> "$work/table"
    row "$shape, $form: Joinery" $name.one "$count" >> "$work/table"
    row "$shape, $form: Joinery, two threads" $name.two "$count" >> "$work/table"
    echo "| $shape, $form | $(ratio $name.hand $name.one 1) | $(ratio $name.hand $name.one 0) | $(ratio $name.one $name.two 1) |" >> "$work/ratios"
    rm "$file"
  done
done

if [ -z "$quick" ]; then
  few=$((count / 10))
  generate hibob ndjson $few "$work/few.ndjson"
  "$programs/bench_limit_t" "$work/few.ndjson" "$work/regions.json" > "$work/hand.out"
  other() {   # NAME FILE COMMAND...: what it writes must be the same, in any order
    local name=$1 into=$2; shift 2
    "$@" > "$work/other.out"
    if [ -s "$work/duck.out" ]; then mv "$work/duck.out" "$work/other.out"; fi
    echo "$name: $(same "$work/hand.out" "$work/other.out")" >&2
    for i in 1 2 3; do timed "$into" "$@"; done
    row "hibob, ndjson: $name" "$into" $few >> "$work/table"
  }
  if command -v node > /dev/null; then other "Node $(node --version)" node node "$here/rivals/workload_t.mjs" "$work/few.ndjson" "$work/regions.json"; fi
  if command -v jq > /dev/null; then other "$(jq --version)" jq jq -c --slurpfile regions "$work/regions.json" -f "$here/rivals/workload_t.jq" "$work/few.ndjson"; fi
  if [ -n "${NODE_MODULES-}" ]; then other "DuckDB, one thread" duckdb node "$here/rivals/duckdb.mjs" "$work/few.ndjson" "$work/regions.json" "$work/duck.out" 1; fi
fi

{
  cat "$work/table"
  echo
  echo "| form | Joinery's records per second over those of the program by hand | the same in processor time | two threads over one |"
  echo "| --- | ---: | ---: | ---: |"
  cat "$work/ratios"
} > "$work/figures"

# --- start ----------------------------------------------------------------------------------------------------------
if [ -z "$quick" ]; then
  {
    echo
    echo "| example | start to the last decision, ms | \`check\`, ms |"
    echo "| --- | ---: | ---: |"
    for example in "$top"/examples/*/integration.yaml; do
      folder=$(dirname "$example")
      people=$(find "$folder" -maxdepth 1 -name 'people.*' | sort | head -1)
      if [ -z "$people" ]; then continue; fi
      rm -f "$work"/start.*
      for i in 1 2 3 4 5 6 7 8 9 10 11; do
        for what in map check; do
          begin=$(date +%s%N)
          if [ $what = map ]; then "$joinery" map "$folder" --records "$people" --at $now > /dev/null || true
          else "$joinery" check "$folder" > /dev/null || true; fi
          echo $((($(date +%s%N) - begin) / 10000)) >> "$work/start.$what"
        done
      done
      echo "| $(basename "$folder") | $(sort -n "$work/start.map" | sed -n 6p | sed 's/..$/.&/') | $(sort -n "$work/start.check" | sed -n 6p | sed 's/..$/.&/') |"
    done
  } >> "$work/figures"
fi

cat "$work/figures"
if [ -n "$write" ]; then
  awk -v figures="$work/figures" '
    /^<!-- figures -->$/ {print; print ""; while ((getline line < figures) > 0) print line; print ""; skip = 1}
    /^<!-- end of figures -->$/ {skip = 0}
    !skip && !/^<!-- figures -->$/ {print}' "$write" > "$work/written"
  cp "$work/written" "$write"
fi
