#!/usr/bin/env bash
# Builds the site for the address given, in dist/ or in the folder given second.
# The page's program is cut into parts on the way (tools/wasm_bindgen.mjs); build.rs asks the linker for what that needs.
set -euo pipefail
cd "$(dirname "$0")/.."

MYSPOT_WASM_BINDGEN=$(command -v wasm-bindgen)
export MYSPOT_WASM_BINDGEN
mkdir -p .tools/split
ln -sf ../../tools/wasm_bindgen.mjs .tools/split/wasm-bindgen
export PATH="$PWD/.tools/split:$PATH"
export TRUNK_BUILD_PUBLIC_URL=$1
# The workers' own flags come from rustc.sh; `--cfg wide` only tells cargo that what was built without them is stale.
export RUSTC_WRAPPER="$PWD/tools/rustc.sh"
export RUSTFLAGS="--cfg erase_components --cfg split --cfg wide"
exec trunk build --release --locked --dist "${2:-dist}"
