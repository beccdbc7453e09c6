// The page that the other libraries and our worker are measured in. It is of the site's origin, and asks for nothing else.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const PAGE = `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<title>Mesures</title>
<style>
  body { margin: 0 }
  #view { width: 1280px; height: 720px; overflow: hidden }
  #view svg { display: block }
  #view line { stroke: #999 }
  #view circle, #view rect { fill: #369 }
</style>
<div id="view"></div>`;

export const VIEW = { width: 1280, height: 720 };

/** The other libraries and what measures them, in one script: what `page`, beside this file, exports becomes the global `name`. */
export async function bundle(page, name) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(page, import.meta.url))],
    bundle: true,
    minify: true,
    format: "iife",
    globalName: name,
    define: { "process.env.NODE_ENV": '"production"' },
    write: false,
    logLevel: "error",
  });
  return outputFiles[0].text;
}

/** A function that does `work(page, cdp)` in a page of its own. */
export function inBenchPage(browser, baseURL, script) {
  return async (work) => {
    const context = await browser.newContext({ viewport: VIEW, serviceWorkers: "block" });
    try {
      const page = await context.newPage();
      await page.goto(`${baseURL}build.json`);
      await page.setContent(PAGE);
      await page.addScriptTag({ content: script });
      return await work(page, await context.newCDPSession(page));
    } finally {
      await context.close();
    }
  };
}

/** What `promise` gives, or undefined when it takes longer than `limit` ms. */
export async function within(limit, promise) {
  let late;
  const lateness = new Promise((resolve) => (late = setTimeout(resolve, limit)));
  promise.catch(() => {}); // its page may be closed before it ends
  return Promise.race([promise, lateness]).finally(() => clearTimeout(late));
}
