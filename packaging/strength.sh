#!/usr/bin/env bash
# Tries what the README promises of reliability at full size and prints a table: what was tried, the figure reached, the goal
# of packaging/strength.tsv, and whether it was reached. Fails where one was missed; what cannot be tried here is told as
# skipped. About half an hour.
#   packaging/strength.sh                             all of it
#   GOODWORD_SOAK=HOURS packaging/strength.sh         again and again with other seeds, until the hours are over
#   packaging/strength.sh --table FILE                the table alone, of figures a shorter run wrote (GOODWORD_FIGURES=FILE):
#                                                     sizes and times are shown, results are judged
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

goals=packaging/strength.tsv
out=build/strength
figures=$out/figures

print_table() { # MODE FIGURES
  awk -F '\t' -v mode="$1" '
    function grouped(number,   text) {
      if (number != int(number)) return sprintf("%.2f", number)
      text = sprintf("%d", number)
      while (match(text, /^[0-9]+[0-9][0-9][0-9]/) && sub(/[0-9][0-9][0-9]($|,)/, ",&", text)) {}
      return text
    }
    function total(keys,   parts, n, i, value) {
      n = split(keys, parts, "+")
      for (i = 1; i <= n; i++) value += sum[parts[i]]
      return value + 0
    }
    function missing(keys,   parts, n, i) {
      n = split(keys, parts, "[+/]")
      for (i = 1; i <= n; i++) if (!(parts[i] in sum)) return 1
      return 0
    }
    function line(promise, figure, goal, reached) {
      cell[++lines, 1] = promise; cell[lines, 2] = figure; cell[lines, 3] = goal; cell[lines, 4] = reached
      for (c = 1; c <= 4; c++) if (length(cell[lines, c]) > width[c]) width[c] = length(cell[lines, c])
    }
    function dashes(count,   text) { text = sprintf("%" count "s", ""); gsub(/ /, "-", text); return text }
    FNR == 1 { file++ }
    file == 1 && $1 == "failed" { failed[$2] = 1; next }
    file == 1 && $2 == "skipped" { skipped[$1] = $3; next }
    file == 1 { sum[$1] += $2; if (!($1 in most) || $2 + 0 > most[$1]) most[$1] = $2 + 0; next }
    /^#/ || NF < 7 { next }
    {
      if (!lines) line("promise", "figure", "goal", "reached")
      kind = $1; tests = $2; how = $4; key = $5; goal = $7; unit = $8
      split(key, half, "/")
      none = missing(key)
      why = ""
      n = split(key, parts, "[+/]")
      for (i = 1; i <= n; i++) if (parts[i] in skipped) why = skipped[parts[i]]
      if (how == "max") value = most[key] + 0
      else if (how == "beyond") { value = most[half[1]] + 0; goal += most[half[2]] }
      else if (how == "share") value = total(half[2]) > 0 ? 100 * total(half[1]) / total(half[2]) : 0
      else value = total(half[1])
      if (how == "among") shown = grouped(value) " of " grouped(total(half[2]))
      else if (how == "share") shown = grouped(int(value * 100) / 100) " %"
      else if (how == "beyond") shown = grouped(value) ", " grouped(most[half[2]] + 0) " " unit
      else shown = grouped(value) (unit == "" ? "" : " " unit)
      wanted = (goal == 0 || (unit == "%" && goal == 100) ? "" : $6 == ">=" ? "at least " : "at most ")
      wanted = wanted grouped(goal) (unit == "" || goal == 0 ? "" : " " unit)
      reached = ($6 == ">=" ? value >= goal : value <= goal) ? "yes" : "NO"
      if (mode == "short" && (kind == "size" || kind == "control") && reached == "NO") reached = value > 0 ? "in part" : "NO"
      if (mode == "short" && kind == "time") reached = "not judged"
      if (none) { shown = "none"; reached = mode == "short" && tests == "fuzz" ? "not run here" : "NO" }
      if (why != "" && (none || reached != "NO")) reached = "skipped: " why
      n = split(tests, parts, " ")
      for (i = 1; i <= n; i++) if (parts[i] in failed) reached = "NO: " parts[i] " fails"
      if (reached ~ /^NO/) wrong++
      line($3, shown, wanted, reached)
    }
    END {
      for (l = 1; l <= lines; l++) {
        printf "| %-" width[1] "s | %" width[2] "s | %" width[3] "s | %-" width[4] "s |\n", cell[l, 1], cell[l, 2], cell[l, 3], cell[l, 4]
        if (l == 1) printf "|-%s-|-%s:|-%s:|-%s-|\n", dashes(width[1]), dashes(width[2]), dashes(width[3]), dashes(width[4])
      }
      exit !lines || wrong > 0
    }' "$2" "$goals"
}

