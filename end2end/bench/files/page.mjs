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
  readXlsx(base64, times) {
    const bytes = bytesOf(base64);
    return taken(times, () => {
      const book = XLSX.read(bytes, { type: "array" });
      return XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 }).length;
    });
  },
  writeXlsx(json, times) {
    const rows = JSON.parse(json);
    return taken(times, () => {
      const book = XLSX.utils.book_new();
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "Entités");
      return XLSX.write(book, { type: "array", bookType: "xlsx", compression: true }).byteLength;
    });
  },
  /** The sheets of a workbook of ours with all their cells, written anew; reading them is not measured. */
  writeSame(base64, times) {
    const book = XLSX.read(bytesOf(base64), { type: "array" });
    return taken(times, () => XLSX.write(book, { type: "array", bookType: "xlsx", compression: true }).byteLength);
  },
  /** A workbook to read, in base 64. */
  workbook(json) {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(JSON.parse(json)), "Acteurs");
    return XLSX.write(book, { type: "base64", bookType: "xlsx", compression: true });
  },
};

/** Bytes cross from the bench to the page as text: as lists of numbers they take minutes. */
const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Our worker of files, asked as src/browser asks it: the ms until it answers, and what it answered. */
async function asked(base, task, base64, times) {
  const bytes = bytesOf(base64);
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
    const { buffer } = bytes.slice();
    worker.postMessage({ ticket, task: JSON.stringify(task), bytes: buffer }, [buffer]);
    last = await answer;
  });
  worker.terminate();
  return { taken: times_, outcome: last.outcome.slice(0, 200), size: last.bytes.byteLength, last: last.bytes };
}

/** The times of our worker, without its bytes. */
export async function ours(...given) {
  const { last: _, ...told } = await asked(...given);
  return told;
}

/** What our worker makes of a file, as text in base 64. */
export async function ownFile(base, task, base64) {
  const { last } = await asked(base, task, base64, 0);
  let letters = "";
  for (const byte of new Uint8Array(last)) letters += String.fromCharCode(byte);
  return btoa(letters);
}
