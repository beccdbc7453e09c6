// Files in and out.
export class ExchangePage {
  constructor(page) {
    this.page = page;
    this.mine = page.getByRole("button", { name: "Fichier mySPOT" });
    this.first = page.getByRole("button", { name: "Fichier du premier mySPOT" });
    this.losses = page.locator(".export-line").filter({ has: this.first }).getByRole("listitem");
  }
}
