// Prints what a first visit weighs against the aim, and fails when it has grown past its ceiling.
// The aims are not reached (see ARCHITECTURE.md, Sizes): lower the ceilings as the page gets lighter.
// They were lowered by 275 KB when the list, the dialogs and all that speaks to the workers became parts.
import { readFileSync } from "node:fs";

const KILOBYTE = 1024;
const LIMITS = [
  { name: "first load", key: "firstLoadGzip", aim: 342, ceiling: 425 },
  { name: "app wasm", key: "appWasmGzip", aim: 300, ceiling: 390 },
];

const sizes = JSON.parse(readFileSync(new URL("../dist/sizes.json", import.meta.url), "utf8"));
for (const { name, key, aim, ceiling } of LIMITS) {
  const kilobytes = sizes[key] / KILOBYTE;
  const state = kilobytes > ceiling ? "FAIL" : kilobytes > aim ? "over" : "ok  ";
  console.log(`${state} ${name}: ${kilobytes.toFixed(1)} KB gzip; aim ${aim} KB, ceiling ${ceiling} KB`);
  if (kilobytes > ceiling) process.exitCode = 1;
}
