// Runs in the page: the layouts and measures of other libraries, each timed alone, its graph already built.
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { UndirectedGraph } from "graphology";
import louvain from "graphology-communities-louvain";
import forceAtlas2 from "graphology-layout-forceatlas2";
import betweenness from "graphology-metrics/centrality/betweenness";
import closeness from "graphology-metrics/centrality/closeness";
import pagerank from "graphology-metrics/centrality/pagerank";
import { DataSet, Network } from "vis-network/standalone";
import { view } from "../view.mjs";

cytoscape.use(fcose);

const D3_TICKS = 300;
const FORCE_ATLAS_STEPS = 500;
export const RADIUS = 5;

/** Makes `Math.random` the same numbers each time (mulberry32). */
function seedRandom(seed) {
  let state = seed;
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function graphologyOf({ count, edges }, attributes = () => ({})) {
  const graph = new UndirectedGraph();
  for (let n = 0; n < count; n += 1) graph.addNode(n, attributes(n));
  for (const [a, b] of edges) graph.addEdge(a, b);
  return graph;
}

export function elementsOf({ count, edges }, position = () => undefined) {
  const nodes = Array.from({ length: count }, (_, n) => ({ data: { id: `${n}` }, position: position(n) }));
  return { nodes, edges: edges.map(([a, b], n) => ({ data: { id: `e${n}`, source: `${a}`, target: `${b}` } })) };
}

const places = (count, at) =>
  Array.from({ length: count }, (_, n) => at(n)).flatMap(({ x, y }) => [x, y]);

/** Each makes ready, and gives a function that does what is timed, and gives one that tells the places. */
const LAYOUTS = {
  "d3-force"({ count, edges }) {
    const nodes = Array.from({ length: count }, () => ({}));
    const links = edges.map(([source, target]) => ({ source, target }));
    return () => {
      const simulation = forceSimulation(nodes)
        .force("charge", forceManyBody())
        .force("link", forceLink(links))
        .force("x", forceX())
        .force("y", forceY())
        .stop();
      simulation.tick(D3_TICKS);
      return () => places(count, (n) => nodes[n]);
    };
  },

  ForceAtlas2(graph) {
    const network = graphologyOf(graph, () => ({ x: Math.random(), y: Math.random() }));
    return () => {
      const found = forceAtlas2(network, { iterations: FORCE_ATLAS_STEPS, settings: forceAtlas2.inferSettings(network) });
      return () => places(graph.count, (n) => found[n]);
    };
  },

  fcose(graph) {
    const style = [{ selector: "node", style: { width: 2 * RADIUS, height: 2 * RADIUS } }];
    const cy = cytoscape({ headless: true, styleEnabled: true, elements: elementsOf(graph), style, layout: { name: "null" } });
    return async () => {
      const layout = cy.layout({ name: "fcose", animate: false });
      const stopped = layout.promiseOn("layoutstop");
      layout.run();
      await stopped;
      return () => {
        const found = places(graph.count, (n) => cy.getElementById(`${n}`).position());
        cy.destroy();
        return found;
      };
    };
  },

  "vis-network"({ count, edges }) {
    const nodes = new DataSet(Array.from({ length: count }, (_, id) => ({ id, shape: "dot", size: RADIUS })));
    const links = new DataSet(edges.map(([from, to]) => ({ from, to })));
    return async () => {
      const network = new Network(view(), { nodes, edges: links }, { layout: { randomSeed: 1 } });
      await new Promise((resolve) => network.once("stabilizationIterationsDone", resolve));
      return () => {
        const found = network.getPositions();
        network.destroy();
        return places(count, (n) => found[n]);
      };
    };
  },
};

export const layoutNames = () => Object.keys(LAYOUTS);

/** Lays a graph out until `enough` ms are spent, at most `most` times. */
export async function layOut(name, graph, { most, enough }) {
  const taken = [];
  let found;
  for (let spent = 0; taken.length < most && spent < enough; ) {
    seedRandom(1);
    const run = LAYOUTS[name](graph);
    const begun = performance.now();
    const tell = await run();
    taken.push(performance.now() - begun);
    spent += taken.at(-1);
    found = tell();
  }
  return { taken, places: found };
}

const MEASURES = {
  "betweenness, as called plainly": (graph) => betweenness(graph),
  "betweenness, told that no edge weighs more": (graph) => betweenness(graph, { getEdgeWeight: null }),
  closeness: (graph) => closeness(graph),
  PageRank: (graph) => pagerank(graph),
  "Louvain, one run": (graph) => louvain(graph),
};

/** The `times` of each of graphology's measures, each done until `enough` ms are spent, at most `most` times; and the `betweenness` of each node. */
export function measure(graph, { most, enough }) {
  const network = graphologyOf(graph);
  const times = {};
  for (const [name, run] of Object.entries(MEASURES)) {
    const taken = (times[name] = []);
    for (let spent = 0; taken.length < most && spent < enough; spent += taken.at(-1)) {
      seedRandom(1);
      const begun = performance.now();
      run(network);
      taken.push(performance.now() - begun);
    }
  }
  const found = betweenness(network, { getEdgeWeight: null });
  return { times, betweenness: Array.from({ length: graph.count }, (_, n) => found[n]) };
}
