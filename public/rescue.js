// What stands when the app has fallen: a calm page, and the last saved version as a file.
// A plain script without dependencies, loaded before everything else.
//
// The app sets  window.myspotReady = true   once it is mounted,
// and calls     window.myspotRescue.panic(message)   when it cannot go on.
// From then on  window.myspotDead === true: nothing may be saved any more.
(function () {
  "use strict";

  const DATABASE = "myspot";
  const BOOT_SECONDS = 30;

  const WORDS = {
    fr: {
      title: "mySPOT s’est arrêté",
      crashed: "Une erreur inattendue a interrompu l’application.",
      unstarted: "L’application n’a pas pu démarrer. La connexion est peut-être lente ou coupée, ou la page est en cours de mise à jour.",
      unsupported: "Ce navigateur ne permet pas d’utiliser mySPOT : WebAssembly y manque ou y est désactivé. Essayez une version récente de Firefox, Chrome, Edge ou Safari.",
      safe: "Tout ce qui a été enregistré est en sécurité sur cet appareil. Rechargez la page pour reprendre votre travail.",
      reload: "Recharger",
      download: "Télécharger la dernière version enregistrée",
      nothing: "Aucun projet enregistré n’a été trouvé sur cet appareil.",
      unreadable: "Les données enregistrées n’ont pas pu être lues. Rechargez la page et réessayez.",
      done: "Le fichier est dans vos téléchargements.",
      details: "Détail technique",
      file: "mySPOT-secours",
    },
    en: {
      title: "mySPOT has stopped",
      crashed: "An unexpected error has interrupted the application.",
      unstarted: "The application could not start. The connection may be slow or cut, or the site may be being updated.",
      unsupported: "This browser cannot run mySPOT: WebAssembly is missing or turned off. Try a recent Firefox, Chrome, Edge or Safari.",
      safe: "Everything that was saved is safe on this device. Reload the page to go on with your work.",
      reload: "Reload",
      download: "Download the last saved version",
      nothing: "No saved project was found on this device.",
      unreadable: "The saved data could not be read. Reload the page and try again.",
      done: "The file is in your downloads.",
      details: "Technical detail",
      file: "mySPOT-rescue",
    },
  };

  // ---------------------------------------------------------------- what was kept outside the database

  function stored(area, key) {
    try {
      return window[area].getItem(key) || undefined;
    } catch {
      return undefined; // storage is blocked
    }
  }

  function parsed(json) {
    try {
      return JSON.parse(json);
    } catch {
      return undefined;
    }
  }

  function language() {
    const preferences = parsed(stored("localStorage", "myspot:preferences"));
    const chosen = (preferences && preferences.lang) || navigator.language || "fr";
    return String(chosen).toLowerCase().startsWith("en") ? "en" : "fr";
  }

  /** The open project's id, written plainly or as JSON. */
  function openProject() {
    const value = stored("sessionStorage", "myspot:open") || stored("localStorage", "myspot:open");
    const json = parsed(value);
    return typeof json === "string" ? json : value;
  }

  // ---------------------------------------------------------------- reading the database

  const answered = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  /** The database as it is; undefined where there is none. */
  function openDatabase() {
    const request = indexedDB.open(DATABASE);
    let missing = false;
    request.onupgradeneeded = () => {
      missing = true;
      request.transaction.abort(); // only a database that did not exist gets here: it is not to be made
    };
    return answered(request).catch((error) => {
      if (missing) return undefined;
      throw error;
    });
  }

  async function rows(database, store) {
    if (!database.objectStoreNames.contains(store)) return [];
    return answered(database.transaction(store, "readonly").objectStore(store).getAll());
  }

  function snapshotContent(row) {
    try {
      return parsed(new TextDecoder("utf-8", { fatal: true }).decode(row.bytes));
    } catch {
      return undefined; // damaged: an older generation may do
    }
  }

  /** What had not reached the journal yet, if anything: the app keeps it in localStorage. */
  function tail(project) {
    const waiting = parsed(stored("localStorage", `myspot:tail:${project}`));
    return Array.isArray(waiting) ? waiting.map(({ seq, diff }) => ({ project, seq, entries: diff })) : [];
  }

  /** The newest snapshot that can be read, with the changes that came after it. */
  function restore(project, snapshots, journal) {
    const generations = snapshots
      .filter((row) => row.project === project)
      .sort((a, b) => b.generation - a.generation || b.seq - a.seq);
    let base = { content: {}, seq: -Infinity };
    for (const row of generations) {
      const content = snapshotContent(row);
      if (content !== null && typeof content === "object") {
        base = { content, seq: row.seq };
        break;
      }
    }
    const changes = new Map(); // by place; where the journal and the tail have the same, the journal's holds
    for (const { seq, entries } of [...tail(project), ...journal.filter((row) => row.project === project)]) {
      if (seq > base.seq) changes.set(seq, parsed(entries));
    }
    const later = [...changes].sort(([a], [b]) => a - b).map(([, change]) => change);
    return Object.assign({}, base.content, { journal: later.filter((change) => change !== undefined) });
  }

  /** One project as it stands, or `{ projects: [...] }` where the open one is not known; undefined where nothing is. */
  async function lastSaved() {
    const database = await openDatabase();
    if (!database) return undefined;
    try {
      const snapshots = await rows(database, "snapshots");
      const journal = await rows(database, "journal");
      const known = [...new Set([...snapshots, ...journal].map((row) => row.project))];
      const open = openProject();
      const chosen = known.includes(open) ? [open] : known;
      const projects = chosen.map((project) => restore(project, snapshots, journal));
      return projects.length > 1 ? { format: "myspot-library", projects } : projects[0];
    } finally {
      database.close();
    }
  }

  function saveAs(name, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(content)], { type: "application/json" }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  async function download(words) {
    try {
      const content = await lastSaved();
      if (content === undefined) return words.nothing;
      saveAs(`${words.file}-${new Date().toISOString().slice(0, 10)}.json`, content);
      return words.done;
    } catch {
      return words.unreadable;
    }
  }

  // ---------------------------------------------------------------- the panel

  function element(name, className, content) {
    const node = document.createElement(name);
    node.className = className;
    if (content) node.textContent = content;
    return node;
  }

  function button(className, label, onClick) {
    const node = element("button", className, label);
    node.type = "button";
    node.addEventListener("click", onClick);
    return node;
  }

  function technical(words, message) {
    const details = element("details", "rescue-details");
    details.append(element("summary", "", words.details), element("pre", "rescue-message", String(message)));
    return details;
  }

  function panel(reason, message) {
    const lang = language();
    const words = WORDS[lang];
    const root = element("div", "rescue");
    root.lang = lang;
    root.setAttribute("role", "alertdialog");
    root.setAttribute("aria-modal", "true");
    root.setAttribute("aria-labelledby", "rescue-title");

    const title = element("h1", "rescue-title", words.title);
    title.id = "rescue-title";
    title.tabIndex = -1;
    const state = element("p", "rescue-state");
    state.setAttribute("role", "status");
    const actions = element("div", "rescue-actions");
    actions.append(
      button("rescue-reload", words.reload, () => location.reload()),
      button("rescue-download", words.download, async () => {
        state.textContent = await download(words);
      }),
    );
    const box = element("div", "rescue-box");
    box.append(title, element("p", "", words[reason]), element("p", "", words.safe), actions, state);
    if (message) box.append(technical(words, message));
    root.append(box);
    return { root, title };
  }

  function whenBodyStands(run) {
    if (document.body) run();
    else document.addEventListener("DOMContentLoaded", run, { once: true });
  }

  function show(reason, message) {
    if (window.myspotDead) return;
    window.myspotDead = true;
    whenBodyStands(() => {
      const { root, title } = panel(reason, message);
      for (const other of document.body.children) other.inert = true;
      document.body.append(root);
      title.focus();
    });
  }

  // ---------------------------------------------------------------- when to show it

  const ofWebAssembly = (error) =>
    error instanceof WebAssembly.RuntimeError ||
    error instanceof WebAssembly.CompileError ||
    error instanceof WebAssembly.LinkError;

  const bootFailed = (message) => {
    if (!window.myspotReady) show("unstarted", message);
  };

  function onError(event) {
    const failed = event.target;
    if (failed instanceof HTMLScriptElement) bootFailed(failed.src);
    else if (ofWebAssembly(event.error)) show(window.myspotReady ? "crashed" : "unstarted", event.error.message);
  }

  window.myspotRescue = { panic: (message) => show("crashed", message) };

  if (typeof WebAssembly !== "object") {
    show("unsupported");
    return;
  }
  addEventListener("error", onError, true); // capturing: a script that could not be loaded does not bubble
  addEventListener("unhandledrejection", ({ reason }) => {
    if (ofWebAssembly(reason)) show(window.myspotReady ? "crashed" : "unstarted", reason.message);
  });
  addEventListener("load", () => setTimeout(bootFailed, BOOT_SECONDS * 1000), { once: true });
})();
