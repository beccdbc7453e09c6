// The library of projects.
export class ProjectsPage {
  constructor(page) {
    this.page = page;
    this.heading = page.getByRole("heading", { name: "Projets", level: 1 });
    this.cards = page.locator(".project-card:not([data-trashed])");
    this.trashed = page.locator(".project-card[data-trashed]");
  }

  card(name) {
    return this.cards.filter({ has: this.page.getByRole("button", { name, exact: true }) });
  }

  async openExample() {
    await this.page.getByRole("button", { name: "Ouvrir l’exemple" }).click();
    await this.page.getByRole("grid").waitFor();
  }

  async create(name) {
    await this.page.getByRole("button", { name: "Nouveau projet" }).click();
    await this.page.getByLabel("Nom du projet").fill(name);
    await this.page.getByRole("button", { name: "Créer" }).click();
    await this.page.getByRole("grid").waitFor();
  }

  async open(name) {
    await this.cards.getByRole("button", { name, exact: true }).click();
    await this.page.getByRole("grid").waitFor();
  }

  async rename(from, to) {
    await this.page.getByRole("button", { name: `Renommer « ${from} »` }).click();
    const dialog = this.page.getByRole("dialog", { name: "Renommer" });
    await dialog.getByLabel("Nom du projet").fill(to);
    await dialog.getByRole("button", { name: "Renommer" }).click();
  }

  async duplicate(name) {
    await this.page.getByRole("button", { name: `Dupliquer « ${name} »` }).click();
  }

  async trash(name) {
    await this.page.getByRole("button", { name: `Mettre « ${name} » à la corbeille` }).click();
  }

  async restore(name) {
    await this.page.getByRole("button", { name: `Restaurer « ${name} »` }).click();
  }

  async emptyTrash() {
    await this.page.getByRole("button", { name: "Vider la corbeille" }).click();
    await this.page.getByRole("dialog", { name: "Vider la corbeille" }).getByRole("button", { name: "Confirmer" }).click();
  }
}
