// The timelines as the bench sees them: ours, and those of other libraries. What names the parts of ours is here and nowhere else.
import { Scene } from "../scene.mjs";
import { measuredSince } from "../watch.mjs";

const HOST = "#timeline-picture";
const MARK = `${HOST} svg.timeline-scene [data-item]`;
const PARTS = { link: '.rail a[href$="/chronologie"]', head: 60, host: HOST, mark: MARK };
/** The name under which the page measures each packing of all lanes. */
const PACKED = "myspot:lanes";
/** What moves the chosen record one step later. */
const LATER = "Control+ArrowRight";

export class OurTimeline extends Scene {
  constructor(tab) {
    super(tab, PARTS);
  }

  /** Where one looks, as a text. */
  look() {
    return this.page.locator(HOST).evaluate((host) => host.dataset.view);
  }

  /** How many records are drawn, each for itself. */
  drawn() {
    return this.page.locator(MARK).count();
  }

  /** How long each packing took since this was last asked, in ms. */
  packings() {
    return measuredSince(this.page, PACKED);
  }

  /** Chooses a record in the middle; the keys are its own from then on. */
  async choose() {
    const at = await this.someMark();
    if (at) await this.page.mouse.click(at.x, at.y);
    await this.page.locator(HOST).focus();
  }

  /** Moves the chosen record. */
  shift() {
    return this.page.keyboard.press(LATER);
  }

  /** What changes with each change that is kept. */
  changes() {
    return this.page.evaluate(() => window.bench.journalled.length);
  }
}

/** Another library's, in a page of the bench: the same questions. */
export class TheirTimeline {
  constructor({ page, cdp }, view) {
    this.page = page;
    this.cdp = cdp;
    this.view = view;
    this.shifts = 0;
  }

  open(name, records) {
    return this.page.evaluate(([name, records]) => timelineBench.draw(name, records), [name, records]);
  }

  async resize() {}

  box() {
    return { x: 0, y: 0, ...this.view };
  }

  emptySpot() {
    return { x: 30, y: 30 };
  }

  fit() {
    return this.page.evaluate(() => void timelineBench.scene.fit());
  }

  look() {
    return this.page.evaluate(() => timelineBench.scene.look());
  }

  drawn() {
    return this.page.evaluate(() => timelineBench.scene.drawn());
  }

  packings() {
    return measuredSince(this.page, "d3:lanes");
  }

  async choose() {}

  shift() {
    this.shifts += 1;
    return this.page.evaluate(() => void timelineBench.scene.shift());
  }

  changes() {
    return this.shifts;
  }
}
