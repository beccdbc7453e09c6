// A page of ours that draws, as the bench sees it: the link that leads there, the host that is looked at, the marks on it.
import { App } from "../pages/app.mjs";

const FIT = { name: "Ajuster" };
/** How far from a mark a hand takes hold of nothing, in pixels. */
const NEAR = 20;
/** How long the picture may take to stand, in ms. */
const LATE = 15_000;

export class Scene {
  /** `parts` are selectors: `link`, `host`, `mark`. */
  constructor({ page, cdp }, parts) {
    this.page = page;
    this.cdp = cdp;
    this.parts = parts;
    this.app = new App(page);
  }

  /** Goes there from the list; the ms from the click to the frame after the marks are there, or undefined. */
  open() {
    return this.page.evaluate(
      async ([link, mark, late]) => {
        const target = document.querySelector(link);
        if (!target) return undefined;
        const begun = performance.now();
        target.click();
        const isShown = await new Promise((resolve) => {
          const look = () => document.querySelector(mark) && end(true);
          const watcher = new MutationObserver(look);
          const end = (found) => {
            watcher.disconnect();
            clearTimeout(timer);
            resolve(found);
          };
          const timer = setTimeout(end, late, false);
          watcher.observe(document.body, { subtree: true, childList: true });
          look();
        });
        if (!isShown) return undefined;
        await window.bench.painted();
        return performance.now() - begun;
      },
      [this.parts.link, this.parts.mark, LATE],
    );
  }

  /** Makes the picture as large as the others'. */
  async resize({ width, height }) {
    const window = this.page.viewportSize();
    const box = await this.box();
    await this.page.setViewportSize({
      width: window.width + width - Math.round(box.width),
      height: window.height + height - Math.round(box.height),
    });
    await this.fit();
  }

  /** Shows all of it. */
  async fit() {
    const fit = this.page.getByRole("button", FIT).first();
    if (await fit.isVisible()) await fit.click();
  }

  /** The part of the picture that is seen. */
  box() {
    return this.page.evaluate((host) => {
      const { x, y, width, height } = document.querySelector(host).getBoundingClientRect();
      return { x, y, width, height };
    }, this.parts.host);
  }

  /** A point of the picture with no mark near, in its top left corner where there is one; else the one that is farthest from all. */
  async emptySpot() {
    const [marks, reachable] = [await this.marks(), await this.#reachable()];
    const away = (at, from, to) => Math.max(from - at, at - to, 0);
    const room = ({ x, y }) =>
      marks.reduce((least, { left, top, right, bottom }) => Math.min(least, Math.hypot(away(x, left, right), away(y, top, bottom))), Infinity);
    const rooms = reachable.map(room);
    const free = rooms.findIndex((far) => far > NEAR);
    return reachable[free >= 0 ? free : rooms.indexOf(Math.max(...rooms))];
  }

  /** The middle of the mark that is nearest to the middle of the picture. */
  async someMark() {
    const { x, y, width, height } = await this.box();
    const middles = (await this.marks()).map(({ left, top, right, bottom }) => ({ x: (left + right) / 2, y: (top + bottom) / 2 }));
    const far = (at) => Math.hypot(at.x - x - width / 2, at.y - y - height / 2);
    return middles.sort((a, b) => far(a) - far(b)).at(0);
  }

  /** The marks' boxes on screen. */
  marks() {
    return this.page.evaluate((mark) => {
      const place = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
      return [...document.querySelectorAll(mark)].map((one) => place(one.getBoundingClientRect()));
    }, this.parts.mark);
  }

  /** Points all over the picture that nothing but the picture covers, its axis aside. */
  #reachable() {
    return this.page.evaluate(([selector, head]) => {
      const host = document.querySelector(selector);
      const { left, top, width, height } = host.getBoundingClientRect();
      const points = [];
      for (let y = top + head + 20; y < top + height - 20; y += 20) {
        for (let x = left + 20; x < left + width - 20; x += 20) points.push({ x, y });
      }
      return points.filter(({ x, y }) => host.contains(document.elementFromPoint(x, y)));
    }, [this.parts.host, this.parts.head ?? 0]);
  }
}
