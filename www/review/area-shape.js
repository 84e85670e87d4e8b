/**
 * The shapes of areas on the picture of a page: how they come about, move and grow without leaving it.
 */

/** @typedef {import("../engine/contract.js").Shape} Shape */

/** @typedef {{ x: number, y: number }} Place on the picture, in widths of it */
/** @typedef {"nw" | "ne" | "se" | "sw"} Corner */

/** @type {Corner[]} */
export const CORNERS = ["nw", "ne", "se", "sw"];

/** As thin as an area has to become at most, in widths of the page. */
export const LEAST = 0.01;

/** How large an area is that no pointer has drawn, in widths of what is in sight: about a line of an address. */
const SENSIBLE = { width: 0.25, height: 0.06 };

/**
 * The shape between two places, as far as it is on the page.
 *
 * @param {Place} one
 * @param {Place} other
 * @param {number} ratio of the page: width divided by height
 * @returns {Shape}
 */
export function between(one, other, ratio) {
  const [left, right] = [one.x, other.x].map((x) => clamped(x, 0, 1)).sort(ascending);
  const [top, bottom] = [one.y, other.y].map((y) => clamped(y, 0, 1 / ratio)).sort(ascending);
  return edged(left ?? 0, top ?? 0, right ?? 0, bottom ?? 0);
}

/**
 * A shape of sensible size around a place.
 *
 * @param {Place} middle
 * @param {number} share of the width of the page that is in sight
 * @param {number} ratio
 * @returns {Shape}
 */
export function around({ x, y }, share, ratio) {
  const width = SENSIBLE.width * share;
  const height = Math.min(SENSIBLE.height * share, 1 / ratio);
  return moved({ x: x - width / 2, y: y - height / 2, width, height }, 0, 0, ratio);
}

/**
 * @param {Shape} shape
 * @param {number} dx
 * @param {number} dy
 * @param {number} ratio
 * @returns {Shape}
 */
export function moved({ x, y, width, height }, dx, dy, ratio) {
  return { x: clamped(x + dx, 0, 1 - width), y: clamped(y + dy, 0, 1 / ratio - height), width, height };
}

/**
 * The shape with one of its corners elsewhere. It never becomes too thin to be seen.
 *
 * @param {Shape} shape
 * @param {Corner} corner
 * @param {number} dx
 * @param {number} dy
 * @param {number} ratio
 * @param {number} [least] as thin as it may become, in widths of the page
 * @returns {Shape}
 */
export function resized({ x, y, width, height }, corner, dx, dy, ratio, least = LEAST) {
  const [right, bottom] = [x + width, y + height];
  const isWest = corner.endsWith("w");
  const isNorth = corner.startsWith("n");
  // One that is thinner already, because it was drawn on a larger page, stays so.
  const [thin, low] = [Math.min(least, width), Math.min(least, height)];
  return edged(
    isWest ? clamped(x + dx, 0, right - thin) : x,
    isNorth ? clamped(y + dy, 0, bottom - low) : y,
    isWest ? right : clamped(right + dx, x + thin, 1),
    isNorth ? bottom : clamped(bottom + dy, y + low, 1 / ratio),
  );
}

/**
 * Whether two shapes are the same.
 *
 * @param {Shape} one
 * @param {Shape} other
 */
export function isSame(one, other) {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

/**
 * @param {number} left
 * @param {number} top
 * @param {number} right
 * @param {number} bottom
 * @returns {Shape}
 */
function edged(left, top, right, bottom) {
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
function clamped(value, least, most) {
  return Math.max(least, Math.min(value, most));
}

/**
 * @param {number} one
 * @param {number} other
 */
function ascending(one, other) {
  return one - other;
}
