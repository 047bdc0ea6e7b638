#!/usr/bin/env bash
# Installs into a prefix of its own and uses what is there from an empty folder: the program must find its
# library, its mappings and its pages without this repository.
#   install_test.sh CMAKE BUILD_FOLDER PREFIX
set -euo pipefail
cmake=$1 build=$2 prefix=$3
rm -rf "$prefix"
mkdir -p "$prefix"
unset DESTDIR JOINERY_HOME
"$cmake" --install "$build" --prefix "$prefix" >"$prefix.log" 2>&1 || { cat "$prefix.log"; exit 1; }

fail() { echo "FAILED: $*" >&2; exit 1; }
for file in bin/joinery share/joinery/mappings/hibob/source.yaml share/joinery/stdlib/modules/worker.yaml \
  share/joinery/stdlib/modules/content_regions.csv share/joinery/docs/diagnostics/J0504.md \
  share/joinery/docs/schemas/integration.schema.json share/man/man1/joinery.1 \
  share/bash-completion/completions/joinery share/zsh/site-functions/_joinery \
  share/fish/vendor_completions.d/joinery.fish; do
  [ -s "$prefix/$file" ] || fail "$file is not installed, or empty"
done
[ ! -e "$prefix/share/joinery/mappings/hibob/samples" ] || fail "samples are installed, too"

# Far from the repository, so that nothing above the folder helps.
away=$(mktemp -d)
trap 'rm -rf "$away"' EXIT
mkdir "$away/birch"
cat >"$away/birch/integration.yaml" <<'YAML'
integration: birch
source: hibob
target: learnerbly
language: 1
YAML
cp "$prefix/bin/joinery" "$away/moved" && chmod +x "$away/moved"
cd "$away"
[ "$("$prefix/bin/joinery" check birch)" = "birch: fine" ] || fail "an integration cannot be checked"
"$prefix/bin/joinery" explain J0504 | grep -q '^# J0504' || fail "the page of J0504 is not found"
"$prefix/bin/joinery" doc birch | grep -q '^# birch: which fields' || fail "no page of fields"
"$prefix/bin/joinery" functions upper >/dev/null || fail "functions"
# Without its prefix it has no library, and says so.
if "$away/moved" check birch >"$away/said"; then fail "a library was found that is not there"; fi
grep -q 'J0101' "$away/said" || fail "it does not say what is missing"
JOINERY_HOME="$prefix/share/joinery" "$away/moved" check birch >/dev/null || fail "JOINERY_HOME"

head -3 "$prefix/share/man/man1/joinery.1" | grep -q '^\.TH JOINERY 1' || fail "no manual page"
bash -n "$prefix/share/bash-completion/completions/joinery" || fail "bash cannot read its completion"
zsh -n "$prefix/share/zsh/site-functions/_joinery" || fail "zsh cannot read its completion"
fish --no-execute "$prefix/share/fish/vendor_completions.d/joinery.fish" || fail "fish cannot read its completion"
echo "installed and used"