if [ "${1:-}" = --table ]; then
  print_table short "$2"
  exit
fi

install_missing "to build Goodword" "${build_packages[@]}"
install_missing "to test Goodword" "${test_packages[@]}"
mkdir -p "$out"
echo "Building …"
if ! { cmake --preset ci && cmake --build --preset ci; } >"$out/build.log" 2>&1; then
  grep -E 'error|warning:|FAILED' "$out/build.log" | head -n 40 >&2
  echo "The build failed; the whole log is in $out/build.log." >&2
  exit 1
fi

export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 TZ=UTC XDG_RUNTIME_DIR=$PWD/build/ci/run QT_LOGGING_RULES='qt.qpa.*=false'
export GOODWORD_STRENGTH=1 GOODWORD_FIGURES=$PWD/$figures QTEST_FUNCTION_TIMEOUT=7200000
rm -f "$figures"
touch "$figures"

# One test of the whole size; its words go to a log beside the figures.
try_one() { # FOLDER.NAME
  local from=$SECONDS
  if timeout 7200 "build/ci/bin/tests_${1%%.*}" "${1#*.}" >"$out/$1.log" 2>&1; then
    echo "  $1: $((SECONDS - from)) s"
  else
    echo "  $1: FAILED, see $out/$1.log"
    printf 'failed\t%s\n' "$1" >>"$GOODWORD_FIGURES"
  fi
}

try_fuzzers() {
  if ! command -v clang++-16 >/dev/null; then
    printf '%s\tskipped\tclang-16 is not installed\n' fuzz.targets fuzz.faults >>"$GOODWORD_FIGURES"
    return
  fi
  GOODWORD_SOAK='' packaging/fuzz.sh 60 >"$out/fuzz.log" 2>&1 || true
  echo "  fuzzers: $(grep -c 'no fault$' "$out/fuzz.log") without a fault"
}

all=$(awk -F '\t' '!/^#/ && NF >= 7 { n = split($2, t, " "); for (i = 1; i <= n; i++) if (t[i] != "fuzz" && !seen[t[i]]++) print t[i] }' "$goals")
# What is measured in milliseconds runs alone, the rest two at a time.
alone=$(awk -F '\t' '$1 == "time" { n = split($2, t, " "); for (i = 1; i <= n; i++) if (!seen[t[i]]++) print t[i] }' "$goals")
together=$(grep -vxF "$alone" <<<"$all")

hours=${GOODWORD_SOAK:-0}
begun=$SECONDS
for ((round = 0; round == 0 || SECONDS - begun < hours * 3600; ++round)); do
  export GOODWORD_ROUND=$round
  echo "Round $((round + 1)), seeds $((round * 7919)) above those written in the tests:"
  for test in $alone; do try_one "$test"; done
  running=0
  for test in $together; do
    try_one "$test" &
    if ((++running >= 2)); then
      wait -n || true
      running=$((running - 1))
    fi
  done
  wait
  try_fuzzers
done
echo
print_table whole "$figures"
