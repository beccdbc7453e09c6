// Serves ../dist as GitHub Pages would: under /mySPOT/, beside another site of the same account at /mySPOT2/.
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const BASE = "/mySPOT/";
const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "application/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
const NEIGHBOUR = '<!doctype html><html lang="fr"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Voisin</title><h1>Un autre site</h1>';

const compressed = new Map(); // etag -> gzip

function send(request, response, status, type, body) {
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 20)}"`;
  const headers = { "content-type": type, "cache-control": "max-age=600", etag, vary: "accept-encoding" };
  if (status === 200 && request.headers["if-none-match"] === etag) return response.writeHead(304, headers).end();
  const gzip = type !== "image/png" && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  if (gzip && !compressed.has(etag)) compressed.set(etag, gzipSync(body, { level: 6 }));
  const content = gzip ? compressed.get(etag) : body;
  if (gzip) headers["content-encoding"] = "gzip";
  headers["content-length"] = content.length;
  response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : content);
}

/** The file an address names, or undefined: nothing outside `dist`. */
async function fileAt(dist, pathname) {
  const path = normalize(join(dist, pathname.slice(BASE.length) || "index.html"));
  if (path !== dist && !path.startsWith(dist + sep)) return undefined;
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ? path : undefined;
}

async function answer(dist, request, response) {
  const pathname = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  if (!["GET", "HEAD"].includes(request.method)) return response.writeHead(405).end();
  if (pathname === BASE.slice(0, -1)) return response.writeHead(301, { location: BASE }).end();
  if (pathname.startsWith("/mySPOT2/")) return send(request, response, 200, TYPES[".html"], Buffer.from(NEIGHBOUR));
  if (!pathname.startsWith(BASE)) return send(request, response, 404, TYPES[".txt"], Buffer.from("404"));
  const path = await fileAt(dist, pathname);
  const type = TYPES[path ? extname(path) : ".html"] ?? "application/octet-stream";
  send(request, response, path ? 200 : 404, type, await readFile(path ?? join(dist, "404.html")));
}

/** `onRequest` is told the path of each request. */
export async function serve({ dist = DIST, port = 0, onRequest = () => {} } = {}) {
  const server = createServer((request, response) => {
    onRequest(request.url);
    answer(dist, request, response).catch((error) => response.writeHead(400).end(String(error)));
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { baseURL: `http://127.0.0.1:${server.address().port}${BASE}`, close: () => server.close().closeAllConnections() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { baseURL } = await serve({ port: Number(process.env.MYSPOT_PORT ?? 4173) });
  console.log(baseURL);
}
