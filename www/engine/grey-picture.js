/**
 * Pictures as shades of grey, and larger or smaller.
 */

/**
 * @typedef {object} Grey
 * @property {number} width in pixels
 * @property {number} height
 * @property {Uint8Array<ArrayBuffer>} shades row by row, 0 is black
 */

/** @typedef {{ left: number, top: number, width: number, height: number }} Part of a picture, in pixels */

/** Bytes of a pixel. */
const CHANNELS = 4;

/** A picture whose usual shade is darker than this shows light letters on a dark ground. */
const DARK_GROUND = 110;

const WHITE = 255;

/**
 * The shades of a picture, dark letters on a light ground. What is transparent takes the shade that is farther from what
 * is drawn: letters have to stand out from it.
 *
 * @param {{ width: number, height: number, rgba: Uint8Array | Uint8ClampedArray }} picture
 * @returns {Grey}
 */
export function greyOf({ width, height, rgba }) {
  const shades = new Uint8Array(width * height);
  const counts = new Uint32Array(WHITE + 1);
  const ground = groundUnder(rgba);
  for (let pixel = 0, at = 0; pixel < shades.length; pixel += 1, at += CHANNELS) {
    const shade = (77 * (rgba[at] ?? 0) + 150 * (rgba[at + 1] ?? 0) + 29 * (rgba[at + 2] ?? 0)) >> 8;
    const alpha = rgba[at + 3] ?? WHITE;
    const seen = alpha === WHITE ? shade : Math.round((shade * alpha + ground * (WHITE - alpha)) / WHITE);
    shades[pixel] = seen;
    counts[seen] = (counts[seen] ?? 0) + 1;
  }
  if (middleOf(counts, shades.length) < DARK_GROUND) {
    for (let pixel = 0; pixel < shades.length; pixel += 1) shades[pixel] = WHITE - (shades[pixel] ?? 0);
  }
  return { width, height, shades };
}

/**
 * White or black, whichever is farther from the opaque pixels of a picture.
 *
 * @param {Uint8Array | Uint8ClampedArray} rgba
 */
function groundUnder(rgba) {
  let [sum, weight] = [0, 0];
  for (let at = 0; at < rgba.length; at += CHANNELS) {
    const alpha = rgba[at + 3] ?? 0;
    sum += (rgba[at + 1] ?? 0) * alpha;
    weight += alpha;
  }
  return sum > (weight * WHITE * 2) / 3 && hasHoles(rgba) ? 0 : WHITE;
}

/** @param {Uint8Array | Uint8ClampedArray} rgba */
function hasHoles(rgba) {
  for (let at = 3; at < rgba.length; at += CHANNELS) {
    if (rgba[at] !== WHITE) return true;
  }
  return false;
}

/**
 * The shade that half of the pixels are not darker than.
 *
 * @param {Uint32Array} counts of pixels by shade
 * @param {number} total
 */
function middleOf(counts, total) {
  let below = 0;
  for (let shade = 0; shade < counts.length; shade += 1) {
    below += counts[shade] ?? 0;
    if (below * 2 >= total) return shade;
  }
  return WHITE;
}

/**
 * A part of a picture, scaled. Pixels are averaged where it becomes smaller, and blended where it becomes larger.
 *
 * @param {Grey} picture
 * @param {Part} part in pixels of the picture
 * @param {number} factor
 * @returns {Grey}
 */
export function scaled({ width, shades }, part, factor) {
  if (factor === 1 && part.width === width && part.left === 0) {
    return { width, height: part.height, shades: shades.slice(part.top * width, (part.top + part.height) * width) };
  }
  const size = { width: Math.max(Math.round(part.width * factor), 1), height: Math.max(Math.round(part.height * factor), 1) };
  const across = reach(part.width, size.width);
  const down = reach(part.height, size.height);
  // The columns first: the rows are then as many as before, and each is narrower or wider.
  const rows = new Float32Array(size.width * part.height);
  for (let y = 0; y < part.height; y += 1) {
    const from = (part.top + y) * width + part.left;
    for (let x = 0; x < size.width; x += 1) {
      let sum = 0;
      const last = across.starts[x + 1] ?? 0;
      for (let tap = across.starts[x] ?? 0; tap < last; tap += 1) sum += (across.weights[tap] ?? 0) * (shades[from + (across.places[tap] ?? 0)] ?? 0);
      rows[y * size.width + x] = sum;
    }
  }
  const out = new Uint8Array(size.width * size.height);
  const line = new Float32Array(size.width);
  for (let y = 0; y < size.height; y += 1) {
    line.fill(0);
    const last = down.starts[y + 1] ?? 0;
    for (let tap = down.starts[y] ?? 0; tap < last; tap += 1) {
      const weight = down.weights[tap] ?? 0;
      const from = (down.places[tap] ?? 0) * size.width;
      for (let x = 0; x < size.width; x += 1) line[x] = (line[x] ?? 0) + weight * (rows[from + x] ?? 0);
    }
    for (let x = 0; x < size.width; x += 1) out[y * size.width + x] = Math.round(line[x] ?? 0);
  }
  return { ...size, shades: out };
}

/**
 * Which old pixels make each new one along one side, and with what weight: the triangle filter, as wide as a new pixel
 * where that is larger than an old one.
 *
 * @param {number} before
 * @param {number} after
 */
function reach(before, after) {
  const step = before / after;
  const radius = Math.max(step, 1);
  const starts = new Uint32Array(after + 1);
  /** @type {number[]} */
  const places = [];
  /** @type {number[]} */
  const weights = [];
  for (let at = 0; at < after; at += 1) {
    const middle = (at + 0.5) * step - 0.5;
    const first = Math.max(Math.ceil(middle - radius), 0);
    const last = Math.min(Math.floor(middle + radius), before - 1);
    let sum = 0;
    for (let place = first; place <= last; place += 1) sum += 1 - Math.abs(place - middle) / radius;
    for (let place = first; place <= last; place += 1) {
      places.push(place);
      weights.push(sum > 0 ? (1 - Math.abs(place - middle) / radius) / sum : 1 / (last - first + 1));
    }
    starts[at + 1] = places.length;
  }
  return { starts, places: Uint32Array.from(places), weights: Float32Array.from(weights) };
}

/**
 * A grey picture in the four channels that a reader wants.
 *
 * @param {Grey} picture
 */
export function inColour({ width, height, shades }) {
  const data = new Uint8ClampedArray(shades.length * CHANNELS);
  const pixels = new Uint32Array(data.buffer);
  for (let pixel = 0; pixel < shades.length; pixel += 1) pixels[pixel] = (shades[pixel] ?? 0) * 0x01_01_01 + 0xff_00_00_00;
  return { width, height, data };
}
