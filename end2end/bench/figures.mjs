// Figures as rows of a table, each beside its target.

export const KB = 1024;
export const MB = 1024 * KB;

/** The value that `share` of the values do not exceed. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export const median = (values) => quantile(values, 0.5);
export const p95 = (values) => quantile(values, 0.95);
const largest = (values) => quantile(values, 1);

export const inMs = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const inKb = (value) => `${(value / KB).toFixed(1)} KB`;
export const inMb = (value) => `${(value / MB).toFixed(1)} MB`;

export const verdict = (value, limit) => (value <= limit ? "ok" : "over");

/** Several measures of a time, in ms. `limit` holds for the 95th percentile, or for the largest. */
export function times(what, values, { limit, of = "p95" } = {}) {
  const held = of === "max" ? largest(values) : p95(values);
  return {
    what,
    n: values.length,
    median: inMs(median(values)),
    p95: inMs(p95(values)),
    max: inMs(largest(values)),
    target: limit === undefined ? "none set" : `${of} ≤ ${limit} ms`,
    verdict: limit === undefined ? "" : verdict(held, limit),
  };
}

/** One size in bytes. */
export function size(what, value, limit, show = inKb) {
  return {
    what,
    size: show(value),
    target: limit === undefined ? "none set" : `≤ ${show(limit)}`,
    verdict: limit === undefined ? "" : verdict(value, limit),
  };
}

/** The columns « aim » and « met » of `[aim, isMet, found]`. */
export function judged(aims) {
  if (aims.length === 0) return {};
  const missed = aims.filter(([, isMet]) => !isMet).map(([aim, , found]) => `${aim}: ${found}`);
  return { aim: aims.map(([aim]) => aim).join("; "), met: missed.length === 0 ? "yes" : `no (${missed.join("; ")})` };
}
