// The entities: the list, what is done to several, and the way to a sheet.
import { EntitySheet } from "./sheet.mjs";

export class EntitiesPage {
  constructor(page) {
    this.page = page;
    this.grid = page.getByRole("grid", { name: "Liste des entités" });
    // Rows wait, hidden, for others to show.
    this.rows = this.grid.locator(".grid-row:not([hidden])");
    this.count = page.locator(".list-count");
    this.search = page.getByRole("searchbox", { name: "Chercher dans les entités" });
    this.bulk = page.getByRole("group", { name: "Pour les entités cochées" });
    this.deleteDialog = page.getByRole("dialog", { name: "Supprimer ?" });
    this.mergeDialog = page.getByRole("dialog", { name: "Fusionner en une seule entité" });
    this.duplicatesDialog = page.getByRole("dialog", { name: "Doublons possibles" });
  }

  row(name) {
    return this.rows.filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  async open(name) {
    await this.row(name).getByRole("link", { name, exact: true }).click();
    const sheet = new EntitySheet(this.page);
    await sheet.title.filter({ hasText: name }).waitFor();
    return sheet;
  }

  async tick(name) {
    await this.row(name).getByRole("checkbox").check();
  }

  kindChip(name) {
    return this.page.getByRole("group", { name: "Nature" }).getByRole("button", { name });
  }

  async openFilters() {
    await this.page.locator("summary", { hasText: "Filtres" }).click();
  }

  async filter(label, option) {
    await this.page.locator(".more-filters").getByLabel(label).selectOption({ label: option });
  }

  async showAll() {
    await this.page.getByRole("button", { name: "Tout montrer" }).click();
  }

  async addTagToTicked(tag) {
    await this.bulk.getByLabel("Étiquette à ajouter").fill(tag);
    await this.bulk.getByRole("button", { name: "Ajouter l’étiquette" }).click();
  }

  /** Says yes to the question what goes along. */
  async confirmDelete() {
    await this.deleteDialog.getByRole("button", { name: "Supprimer" }).click();
  }
}
