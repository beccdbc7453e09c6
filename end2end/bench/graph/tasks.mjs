// What is asked of our worker, as `Task` of src/task is written.

/** The default layout. */
export const CLEAR = { Layout: { kind: "clear", seed: 1 } };

export const MEASURE = {
  Measure: { options: { directed: false, weighted: false, seed: 1, by_camp: false, ours: [], unsourced: 0 } },
};

/** The percents told before and after betweenness: it is the fifth of twelve, which are 60 percent together. */
export const BETWEENNESS = [15, 20];
