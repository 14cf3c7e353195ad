#!/usr/bin/env bash
# Builds the fuzzers with clang, ASan and UBSan and runs each for a while, two at a time, from the saved inputs in
# tests/data/fuzz.   packaging/fuzz.sh [SECONDS] [TARGET...]     60 seconds each; GOODWORD_SOAK=HOURS for hours each
# What breaks a promise is kept in build/fuzz/found and named; found inputs are kept in build/fuzz/corpus for the next run.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

seconds=60
[[ ${1:-} =~ ^[0-9]+$ ]] && { seconds=$1; shift; }
[ -n "${GOODWORD_SOAK:-}" ] && seconds=$((GOODWORD_SOAK * 3600))
install_missing "to build Goodword" "${build_packages[@]}"
install_missing "to fuzz Goodword" "${fuzz_packages[@]}"

mkdir -p build
echo "Building the fuzzers …"
if ! { cmake --preset fuzz && cmake --build --preset fuzz --target tests_fuzz; } >build/fuzz.log 2>&1; then
  grep -E 'error|FAILED' build/fuzz.log | head -n 40 >&2
  echo "The build failed; the whole log is in build/fuzz.log." >&2
  exit 1
fi

export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 TZ=UTC
# Qt and fontconfig keep what they allocate until the end, so leaks are not looked for here.
export ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
declare -A saved=([csv]="csv ../csv ../notes" [sniff]="csv ../csv ../notes" [lines]="lines ../lists" [book]="book ../goodword"
                  [search]="search" [json]="json")

# figures EXECUTIONS FAULTS: for the table of packaging/strength.sh.
figures() {
  [ -n "${GOODWORD_FIGURES:-}" ] || return 0
  printf 'fuzz.targets\t1\nfuzz.executions\t%s\nfuzz.faults\t%s\n' "$1" "$2" >>"$GOODWORD_FIGURES"
}

# fuzz_one KIND: one line of what was done; fails where an input breaks a promise.
fuzz_one() {
  local kind=$1 folders=() folder log=build/fuzz/$1.log executions
  for folder in ${saved[$kind]}; do folders+=("tests/data/fuzz/$folder"); done
  mkdir -p "build/fuzz/corpus/$kind" build/fuzz/found
  if ! build/fuzz/bin/fuzz_"$kind" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -print_final_stats=1 \
      -artifact_prefix="build/fuzz/found/$kind-" "build/fuzz/corpus/$kind" "${folders[@]}" >"$log" 2>&1; then
    printf '%-8s FAILED\n' "$kind"
    grep -E 'Broken promise|ERROR|runtime error|Test unit written' "$log" | head -n 8
    figures 0 1
    return 1
  fi
  executions=$(sed -n 's/stat::number_of_executed_units: *//p' "$log")
  printf '%-8s %s executions in %s s, no fault\n' "$kind" "$executions" "$seconds"
  figures "$executions" 0
}

kinds=("$@")
[ ${#kinds[@]} -gt 0 ] || kinds=(csv sniff lines search json book)
running=0 failed=0
for kind in "${kinds[@]}"; do
  fuzz_one "$kind" &
  running=$((running + 1))
  if [ "$running" -ge 2 ]; then
    wait -n || failed=1
    running=$((running - 1))
  fi
done
while [ "$running" -gt 0 ]; do
  wait -n || failed=1
  running=$((running - 1))
done
exit "$failed"
