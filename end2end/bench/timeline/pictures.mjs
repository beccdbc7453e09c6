// Runs in the page: timelines of other libraries, each as one writes it who reads no more than its first examples.
import { DataSet, Timeline } from "vis-timeline/standalone";
import { painted, view } from "../view.mjs";
import { drawWithD3 } from "./d3.mjs";

const DAY = 24 * 60 * 60 * 1000;

/**
 * Each draws in `box`. Of what it gives, `look()` tells where one looks, `fit()` shows all, `drawn()` tells how many records are drawn,
 * `shift()` moves the record of number `shifted` later, `by` ms; `ready` ends when all stands.
 */
const PICTURES = {
  "vis-timeline"(records, box, { shifted: id, by }) {
    const typed = ({ end }) => (end === undefined ? "point" : "range");
    const items = new DataSet(records.map((record, id) => ({ id, content: record.title, ...record, type: typed(record) })));
    let timeline;
    const ready = new Promise((onInitialDrawComplete) => {
      timeline = new Timeline(box, items, { height: box.clientHeight, stack: true, onInitialDrawComplete });
    });
    return {
      ready,
      fit: () => timeline.fit({ animation: false }),
      look: () => JSON.stringify(timeline.getWindow()),
      drawn: () => timeline.getVisibleItems().length,
      shift: () => items.update({ id, start: items.get(id).start + by }),
    };
  },

  "d3 + SVG": drawWithD3,
};

/** The record of one day that has as many before it as after. */
function middleOf(records) {
  const days = [...records.keys()].filter((n) => records[n].end === undefined);
  return days.sort((a, b) => records[a].start - records[b].start)[Math.floor(days.length / 2)];
}

export const scene = { names: () => Object.keys(PICTURES) };

/** Draws; gives the ms until the frame after. */
export async function draw(name, records) {
  const box = view();
  const edit = { shifted: middleOf(records), by: DAY };
  const begun = performance.now();
  Object.assign(scene, PICTURES[name](records, box, edit));
  await scene.ready;
  await painted();
  return performance.now() - begun;
}
