// The palette: finds any record, and runs any command.
export class Palette {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Rechercher ou commander" });
    this.query = this.dialog.getByRole("combobox");
    this.lines = this.dialog.getByRole("option");
  }

  async close() {
    await this.dialog.getByRole("button", { name: "Fermer" }).click();
    await this.dialog.waitFor({ state: "hidden" });
  }

  /** Types and takes the first line. */
  async reach(words) {
    await this.query.fill(words);
    await this.lines.first().waitFor();
    await this.page.keyboard.press("Enter");
    await this.dialog.waitFor({ state: "hidden" });
  }
}
