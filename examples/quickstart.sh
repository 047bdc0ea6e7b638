#!/usr/bin/env bash
# Installs what is missing, builds Joinery, and shows what it does with the people of Acme Ltd.
#
#   examples/quickstart.sh
#
# Nothing leaves this machine: the people are in examples/acme/people.json, as the HR system sends
# them, and nothing is written but build/release and a file of decisions in it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly integration=examples/acme
readonly people=$integration/people.json
readonly decisions=build/release/acme-decisions.ndjson
# A fixed time, so that everybody sees the same. Without --at it is now.
readonly at=2026-11-21T08:00:00Z

if [ -t 1 ]; then bold=$'\e[1m' plain=$'\e[0m'; else bold='' plain=''; fi
step() { printf '\n%s%s%s\n' "$bold" "$1" "$plain"; }
shown() { printf '$ %s\n' "$*"; }

build() {
  local log=build/quickstart-build.log
  mkdir -p build
  if ! { cmake --preset release &&
    cmake --build build/release --target joinery -j "${JOBS:-$(nproc)}"; } >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "The build failed; all it said is in $log" >&2
    return 1
  fi
}

step "Building (a few minutes the first time)"
bash .ci/install_packages.sh build
build
joinery=$(find build/release -type f -name joinery -perm -u+x | head -n 1)
[ -n "$joinery" ] || { echo "the build made no program" >&2; exit 1; }
"$joinery" --version

step "1. Is the mapping right?"
shown joinery check "$integration"
"$joinery" check "$integration"

step "2. What would become of everybody? Nobody is changed by asking."
shown joinery map "$integration" --records "$people" --at "$at" --summary
# The counts are a message, the decisions are data: here the counts go to the screen.
# shellcheck disable=SC2069
"$joinery" map "$integration" --records "$people" --at "$at" --summary 2>&1 >"$decisions"
printf '%s decisions are in %s\n' "$(wc -l <"$decisions")" "$decisions"

step "3. Some of them, for people"
"$joinery" map "$integration" --records "$people" --at "$at" --format text 2>/dev/null |
  awk '/  in, / && i++ < 2 || /  left out / && o++ < 2 || /  held / && h++ < 3' |
  fold -s -w 100

step "4. One of each kind, for programs"
# One member a line; the program itself writes one person a line.
readonly members='decision|rule|field|because|user|account|invite'
for kind in include exclude hold; do
  grep -m 1 "\"decision\":\"$kind\"" "$decisions" |
    sed -E "s/,\"($members)\":/,\n \"\1\":/g" || echo "(nobody: $kind)"
done

step "5. Why is this person left out?"
person=$(sed -nE 's/^\{"person":"([^"]+)","decision":"exclude".*/\1/p' "$decisions" | head -n 1)
[ -n "$person" ] || { echo "nobody is left out" >&2; exit 1; }
shown joinery why "$integration" "$person" --records "$people" --at "$at"
"$joinery" why "$integration" "$person" --records "$people" --at "$at"

step "Where to go on"
cat <<END
  $integration/integration.yaml   what Acme says: who is in, and what is different here
  mappings/                        what HR systems and platforms say
  README.md                        a mapping of your own in five minutes
  $joinery --help
END
