// Fails when dist/ has outgrown what a first visit may weigh.
import { readFileSync } from "node:fs";

const KILOBYTE = 1024;
const LIMITS = [
  ["first load", "firstLoadGzip", 342 * KILOBYTE],
  ["app wasm", "appWasmGzip", 300 * KILOBYTE],
];

const sizes = JSON.parse(readFileSync(new URL("../dist/sizes.json", import.meta.url), "utf8"));
for (const [name, key, limit] of LIMITS) {
  const fits = sizes[key] <= limit;
  const share = `${(sizes[key] / KILOBYTE).toFixed(1)} KB gzip of ${limit / KILOBYTE} KB`;
  console.log(`${fits ? "ok  " : "FAIL"} ${name}: ${share}`);
  if (!fits) process.exitCode = 1;
}
