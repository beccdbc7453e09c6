// Files in and out.
import { readFile } from "node:fs/promises";

export class ExchangePage {
  constructor(page) {
    this.page = page;
    this.out = page.getByRole("button", { name: "Faire sortir", exact: true });
    this.losses = page.locator(".option-wide").getByRole("listitem");
    this.told = page.locator(".told").getByRole("listitem");
  }

  product(name) {
    return this.page.getByRole("radio", { name: typeof name === "string" ? new RegExp(`^${name}`) : name });
  }

  /** Takes the project out, and gives the file as `{ name, text, bytes }`. */
  async give(product, { audience, passphrase } = {}) {
    await this.product(product).check();
    if (audience) await this.page.getByRole("radio", { name: audience }).check();
    if (passphrase) {
      await this.page.getByLabel("Fermer par une phrase de passe").check();
      await this.page.getByLabel("Phrase de passe", { exact: true }).fill(passphrase);
      await this.page.getByLabel("La phrase de passe, encore une fois").fill(passphrase);
    }
    const [file] = await Promise.all([this.page.waitForEvent("download"), this.out.click()]);
    const bytes = await readFile(await file.path());
    const text = bytes.toString("utf8");
    const name = file.suggestedFilename();
    return { name, text, bytes, json: name.endsWith(".json") ? JSON.parse(text) : undefined };
  }

  async paste(text) {
    await this.page.getByRole("button", { name: "Coller un tableau ou un texte…" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Coller un tableau ou un texte" });
    await dialog.getByRole("textbox").fill(text);
    await dialog.getByRole("button", { name: "Lire" }).click();
  }
}

// The file on the disk that a project is kept in. It stands in the page's own file system: nobody answers a browser's picker.
export class LinkedFile {
  constructor(page) {
    this.page = page;
    this.panel = page.locator("section.panel").filter({ hasText: "Un fichier tenu à jour" });
    this.state = this.panel.getByRole("status");
    this.problem = this.panel.getByRole("alert");
    this.choose = this.button("Choisir où enregistrer…");
    this.open = this.button("Ouvrir un fichier existant…");
    this.write = this.button("Enregistrer dans ce fichier");
    this.readAgain = this.button("Relire ce fichier");
    this.writeOver = this.button("Écrire par-dessus");
    this.unlink = this.button("Ne plus le lier");
  }

  button(name) {
    return this.panel.getByRole("button", { name });
  }

  /** Both pickers give the file of that name from now on. Called before the page is opened. */
  async stand(name) {
    await this.page.addInitScript((name) => {
      const handle = async () => (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
      window.showSaveFilePicker = handle;
      window.showOpenFilePicker = async () => [await handle()];
    }, name);
  }

  /** Writes to the file as another program does. */
  async put(name, text) {
    await this.page.evaluate(
      async ([name, text]) => {
        const handle = await (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
        const stream = await handle.createWritable();
        await stream.write(text);
        await stream.close();
      },
      [name, text],
    );
  }

  /** What the file holds. */
  async text(name) {
    return this.page.evaluate(async (name) => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(name);
      return (await handle.getFile()).text();
    }, name);
  }
}
