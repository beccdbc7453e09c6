// The map: the picture as one sees it, the tools over it, and the panel beside it.
import { readFile } from "node:fs/promises";
import { expect } from "../test.mjs";
import { App } from "./app.mjs";

const SCENE = "svg.graph-scene";

/** The id of the nth actor of a map file, the first being 1: marks are numbered in the order of ids. */
export const idOf = (n) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

/**
 * One of our files: `actors` are names or `{ name, at: [x, y], … }`, `ties` are `[from, kind, to, more]` by place from 1.
 * What has an `at` is kept in the view that is worked on.
 */
export function mapFile({ name = "Carte", actors = [], ties = [], pinned = [] }) {
  const meta = { created: 1, modified: 1, version: 1 };
  const rows = actors.map((actor) => (typeof actor === "string" ? { name: actor } : actor));
  const entities = rows.map(({ at, ...row }, n) => ({ id: idOf(n + 1), kind: "organisation", ...meta, ...row }));
  const relations = ties.map(([from, kind, to, more], n) => ({
    id: idOf(1_000_000 + n),
    source: idOf(from),
    target: idOf(to),
    kind,
    ...meta,
    ...more,
  }));
  const positions = Object.fromEntries(rows.flatMap(({ at }, n) => (at === undefined ? [] : [[idOf(n + 1), at]])));
  const body = pinned.length ? { pinned: pinned.map(idOf) } : {};
  const views = Object.keys(positions).length ? [{ id: idOf(2_000_000), name: "", module: "graph", positions, body, ...meta }] : [];
  return JSON.stringify({ format: "myspot", schema: 1, name, entities, relations, views });
}

export class GraphPage {
  constructor(page) {
    this.page = page;
    this.app = new App(page);
    this.picture = page.locator("#graph-picture");
    this.scene = page.locator(SCENE);
    this.marks = page.locator(`${SCENE} [data-node]`);
    this.tools = page.getByRole("toolbar", { name: "Outils de la carte" });
    this.search = page.getByLabel("Chercher un acteur");
    this.panel = page.locator(".scene-panel");
    this.said = page.locator(".scene-board > [role=status]");
    this.blank = page.locator(".scene-blank");
    this.naming = page.locator(".scene-naming");
    this.legend = page.locator(".scene-legend");
    this.time = page.getByRole("region", { name: "Période" });
    this.period = this.time.getByLabel("Saisir une période");
    this.preparation = this.panel.locator(".tells-preparation");
    this.outline = page.getByRole("tree", { name: "La carte en texte" });
    this.deleteDialog = page.getByRole("dialog", { name: "Supprimer ?" });
  }

  /** Goes to the map of the open project, and waits until it stands still. */
  async open() {
    await this.app.goTo("Graphe");
    await this.picture.waitFor();
    await this.still();
  }

  /** Opens a file of ours as a project, and its map. */
  async openMap(file) {
    const preview = await this.app.openFile({ name: "carte.json", mimeType: "application/json", buffer: Buffer.from(file) });
    await preview.intoNewProject();
    await this.app.saved();
    await this.open();
  }

  /** Resolves once no layout runs, and nothing on the picture has moved for a while. */
  async still() {
    await expect(this.page.locator(".scene-running")).toHaveCount(0, { timeout: 30_000 });
    await this.page.waitForFunction(async (selector) => {
      const look = () => {
        const svg = document.querySelector(selector);
        return svg && svg.style.transform === "" ? svg.innerHTML : Math.random();
      };
      const before = look();
      await new Promise((resolve) => setTimeout(resolve, 250));
      return before === look();
    }, SCENE, { timeout: 30_000 });
  }

  // The tools.

  tool(name) {
    return this.tools.getByRole("button", { name });
  }

  async fit() {
    await this.tool("Ajuster").click();
    await this.still();
  }

  async lay(name) {
    await this.tool("Disposer").click();
    await this.page.locator("#menu-arrange").getByRole("button", { name }).click();
    await this.still();
  }

  /** The file that « Exporter » gives, as its name and its bytes. */
  async export(name) {
    await this.tool("Exporter").click();
    const [file] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.locator("#menu-export").getByRole("button", { name }).click(),
    ]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  async sizeBy(name) {
    await this.tool(/^Taille/).click();
    await this.page.locator("#menu-size").getByRole("button", { name, exact: true }).click();
  }

