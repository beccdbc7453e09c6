// Measures dist/ (or MYSPOT_DIST) in one browser: runs each *.bench.mjs beside it (or those whose name holds an argument).
// A bench exports `default async ({ browser, baseURL, table })`; table(title, rows) prints rows of like objects as Markdown.
import { readdir } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { chromium } from "@playwright/test";
import { ARGUMENTS, findChromium } from "../chromium.mjs";
import { serve } from "../server.mjs";

function table(title, rows) {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const lines = [line(columns), line(columns.map(() => "---")), ...rows.map((row) => line(columns.map((name) => row[name] ?? "")))];
  console.log(`\n### ${title}\n\n${lines.join("\n")}`);
}

const chosen = process.argv.slice(2);
const names = (await readdir(import.meta.dirname ?? new URL(".", import.meta.url)))
  .filter((name) => name.endsWith(".bench.mjs"))
  .filter((name) => chosen.length === 0 || chosen.some((part) => name.includes(part)))
  .sort();

const site = await serve({ dist: process.env.MYSPOT_DIST });
const browser = await chromium.launch({ executablePath: findChromium(), args: ARGUMENTS });
const load = () => loadavg()[0].toFixed(1);
console.log(`Chromium ${browser.version()}, ${cpus().length} cores, load ${load()} before`);
try {
  for (const name of names) {
    const { default: bench } = await import(new URL(name, import.meta.url));
    await bench({ browser, baseURL: site.baseURL, table });
  }
} finally {
  await browser.close();
  site.close();
}
console.log(`\nLoad ${load()} after: above the number of cores, times are those of a busy machine.`);
