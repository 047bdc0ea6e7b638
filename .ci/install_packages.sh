#!/usr/bin/env bash
# Installs the Debian packages that are missing, and asks apt only if one is.
#   .ci/install_packages.sh build            what Joinery is built from
#   .ci/install_packages.sh build test fuzz  and what its tests need besides
set -euo pipefail

# One library, one line: the folder that uses it stands in the CMakeLists.txt that finds it.
build_packages=(
  g++ cmake ninja-build ccache mold pkg-config
  libexpected-dev libfmt-dev
  tao-pegtl-dev libyaml-cpp-dev
  nlohmann-json3-dev libsimdjson-dev libre2-dev libicu-dev
  libhowardhinnant-date-dev tzdata
  libcli11-dev
  libssl-dev libxxhash-dev
  python3
  libcurl4-openssl-dev
  libspdlog-dev
  libsqlite3-dev libpq-dev
)
test_packages=(libboost1.81-dev libboost-test1.81-dev python3 curl openssl postgresql zsh fish groff-base)
# Whoever has a node of their own keeps it: Debian's npm does not go with it.
command -v npm >/dev/null || test_packages+=(nodejs npm)
fuzz_packages=(clang-14 libclang-rt-14-dev)

wanted=()
for group in "$@"; do
  case $group in
    build) wanted+=("${build_packages[@]}") ;;
    test) wanted+=("${test_packages[@]}") ;;
    fuzz) wanted+=("${fuzz_packages[@]}") ;;
    *) echo "unknown group \`$group\`: build, test or fuzz" >&2; exit 1 ;;
  esac
done

if ! command -v dpkg-query >/dev/null; then
  echo "This is not Debian: please see to these yourself: ${wanted[*]}" >&2
  exit 0
fi

is_installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing=()
for package in ${wanted[@]+"${wanted[@]}"}; do
  is_installed "$package" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "Please install as root: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi
echo "Installing ${missing[*]}"
install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends)
# The lists of a machine that has just been made are often empty or old.
${as_root[@]+"${as_root[@]}"} apt-get update -q ||
  echo "The lists of packages could not be renewed; going on with those that are there" >&2
${as_root[@]+"${as_root[@]}"} "${install[@]}" "${missing[@]}"
