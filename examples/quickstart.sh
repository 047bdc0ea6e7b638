#!/usr/bin/env bash
# Installs what is missing, builds Joinery, and runs the main job for Acme Ltd: people are fetched from
# an HR system, compared with a learning platform, and the platform is changed.
#
#   examples/quickstart.sh
#
# Nothing leaves this machine: the HR system and the platform are played by tests/simulators, and
# nothing is written but build/release and build/quickstart.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly room=build/quickstart
readonly integration=$room/acme
readonly people=$room/snapshot
readonly decisions=$room/decisions.ndjson
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

# play NAME COMMAND...: a simulator in the background; its address is then in $address.
play() {
  local name=$1
  shift
  python3 "$@" --port 0 >"$room/$name.address" 2>"$room/$name.log" &
  players+=($!)
  for _ in $(seq 1 300); do
    [ -s "$room/$name.address" ] && break
    sleep 0.1
  done
  address=$(head -n 1 "$room/$name.address")
  [ -n "$address" ] || { cat "$room/$name.log" >&2; exit 1; }
}
players=()
trap 'kill ${players[@]+"${players[@]}"} 2>/dev/null || true' EXIT

step "The world: an HR system with 300 people, and an empty platform"
rm -rf "$room"
mkdir -p "$room"
# Acme's own secrets are on Acme's server. This copy takes them from the environment.
cp -r examples/acme "$integration"
sed -i 's|token: file /run/secrets/learnerbly|token: env LEARNERBLY_TOKEN\n    address: env LEARNERBLY_ADDRESS|' \
  "$integration/integration.yaml"
play hibob tests/simulators/simulate.py hibob --records examples/acme/people.json
export HIBOB_ADDRESS=$address/v1 HIBOB_SERVICE_USER=simulated-user HIBOB_TOKEN=simulated-secret
play learnerbly tests/simulators/simulate_platform.py learnerbly
export LEARNERBLY_ADDRESS=$address/scim/v2 LEARNERBLY_TOKEN=simulated-secret
export JOINERY_HOME=$PWD
printf 'HR: %s   platform: %s\n' "$HIBOB_ADDRESS" "$LEARNERBLY_ADDRESS"

step "1. Is the mapping right?"
shown joinery check "$integration"
"$joinery" check "$integration"

step "2. Fetch everybody, with a certificate that nobody is missing"
shown joinery fetch "$integration" --out "$people"
"$joinery" fetch "$integration" --out "$people"

step "3. What would become of everybody? Nobody is changed by asking."
shown joinery map "$integration" --records "$people" --at "$at" --summary
# The counts are a message, the decisions are data: here the counts go to the screen.
# shellcheck disable=SC2069
"$joinery" map "$integration" --records "$people" --at "$at" --summary 2>&1 >"$decisions"
printf '%s decisions are in %s; some of them, for people:\n' "$(wc -l <"$decisions")" "$decisions"
"$joinery" map "$integration" --records "$people" --at "$at" --format text 2>/dev/null |
  awk '/  in, / && i++ < 2 || /  left out / && o++ < 2 || /  held / && h++ < 3' |
  fold -s -w 100

# expect CODE COMMAND...: 0 nothing to change, 2 changed, 3 held by a guard.
expect() {
  local wanted=$1 code=0
  shift
  "$@" || code=$?
  [ "$code" -eq "$wanted" ] || { echo "exit code $code, and $wanted was expected" >&2; exit 1; }
}

step "4. The first plan. A guard holds it until somebody has looked."
shown joinery plan "$integration" --out "$room/plan.json"
expect 3 "$joinery" plan "$integration" --at "$at" --out "$room/plan.json" |
  sed -n '1,3p; /would be/,+2p; /^Held/,/^$/p; /^plan /p' | cut -c 1-110
hash=$(sed -nE 's/.*"hash":"(sha256:[0-9a-f]+)".*/\1/p' "$room/plan.json" | head -n 1)

step "5. Somebody has looked: this plan, and no other, is carried out"
shown joinery apply "$room/plan.json" --approve "${hash:0:19}…" --reason '"the first run"'
expect 2 "$joinery" apply "$room/plan.json" --at "$at" --approve "$hash" --reason "the first run"

step "6. A second run finds nothing to do"
shown joinery sync "$integration"
expect 0 "$joinery" sync "$integration" --at "$at" | sed -n '1,4p'

step "7. Why is this person left out?"
person=$(sed -nE 's/^\{"person":"([^"]+)","decision":"exclude".*/\1/p' "$decisions" | head -n 1)
[ -n "$person" ] || { echo "nobody is left out" >&2; exit 1; }
shown joinery why "$integration" "$person" --records "$people" --at "$at"
"$joinery" why "$integration" "$person" --records "$people" --at "$at"

step "Where to go on"
cat <<END
  examples/acme/integration.yaml   what Acme says: who is in, and what is different here
  mappings/                        what HR systems and platforms say, and how they are asked
  README.md                        a mapping of your own in five minutes
  docs/operations.md               running, approving, stopping, taking back
  $joinery --help
END
