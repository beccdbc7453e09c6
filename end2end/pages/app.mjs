// What is on every screen: the rail, the bar, the banners, the messages, and files that are dropped.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, ready } from "../test.mjs";
import { ImportDialog } from "./import.mjs";
import { Palette } from "./palette.mjs";
import { QuickAdd } from "./quick_add.mjs";

export const fixture = (name) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

/** The file behind « Ouvrir l’exemple ». */
export const EXAMPLE = fileURLToPath(new URL("../../src/format/samples/pgo-2016.json", import.meta.url));

export class App {
  constructor(page) {
    this.page = page;
    this.bar = page.getByRole("banner");
    this.rail = page.getByRole("navigation", { name: "Modules" });
    this.project = page.locator(".bar-project");
    this.saveMark = page.locator(".save-mark");
    this.banner = page.locator(".banner");
    this.notices = page.getByRole("region", { name: "Messages" });
    this.undoButton = this.bar.getByRole("button", { name: /^(Annuler|Rien à annuler)/ });
    this.redoButton = this.bar.getByRole("button", { name: /^(Rétablir|Rien à rétablir)/ });
    this.dialog = page.getByRole("dialog");
  }

  /** Resolves once the page says « Enregistré » of all that was done before. */
  async saved(timeout = 10_000) {
    await expect(this.saveMark).toHaveAttribute("data-state", "saved", { timeout });
  }

  async state() {
    return this.saveMark.getAttribute("data-state");
  }

  async reload() {
    await this.page.reload();
    await ready(this.page);
  }

  /** Goes to a module by its name in the rail. */
  async goTo(place) {
    await this.rail.getByRole("link", { name: place }).click();
  }

  async undo() {
    await this.page.keyboard.press("Control+z");
  }

  async redo() {
    await this.page.keyboard.press("Control+y");
  }

  async quickAdd() {
    await this.bar.getByRole("button", { name: /^Ajouter\s:/ }).click();
    return new QuickAdd(this.page);
  }

  async palette() {
    await this.page.keyboard.press("Control+k");
    return new Palette(this.page);
  }

  /** Chooses a file, by path or as `{ name, mimeType, buffer }`, as the browser's picker does. */
  async openFile(file) {
    await this.page.locator("#file-picker").setInputFiles(file);
    return new ImportDialog(this.page);
  }

  /** Drops a file on the page: a text, some bytes, or so many blanks as `{ size }`. */
  async drop(name, content) {
    await this.page.evaluate(
      ([name, content]) => {
        const part = typeof content === "string" ? content : new Uint8Array(content.size ?? content);
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([part], name, { type: "application/json" }));
        for (const kind of ["dragover", "drop"]) {
          document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
        }
      },
      [name, content],
    );
    return new ImportDialog(this.page);
  }

  /** Drops several files at once, each `[name, text]`. */
  async dropAll(files) {
    await this.page.evaluate((files) => {
      const dataTransfer = new DataTransfer();
      for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
      for (const kind of ["dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, files);
    return new ImportDialog(this.page);
  }

  /** Opens a fixture as a project of its own, through the real import. */
  async startFrom(name) {
    const preview = await this.openFile(fixture(name));
    await preview.intoNewProject();
    await this.saved();
  }

  /** The file a click or a key gives, as `{ name, text, json }`. */
  async download(act) {
    const [file] = await Promise.all([this.page.waitForEvent("download"), act()]);
    const text = await readFile(await file.path(), "utf8");
    return { name: file.suggestedFilename(), text, json: JSON.parse(text) };
  }

  /** The open project as one of our files. */
  async backUp() {
    return this.download(() => this.page.keyboard.press("Control+s"));
  }
}
