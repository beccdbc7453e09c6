// Finishes what Trunk has built, in its staging folder, for release and debug alike:
// 1. brings the parts that tools/wasm_bindgen.mjs cut off, and names the workers' scripts and wasm by their content,
//    so that a cache never pairs two builds; a worker's loader keeps its name;
// 2. joins the style sheets that style/main.css imports into one file, and minifies it and rescue.js;
// 3. index.html: no integrity where none is checked, absolute addresses, build id, Content-Security-Policy; 404.html is its copy;
// 4. sw.js from tools/sw.template.js, with the hash of every file;
// 5. build.json and sizes.json.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";

const STAGE = process.env.TRUNK_STAGING_DIR;
const SOURCE = process.env.TRUNK_SOURCE_DIR;
const PUBLIC_URL = process.env.TRUNK_PUBLIC_URL;

// Written by this script about the others, or served in their stead: neither hashed nor kept for offline use.
const OUTSIDE_THE_BUILD = new Set(["sw.js", "404.html", "build.json", "sizes.json"]);
const WORKERS = ["worker", "files"];
const ATTRIBUTE = /\b(href|src)=("[^"]*"|'[^']*'|[^\s>"']+)/g;

const staged = (path) => join(STAGE, path);
const read = (path) => readFileSync(staged(path));
const text = (path) => read(path).toString("utf8");
const write = (path, content) => writeFileSync(staged(path), content);
const hash = (bytes, algorithm = "sha256", encoding = "hex") => createHash(algorithm).update(bytes).digest(encoding);
const gzipSize = (bytes) => gzipSync(bytes, { level: 9 }).length;

function filesOfTheBuild() {
  return readdirSync(STAGE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(STAGE, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !OUTSIDE_THE_BUILD.has(path))
    .sort();
}

// The page's script says which cut it belongs to: another one in target/split is of an older build.
function bringParts() {
  const folder = join(SOURCE, "target", "split");
  const page = readdirSync(STAGE).find((name) => /^app-[0-9a-f]+\.js$/.test(name));
  const link = page && text(page).match(/parts-([0-9a-f]+)\.js/);
  if (!link) return;
  const [name, id] = link;
  if (!existsSync(join(folder, name))) throw new Error(`target/split has no ${name}`);
  for (const part of readdirSync(folder).filter((part) => part.endsWith(`-${id}.wasm`))) {
    copyFileSync(join(folder, part), staged(part));
  }
  write(name, readFileSync(join(folder, name), "utf8").replaceAll("./app.js", `./${page}`));
}

function nameByContent(worker) {
  const [loader, script, wasm] = [`${worker}_loader.js`, `${worker}.js`, `${worker}_bg.wasm`];
  const id = hash(Buffer.concat([read(script), read(wasm)])).slice(0, 16);
  const named = (path) => path.replace(worker, `${worker}-${id}`);
  for (const path of [loader, script]) {
    write(path, text(path).replaceAll(script, named(script)).replaceAll(wasm, named(wasm)));
  }
  for (const path of [script, wasm]) renameSync(staged(path), staged(named(path)));
}

// Trunk copies main.css alone; a browser would then look for its imports one after the other.
function joinStyles(path) {
  const css = readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  return css.replace(/@import\s+(?:url\()?\s*["']([^"']+)["']\s*\)?\s*([^;]*);/g, (_, imported, conditions) => {
    const inner = joinStyles(join(dirname(path), imported));
    const layer = /^layer\(([^)]+)\)/.exec(conditions);
    const media = conditions.replace(/^layer\([^)]+\)/, "").trim();
    const layered = layer ? `@layer ${layer[1]} {\n${inner}\n}` : inner;
    return media ? `@media ${media} {\n${layered}\n}` : layered;
  });
}

function minified(source, loader) {
  const options = ["--minify", `--loader=${loader}`];
  const { status, error, stdout, stderr } = spawnSync("esbuild", options, { input: source, encoding: "utf8" });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function linkStyles(html) {
  const css = minified(joinStyles(join(SOURCE, "style", "main.css")), "css");
  const name = `style-${hash(css).slice(0, 16)}.css`;
  write(name, css);
  let linked = 0;
  const linkedHtml = html.replace(/<link\b[^>]*\brel="?stylesheet\b[^>]*>/g, (link) => {
    linked += 1;
    const [, , href] = [...link.matchAll(ATTRIBUTE)][0];
    rmSync(staged(bare(href).slice(PUBLIC_URL.length)));
    return `<link rel="stylesheet" href="${PUBLIC_URL}${name}" integrity="sha384-${hash(css, "sha384", "base64")}">`;
  });
  if (linked !== 1) throw new Error(`index.html links ${linked} style sheets; expected style/main.css alone`);
  return linkedHtml;
}

