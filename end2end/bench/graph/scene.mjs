// Our graph's page as the bench sees it. What names its parts is here and nowhere else.
import { Scene } from "../scene.mjs";

const SCENE = "svg.graph-scene";
const PARTS = { link: '.rail a[href$="/graphe"]', host: "#graph-picture", mark: `${SCENE} [data-node]` };
const SLIDER = '.graph input[type="range"]';

export class GraphScene extends Scene {
  constructor(tab) {
    super(tab, PARTS);
    this.slider = tab.page.locator(SLIDER).first();
  }

  /** Where one looks, as a text. */
  look() {
    return this.page.evaluate((scene) => {
      const svg = document.querySelector(scene);
      return `${svg.querySelector("g").getAttribute("transform")} ${svg.style.transform}`;
    }, SCENE);
  }
}
