#!/usr/bin/env bash
# Builds the benchmarks and the program in Release, makes books of so many customers where there are none, and prints a
# table of ratios for the last of them and how the work grows from book to book.
#   packaging/bench.sh [CUSTOMERS...]        without any: 10000 100000 1000000
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

[ $# -gt 0 ] || set -- 10000 100000 1000000
install_missing "to build Goodword" "${build_packages[@]}"
install_missing "to measure Goodword" "${test_packages[@]}"
cmake --preset release -DGOODWORD_BENCH=ON >/dev/null
cmake --build --preset release --target bench --target goodword --target goodword-cli
books=()
for customers; do
  book=build/bench-$customers.goodword
  [ -e "$book" ] || build/release/bin/goodword-cli sample "$book" --customers "$customers"
  books+=("$book")
done
exec build/release/bin/bench "${books[@]}"