// Browsers check no integrity of what is preloaded for `fetch`: they warn of it, or load the file twice.
const withoutVainIntegrity = (html) =>
  html.replace(/<link\b[^>]*\bas="?fetch\b[^>]*>/g, (link) => link.replace(/\sintegrity=("[^"]*"|'[^']*'|[^\s>"']+)/, ""));

const bare = (value) => value.replace(/^["']|["']$/g, "");

function makeAddressesAbsolute(html, files) {
  const known = new Set(files);
  return html.replace(ATTRIBUTE, (whole, name, value) =>
    known.has(bare(value)) ? `${name}="${PUBLIC_URL}${bare(value)}"` : whole,
  );
}

// `trunk serve` would fill these in while serving, which no hash can foresee.
const settleReloadScript = (html) =>
  html
    .replace(/['`]\{\{__TRUNK_ADDRESS__\}\}['`]/g, "window.location.host")
    .replaceAll("{{__TRUNK_WS_BASE__}}", PUBLIC_URL);

function policy(html) {
  const inline = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].filter(([, attributes]) => !/\bsrc=/.test(attributes));
  const hashes = inline.map(([, , script]) => `'sha256-${hash(script, "sha256", "base64")}'`);
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashes].join(" "),
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

// The policy comes first: what stands before it would escape it.
const addToHead = (html, meta) => {
  const first = `<meta http-equiv="Content-Security-Policy" content="${policy(html)}">`;
  return html.replace(/<head\b[^>]*>/, (head) => `${head}${first}<meta charset="utf-8">${meta}`);
};

const withoutComments = (html) => html.replace(/\s*<!--[\s\S]*?-->/g, "");
const withoutCharset = (html) => html.replace(/\s*<meta\b[^>]*\bcharset=[^>]*>/, "");

const digests = (files) => files.map((path) => [path, hash(read(path))]);

// All that a first visit needs to read and edit: the site without its workers and parts, which are loaded on demand.
const isOnDemand = (path) => /^part-/.test(path) || WORKERS.some((worker) => path.startsWith(worker));
const isFirstLoad = (path) => !isOnDemand(path);

function report(files) {
  const sizes = files.map((path) => ({ path, bytes: read(path).length, gzip: gzipSize(read(path)) }));
  const total = (chosen) => chosen.reduce((sum, { gzip }) => sum + gzip, 0);
  const first = sizes.filter(({ path }) => isFirstLoad(path));
  return {
    firstLoadGzip: total(first),
    appWasmGzip: total(first.filter(({ path }) => path.endsWith(".wasm"))),
    onDemandGzip: total(sizes.filter(({ path }) => isOnDemand(path))),
    files: sizes,
  };
}

function print({ files, firstLoadGzip, onDemandGzip }) {
  const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1).padStart(9)} KB`;
  for (const { path, bytes, gzip } of files) console.log(`${kilobytes(bytes)} ${kilobytes(gzip)} gzip  ${path}`);
  console.log(`${"".padEnd(12)} ${kilobytes(firstLoadGzip)} gzip  first load`);
  console.log(`${"".padEnd(12)} ${kilobytes(onDemandGzip)} gzip  workers and parts, on demand`);
}

bringParts();
write("rescue.js", minified(text("rescue.js"), "js"));
WORKERS.forEach(nameByContent);
let html = withoutVainIntegrity(linkStyles(withoutComments(text("index.html"))));
html = makeAddressesAbsolute(settleReloadScript(html), filesOfTheBuild());
write("index.html", html);
const build = hash(JSON.stringify(digests(filesOfTheBuild()))).slice(0, 12);

html = addToHead(withoutCharset(html), `<meta name="myspot-build" content="${build}">`);
write("index.html", html);
write("404.html", html);

const files = filesOfTheBuild();
const template = readFileSync(new URL("sw.template.js", import.meta.url), "utf8");
write("sw.js", template.replace("{{build}}", build).replace("{{files}}", () => JSON.stringify(digests(files), null, 1)));

const sizes = report(files);
write("build.json", JSON.stringify({ build, publicUrl: PUBLIC_URL, profile: process.env.TRUNK_PROFILE }, null, 2));
write("sizes.json", JSON.stringify(sizes, null, 2));
if (process.env.TRUNK_PROFILE === "release") print(sizes);
