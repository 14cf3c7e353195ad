# The Debian 12 packages Goodword needs, in one place, and how the two commands install what is missing.
# Sourced by run.sh and test.sh.

build_packages=(
  g++ cmake ninja-build ccache pkg-config
  qt6-base-dev qt6-base-dev-tools qt6-svg-dev qt6-charts-dev libqt6opengl6-dev libgl-dev libxkbcommon-dev
  libqt6sql6-sqlite qt6-qpa-plugins
  libsqlite3-dev libicu-dev libphonenumber-dev libexpected-dev libsodium-dev
  bootstrap-icons fonts-inter fonts-noto-core tzdata
)
test_packages=(
  git poppler-utils fonts-dejavu-core libcsv-dev strace e2fsprogs
)

# For encrypted books: npm fetches SQLite3MultipleCiphers, unless $GOODWORD_SQLITE3MC_ARCHIVE names it.
sqlite3mc_packages=(
  npm
)

fuzz_packages=(
  clang-16 libclang-rt-16-dev libcsv-dev
)

# install_missing WHY PACKAGE...: says first what is missing and why, then installs it as root or with sudo.
install_missing() {
  local why=$1 missing=() package
  shift
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if ! command -v apt-get >/dev/null; then
    echo "Goodword needs these packages, and this system has no apt-get to install them:" "${missing[@]}" >&2
    return 1
  fi
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Goodword needs these packages $why. Install them as root, then run this again:" >&2
      echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
      return 1
    fi
    sudo=(sudo)
  fi
  echo "Installing ${#missing[@]} packages $why: ${missing[*]}"
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
