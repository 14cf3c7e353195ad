#!/usr/bin/env bash
# Builds the benchmarks and the command line in Release, makes a book of 1,000,000 customers (or as many as are asked for)
# where there is none, and prints a table of ratios.   packaging/bench.sh [CUSTOMERS]
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

customers=${1:-1000000}
install_missing "to build Goodword" "${build_packages[@]}"
install_missing "to measure Goodword" "${test_packages[@]}"
cmake --preset release -DGOODWORD_BENCH=ON >/dev/null
cmake --build --preset release --target bench --target goodword-cli
book=build/bench-$customers.goodword
[ -e "$book" ] || build/release/bin/goodword-cli sample "$book" --customers "$customers"
exec build/release/bin/bench "$book"
