#!/usr/bin/env bash
# Stands between cargo and rustc while the site is built (see dist.sh): lets the workers use wasm's wide operations (SIMD).
# Cargo knows no such flags for one profile alone. The workers' is the one that is built for speed.
set -euo pipefail

arguments=" $* "
# With them encoding_rs asks for a crate that cargo, which knows nothing of this, does not give it.
if [[ $arguments == *" wasm32-unknown-unknown "* && $arguments == *" opt-level=3 "* && $arguments != *" encoding_rs "* ]]; then
  exec "$@" -C target-feature=+simd128
fi
exec "$@"
