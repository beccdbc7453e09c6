//! The worker that reads and writes files: apart, since what it needs weighs much.

use myspot::task::Crew;
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};

/// Records and cells are many small pieces of memory: this gives them out quicker than the standard library's.
#[global_allocator]
static MEMORY: WasmDynamicTalc = new_wasm_dynamic_allocator();

fn main() {
    myspot::browser::worker_side::serve(Crew::Files, myspot::task::files);
}
