#!/usr/bin/env bash
# Fetching people in pages from this machine and mapping them: `joinery fetch` and `joinery map` of its snapshot, beside
# curl, which only writes the same pages to the disk, followed by `joinery map` of them. In turn, in one run.
#   tests/bench/run_fetch.sh [--n RECORDS] [--runs RUNS] [--build DIR]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/bench/timing.sh
. "$here/timing.sh"
cmake --build "$build" --target joinery bench_generator >&2
export joinery=$build/engine/cli/joinery here now=2026-11-21T12:00:00Z pages=$((count / 1000))
work=$(mktemp -d)
export work
mkdir "$work/pages"
for ((page = 1; page <= pages; page++)); do
  "$build/tests/bench/bench_generator" --seed 1 --countries "$here/countries.tsv" --format page --n 1000 \
    --from $(((page - 1) * 1000)) | sed "1s/^{/{\"total\":$count,/" > "$work/pages/page-$page.json"
done
coproc server { exec python3 "$here/page_server.py" "$work/pages"; }
trap 'kill "$server_PID" 2>/dev/null || true; rm -rf "$work"' EXIT
read -r BENCH_ADDRESS <&"${server[0]}"
export BENCH_ADDRESS

with_curl() {
  rm -rf "$work/down"; mkdir "$work/down"
  curl -sS --output "$work/down/#1.json" "$BENCH_ADDRESS/page-[1-$pages].json"
  seq -f "$work/down/%.0f.json" "$pages" | xargs cat |
    "$joinery" map "$here/workload_t/served" --records - --at $now
}
with_joinery() {
  rm -rf "$work/snapshot"
  "$joinery" fetch "$here/workload_t/served" --out "$work/snapshot" > "$work/said"
  "$joinery" map "$here/workload_t/served" --records "$work/snapshot" --at $now
}
only_fetch() { rm -rf "$work/snapshot"; "$joinery" fetch "$here/workload_t/served" --out "$work/snapshot" > "$work/said"; }
only_curl() { rm -rf "$work/down"; mkdir "$work/down"; curl -sS --output "$work/down/#1.json" "$BENCH_ADDRESS/page-[1-$pages].json"; }
export -f with_curl with_joinery only_fetch only_curl

for ((i = 0; i <= runs; i++)); do
  for how in with_curl with_joinery only_curl only_fetch; do timed $how bash -c $how; done
  if [ $i = 0 ]; then
    cmp <(sort "$work/out.with_curl") <(sort "$work/out.with_joinery") && echo "the same decisions" >&2
    rm "$work"/{with_curl,with_joinery,only_curl,only_fetch}
  fi
done
echo "$(date -u +%Y-%m-%d), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg); $count people in pages of 1,000, medians of $runs runs in turn."
echo
echo "| what | seconds | of processor | MB | its speed over curl's | in processor time |"
echo "| --- | ---: | ---: | ---: | ---: | ---: |"
row() {   # NAME FILE FILE
  awk -v label="$1" -v wall="$(median $2 1)" -v cpu="$(median $2 0)" -v memory="$(median $2 4)" \
    -v ratio="$(ratio $3 $2 1)" -v of_cpu="$(ratio $3 $2 0)" \
    'BEGIN {printf "| %s | %.2f | %.2f | %.0f | %s | %s |\n", label, wall, cpu, memory / 1024, ratio, of_cpu}'
}
row "curl, then \`joinery map\`" with_curl with_curl
row "\`joinery fetch\`, then \`joinery map\`" with_joinery with_curl
row "curl alone" only_curl only_curl
row "\`joinery fetch\` alone" only_fetch only_curl
