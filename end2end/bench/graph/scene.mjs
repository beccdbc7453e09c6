// Our graph's page as the bench sees it. What names its parts is here and nowhere else.
import { App } from "../../pages/app.mjs";

const LINK = '.rail a[href$="/graphe"]';
const SCENE = "svg.graph-scene";
const NODE = `${SCENE} [data-node]`;
const FIT = { name: "Ajuster" };
const SLIDER = '.graph input[type="range"]';
/** How far from a node a hand takes hold of nothing, in pixels. */
const NEAR = 20;
/** How long the picture may take to stand, in ms. */
const LATE = 15_000;

export class GraphScene {
  constructor({ page, cdp }) {
    this.page = page;
    this.cdp = cdp;
    this.app = new App(page);
    this.slider = page.locator(SLIDER).first();
  }

  /** Goes there from the list; the ms from the click to the frame after the nodes are there, or undefined. */
  open() {
    return this.page.evaluate(
      async ([link, node, late]) => {
        const begun = performance.now();
        document.querySelector(link).click();
        const isShown = await new Promise((resolve) => {
          const look = () => document.querySelector(node) && end(true);
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
      [LINK, NODE, LATE],
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
    const fit = this.page.getByRole("button", FIT).first();
    if (await fit.isVisible()) await fit.click();
  }

  /** The part of the picture that is seen. */
  box() {
    return this.page.evaluate((scene) => {
      const { x, y, width, height } = document.querySelector(scene).parentElement.getBoundingClientRect();
      return { x, y, width, height };
    }, SCENE);
  }

  /** Where one looks, as a text. */
  look() {
    return this.page.evaluate((scene) => {
      const svg = document.querySelector(scene);
      return `${svg.querySelector("g").getAttribute("transform")} ${svg.style.transform}`;
    }, SCENE);
  }

  /** A point of the picture with no node near, in its top left corner where there is one. */
  async emptySpot() {
    const [nodes, reachable] = [await this.#nodes(), await this.#reachable()];
    const isFree = ({ x, y }) => nodes.every((node) => Math.hypot(node.x - x, node.y - y) > node.radius + NEAR);
    return reachable.find(isFree) ?? reachable[0];
  }

  /** The middle of the node that is nearest to the middle of the picture. */
  async someNode() {
    const { x, y, width, height } = await this.box();
    const far = (node) => Math.hypot(node.x - x - width / 2, node.y - y - height / 2);
    return (await this.#nodes()).sort((a, b) => far(a) - far(b)).at(0);
  }

  #nodes() {
    return this.page.evaluate((selector) => {
      const place = ({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 2, radius: Math.max(width, height) / 2 });
      return [...document.querySelectorAll(selector)].map((node) => place(node.getBoundingClientRect()));
    }, NODE);
  }

  /** Points all over the picture that nothing but the picture covers. */
  #reachable() {
    return this.page.evaluate((scene) => {
      const host = document.querySelector(scene).parentElement;
      const { left, top, width, height } = host.getBoundingClientRect();
      const points = [];
      for (let y = top + 20; y < top + height - 20; y += 20) {
        for (let x = left + 20; x < left + width - 20; x += 20) points.push({ x, y });
      }
      return points.filter(({ x, y }) => host.contains(document.elementFromPoint(x, y)));
    }, SCENE);
  }
}
