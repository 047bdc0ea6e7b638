#!/usr/bin/env bash
# Does what a document says, and compares: check_document.sh JOINERY DOCUMENT
#
# A block of code with `file=PATH` behind its language is written to that file. In a block of
# `console`, a line that begins with `$ ` is run, and what stands below it is what it must print.
# All in a folder of its own, in which JOINERY is found as `joinery`. Links to files must lead to
# files.
set -euo pipefail

program=$(realpath "$1")
document=$(realpath "$2")
JOINERY_HOME=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
PATH=$(dirname "$program"):$PATH
export JOINERY_HOME PATH
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

failed=0
commands=0
command=
expected=

# Runs the command that was read last, and compares.
finish_command() {
  [ -n "$command" ] || return 0
  local printed
  printed=$(cd "$folder" && bash -c "$command" 2>"$folder/.messages") || true
  commands=$((commands + 1))
  if [ "$printed" != "${expected%$'\n'}" ]; then
    failed=$((failed + 1))
    printf '%s\n$ %s\n' "$document:" "$command"
    diff <(printf '%s' "$expected") <(printf '%s\n' "$printed") || true
    cat "$folder/.messages"
  fi
  command=
  expected=
}

run_blocks() {
  local line block='' path=''
  while IFS= read -r line || [ -n "$line" ]; do
    case $block:$line in
      ':```'*' file='*)
        block='file'
        path=$folder/${line##* file=}
        mkdir -p "$(dirname "$path")"
        : >"$path"
        ;;
      ':```console'*) block=console ;;
      ':```'*) block=other ;;
      *':```')
        finish_command
        block=
        ;;
      file:*) printf '%s\n' "$line" >>"$path" ;;
      'console:$ '*)
        finish_command
        command=${line#'$ '}
        ;;
      console:*) expected+=$line$'\n' ;;
    esac
  done <"$document"
}

check_links() {
  local link
  while IFS= read -r link; do
    if [ ! -e "$(dirname "$document")/${link%%#*}" ]; then
      failed=$((failed + 1))
      echo "$document: there is no $link"
    fi
  done < <(grep -oE '\]\([^)]+\)' "$document" | sed -E 's/^\]\(//; s/\)$//' |
    grep -vE '^(https?:|mailto:|#)' || true)
}

run_blocks
check_links
echo "$commands commands, $failed failed"
[ "$failed" -eq 0 ]
