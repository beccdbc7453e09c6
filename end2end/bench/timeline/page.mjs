// All that runs in the page where the other timelines are drawn, as one script: see ../site.mjs.
export { draw, scene } from "./pictures.mjs";
