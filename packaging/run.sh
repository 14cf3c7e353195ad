#!/usr/bin/env bash
# Builds Goodword where needed and starts it. `--demo` opens the sample business. `--encryption`, the first word, builds and starts
# the one that can encrypt books (npm fetches that SQLite). Without a display it runs the tour: the real program on the sample
# business, writing pictures and documents to build/tour/.
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

preset=release
if [ "${1:-}" = --encryption ]; then
  preset=encryption
  shift
fi
program=build/$preset/bin/goodword

must_build() {
  [ ! -x "$program" ] ||
    [ -n "$(find CMakeLists.txt CMakePresets.json cmake app core ui resources -newer "$program" -type f -print -quit)" ]
}

if must_build; then
  install_missing "to build Goodword" "${build_packages[@]}"
  if [ "$preset" = encryption ] && [ -z "${GOODWORD_SQLITE3MC_ARCHIVE:-}" ] && ! command -v npm >/dev/null; then
    install_missing "to encrypt books" "${sqlite3mc_packages[@]}"
  fi
  echo "Building Goodword (some minutes the first time) …"
  mkdir -p build
  if ! { cmake --preset "$preset" && cmake --build --preset "$preset"; } >"build/$preset.log" 2>&1; then
    tail -n 40 "build/$preset.log" >&2
    echo "The build failed; the whole log is in build/$preset.log." >&2
    exit 1
  fi
  touch "$program"
fi

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "There is no display here, so Goodword takes its tour instead: pictures and documents go to build/tour/."
  XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$(mktemp -d)} QT_QPA_PLATFORM=offscreen "$program" --tour build/tour
  ls build/tour
  exit 0
fi
exec "$program" "$@"
