// Runs in the page: where the other libraries draw, and when they have.

/** An empty place of 1280 × 720 to draw in. */
export function view() {
  const box = document.createElement("div");
  box.id = "view";
  document.body.replaceChildren(box);
  return box;
}

/** Resolves once the next frame has been painted. */
export const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
