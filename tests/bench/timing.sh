# What run_plan.sh, run_fetch.sh and run_sync.sh share; `here` is this folder. Read, not run: takes the options of whoever reads it.
top=$(cd "$here/../.." && pwd)
count=${count:-200000} runs=${runs:-5} build=$top/build/bench
while [ $# -gt 0 ]; do
  case $1 in
    --n) count=$2; shift 2 ;;
    --runs) runs=$2; shift 2 ;;
    --build) build=$2; shift 2 ;;
    *) echo "unknown option $1" >&2; exit 1 ;;
  esac
done
[ -d "$build" ] || (cd "$top" && cmake --preset bench -B "$build")
# One run of a command: seconds of wall clock, of processor, kilobytes at the peak; into the file named first. What it
# prints goes beside, to `out.` and that name.
timed() {
  local into=$1
  shift
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' "$@" > "$work/out.$into"
  tail -1 "$work/time" >> "$work/$into"
}
# ratio FILE FILE COLUMN: the median over the turns of the first's time over the second's, which ran right behind it: a
# machine that is busy for a while is so for both.
ratio() {
  paste "$work/$1" "$work/$2" |
    awk -v c="$3" '{print c == 0 ? ($2 + $3) / ($6 + $7) : $c / $(c + 4)}' |
    sort -n | awk '{v[NR] = $1} END {printf "%.2f", v[int((NR + 1) / 2)]}'
}
# median FILE COLUMN; column 0 is the processor's time.
median() { awk -v c="$2" '{print c == 0 ? $2 + $3 : $c}' "$work/$1" | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