  /** Opens « Filtres », « Chemins », « Texte », « Vues » or « Ce que dit la carte ». */
  async show(name) {
    const tool = this.tool(new RegExp(`^${name}`));
    if ((await tool.getAttribute("aria-expanded")) === "false") await tool.click();
    await expect(this.panel.getByRole("heading", { level: 2 })).toHaveText(name);
  }

  async closePanel() {
    await this.panel.getByRole("button", { name: "Fermer" }).first().click();
    await expect(this.panel).toHaveCount(0);
    await this.still();
  }

  /** Closes the panel if there is one: the picture has all the room. */
  async withoutPanel() {
    if (await this.panel.count()) await this.closePanel();
  }

  group(name) {
    return this.panel.getByRole("group", { name, exact: true });
  }

  card(name) {
    return this.panel.locator(".tells-card").filter({ has: this.page.getByRole("heading", { name, exact: true }) });
  }

  part(name) {
    return this.panel.locator(".tells-part").filter({ has: this.page.getByRole("heading", { name, exact: true }) });
  }

  // The picture as it is drawn.

  /** The middle and the radius of a mark on screen. */
  async mark(n) {
    return this.page.locator(`${SCENE} [data-node="${n}"]`).evaluate((mark) => {
      const { a, b, c, d, e, f } = mark.getScreenCTM();
      return { x: a * 10 + c * 10 + e, y: b * 10 + d * 10 + f, radius: a * 10 };
    });
  }

  /** Where every mark stands in the picture, in units of the picture. */
  async places() {
    return this.marks.evaluateAll((marks) =>
      marks.map((mark) => {
        const [scale, , , , x, y] = mark.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
        return [x + scale * 10, y + scale * 10];
      }),
    );
  }

  /** How far each mark is from where it was; what is drawn is rounded to a tenth or so. */
  async moves(before) {
    const far = ([x, y], [left, top]) => Math.hypot(x - left, y - top);
    return (await this.places()).map((at, n) => Math.round(far(at, before[n])));
  }

  /** Which marks stand elsewhere than before. */
  async moved(before) {
    return (await this.moves(before)).flatMap((far, n) => (far > 0 ? [n] : []));
  }

