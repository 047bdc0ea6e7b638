#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test.
#
#   tests/run.sh                 everything
#   tests/run.sh --only STAGE    one stage: unit, tsan, fuzz or quickstart
#
# unit        all tests, with the address and undefined-behaviour sanitizers
# tsan        the parts that use threads, with the thread sanitizer
# fuzz        each fuzz target for JOINERY_FUZZ_SECONDS (10) seconds
# quickstart  the release build and examples/quickstart.sh
#
# JOBS is how many compilers run at once (all cores). The last line counts what passed and failed,
# and the exit code is 0 only if nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

readonly stages=(unit tsan fuzz quickstart)
readonly tsan_targets=(unit_engine_pipeline unit_engine_record unit_engine_snapshot unit_engine_calendar property)
readonly jobs=${JOBS:-$(nproc)}
export JOINERY_FUZZ_SECONDS=${JOINERY_FUZZ_SECONDS:-10}
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
# What a test needs is installed below: one that cannot start its server has failed.
export JOINERY_LEAVE_NOTHING_OUT=1
# Messages of tools are read below: they are to be English.
export LC_ALL=C.UTF-8

usage() {
  sed -n '2,13s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

only=
while [ $# -gt 0 ]; do
  case $1 in
    --only)
      only=${2:-}
      case " ${stages[*]} " in
        *" $only "*) ;;
        *) echo "--only takes one of: ${stages[*]}" >&2; exit 1 ;;
      esac
      shift 2
      ;;
    -h | --help) usage; exit 0 ;;
    *) echo "unknown argument \`$1\`" >&2; usage >&2; exit 1 ;;
  esac
done

passed=0
failed=0
times=()
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# pass COUNT / fail COUNT WHAT
pass() { passed=$((passed + $1)); }
fail() {
  failed=$((failed + $1))
  echo "FAILED: $2"
}

# build PRESET TARGET...
build() {
  local preset=$1
  shift
  cmake --preset "$preset" && cmake --build "build/$preset" -j "$jobs" --target "$@"
}

# count_ctest: adds the sums of the ctest run whose output is in $log.
count_ctest() {
  local sums
  sums=$(sed -nE 's/.* ([0-9]+) tests? failed out of ([0-9]+).*/\1 \2/p' "$log" | tail -1)
  if [ -z "$sums" ]; then
    fail 1 "ctest did not come to an end"
    return
  fi
  local bad=${sums% *} all=${sums#* }
  pass $((all - bad))
  [ "$bad" -eq 0 ] || fail "$bad" "tests, see above"
}

run_unit() {
  build dev all || { fail 1 "the build of preset dev"; return; }
  ctest --test-dir build/dev --output-on-failure -j 2 --timeout 900 --no-tests=error 2>&1 |
    tee "$log"
  count_ctest
}

# Kernels that scatter addresses widely stop the thread sanitizer at its start. That says nothing
# about the program: it is tried again without scattering, and else left out, aloud.
run_threaded() {
  local run=("build/tsan/$1")
  # Of the properties the one of threads, for as many companies as this sanitizer can take.
  if [[ $1 == */property ]]; then
    run=(env JOINERY_SEEDS=100 "${run[@]}" "--run_test=order_blocks_and_threads_never_change_a_plan")
  fi
  "${run[@]}" >"$log" 2>&1 && return 0
  if grep -q 'unexpected memory mapping' "$log"; then
    setarch "$(uname -m)" -R "${run[@]}" >"$log" 2>&1 && return 0
    if grep -q 'unexpected memory mapping\|failed to set personality' "$log"; then
      return 2
    fi
  fi
  return 1
}

run_tsan() {
  cmake --preset tsan || { fail 1 "preset tsan"; return; }
  local known targets=()
  known=$(cmake --build build/tsan --target help)
  for target in "${tsan_targets[@]}"; do
    if grep -q "^$target: phony" <<<"$known"; then targets+=("$target"); fi
  done
  [ ${#targets[@]} -gt 0 ] || { fail 1 "no threaded test is known"; return; }
  cmake --build build/tsan -j "$jobs" --target "${targets[@]}" ||
    { fail 1 "the build of preset tsan"; return; }
  local target path
  for target in "${targets[@]}"; do
    path=$(cd build/tsan && find . -type f -name "$target" -perm -u+x | head -1)
    run_threaded "$path"
    case $? in
      0) pass 1; echo "$target: no data race" ;;
      2) echo "$target: NOT RUN, the thread sanitizer cannot start on this kernel" ;;
      *) cat "$log"; fail 1 "$target under the thread sanitizer" ;;
    esac
  done
}

run_fuzz() {
  bash tests/fuzz/run.sh 2>&1 | tee "$log"
  local sums
  sums=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$log" | tail -1)
  if [ -z "$sums" ]; then
    fail 1 "the fuzz targets did not come to an end"
    return
  fi
  pass "${sums% *}"
  [ "${sums#* }" -eq 0 ] || fail "${sums#* }" "fuzz targets, see above"
}

run_quickstart() {
  if bash examples/quickstart.sh; then pass 1; else fail 1 "examples/quickstart.sh"; fi
}

packages_of() {
  case $1 in
    unit | tsan) echo build test ;;
    fuzz) echo build fuzz ;;
    quickstart) echo build ;;
  esac
}

for stage in "${stages[@]}"; do
  [ -z "$only" ] || [ "$only" = "$stage" ] || continue
  printf '\n=== %s\n' "$stage"
  began=$SECONDS
  # shellcheck disable=SC2046
  if bash .ci/install_packages.sh $(packages_of "$stage"); then
    "run_$stage"
  else
    fail 1 "packages for $stage"
  fi
  times+=("$(printf '%-10s %4d s' "$stage" $((SECONDS - began)))")
done

printf '\n'
printf '%s\n' "${times[@]}"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
