// The service worker of mySPOT: the whole site, kept for use without a network.
// tools/post_build.mjs fills in the build and its files; the page registers it, in release builds only.
//
// What the page and this worker say to each other:
// - page -> waiting worker: { type: "skip-waiting" }, when the user agreed to update and all is saved.
// - worker -> page: nothing. The page listens to `controllerchange`; where it already had a controller,
//   another version has taken over and the page reloads. (The first visit also sees one: not an update.)
//   Not before: Chromium leaves a page hanging that is loaded while one worker hands over to the other.
"use strict";

const BUILD = "{{build}}";
// Path below the scope -> sha256 of its content.
const FILES = new Map({{files}});

const SCOPE = new URL(self.registration.scope);
// The origin is shared with other sites, maybe with another copy of this one: the name says whose cache it is.
const PREFIX = "myspot-";
const SUFFIX = `@${SCOPE.pathname}`;
const CACHE = `${PREFIX}${BUILD}${SUFFIX}`;

const addressOf = (path) => new URL(path, SCOPE).href;
const keyOf = (path) => `${addressOf(path)}?sha256=${FILES.get(path)}`;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  if (event.data?.type === "skip-waiting") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const path = keptPath(event.request);
  if (path !== undefined) event.respondWith(answer(path, event.request));
});

async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all([...FILES.keys()].map((path) => keep(cache, path)));
}

async function keep(cache, path) {
  // The key carries the content's hash: what an older build kept under it is the same file.
  const kept = await caches.match(keyOf(path));
  await cache.put(keyOf(path), kept ?? (await download(path)));
}

async function download(path) {
  const response = await fetch(addressOf(path), { cache: "no-cache" });
  const bytes = await response.arrayBuffer();
  if (!response.ok || (await sha256(bytes)) !== FILES.get(path)) {
    throw new Error(`${path}: not the file of build ${BUILD}`); // half-published site: tried again later
  }
  return new Response(bytes, { headers: { "content-type": response.headers.get("content-type") ?? "" } });
}

async function sha256(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function takeOver() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(PREFIX) && name.endsWith(SUFFIX) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
  await self.clients.claim(); // so that the very first visit, too, can go on without a network
}

function keptPath(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  const path = url.pathname.slice(SCOPE.pathname.length);
  if (FILES.has(path)) return path;
  if (request.mode === "navigate") return "index.html";
}

async function answer(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(keyOf(path))) ?? fetch(request);
}
