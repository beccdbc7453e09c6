// The line of time: the picture as one sees it, the tools over it, and the panel beside it.
import { readFile } from "node:fs/promises";
import { expect } from "../test.mjs";
import { App } from "./app.mjs";

const HOST = "#timeline-picture";

/** One of our files: rows are `[name, date]` or `[name, date, more]`; events unless `more` says otherwise. */
export function timelineFile(rows, { claims = [], relations = [] } = {}) {
  const meta = { created: 1, modified: 1, version: 1 };
  const id = (n) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
  const entities = rows.map(([name, date, more], n) => ({ id: id(n + 1), kind: "event", name, date, ...meta, ...more }));
  const said = claims.map(([about, text, more], n) => ({ id: id(1_000_000 + n), about: `entity:${id(about)}`, text, ...meta, ...more }));
  const ties = relations.map(([source, kind, target, more], n) => ({
    id: id(2_000_000 + n),
    source: id(source),
    target: id(target),
    kind,
    ...meta,
    ...more,
  }));
  return JSON.stringify({ format: "myspot", schema: 1, name: "Temps", entities, claims: said, relations: ties });
}

export class TimelinePage {
  constructor(page) {
    this.page = page;
    this.app = new App(page);
    this.picture = page.locator(HOST);
    this.items = page.locator(`${HOST} [data-item]`);
    this.titles = page.locator(`${HOST} .title`);
    this.tools = page.getByRole("toolbar", { name: "Outils de la chronologie" });
    this.panel = page.locator(".scene-panel");
    this.said = page.locator(".scene-board > [role=status]");
    this.naming = page.locator(".scene-naming");
    this.reading = page.getByRole("region", { name: "Temps lu" });
    this.read = this.reading.getByLabel("Saisir la date à lire");
    this.outline = page.getByRole("tree", { name: "La chronologie en texte" });
    this.date = page.locator("#timeline-date");
  }

  async open() {
    await this.app.goTo("Chronologie");
    await this.picture.waitFor();
    await this.still();
  }

  async openFile(file) {
    const preview = await this.app.openFile({ name: "temps.json", mimeType: "application/json", buffer: Buffer.from(file) });
    await preview.intoNewProject();
    await this.app.saved();
    await this.open();
  }

  /** Resolves once nothing on the picture has moved for a while. */
  async still() {
    await this.page.waitForFunction(async (host) => {
      const look = () => document.querySelector(`${host} svg`)?.outerHTML;
      const before = look();
      await new Promise((resolve) => setTimeout(resolve, 250));
      return before !== undefined && before === look();
    }, HOST);
  }

  /** Where one looks: the minute at the left border, and pixels a minute. */
  async sight() {
    const [start, scale, scroll] = (await this.picture.getAttribute("data-view")).split(" ").map(Number);
    return { start, scale, scroll };
  }

  /** The pixel of a day, from the left of the picture. */
  async x(day) {
    const { start, scale } = await this.sight();
    return (Date.parse(`${day}T12:00:00Z`) / 60_000 - start) * scale;
  }

  tool(name) {
    return this.tools.getByRole("button", { name });
  }

  async show(name) {
    const tool = this.tool(new RegExp(`^${name}`));
    if ((await tool.getAttribute("aria-expanded")) === "false") await tool.click();
    await expect(this.panel.getByRole("heading", { level: 2 })).toHaveText(new RegExp(`^${name}`));
  }

  async closePanel() {
    if (await this.panel.count()) await this.panel.getByRole("button", { name: "Fermer" }).first().click();
    await this.still();
  }

  /** The titles that are drawn, from top to bottom and left to right. */
  async drawn() {
    return this.titles.evaluateAll((titles) => titles.map((title) => title.textContent));
  }

  /** The bar beside a title: its box on screen, and its class. */
  async bar(title) {
    return this.page.evaluate(
      ([host, title]) => {
        const words = [...document.querySelectorAll(`${host} .title`)];
        const n = words.findIndex((one) => one.textContent.startsWith(title));
        const bar = document.querySelectorAll(`${host} [data-item]`)[n];
        const { x, y, width, height } = bar.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2, width, class: bar.getAttribute("class") };
      },
      [HOST, title],
    );
  }

  async choose(title) {
    const { x, y } = await this.bar(title);
    await this.page.mouse.click(x, y);
  }

  async group(name) {
    await this.tool(/^Couloirs/).click();
    await this.page.locator("#menu-group").getByRole("button", { name }).click();
    await this.still();
  }

  /** The file that « Exporter » gives. */
  async export(name) {
    await this.tool("Exporter").click();
    const [file] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.locator("#menu-timeline-export").getByRole("button", { name }).click(),
    ]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  }
}
