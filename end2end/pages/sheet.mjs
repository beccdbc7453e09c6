// The sheet of one entity.
export class EntitySheet {
  constructor(page) {
    this.page = page;
    this.side = page.getByRole("complementary", { name: "Fiche" });
    this.title = this.side.locator(".sheet-name");
    this.identity = this.side.locator(".sheet-fields");
    this.name = this.side.getByLabel("Nom", { exact: true });
    this.stance = this.identity.getByLabel("Position");
    this.description = this.identity.getByLabel("Description");
    this.date = this.identity.getByLabel("Date", { exact: true });
    this.dateRead = this.identity.getByRole("status");
    this.tags = this.identity.locator(".chip");
    this.relations = this.side.getByRole("region", { name: /^Relations/ });
    this.claims = this.side.getByRole("region", { name: /^Affirmations/ });
  }

  /** Types over a field, key by key, as people do. */
  async retype(field, text) {
    await field.selectText();
    await field.pressSequentially(text);
  }

  async addTag(tag) {
    await this.side.getByLabel("Ajouter une étiquette").fill(tag);
    await this.page.keyboard.press("Enter");
  }

  async addRelation(kind, other) {
    await this.relations.getByLabel("Nature de la relation").fill(kind);
    await this.relations.getByLabel("Avec qui ou quoi").fill(other);
    await this.relations.getByRole("button", { name: "Ajouter une relation" }).click();
  }

  async addClaim(text, source) {
    await this.claims.getByLabel("Ce qui est affirmé").fill(text);
    await this.claims.getByLabel("Source", { exact: true }).fill(source);
    await this.claims.getByRole("button", { name: "Ajouter une affirmation" }).click();
  }

  async grade(text, reliability, credibility) {
    const claim = this.claims.getByRole("article").filter({ hasText: text });
    await claim.getByRole("button", { name: `Modifier l’affirmation : ${text}` }).click();
    await claim.getByLabel("Fiabilité de la source").selectOption({ label: reliability });
    await claim.getByLabel("Crédibilité de l’information").selectOption({ label: credibility });
    return claim.locator(".grade");
  }

  async delete() {
    await this.side.getByRole("button", { name: /^Supprimer «/ }).click();
  }
}
