#!/usr/bin/env bash
# Builds the fuzz targets and runs each for a short time, beginning with what the repository has.
#
#   tests/fuzz/run.sh             all targets
#   tests/fuzz/run.sh yaml json   these two
#
# JOINERY_FUZZ_SECONDS (10) is the time for each. What a run finds stays in build/fuzz/corpus, so
# that the next goes on from there; what breaks a target stays in build/fuzz/broken.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

readonly seconds=${JOINERY_FUZZ_SECONDS:-10}
readonly jobs=${JOBS:-$(nproc)}
readonly build=build/fuzz

targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  for file in tests/fuzz/*_fuzz.cpp; do
    file=${file##*/}
    targets+=("${file%_fuzz.cpp}")
  done
fi

if ! cmake --preset fuzz; then
  echo "FAILED: preset fuzz"
  echo "0 passed, ${#targets[@]} failed"
  exit 1
fi
# One that does not build must not keep the others from running.
cmake --build "$build" -j "$jobs" --target "${targets[@]/%/_fuzz}" -- -k 0
# built TARGET: whether it is there and up to date.
built() {
  cmake --build "$build" -j "$jobs" --target "$1_fuzz" >/dev/null 2>&1
}

# seed TARGET FILE...: copies files of the repository into the corpus of a target.
seed() {
  local target=$1 file
  shift
  for file in "$@"; do
    [ -f "$file" ] && cp "$file" "$build/corpus/$target/seed-${file//\//-}"
  done
}

# seed_lines TARGET FILE...: each line becomes one input; \n, \0 and \xHH in it become bytes.
seed_lines() {
  local target=$1 line number=0
  shift
  while IFS= read -r line || [ -n "$line" ]; do
    [ -n "$line" ] || continue
    number=$((number + 1))
    # What is not an escape after all stays as it is.
    printf '%b' "$line" >"$build/corpus/$target/line-$number" 2>/dev/null
  done < <(cat /dev/null "$@" 2>/dev/null)
}

# values FILE...: what stands behind the keys of mapping files, which is mostly expressions.
values() {
  cat /dev/null "$@" 2>/dev/null | sed -nE 's/^[ -]*[a-z_ ]+: +([^|>"].*)$/\1/p'
}

# cases FILE...: the expressions of the conformance cases, `a + b → 9` and `x fails J0501`.
cases() {
  sed -nE 's/^([^#g].*[^ ]) +(→|fails|holds).*/\1/p' "$@"
}

# queries FILE...: the query of each case, a zero byte, and its document if it stands there.
queries() {
  sed -nE 's/.*"selector": "(([^"\\]|\\.)*)".*"document": (.*), "result".*/\1\\0\3/p' "$@" |
    head -n 300
  sed -nE 's/.*"selector": "(([^"\\]|\\.)*)".*"invalid.*/\1/p' "$@" | head -n 100
}

for target in "${targets[@]}"; do
  mkdir -p "$build/corpus/$target"
done
shopt -s nullglob globstar
for target in "${targets[@]}"; do
  seed_lines "$target" tests/fuzz/seeds/"$target".txt
  case $target in
    yaml | document | format) seed "$target" mappings/**/*.yaml examples/**/*.yaml stdlib/modules/*.yaml ;;
    csv) seed "$target" stdlib/**/*.csv mappings/**/*.csv examples/**/*.csv ;;
    json) seed "$target" tests/conformance/**/*.json ;;
    jsonpath) seed_lines "$target" <(queries tests/conformance/jsonpath/*.json) ;;
    expression)
      seed_lines "$target" tests/fuzz/seeds/expression.txt \
        <(cases tests/conformance/language/*.txt) \
        <(values mappings/**/*.yaml examples/**/*.yaml stdlib/modules/*.yaml)
      ;;
  esac
done

passed=0
failed=0
run_target() {
  local target=$1
  local log=$build/corpus/$target.log
  mkdir -p "$build/broken"
  if ! built "$target"; then
    failed=$((failed + 1))
    echo "FAILED: the build of $target"
    return
  fi
  # A target must not take long over one input (-timeout), nor much memory.
  if "$build/tests/fuzz/${target}_fuzz" -max_total_time="$seconds" -timeout=10 \
    -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix="$build/broken/$target-" "$build/corpus/$target" >"$log" 2>&1; then
    passed=$((passed + 1))
    local runs
    runs=$(sed -nE 's/^stat::number_of_executed_units: *//p' "$log")
    printf '%-12s %10s inputs\n' "$target" "$runs"
  else
    failed=$((failed + 1))
    tail -n 60 "$log"
    echo "FAILED: $target; the input stands in $build/broken"
  fi
}
for target in "${targets[@]}"; do
  run_target "$target"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
