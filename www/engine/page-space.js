/**
 * The way from the space of a page, which is told in points, to its picture, which is told in widths, and back.
 */

/** @typedef {import("./contract.js").BoxLine} BoxLine */
/** @typedef {import("./contract.js").Shape} Shape */

/** @typedef {[number, number]} Point */
/** @typedef {[Point, Point, Point, Point]} Quad */
/** @typedef {[left: number, bottom: number, right: number, top: number]} Rect */

/**
 * @typedef {object} PageSize
 * @property {number} width of the picture, in points
 * @property {ArrayLike<number>} transform from the page's own space to the picture, in points
 */

/**
 * Where a line of text is on the picture.
 *
 * @param {Quad} quad begin and end of its lower edge, end and begin of the upper one
 * @param {PageSize} size
 * @returns {BoxLine}
 */
export function lineOf(quad, { width, transform }) {
  const { 0: a = 0, 1: b = 0, 2: c = 0, 3: d = 0, 4: e = 0, 5: f = 0 } = transform;
  const [low = [0, 0], , end = [0, 0], start = [0, 0]] = quad.map(([x, y]) => /** @type {Point} */ ([(a * x + c * y + e) / width, (b * x + d * y + f) / width]));
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  return { x: start[0], y: start[1], width: Math.hypot(dx, dy), height: Math.hypot(low[0] - start[0], low[1] - start[1]), angle: Math.atan2(dy, dx) };
}

/**
 * The rectangle of the page that an area on the picture covers. Pages are turned by quarters, so it is upright as well.
 *
 * @param {Shape} shape
 * @param {PageSize} size
 * @returns {Rect}
 */
export function rectOf(shape, { width, transform }) {
  const { 0: a = 0, 1: b = 0, 2: c = 0, 3: d = 0, 4: e = 0, 5: f = 0 } = transform;
  const whole = a * d - b * c;
  const onPage = (/** @type {number} */ x, /** @type {number} */ y) => {
    const [dx, dy] = [x * width - e, y * width - f];
    return /** @type {Point} */ ([(d * dx - c * dy) / whole, (a * dy - b * dx) / whole]);
  };
  const [x, y] = onPage(shape.x, shape.y);
  const [u, v] = onPage(shape.x + shape.width, shape.y + shape.height);
  return [Math.min(x, u), Math.min(y, v), Math.max(x, u), Math.max(y, v)];
}
