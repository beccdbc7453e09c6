// The way from the map to action: a page a method, boards of cards, the panel of one.
import { open } from "../test.mjs";

/** The methods, by the last part of their address, in the order of the way. */
export const METHODS = [
  "theory-of-change",
  "pestel",
  "swot",
  "tows",
  "five-whys",
  "problem-tree",
  "objective-tree",
  "logframe",
  "objective",
  "strategy",
  "criterion",
  "target",
  "message",
  "progress",
  "action",
  "indicator",
  "imported-note",
];

export class StrategyPage {
  constructor(page) {
    this.page = page;
    this.panel = page.getByRole("complementary", { name: "Carte" });
    this.rules = page.getByRole("complementary", { name: "Remarques" });
    this.stages = page.locator(".stage");
    this.next = page.locator(".strategy-next");
  }

  async open(method = "") {
    await open(this.page, `plaidoyer/${method}`);
    await this.page.getByRole("heading", { level: 1 }).waitFor();
  }

  /** A column of a board, by its name. */
  column(name) {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** The texts of a column's cards, in order. */
  cards(column) {
    return this.column(column).locator(".card-words");
  }

  line(column) {
    return this.column(column).getByRole("textbox", { name: /^Nouvelle carte/ });
  }

  /** Writes cards at the foot of a column, one after the other. */
  async write(column, ...texts) {
    const line = this.line(column);
    await line.focus();
    for (const text of texts) {
      await this.page.keyboard.type(text);
      await this.page.keyboard.press("Enter");
    }
  }

  card(text) {
    return this.page.locator(".card-words", { hasText: text });
  }

  /** The name of a card on any board, list or table. */
  named(text) {
    return this.page.locator("button[id^=card-]", { hasText: text });
  }

  async openCard(text) {
    await this.card(text).first().click();
    await this.panel.waitFor();
  }

  /** What the calendar or the bars of actions say was just done. */
  get followed() {
    return this.page.locator(".follow-said");
  }

  /** The arrow that leads to a card of the theory of change, its reason and assumptions open. */
  async openNeed(text) {
    const need = this.page.locator(".theory-need", { hasText: text }).first();
    await need.getByRole("button", { name: /^Pourquoi/ }).click();
    return need;
  }

  /** Shows a view of the method, by its name. */
  async view(name) {
    await this.page.getByRole("group", { name: "Vues" }).getByRole("button", { name, exact: true }).click();
  }
}
