#!/usr/bin/env bash
# Installs what is missing, builds, and runs the whole test suite without a display. `--preset asan` does the same with
# AddressSanitizer and UndefinedBehaviorSanitizer in a build tree of its own, `--preset sqlite3mc` with books that can be
# encrypted (npm fetches that SQLite); `--only "core cli"` takes these folders of tests alone.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

preset=ci folders=
while [ $# -gt 0 ]; do
  case $1 in
    --preset) preset=$2; shift 2 ;;
    --only) folders=$2; shift 2 ;;
    *) echo "packaging/test.sh [--preset ci|asan|dev|sqlite3mc] [--only \"FOLDER …\"]" >&2; exit 2 ;;
  esac
done
targets=() which=()
for folder in $folders; do targets+=(--target "tests_$folder"); done
[ -n "$folders" ] && which=(-R "^(${folders// /|})\\.")

install_missing "to build Goodword" "${build_packages[@]}"
install_missing "to test Goodword" "${test_packages[@]}"
if [ "$preset" = sqlite3mc ] && [ -z "${GOODWORD_SQLITE3MC_ARCHIVE:-}" ] && ! command -v npm >/dev/null; then
  install_missing "to encrypt books" "${sqlite3mc_packages[@]}"
fi

mkdir -p build
echo "Building ($preset) …"
if ! { cmake --preset "$preset" && cmake --build --preset "$preset" "${targets[@]}"; } >"build/$preset.log" 2>&1; then
  grep -E 'error|warning:|FAILED' "build/$preset.log" | head -n 40 >&2
  echo "The build failed; the whole log is in build/$preset.log." >&2
  exit 1
fi
# Qt and fontconfig keep what they allocate until the end, so leaks are not looked for here.
export ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
# The sanitizers make each start slow; 500 kills are the business of the ordinary run.
[ "$preset" = asan ] && export GOODWORD_KILLS=${GOODWORD_KILLS:-50} GOODWORD_CUTS=${GOODWORD_CUTS:-10}
exec ctest --preset "$preset" -j "$(nproc)" "${which[@]}"
