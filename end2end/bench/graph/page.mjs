// All that runs in the bench's page, as one script: see ../site.mjs.
export { draw, scene } from "./pictures.mjs";
export { layOut, layoutNames, measure } from "./rivals.mjs";
export { askOurs } from "./worker.mjs";
