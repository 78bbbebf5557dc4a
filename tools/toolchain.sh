# shellcheck shell=bash
# Finds every tool, or gets it: first on PATH, then in the tool cache, then as a ready binary, then by
# compiling. Nothing is installed system-wide except Debian packages that are missing. Sourced by ./dev.

readonly TRUNK_VERSION=0.21.14
readonly WASM_SPLIT_VERSION=0.2.3
readonly MUTANTS_VERSION=27.1.0
readonly LIGHTHOUSE_VERSION=12.8.2
readonly SCHEMATHESIS_VERSION=4.32.5
readonly OLDEST_RUST=1.95
readonly OLDEST_NODE=20.19
readonly WASM_TARGET=wasm32-unknown-unknown
readonly TOOLS=${MEMBERDESK_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/memberdesk/tools}
# How a program that builds wasm is run: empty, or the environment of Debian's compiler (see below).
WASM_ENV=(env)

on_path() { command -v "$1" >/dev/null 2>&1; }

# at_least FOUND OLDEST
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# The version of a crate that Cargo.lock fixes.
locked_version() {
  awk -v name="name = \"$1\"" '$0 == name { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock
}

need_rust() {
  local found
  on_path cargo && on_path rustc || die "Rust is not installed." \
    "Install Rust $OLDEST_RUST or newer with rustup (https://rustup.rs), then run ./dev again."
  found=$(rustc --version | awk '{ print $2 }')
  at_least "$found" "$OLDEST_RUST" || die "rustc $found is too old: Memberdesk needs $OLDEST_RUST or newer." \
    "With rustup: rustup update stable"
}

need_node() {
  local found
  on_path node && on_path npm || die "Node and npm are not installed." \
    "Install Node $OLDEST_NODE or newer (apt-get install nodejs npm, or https://nodejs.org), then run ./dev again."
  found=$(node -p process.versions.node)
  at_least "$found" "$OLDEST_NODE" || die "Node $found is too old: Memberdesk needs $OLDEST_NODE or newer." \
    "Debian's and Ubuntu's own package can be older; https://nodejs.org has current ones."
}

# cargo links with the C compiler, and some of the tools have a little C in them.
need_linker() {
  on_path cc && return 0
  announce "Installing gcc" "1 minute"
  install_packages gcc libc6-dev || die "cargo needs a C compiler to link with." "On Debian and Ubuntu, as root: apt-get install gcc libc6-dev"
}

# ---------------------------------------------------------------- Debian and Ubuntu packages

# as_root COMMAND...
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo -n true 2>/dev/null || say "  sudo may ask for your password, to install Debian packages."
    sudo "$@"
  fi
}

can_install_packages() { on_path apt-get && { [ "$(id -u)" = 0 ] || on_path sudo; }; }

# install_packages PACKAGE...: what a Debian machine has is left alone; the lists are refreshed once.
install_packages() {
  local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@")
  can_install_packages || return 1
  as_root true
  attempt "apt-get install $*" "1 to 2 minutes" apt as_root "${install[@]}" && return 0
  say "  Trying again with fresh package lists."
  attempt "apt-get update" "10 to 30 s" apt-update as_root apt-get update &&
    attempt "apt-get install $*" "1 to 2 minutes" apt as_root "${install[@]}"
}

package_exists() { apt-cache show "$1" >/dev/null 2>&1; }

# ---------------------------------------------------------------- the wasm target

has_wasm_target() {
  compgen -G "$(rustc --print target-libdir --target "$WASM_TARGET" 2>/dev/null)/libcore-*.rlib" >/dev/null
}

need_wasm_target() {
  has_wasm_target && return 0
  if on_path rustup; then
    attempt "rustup target add $WASM_TARGET" "10 s" rustup rustup target add "$WASM_TARGET" &&
      has_wasm_target && return 0
  fi
  say "  rustup cannot provide $WASM_TARGET; Debian's compiler can build its standard library."
  use_debian_compiler
}

