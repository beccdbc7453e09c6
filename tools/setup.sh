#!/usr/bin/env bash
# Brings a machine that has rustup, Node 20+ and a C compiler to where `make test` runs.
# Does nothing, quickly, where everything is there.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly TRUNK=0.21.14
# Reads what wasm_split_helpers, of Cargo.lock, writes.
readonly WASM_SPLIT=0.2.4
CARGO_HOME=${CARGO_HOME:-$HOME/.cargo}
WASM_BINDGEN=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
readonly WASM_BINDGEN

say() { echo "setup: $*"; }

rust_targets() {
  local installed
  installed=$(rustup target list --installed)
  grep -qx wasm32-unknown-unknown <<<"$installed" || rustup target add wasm32-unknown-unknown
  cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
  cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
}

# tool PROGRAM CRATE VERSION: where another version stands, it is left alone and ours goes to .tools/.
tool() {
  local program=$1 crate=$2 version=$3 found elsewhere=()
  found=$("$program" --version 2>/dev/null || true)
  [[ $found == "$program $version" ]] && return
  [[ -n $found ]] && elsewhere=(--root .tools)
  say "building $crate $version, a few minutes"
  cargo install --locked ${elsewhere[@]+"${elsewhere[@]}"} "$crate@$version"
}

# wasm-split names no version of its own: Cargo's list of what it installed does.
splitter() {
  local list wanted="wasm_split_cli_support $WASM_SPLIT"
  for list in .tools "$CARGO_HOME"; do
    if grep -qs "\"$wanted " "$list/.crates.toml" && [[ -x $list/bin/wasm-split-cli ]]; then return; fi
  done
  say "building $wanted, a minute"
  cargo install --locked --root .tools --features build-binary "${wanted/ /@}"
}

node_packages() {
  local lock=end2end/package-lock.json installed=end2end/node_modules/.package-lock.json
  if [[ ! -e $installed || $lock -nt $installed ]]; then
    (cd end2end && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --ignore-scripts)
    touch "$installed"
  fi
  chmod +x end2end/node_modules/binaryen/bin/wasm-opt
}

browser() {
  node end2end/chromium.mjs >/dev/null && return
  if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    say "installing Chromium"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null && return
  fi
  (cd end2end && npx playwright install chromium)
}

rust_targets
tool wasm-bindgen wasm-bindgen-cli "$WASM_BINDGEN"
tool trunk trunk "$TRUNK"
splitter
node_packages
browser
cargo fetch --locked --quiet
