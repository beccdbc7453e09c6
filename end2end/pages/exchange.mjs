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
