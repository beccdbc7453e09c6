// Runs in the page: a timeline as one writes it with d3, an axis and one bar or dot and one name a record.
import { axisBottom } from "d3-axis";
import { scaleUtc } from "d3-scale";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";

const RADIUS = 5;
const ROW = 16;
const GAP = 2;
const AXIS = 24;
const LETTERS = 12;
/** The name under which packing is measured. */
const PACKED = "d3:lanes";

/** Lanes are packed as they are first seen; what lies below the box is cut off. */
export function drawWithD3(records, box, { shifted, by }) {
  const { clientWidth: width, clientHeight: height } = box;
  const rows = records.map((record) => ({ ...record, last: record.end ?? record.start }));
  const [first, last] = [Math.min(...rows.map(({ start }) => start)), Math.max(...rows.map(({ last }) => last))];
  const whole = scaleUtc([first, last], [0, width]);
  let time = whole;
  const svg = select(box).append("svg").attr("width", width).attr("height", height);
  const marks = svg.append("g");
  const bars = marks.selectAll("rect").data(rows.filter(({ end }) => end)).join("rect").attr("height", ROW - GAP);
  const dots = marks.selectAll("circle").data(rows.filter(({ end }) => !end)).join("circle").attr("r", RADIUS);
  const names = marks.selectAll("text").data(rows).join("text").attr("font-size", LETTERS).text(({ title }) => title);
  const axis = svg.append("g").attr("transform", `translate(0, ${height - AXIS})`);
  const place = () => {
    bars.attr("x", ({ start }) => time(start)).attr("width", ({ start, end }) => time(end) - time(start));
    dots.attr("cx", ({ start }) => time(start));
    names.attr("x", ({ start, end }) => time(start) + (end ? GAP : RADIUS + GAP));
    axis.call(axisBottom(time));
  };
  const arrange = () => {
    pack(rows, whole);
    bars.attr("y", ({ lane }) => lane * ROW);
    dots.attr("cy", ({ lane }) => (lane + 0.5) * ROW);
    names.attr("y", ({ lane }) => (lane + 0.5) * ROW + LETTERS / 3);
    place();
  };
  arrange();
  const turned = ({ transform }) => {
    time = transform.rescaleX(whole);
    place();
  };
  const gestures = zoom().on("zoom", turned);
  svg.call(gestures);
  const shift = () => {
    rows[shifted].start += by;
    arrange();
  };
  return {
    shift,
    fit: () => svg.call(gestures.transform, zoomIdentity),
    look: () => String(time.domain().map(Number)),
    drawn: () => marks.selectAll("rect, circle").size(),
  };
}

/** Gives each record the first lane where its bar touches none before it. */
function pack(rows, time) {
  const start = performance.now();
  const ends = [];
  for (const row of rows.toSorted((a, b) => a.start - b.start)) {
    const [left, right] = row.end ? [time(row.start), time(row.end)] : [time(row.start) - RADIUS, time(row.start) + RADIUS];
    const free = ends.findIndex((end) => end + GAP <= left);
    row.lane = free < 0 ? ends.length : free;
    ends[row.lane] = right;
  }
  performance.measure(PACKED, { start, end: performance.now() });
}
