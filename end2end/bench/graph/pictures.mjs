// Runs in the page: the drawings of other libraries, of nodes whose places are known.
// Circles, straight lines without arrows, and a name a node, as each library draws them when told no more.
import cytoscape from "cytoscape";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import Sigma from "sigma";
import { DataSet, Network } from "vis-network/standalone";
import { painted, view } from "../view.mjs";
import { elementsOf, graphologyOf, RADIUS } from "./rivals.mjs";

const MARGIN = 0.95;

function drawD3({ count, edges }, at, box, names = []) {
  const svg = select(box).append("svg").attr("width", box.clientWidth).attr("height", box.clientHeight);
  const scene = svg.append("g");
  scene
    .selectAll("line")
    .data(edges)
    .join("line")
    .attr("x1", ([a]) => at(a).x)
    .attr("y1", ([a]) => at(a).y)
    .attr("x2", ([, b]) => at(b).x)
    .attr("y2", ([, b]) => at(b).y);
  scene
    .selectAll("circle")
    .data(Array.from({ length: count }, (_, n) => at(n)))
    .join("circle")
    .attr("r", RADIUS)
    .attr("cx", ({ x }) => x)
    .attr("cy", ({ y }) => y);
  scene
    .selectAll("text")
    .data(names)
    .join("text")
    .attr("x", (_, n) => at(n).x + 2 * RADIUS)
    .attr("y", (_, n) => at(n).y)
    .text(String);
  const gestures = zoom().on("zoom", ({ transform }) => scene.attr("transform", transform));
  svg.call(gestures).call(gestures.transform, fitting(count, at, box));
  return () => scene.attr("transform");
}

/** Each draws in `box`, and gives a function that tells where one looks, as a text. */
const PICTURES = {
  "d3 + SVG": drawD3,
  "d3 + SVG, without names": (graph, at, box) => drawD3(graph, at, box),

  cytoscape(graph, at, box, names) {
    const style = [
      { selector: "node", style: { width: 2 * RADIUS, height: 2 * RADIUS, label: (node) => names[node.id()] } },
      { selector: "edge", style: { width: 1 } },
    ];
    const cy = cytoscape({ container: box, elements: elementsOf(graph, at), style, layout: { name: "preset" } });
    return () => JSON.stringify([cy.pan(), cy.zoom()]);
  },

  "vis-network"({ count, edges }, at, box, names) {
    const nodes = new DataSet(Array.from({ length: count }, (_, id) => ({ id, label: names[id], shape: "dot", size: RADIUS, ...at(id) })));
    const links = new DataSet(edges.map(([from, to]) => ({ from, to })));
    const options = { physics: false, layout: { improvedLayout: false }, edges: { smooth: false } };
    const network = new Network(box, { nodes, edges: links }, options);
    return () => JSON.stringify([network.getViewPosition(), network.getScale()]);
  },

  "sigma (WebGL in software)"(graph, at, box, names) {
    const network = graphologyOf(graph, (n) => ({ ...at(n), label: names[n], size: RADIUS / 2 }));
    const sigma = new Sigma(network, box);
    return () => JSON.stringify(sigma.getCamera().getState());
  },
};

/** The transform that shows all. */
function fitting(count, at, { clientWidth, clientHeight }) {
  const xs = Array.from({ length: count }, (_, n) => at(n).x);
  const ys = Array.from({ length: count }, (_, n) => at(n).y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = MARGIN * Math.min(clientWidth / (right - left), clientHeight / (bottom - top));
  return zoomIdentity
    .translate(clientWidth / 2, clientHeight / 2)
    .scale(scale)
    .translate(-(left + right) / 2, -(top + bottom) / 2);
}

export const scene = { names: () => Object.keys(PICTURES), look: () => "" };

/** Draws; gives the ms until the frame after. */
export async function draw(name, graph, places, names) {
  const at = (n) => ({ x: places[2 * n], y: places[2 * n + 1] });
  const box = view();
  const begun = performance.now();
  scene.look = PICTURES[name](graph, at, box, names);
  await painted();
  return performance.now() - begun;
}
