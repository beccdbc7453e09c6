#!/usr/bin/env bash
# The parts of cargo-deny that need no network: banned crates, licences, sources.
# Built where it is missing (a few minutes); DENY=0 skips the check on such a machine.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly CARGO_DENY=0.20.2

if ! cargo deny --version >/dev/null 2>&1; then
  if [[ ${DENY:-} == 0 ]]; then
    echo "cargo-deny is not here: skipped"
    exit 0
  fi
  echo "setup: building cargo-deny $CARGO_DENY, a few minutes"
  cargo install --locked "cargo-deny@$CARGO_DENY"
fi
cargo deny --offline --log-level error check bans licenses sources
