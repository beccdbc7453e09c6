// What hands do to a picture, and the frames meanwhile.
import { framesDuring } from "./watch.mjs";

const WHEEL_STEPS = 40;
const WHEEL_PIXELS = 100;
const DRAG_STEPS = 60;
const DRAG = { x: 8, y: 4 };
/** A step every frame, at most. */
const STEP = 16;
const SETTLING = 600;

export const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A mouse that listens to nothing in the page, as Playwright's does while it drags. */
export function mouseOf(cdp) {
  const send = (type, at, more = {}) => cdp.send("Input.dispatchMouseEvent", { type, ...at, ...more });
  const held = { button: "left", buttons: 1 };
  return {
    move: (at) => send("mouseMoved", at),
    press: (at) => send("mousePressed", at, { ...held, clickCount: 1 }),
    drag: (at) => send("mouseMoved", at, held),
    release: (at) => send("mouseReleased", at, { button: "left", clickCount: 1 }),
    wheel: (at, deltaY) => send("mouseWheel", at, { deltaX: 0, deltaY }),
  };
}

/** Does `act(n)` for each step at a hand's pace, whether or not the page keeps up. */
async function paced(steps, act) {
  const sent = [];
  for (let n = 1; n <= steps; n += 1) {
    const step = act(n);
    step.catch(() => {}); // its page may be closed meanwhile
    sent.push(step);
    await rest(STEP);
  }
  await Promise.all(sent);
}

/** Turns the wheel: in, twice as far out, and back in. */
export async function wheel(mouse, at, steps = WHEEL_STEPS) {
  await mouse.move(at);
  const isIn = (n) => n <= steps / 4 || n > (3 * steps) / 4;
  await paced(steps, (n) => mouse.wheel(at, isIn(n) ? -WHEEL_PIXELS : WHEEL_PIXELS));
}

/** Drags from a point towards the bottom right, and back again where asked. */
export async function drag(mouse, from, { steps = DRAG_STEPS, isBack = false } = {}) {
  const after = (n) => {
    const far = isBack ? Math.min(n, steps - n) : n;
    return { x: from.x + far * DRAG.x, y: from.y + far * DRAG.y };
  };
  await mouse.move(from);
  await mouse.press(from);
  await paced(steps, (n) => mouse.drag(after(n)));
  await mouse.release(after(steps));
}

/**
 * The frames of 40 steps of the wheel and 60 of a drag, and those of the 600 ms after each.
 * `spot()` gives a point with nothing on it, `look()` tells where one looks: `moved` says whether both gestures did something.
 */
export async function panAndZoom({ page, cdp }, { middle, spot, look }) {
  const mouse = mouseOf(cdp);
  const settle = () => rest(SETTLING);
  const before = await look();
  await mouse.move(middle);
  await mouse.wheel(middle, -WHEEL_PIXELS);
  await settle();
  const zooms = (await look()) !== before;
  await mouse.wheel(middle, WHEEL_PIXELS);
  await settle();
  const [zooming, zoomed] = await framesDuring(page, () => wheel(mouse, middle), settle);
  const [from, fixed] = [await spot(), await look()];
  const [panning, panned] = await framesDuring(page, () => drag(mouse, from), settle);
  const pans = (await look()) !== fixed;
  return { moving: [...zooming, ...panning], settling: [...zoomed, ...panned], moved: zooms && pans };
}
