// The quick line: one line makes an entity or a relation.
export class QuickAdd {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Ajout rapide" });
    this.line = this.dialog.getByLabel("Ligne d’ajout rapide");
    this.outcome = this.dialog.locator(".quick-outcome");
  }

  /** Writes a line and presses Enter; the line is ready for the next one. */
  async add(line) {
    await this.line.fill(line);
    await this.page.keyboard.press("Enter");
  }

  async close() {
    await this.page.keyboard.press("Escape");
    await this.dialog.waitFor({ state: "hidden" });
  }
}
