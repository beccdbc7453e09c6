// What a file holds, before anything changes.
export class ImportDialog {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Faire entrer" });
    this.counts = this.dialog.getByRole("rowheader");
    this.refusal = this.dialog.getByRole("alert");
    this.issues = this.dialog.locator("details").filter({ hasText: "à signaler" });
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