  /** Pairs of marks that lie on each other. */
  async overlappingMarks() {
    return this.marks.evaluateAll((marks) => {
      const discs = marks.map((mark) => {
        const { left, top, width, height } = mark.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2, radius: Math.min(width, height) / 2 };
      });
      const found = [];
      discs.forEach((one, n) =>
        discs.slice(n + 1).forEach((other, m) => {
          if (Math.hypot(one.x - other.x, one.y - other.y) < (one.radius + other.radius) * 0.98) found.push([n, n + 1 + m]);
        }),
      );
      return found;
    });
  }

  /** The names on the picture: their words in lines, and their boxes on screen. */
  async names() {
    return this.scene.locator("text.name").evaluateAll((texts) => {
      const found = [];
      let last;
      for (const text of texts) {
        const [x, y, size] = ["x", "y", "font-size"].map((key) => Number(text.getAttribute(key)));
        const anchor = text.getAttribute("text-anchor");
        const { left, top, right, bottom } = text.getBoundingClientRect();
        const goesOn = last && last.x === x && last.anchor === anchor && y > last.y && y - last.y < size * 1.5;
        if (goesOn) {
          const name = found.at(-1);
          name.words += `${name.words.endsWith("-") ? "" : " "}${text.textContent}`;
          name.boxes.push({ left, top, right, bottom });
        } else {
          found.push({ words: text.textContent, boxes: [{ left, top, right, bottom }] });
        }
        last = { x, y, anchor };
      }
      return found;
    });
  }

  /** How many lines are drawn, those that stand out counted once. */
  async lines() {
    return this.scene.locator(".lines path").evaluateAll((paths) => paths.map((path) => path.getAttribute("d").match(/M/gi)?.length ?? 0).reduce((all, n) => all + n, 0));
  }

  /** How many lines stand out. */
  async litLines() {
    return this.scene.locator(".lit path:not(.head)").count();
  }

  /** The numbers of the marks that lie in the background. */
  async dimMarks() {
    return this.marks.evaluateAll((marks) => marks.filter((mark) => mark.classList.contains("dim")).map((mark) => Number(mark.dataset.node)));
  }

  /** The numbers of the marks that are chosen. */
  async chosenMarks() {
    return this.marks.evaluateAll((marks) => marks.filter((mark) => mark.classList.contains("chosen")).map((mark) => Number(mark.dataset.node)));
  }

  /** From where the picture is seen: the group's attribute, and what moves the painted picture for now. */
  async look() {
    return this.scene.evaluate((svg) => {
      const [scale, , , , x, y] = svg.querySelector(".world").getAttribute("transform").match(/-?[\d.e-]+/g).map(Number);
      return { scale, x, y, css: svg.style.transform };
    });
  }

  /** Whether anything drawn has a place that is no number. */
  async broken() {
    return this.scene.evaluate((svg) => {
      const values = [...svg.querySelectorAll("*")].flatMap((one) => ["d", "transform", "x", "y", "font-size", "stroke-width"].map((name) => one.getAttribute(name)));
      return values.some((value) => /NaN|inf/i.test(value ?? ""));
    });
  }

  /** The visible part of the picture. */
  async box() {
    return this.picture.boundingBox();
  }

  /** A point of the picture with nothing near: no mark, no line, no name. */
  async emptySpot() {
    return this.picture.evaluate((host) => {
      const { left, top, right, bottom } = host.getBoundingClientRect();
      const solid = [...host.querySelectorAll("[data-node], .names text")].map((one) => one.getBoundingClientRect());
      const paths = [...host.querySelectorAll(".lines path")];
      const onLine = (x, y) =>
        paths.some((path) => {
          const point = new DOMPoint(x, y).matrixTransform(path.getScreenCTM().inverse());
          const before = path.style.strokeWidth;
          path.style.strokeWidth = String(40 / path.getScreenCTM().a);
          const on = path.isPointInStroke(point);
          path.style.strokeWidth = before;
          return on;
        });
      for (let y = top + 40; y < bottom - 40; y += 24) {
        for (let x = left + 40; x < right - 40; x += 24) {
          const near = solid.some((box) => x > box.left - 30 && x < box.right + 30 && y > box.top - 30 && y < box.bottom + 30);
          if (!near && !onLine(x, y) && host.contains(document.elementFromPoint(x, y))) return { x, y };
        }
      }
      throw new Error("no empty spot");
    });
  }

  // What a hand does.

  async choose(n, { add = false } = {}) {
    const { x, y } = await this.mark(n);
    if (add) await this.page.keyboard.down("Shift");
    await this.page.mouse.click(x, y);
    if (add) await this.page.keyboard.up("Shift");
  }

  /** Presses at a point, moves there in steps, and lets go. */
  async drag(from, to) {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }

  /** The point of a mark's rim that looks towards another point. */
  async rim(n, towards) {
    const { x, y, radius } = await this.mark(n);
    const far = Math.hypot(towards.x - x, towards.y - y);
    const out = radius + 3.5;
    return { x: x + ((towards.x - x) / far) * out, y: y + ((towards.y - y) / far) * out };
  }

  /** Types the name that the picture asks for. */
  async name(words) {
    await expect(this.naming.getByRole("textbox").or(this.naming.getByRole("combobox"))).toBeFocused();
    await this.page.keyboard.type(words);
    await this.page.keyboard.press("Enter");
    await expect(this.naming).toHaveCount(0);
  }

  /** The middles of the two handles of the chosen line: its start, its end. */
  async handles() {
    await expect(this.scene.locator("path.handle")).toHaveCount(2);
    return this.scene.locator("path.handle").evaluateAll((handles) =>
      handles.map((handle) => {
        const { left, top, width, height } = handle.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }),
    );
  }

  /** The records of the project as a file would hold them. */
  async records() {
    return (await this.app.backUp()).json;
  }

  /** « A nature B » for every relation. */
  async ties() {
    const { entities, relations } = await this.records();
    const name = Object.fromEntries(entities.map((row) => [row.id, row.name]));
    return relations.map((row) => `${name[row.source]} ${row.kind ?? "…"} ${name[row.target]}`);
  }

  /** The number of each actor's mark, by name, while no filter hides any. */
  async numbers() {
    const { entities } = await this.records();
    const sorted = entities.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    return Object.fromEntries(sorted.map(({ name }, n) => [name, n]));
  }
}
