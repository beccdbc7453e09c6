// The settings, by their words in French or English.
export class SettingsPage {
  constructor(page) {
    this.page = page;
    this.language = page.getByRole("combobox", { name: /^(Langue|Language)$/ });
    this.theme = page.getByRole("combobox", { name: /^(Thème|Theme)$/ });
    this.textSize = page.getByRole("combobox", { name: /^(Taille du texte|Text size)$/ });
  }
}
