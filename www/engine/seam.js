/**
 * Where a picture can be cut in two without cutting what is written.
 *
 * The cut runs from the left edge to the right one, between lines, and around those that stand in its way: where one
 * column has a line another may have none. A gap within a line is no way for it unless it is as wide as one between
 * columns. Rules are cut where there is no way around them.
 */

/** @typedef {import("./grey-picture.js").Grey} Grey */

/** How far from its neighbour's the shade of a pixel at the edge of a letter is at least; more so where there is noise. */
const EDGE = 16;

/** So many times as far apart as neighbours in the noise: three quarters of all pixels are hardly ever written on. */
const ABOVE_NOISE = 4;
const QUIET = 0.75;

/** What is higher than so many letters is a rule or a frame. */
const HIGHEST = 8;

/** The edge of a rule is broken where another rule meets it, for so much of the height of a letter. */
const CROSSING = 0.25;

/** How much of what is written may stand above the cut, at least and at most. */
const SHARE = { least: 0.3, most: 0.7 };

/** So much of it stands there best: whoever reads the upper part has more to do besides. */
const UPPER = 0.46;

/** What a cut costs. */
const COST = { rule: 0.1, letterHeight: 0.5, imbalance: 24 };

const BLANK = 0;
const RULE = 1;
const INK = 2;

/**
 * @param {Grey} picture
 * @param {number} size of its letters, in pixels
 * @returns {Int32Array | null} for each column of pixels the first row below the cut; `null` where there is no way
 */
export function seamOf(picture, size) {
  const marks = marksOf(picture, size);
  const { first, end, shares } = middleRows(marks, picture);
  if (end <= first) return null;
  const cell = Math.max(Math.round(size), 1);
  const cells = cellsOf(marks, picture, first, end, cell);
  const path = cheapest(cells, shares.subarray(first, end), 1 / cell);
  if (path === null) return null;
  return Int32Array.from({ length: picture.width }, (_, x) => first + (path[Math.floor(x / cell)] ?? 0));
}

/**
 * The two parts of a picture. What is on the other side of the cut is as blank as the cut itself.
 *
 * @param {Grey} picture
 * @param {Int32Array} seam
 * @returns {{ top: number, picture: Grey }[]} with the row of the picture in which each begins
 */
export function cutAlong({ width, height, samples }, seam) {
  const [lowest, highest] = [Math.max(...new Set(seam)), Math.min(...new Set(seam))];
  const upper = samples.slice(0, lowest * width);
  const lower = samples.slice(highest * width);
  for (let x = 0; x < width; x += 1) {
    const row = seam[x] ?? 0;
    const shade = samples[row * width + x] ?? 0;
    for (let y = row; y < lowest; y += 1) upper[y * width + x] = shade;
    for (let y = highest; y < row; y += 1) lower[(y - highest) * width + x] = shade;
  }
  return [
    { top: 0, picture: { width, height: lowest, samples: upper } },
    { top: highest, picture: { width, height: height - highest, samples: lower } },
  ];
}

/**
 * What each pixel is a part of. The shade changes along a row wherever a letter begins or ends, and nowhere else on
 * grounds of any shade.
 *
 * @param {Grey} picture
 * @param {number} size of its letters
 */
function marksOf({ width, height, samples }, size) {
  const marks = new Uint8Array(width * height);
  const edge = edgeOf(samples);
  const [highest, crossing] = [size * HIGHEST, Math.ceil(size * CROSSING)];
  /** Where in each column an edge has begun, and where it was seen last. */
  const [starts, lasts] = [new Int32Array(width), new Int32Array(width).fill(-height)];
  const mark = (/** @type {number} */ x) => {
    const [start, last] = [starts[x] ?? 0, lasts[x] ?? 0];
    if (last - start >= highest) for (let y = start; y <= last; y += 1) marks[y * width + x] = RULE;
  };
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      if (x + 1 === width || Math.abs((samples[at] ?? 0) - (samples[at + 1] ?? 0)) < edge) continue;
      marks[at] = INK;
      if (y - (lasts[x] ?? 0) > crossing) {
        mark(x);
        starts[x] = y;
      }
      lasts[x] = y;
    }
  }
  for (let x = 0; x < width; x += 1) mark(x);
  return marks;
}

