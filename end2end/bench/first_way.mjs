// What ours is compared with: one page that keeps a whole project as one text, parses it, and builds all it shows.
import { createServer } from "node:http";

const PAGE = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<title>Une page, un texte</title>
<style>
  body { font: 1rem sans-serif }
  .line { display: flex; gap: 1rem; padding: .5rem; border-bottom: 1px solid #ccc }
  .line b { flex: 1 }
</style>
<label>Nature <select id="kind"><option value="">toutes</option></select></label>
<main id="list"></main>
<script>
  const opening = indexedDB.open("one-text", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("texts");
  opening.onsuccess = () => {
    const reading = opening.result.transaction("texts").objectStore("texts").get("project");
    reading.onsuccess = () => show(JSON.parse(reading.result || '{"entities":[],"relations":[]}'));
  };

  window.keep = (text) =>
    new Promise((resolve) => {
      const writing = opening.result.transaction("texts", "readwrite");
      writing.objectStore("texts").put(text, "project");
      writing.oncomplete = resolve;
    });

  function show({ entities, relations }) {
    const ties = {};
    for (const { from, to } of relations) for (const end of [from, to]) ties[end] = (ties[end] || 0) + 1;
    const kind = document.getElementById("kind");
    for (const type of new Set(entities.map((entity) => entity.type))) kind.append(new Option(type));
    const draw = () => {
      const shown = entities.filter((entity) => !kind.value || entity.type === kind.value);
      shown.sort((a, b) => a.name.localeCompare(b.name));
      document.getElementById("list").replaceChildren(...shown.map((entity) => line(entity, ties[entity.id] || 0)));
    };
    kind.onchange = draw;
    draw();
    window.listReady = true;
  }

  function line(entity, count) {
    const row = document.createElement("div");
    row.className = "line";
    const cells = [["b", entity.name], ["span", entity.type], ["span", entity.tags.join(", ")], ["span", entity.date], ["span", count]];
    for (const [tag, text] of cells) row.appendChild(document.createElement(tag)).textContent = text;
    return row;
  }
</script>
`;

/** When its list stands: see `openings`. */
export const FIRST_WAY_SHOWN = { selector: ".line", flag: "listReady" };

export async function serveFirstWay() {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "max-age=600" }).end(PAGE);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => server.close().closeAllConnections(),
  };
}
