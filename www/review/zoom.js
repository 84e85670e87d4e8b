/**
 * How large pages are shown: 1 is as wide as there is room for.
 */

/** Small enough for a sheet of a plan at a glance, and large enough for single pixels of a photograph. */
const LEAST = 1 / 32;
const MOST = 32;

/** What one step makes larger. */
const STEP = 1.25;

/** What a turn of a wheel makes larger, by how far it is turned; mice tell so much at once that it has to be held back. */
const TURN = 0.01;
const MOST_TURN = 25;

/**
 * @param {number} zoom
 * @returns {number} the nearest that is possible
 */
export function possible(zoom) {
  return Number.isFinite(zoom) ? Math.min(Math.max(zoom, LEAST), MOST) : 1;
}

/**
 * The next larger or smaller one; one that would pass by the width that there is room for stops there.
 *
 * @param {number} zoom
 * @param {1 | -1} direction
 */
export function stepped(zoom, direction) {
  const next = direction > 0 ? zoom * STEP : zoom / STEP;
  const passes = (zoom - 1) * (next - 1) < -1e-9;
  return passes ? 1 : possible(next);
}

/**
 * @param {number} zoom
 * @param {number} px that a wheel was turned, downwards
 */
export function turned(zoom, px) {
  return possible(zoom * Math.exp(-Math.max(-MOST_TURN, Math.min(px, MOST_TURN)) * TURN));
}

/**
 * How far what is shown has moved under a place in the window that is to stay over the same point of it.
 *
 * @param {{ x: number, y: number }} place
 * @param {{ left: number, top: number, width: number, height: number }} before of what is shown
 * @param {{ left: number, top: number, width: number, height: number }} after
 * @returns {{ x: number, y: number }} to scroll by
 */
export function strayed({ x, y }, before, after) {
  return {
    x: after.left + ((x - before.left) / before.width) * after.width - x,
    y: after.top + ((y - before.top) / before.height) * after.height - y,
  };
}