/** @param {Uint8Array} samples */
function edgeOf(samples) {
  const counts = new Uint32Array(256);
  for (let at = 1; at < samples.length; at += 1) {
    const difference = Math.abs((samples[at] ?? 0) - (samples[at - 1] ?? 0));
    counts[difference] = (counts[difference] ?? 0) + 1;
  }
  let below = 0;
  const noise = counts.findIndex((count) => (below += count) >= samples.length * QUIET);
  return Math.max(noise * ABOVE_NOISE, EDGE);
}

/**
 * The rows in which a cut would leave enough on both of its sides, and how much of what is written stands above each.
 *
 * @param {Uint8Array} marks
 * @param {{ width: number, height: number }} picture
 */
function middleRows(marks, { width, height }) {
  const shares = new Float32Array(height);
  let sum = 0;
  for (let y = 0; y < height; y += 1) {
    shares[y] = sum;
    for (let at = y * width; at < (y + 1) * width; at += 1) if (marks[at] === INK) sum += 1;
  }
  for (let y = 0; y < height; y += 1) shares[y] = (shares[y] ?? 0) / Math.max(sum, 1);
  const first = shares.findIndex((share) => share >= SHARE.least);
  const end = shares.findLastIndex((share) => share <= SHARE.most);
  return { first, end: first < 0 ? -1 : end, shares };
}

/**
 * What stands in stretches of so many pixels of the rows, and in the stretches beside them: so words of a line leave no
 * way between them.
 *
 * @param {Uint8Array} marks
 * @param {{ width: number }} picture
 * @param {number} first row
 * @param {number} end row behind the last
 * @param {number} cell width of a stretch
 * @returns {{ across: number, down: number, kinds: Uint8Array }}
 */
function cellsOf(marks, { width }, first, end, cell) {
  const [across, down] = [Math.ceil(width / cell), end - first];
  const kinds = new Uint8Array(across * down);
  for (let y = 0; y < down; y += 1) {
    for (let x = 0, at = (first + y) * width; x < width; x += 1, at += 1) {
      const kind = marks[at] ?? BLANK;
      if (kind === BLANK) continue;
      const middle = y * across + Math.floor(x / cell);
      kinds[middle] = Math.max(kinds[middle] ?? BLANK, kind);
      if (kind === RULE) continue;
      if (x >= cell) kinds[middle - 1] = INK;
      if (x < (across - 1) * cell) kinds[middle + 1] = INK;
    }
  }
  return { across, down, kinds };
}

/**
 * The way through what is blank that costs least.
 *
 * @param {{ across: number, down: number, kinds: Uint8Array }} cells
 * @param {Float32Array} shares of what is written that stand above each row
 * @param {number} heights of letters in one row
 * @returns {Int32Array | null} a row for each stretch
 */
function cheapest({ across, down, kinds }, shares, heights) {
  const climb = COST.letterHeight * heights;
  let costs = new Float64Array(down);
  /** In which row the way to a row of a stretch has come to the stretch. */
  const entries = new Int32Array(across * down);
  for (let x = 0; x < across; x += 1) {
    const next = new Float64Array(down).fill(Infinity);
    const entry = entries.subarray(x * down, (x + 1) * down);
    for (let y = 0; y < down; y += 1) {
      const kind = kinds[y * across + x];
      entry[y] = y;
      if (kind === INK) continue;
      const imbalance = (COST.imbalance * Math.abs((shares[y] ?? 0) - UPPER)) / across;
      next[y] = (costs[y] ?? Infinity) + imbalance + (kind === RULE ? COST.rule : 0);
    }
    for (const step of [1, -1]) {
      for (let y = step > 0 ? 1 : down - 2; y >= 0 && y < down; y += step) {
        const cost = (next[y - step] ?? Infinity) + climb;
        if (kinds[y * across + x] === INK || cost >= (next[y] ?? Infinity)) continue;
        next[y] = cost;
        entry[y] = entry[y - step] ?? y;
      }
    }
    costs = next;
  }
  let row = costs.indexOf(Math.min(...costs));
  if (costs[row] === Infinity || row < 0) return null;
  const path = new Int32Array(across);
  for (let x = across - 1; x >= 0; x -= 1) {
    path[x] = row;
    row = entries[x * down + row] ?? row;
  }
  return path;
}
