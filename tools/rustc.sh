#!/usr/bin/env bash
# Stands between cargo and rustc while the site is built (see dist.sh): lets the workers use wasm's wide operations (SIMD).
# Cargo knows no such flags for one profile alone. The workers' is the one that is built for speed.
set -euo pipefail

arguments=" $* "
if [[ $arguments == *" wasm32-unknown-unknown "* && $arguments == *" opt-level=3 "* ]]; then
  exec "$@" -C target-feature=+simd128
fi
exec "$@"
