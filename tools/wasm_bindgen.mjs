#!/usr/bin/env node
// Stands for wasm-bindgen while Trunk builds the site: cuts the page's program into its parts first.
//
// Trunk knows no such step, and wasm-bindgen drops what the cut needs. A program built with `--cfg split`
// is cut by wasm-split at the functions of src/ui/chunks.rs; wasm-bindgen then reads its main part.
// The other parts wait in target/split for tools/post_build.mjs, named by what they hold.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const REAL = process.env.MYSPOT_WASM_BINDGEN;
const PARTS = join(dirname(dirname(fileURLToPath(import.meta.url))), "target", "split");
const LINK = "__wasm_split.js";
const MARK = "__wasm_split_load_";
// As in index.html, for the page. Functions of like names are alike: side by side they compress better.
const OPTIMISE = ["-Oz", "--reorder-functions-by-name", "--strip-debug", "--strip-producers"].concat(
  ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"].map(
    (feature) => `--enable-${feature}`,
  ),
);

// What it warns of is shown only when it fails: wasm-opt warns of names it does not know.
function run(program, args) {
  const { status, error, stderr } = spawnSync(program, args, { stdio: ["inherit", "inherit", "pipe"] });
  if (error) throw error;
  if (status === 0) return;
  process.stderr.write(stderr);
  process.exit(status ?? 1);
}

function minified(script) {
  const { status, error, stdout, stderr } = spawnSync("esbuild", ["--minify"], { input: script, encoding: "utf8" });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

// Cuts the program, and gives the id of this cut.
function cut(program) {
  rmSync(PARTS, { recursive: true, force: true });
  mkdirSync(PARTS, { recursive: true });
  run("wasm-split-cli", [program, PARTS, "--target", "web", "--out-name", "app"]);
  const parts = readdirSync(PARTS).filter((name) => name.endsWith(".wasm")).sort();
  const hash = createHash("sha256");
  parts.forEach((name) => hash.update(readFileSync(join(PARTS, name))));
  const id = hash.digest("hex").slice(0, 16);
  let link = readFileSync(join(PARTS, LINK), "utf8");
  for (const part of parts.filter((name) => name !== "app.wasm")) {
    const named = `part-${part.replace(/^split_|\.wasm$/g, "")}-${id}.wasm`;
    run("wasm-opt", [...OPTIMISE, join(PARTS, part), "-o", join(PARTS, named)]);
    rmSync(join(PARTS, part));
    link = link.replaceAll(`"./${part}"`, `"./${named}"`);
  }
  rmSync(join(PARTS, LINK));
  writeFileSync(join(PARTS, `parts-${id}.js`), minified(link));
  return id;
}

if (!REAL) {
  console.error("MYSPOT_WASM_BINDGEN names no program: tools/dist.sh sets it to the real wasm-bindgen.");
  process.exit(1);
}
const args = process.argv.slice(2);
const at = args.findIndex((arg) => arg.endsWith(".wasm"));
const program = args[at];
if (at < 0 || basename(program) !== "app.wasm" || !readFileSync(program).includes(MARK)) {
  // What it answers, such as its version, goes to whoever asked.
  const { status, error } = spawnSync(REAL, args, { stdio: "inherit" });
  if (error) throw error;
  process.exit(status ?? 1);
}
const id = cut(program);
args[at] = join(PARTS, "app.wasm");
// The parts share the table of functions, which the linker has made.
run(REAL, [...args, "--keep-lld-exports"]);
const out = args.map((arg, n) => (arg === "--out-dir" ? args[n + 1] : arg.match(/^--out-dir=(.*)/)?.[1])).find(Boolean);
const script = join(out, "app.js");
writeFileSync(script, minified(readFileSync(script, "utf8").replaceAll(`from "./${LINK}"`, `from "./parts-${id}.js"`)));
renameSync(join(PARTS, "app.wasm"), join(PARTS, "main.wasm"));
