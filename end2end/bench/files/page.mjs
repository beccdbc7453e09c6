// All that runs in the page where files are read and written, as one script: see ../site.mjs.
import Papa from "papaparse";
import * as XLSX from "xlsx";

const READY = 20_000;

/** How long `work` takes, `times` times, in ms; the first, which warms up, is left out. */
async function taken(times, work) {
  const all = [];
  for (let n = 0; n <= times; n += 1) {
    const begun = performance.now();
    await work();
    all.push(performance.now() - begun);
  }
  return all.slice(1);
}

/** What other libraries take on this page's own thread. */
export const theirs = {
  readCsv: (text, times) => taken(times, () => Papa.parse(text).data.length),
  readXlsx: (bytes, times) =>
    taken(times, () => {
      const book = XLSX.read(new Uint8Array(bytes), { type: "array" });
      return XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 }).length;
    }),
  writeXlsx: (rows, times) =>
    taken(times, () => {
      const book = XLSX.utils.book_new();
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "Entités");
      return XLSX.write(book, { type: "array", bookType: "xlsx", compression: true }).byteLength;
    }),
  /** A workbook to read, as bytes. */
  workbook(rows) {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "Acteurs");
    return [...new Uint8Array(XLSX.write(book, { type: "array", bookType: "xlsx", compression: true }))];
  },
};

/** Our worker of files, asked as src/browser asks it: the ms until it answers, and what it answered. */
export async function ours(base, task, bytes, times) {
  const worker = new Worker(`${base}files_loader.js`, { type: "module" });
  const heard = (matches) =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("no answer")), READY);
      worker.addEventListener("message", function listen({ data }) {
        if (!matches(data)) return;
        clearTimeout(late);
        worker.removeEventListener("message", listen);
        resolve(data);
      });
    });
  await heard(({ state }) => state === "ready");
  let [ticket, last] = [0, undefined];
  const times_ = await taken(times, async () => {
    ticket += 1;
    const own = ticket;
    const answer = heard((data) => data.ticket === own && data.outcome !== undefined);
    const buffer = new Uint8Array(bytes).buffer;
    worker.postMessage({ ticket, task: JSON.stringify(task), bytes: buffer }, [buffer]);
    last = await answer;
  });
  worker.terminate();
  return { taken: times_, outcome: last.outcome.slice(0, 200), size: last.bytes.byteLength };
}
