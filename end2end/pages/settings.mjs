// The settings, by their words in French or English.
export class SettingsPage {
  constructor(page) {
    this.page = page;
    this.language = page.getByLabel(/^(Langue|Language)$/);
    this.theme = page.getByLabel(/^(Thème|Theme)$/);
    this.textSize = page.getByLabel(/^(Taille du texte|Text size)$/);
  }
}
