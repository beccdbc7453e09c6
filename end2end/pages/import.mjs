// What a file holds, before anything changes.
export class ImportDialog {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Faire entrer" });
    this.counts = this.dialog.getByRole("rowheader");
    this.refusal = this.dialog.getByRole("alert");
    this.issues = this.dialog.locator("details").filter({ hasText: "à signaler" });
    this.title = this.dialog.locator("#import-stage");
    this.waiting = this.dialog.getByText(/attend(ent)? (son|leur) tour/);
    this.skip = this.dialog.getByRole("button", { name: "Passer au fichier suivant" });
    this.next = this.dialog.getByRole("button", { name: "Fichier suivant", exact: true });
    this.projects = this.dialog.getByRole("checkbox");
  }

  goal(words) {
    return this.dialog.getByRole("radio", { name: words });
  }

  async apply() {
    await this.dialog.getByRole("button", { name: "Faire entrer" }).click();
    await this.dialog.waitFor({ state: "hidden" });
  }

  async intoNewProject() {
    await this.goal("Dans un nouveau projet").check();
    await this.apply();
  }

  /** Presses « Faire entrer » where another file follows. */
  async bringIn() {
    await this.dialog.getByRole("button", { name: "Faire entrer" }).click();
  }

  async merge() {
    await this.goal(/^Fusionner/).check();
    await this.apply();
  }

  async close() {
    await this.page.keyboard.press("Escape");
    await this.dialog.waitFor({ state: "hidden" });
  }
}

// A table, before its rows become records.
export class TableDialog {
  constructor(page) {
    this.preview = new ImportDialog(page);
    this.dialog = this.preview.dialog;
    this.shape = this.dialog.getByLabel("Chaque ligne est");
    this.counts = this.dialog.locator(".map-preview").getByRole("status");
    this.made = this.dialog.locator(".map-made");
    this.next = this.dialog.getByRole("button", { name: "Continuer" });
  }

  use(column) {
    return this.dialog.getByLabel(`${column} : devient`);
  }

  relation(column) {
    return this.dialog.getByLabel(`${column} : nature de la relation`);
  }
}
