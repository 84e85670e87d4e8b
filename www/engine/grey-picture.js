/**
 * Pictures as shades of grey.
 */

/**
 * @typedef {object} Grey
 * @property {number} width in pixels
 * @property {number} height
 * @property {Uint8Array<ArrayBuffer>} samples row by row, 0 is black
 */

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
  return { width, height, samples: shades };
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
 * A grey picture in the four channels that a reader wants.
 *
 * @param {Grey} picture
 */
export function inColour({ width, height, samples }) {
  const data = new Uint8ClampedArray(samples.length * CHANNELS);
  const pixels = new Uint32Array(data.buffer);
  for (let pixel = 0; pixel < samples.length; pixel += 1) pixels[pixel] = (samples[pixel] ?? 0) * 0x01_01_01 + 0xff_00_00_00;
  return { width, height, data };
}