# Debian's rustc-web has no prebuilt wasm library but its sources: cargo builds it from them, which is
# an unstable option, and links with the rust-lld of the compiler that is already here.
use_debian_compiler() {
  local packages=(rustc-web cargo-web rust-web-src rust-web-clippy) bin=$TOOLS/debian-rust/bin lld
  if ! { [ -x /usr/bin/rustc ] && at_least "$(/usr/bin/rustc --version | awk '{ print $2 }')" "$OLDEST_RUST" &&
    [ -x /usr/bin/cargo ] && [ -x /usr/bin/clippy-driver ] && dpkg -s rust-web-src >/dev/null 2>&1; }; then
    install_packages "${packages[@]}" || die "The wasm target $WASM_TARGET could not be installed." \
      "With a network: rustup target add $WASM_TARGET" \
      "Or on Debian, as root: apt-get install ${packages[*]}"
  fi
  lld=$(find "$(rustc --print sysroot)" -name rust-lld -type f 2>/dev/null | head -n 1)
  [ -n "$lld" ] || lld=$(command -v wasm-ld || command -v rust-lld || true)
  [ -n "$lld" ] || die "No linker for wasm was found: neither rust-lld nor wasm-ld." "On Debian: apt-get install lld"
  mkdir -p "$bin"
  ln -sf /usr/bin/cargo /usr/bin/rustc /usr/bin/cargo-clippy /usr/bin/clippy-driver "$bin"
  WASM_ENV=(env "PATH=$bin:$PATH" RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$lld")
}

# ---------------------------------------------------------------- the standard library, made small

# How a finished program is built, beyond WASM_ENV, and with which flags: empty, or with a standard library that is
# compiled for size together with it, and that ends the program where a fault is found in it instead of describing the
# fault first (public/boot.js tells the person). It makes the first screen 15 kB lighter. The options are unstable ones,
# so that whatever is missing for them leaves the library that the compiler brings along.
SMALL_ENV=()
SMALL_FLAGS=''

need_small_library() {
  local -a environment=(RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size)
  local flags='-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none'
  flags+=' -Csymbol-mangling-version=legacy' # tools/sizes.mjs reads these names.
  if has_library_sources || { on_path rustup && attempt "rustup component add rust-src" "10 s" rustup rustup component add rust-src && has_library_sources; }; then
    if takes_flags "$flags" && attempt "Fetch the crates of the standard library" "1 to 10 s" cargo-fetch-std \
      "${WASM_ENV[@]}" "${environment[@]}" cargo fetch --locked --target "$WASM_TARGET"; then
      SMALL_ENV=("${environment[@]}")
      SMALL_FLAGS=$flags
      return
    fi
  fi
  say "  The standard library cannot be compiled here; the one that the compiler brings along is larger, so that the weight is not compared."
  export MEMBERDESK_LIBRARY=large
}

has_library_sources() { [ -f "$(wasm_sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ]; }

wasm_sysroot() { "${WASM_ENV[@]}" "$(wasm_rustc)" --print sysroot; }

wasm_rustc() { "${WASM_ENV[@]}" sh -c 'printf %s "${RUSTC:-rustc}"'; }

# Whether this compiler knows them all.
takes_flags() {
  local rustc
  rustc=$(wasm_rustc)
  # shellcheck disable=SC2086 # They are several.
  "${WASM_ENV[@]}" RUSTC_BOOTSTRAP=1 "$rustc" $1 --target "$WASM_TARGET" --print cfg >/dev/null 2>&1
}

# ---------------------------------------------------------------- programs from crates.io

# need_program PROGRAM CRATE VERSION USUAL [ARGUMENT OF cargo install]...
need_program() {
  local program=$1 crate=$2 version=$3 usual=$4 home=$TOOLS/$1-$3
  shift 4
  if on_path "$program" && [ "$("$program" --version 2>/dev/null | awk '{ print $2 }')" = "$version" ]; then return 0; fi
  if [ ! -x "$home/bin/$program" ]; then
    fetch_program "$program" "$crate" "$version" "$home" ||
      compile_program "$crate" "$version" "$usual" "$home" "$@" ||
      die "$crate $version could not be installed." \
        "Without a network: put $program $version on PATH, or its folder in $home/bin." \
        "Otherwise the log above says what is missing; ./dev tries again next time."
  fi
  PATH=$home/bin:$PATH
}

fetch_program() {
  local program=$1 crate=$2 version=$3 home=$4
  on_path cargo-binstall || return 1
  attempt "Fetch $crate $version" "10 s" "$crate" cargo binstall --no-confirm --strategies crate-meta-data \
    --version "$version" --install-path "$home/bin" "$crate" && [ -x "$home/bin/$program" ]
}

# Quick to compile matters more here than quick to run.
compile_program() {
  local crate=$1 version=$2 usual=$3 home=$4
  shift 4
  announce "Compiling $crate $version, once on this machine" "$usual on two cores"
  attempt "Compile $crate $version" "$usual" "$crate" env -u CARGO_TARGET_DIR -u CARGO_BUILD_TARGET \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=0 cargo install "$crate" --version "$version" --root "$home" "$@"
}

need_wasm_bindgen() {
  # Not --locked: its lock file names a version of webpki-roots that some registries no longer carry.
  need_program wasm-bindgen wasm-bindgen-cli "$(locked_version wasm-bindgen)" "2 to 4 minutes"
}

need_trunk() { need_program trunk trunk "$TRUNK_VERSION" "4 to 8 minutes" --locked; }

# Divides the program into parts. It is made together with the wasm_split_helpers of Cargo.lock.
need_wasm_split() {
  need_program wasm-split-cli wasm_split_cli_support "$WASM_SPLIT_VERSION" "1 to 2 minutes" --features build-binary --locked
}

need_cargo_mutants() { need_program cargo-mutants cargo-mutants "$MUTANTS_VERSION" "3 to 5 minutes" --locked; }

# From PyPI, into a folder of its own.
need_schemathesis() {
  local home=$TOOLS/schemathesis-$SCHEMATHESIS_VERSION
  if [ ! -x "$home/bin/schemathesis" ]; then
    on_path python3 || die "Schemathesis needs Python 3." "On Debian: apt-get install python3 python3-venv"
    attempt "Install schemathesis" "30 s" schemathesis-install install_schemathesis "$home" ||
      die "Schemathesis could not be installed." "It comes from PyPI; on Debian python3-venv is needed, too."
  fi
  SCHEMATHESIS=$home/bin/schemathesis
}

install_schemathesis() {
  python3 -m venv "$1" && "$1/bin/pip" install --quiet "schemathesis==$SCHEMATHESIS_VERSION" || {
    rm -rf "$1"
    return 1
  }
}

need_crates() {
  attempt "Fetch the crates of Cargo.lock" "1 to 30 s" cargo-fetch fetch_crates || die "The crates could not be fetched." \
    "Building needs crates.io (or a mirror of it in cargo's configuration) once; later builds run offline."
}

# The second time for the crates of the standard library, where that is built from its sources.
fetch_crates() { cargo fetch --locked && "${WASM_ENV[@]}" cargo fetch --locked --target "$WASM_TARGET"; }

# What keeps the places of this machine out of the program: only the name of a crate stands in it.
flags_without_paths() {
  local folder
  for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
    printf -- '--remap-path-prefix=%s= ' "${folder%/}"
  done
  printf -- '--remap-path-prefix=%s= ' "$(wasm_sysroot)/lib/rustlib/src/rust/library"
}

# ---------------------------------------------------------------- npm

need_npm_packages() {
  local stamp=node_modules/.memberdesk-lock
  if ! cmp -s package-lock.json "$stamp"; then
    attempt "npm ci" "10 s" npm-ci npm ci --ignore-scripts --no-audit --no-fund || die "The npm packages could not be installed." \
      "They are needed once from the npm registry; after that ./dev works offline."
    cp package-lock.json "$stamp"
  fi
  PATH=$PWD/node_modules/.bin:$PATH
}

# A hundred packages that only ./dev lighthouse needs: kept with the tools.
need_lighthouse() {
  export LIGHTHOUSE=$TOOLS/lighthouse-$LIGHTHOUSE_VERSION
  [ -f "$LIGHTHOUSE/node_modules/lighthouse/package.json" ] && return 0
  mkdir -p "$LIGHTHOUSE"
  attempt "npm install lighthouse@$LIGHTHOUSE_VERSION" "20 s" npm-lighthouse \
    npm install --prefix "$LIGHTHOUSE" --ignore-scripts --no-audit --no-fund "lighthouse@$LIGHTHOUSE_VERSION" ||
    die "Lighthouse could not be installed." "It is needed once from the npm registry."
}

# ---------------------------------------------------------------- the browser for the tests

find_browser() {
  local name
  for name in "${MEMBERDESK_CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome; do
    if [ -n "$name" ] && on_path "$name" && "$name" --version >/dev/null 2>&1; then CHROMIUM=$(command -v "$name"); return; fi
  done
  return 1
}

find_driver() {
  local name
  for name in "${MEMBERDESK_CHROMEDRIVER:-}" chromedriver chromium.chromedriver; do
    if [ -n "$name" ] && on_path "$name" && "$name" --version >/dev/null 2>&1; then CHROMEDRIVER=$(command -v "$name"); return; fi
  done
  return 1
}

has_chinese_font() {
  if on_path fc-list; then [ -n "$(fc-list :lang=zh-cn family)" ]; else dpkg -s fonts-noto-cjk >/dev/null 2>&1; fi
}

need_browser() {
  local missing=()
  if find_browser && find_driver && has_chinese_font; then
    export CHROMIUM CHROMEDRIVER
    return
  fi
  # Ubuntu's chromium is a snap under another name.
  if package_exists chromium-driver || ! package_exists chromium-chromedriver; then
    find_browser || missing+=(chromium)
    find_driver || missing+=(chromium-driver)
  else
    find_browser || missing+=(chromium-browser)
    find_driver || missing+=(chromium-chromedriver)
  fi
  has_chinese_font || missing+=(fonts-noto-cjk)
  if [ "${#missing[@]}" -gt 0 ]; then
    announce "Installing ${missing[*]}" "1 to 2 minutes"
    install_packages "${missing[@]}" || say "  Some of these packages could not be installed: ${missing[*]}"
  fi
  find_browser && find_driver || die "The tests need Chromium and its chromedriver." \
    "On Debian, as root: apt-get install chromium chromium-driver fonts-noto-cjk" \
    "Elsewhere: npx @puppeteer/browsers install chrome@stable, and the same with chromedriver@stable;" \
    "then name the programs in MEMBERDESK_CHROMIUM and MEMBERDESK_CHROMEDRIVER."
  has_chinese_font || die "The tests need a Chinese font." "On Debian and Ubuntu, as root: apt-get install fonts-noto-cjk"
  export CHROMIUM CHROMEDRIVER
}

# ---------------------------------------------------------------- other engines, for ./dev test --long

find_firefox() {
  local name
  for name in "${MEMBERDESK_FIREFOX:-}" firefox-esr firefox; do
    # Ubuntu's firefox is a snap, which cannot be driven with a profile of its own.
    if [ -n "$name" ] && on_path "$name" && [[ $(readlink -f "$(command -v "$name")") != *snap* ]]; then
      FIREFOX=$(command -v "$name")
      return
    fi
  done
  return 1
}

find_webkit() {
  MINIBROWSER=${MEMBERDESK_MINIBROWSER:-$(compgen -G "/usr/lib/*/webkit2gtk-4.*/MiniBrowser" | head -n 1)}
  [ -x "$MINIBROWSER" ] && on_path WebKitWebDriver && on_path xvfb-run
}

need_other_engines() {
  local missing=()
  find_firefox || missing+=(firefox-esr)
  find_webkit || missing+=(webkit2gtk-driver xvfb)
  if [ "${#missing[@]}" -gt 0 ]; then
    announce "Installing ${missing[*]}" "1 to 2 minutes"
    install_packages "${missing[@]}" || say "  Some of these packages could not be installed: ${missing[*]}"
  fi
  find_firefox || die "The long form of the tests needs Firefox." \
    "On Debian, as root: apt-get install firefox-esr" "Elsewhere: name the program in MEMBERDESK_FIREFOX."
  find_webkit || die "The long form of the tests needs WebKitGTK, its driver and Xvfb." \
    "On Debian and Ubuntu, as root: apt-get install webkit2gtk-driver xvfb" \
    "Its MiniBrowser comes with libwebkit2gtk; elsewhere, name it in MEMBERDESK_MINIBROWSER."
  export FIREFOX MINIBROWSER
}

# ---------------------------------------------------------------- sets of tools

need_app_tools() {
  need_rust
  need_node
  need_linker
  need_wasm_target
  need_crates
  need_wasm_bindgen
  need_trunk
  need_wasm_split
}
