/**
 * How high the letters of a picture are, guessed from the heights of what hangs together.
 */

/** @typedef {import("./grey-picture.js").Grey} Grey */

/** The ground is looked for in squares of so many pixels. */
const SQUARE = 32;

/** Shades are told apart in so many steps when the ground is looked for. */
const STEPS = 16;

/** How far from the ground's the shade of a letter is at least. */
const CONTRAST = 56;

/** What is lower or higher is no letter. */
const LOWEST = 4;
const HIGHEST = 200;

/** What is wider than so many times its height is a rule or a frame. */
const WIDEST = 3;

/** With fewer letters nothing is guessed. */
const FEWEST = 12;

/** The small letters count: they are what is lost first. */
const QUANTILE = 0.4;

/** So many pixels are looked at, in a band across the middle. */
const MOST_PIXELS = 6_000_000;

/**
 * @param {Grey} picture
 * @returns {number | null} in pixels; between that of an x and that of an X. `null` where there are too few letters
 */
export function letterSize(picture) {
  const heights = new Float64Array(HIGHEST + 1);
  const rows = Math.min(picture.height, Math.max(Math.floor(MOST_PIXELS / picture.width), SQUARE));
  const first = Math.floor((picture.height - rows) / 2 / SQUARE) * SQUARE;
  const letters = countHeights(picture, first, first + rows, heights);
  if (letters < FEWEST) return null;
  // Weighted by height, because dots and specks are many and low.
  let total = 0;
  for (let height = 0; height < heights.length; height += 1) total += (heights[height] ?? 0) * height;
  let below = 0;
  for (let height = 0; height < heights.length; height += 1) {
    below += (heights[height] ?? 0) * height;
    if (below >= total * QUANTILE) return height;
  }
  return null;
}

/**
 * Counts what hangs together, by height. Pixels are joined run by run, each row with the one above.
 *
 * @param {Grey} picture
 * @param {number} first row
 * @param {number} end row behind the last
 * @param {Float64Array} heights takes the counts
 * @returns {number} how many were counted
 */
function countHeights(picture, first, end, heights) {
  const { width, samples: shades } = picture;
  /** @type {Piece[]} */
  const pieces = [];
  /** @type {Run[]} */
  let above = [];
  /** @type {Uint8Array} */
  let ground = new Uint8Array(0);
  for (let y = first; y < end; y += 1) {
    if ((y - first) % SQUARE === 0) ground = groundOf(picture, y, Math.min(y + SQUARE, end));
    /** @type {Run[]} */
    const runs = [];
    let next = 0;
    for (let x = 0; x < width; x += 1) {
      if (!isInk(shades, y * width + x, ground[x >> 5] ?? 0)) continue;
      const start = x;
      while (x + 1 < width && isInk(shades, y * width + x + 1, ground[(x + 1) >> 5] ?? 0)) x += 1;
      /** @type {Piece | null} */
      let piece = null;
      while ((above[next]?.end ?? Infinity) < start - 1) next += 1;
      for (let index = next; (above[index]?.start ?? Infinity) <= x + 1; index += 1) {
        const other = rootOf(/** @type {Run} */ (above[index]).piece);
        piece = piece === null || piece === other ? other : joined(piece, other);
      }
      if (piece === null) {
        piece = { left: start, right: x, top: y, bottom: y, parent: null };
        pieces.push(piece);
      } else {
        piece.left = Math.min(piece.left, start);
        piece.right = Math.max(piece.right, x);
        piece.bottom = y;
      }
      runs.push({ start, end: x, piece });
    }
    above = runs;
  }
  let count = 0;
  for (const { left, right, top, bottom, parent } of pieces) {
    const height = bottom - top + 1;
    if (parent !== null || height < LOWEST || height > HIGHEST || right - left + 1 > height * WIDEST) continue;
    heights[height] = (heights[height] ?? 0) + 1;
    count += 1;
  }
  return count;
}

/**
 * The usual shade in each square of a band of rows.
 *
 * @param {Grey} picture
 * @param {number} first row
 * @param {number} end row behind the last
 */
function groundOf({ width, samples: shades }, first, end) {
  const ground = new Uint8Array(Math.ceil(width / SQUARE));
  const counts = new Uint16Array(STEPS);
  for (let square = 0; square < ground.length; square += 1) {
    counts.fill(0);
    const right = Math.min((square + 1) * SQUARE, width);
    for (let y = first; y < end; y += 1) {
      for (let x = square * SQUARE; x < right; x += 1) {
        const step = (shades[y * width + x] ?? 0) >> 4;
        counts[step] = (counts[step] ?? 0) + 1;
      }
    }
    ground[square] = counts.indexOf(Math.max(...counts)) * STEPS + STEPS / 2;
  }
  return ground;
}

/**
 * @param {Uint8Array} shades
 * @param {number} pixel
 * @param {number} ground
 */
function isInk(shades, pixel, ground) {
  return Math.abs((shades[pixel] ?? 0) - ground) > CONTRAST;
}

/** @param {Piece} piece */
function rootOf(piece) {
  let root = piece;
  while (root.parent !== null) {
    if (root.parent.parent !== null) root.parent = root.parent.parent;
    root = root.parent;
  }
  return root;
}

/**
 * @param {Piece} first
 * @param {Piece} second
 */
function joined(first, second) {
  second.parent = first;
  first.left = Math.min(first.left, second.left);
  first.right = Math.max(first.right, second.right);
  first.top = Math.min(first.top, second.top);
  first.bottom = Math.max(first.bottom, second.bottom);
  return first;
}

/** @typedef {{ left: number, right: number, top: number, bottom: number, parent: Piece | null }} Piece of ink that hangs together */
/** @typedef {{ start: number, end: number, piece: Piece }} Run of ink in a row */
