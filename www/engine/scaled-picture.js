/**
 * Pictures, larger or smaller.
 */

/** @typedef {{ left: number, top: number, width: number, height: number }} Part of a picture, in pixels */

/**
 * @typedef {object} Samples
 * @property {number} width in pixels
 * @property {number} height
 * @property {Uint8Array<ArrayBuffer>} samples row by row, those of a pixel side by side
 */

/**
 * A part of a picture, scaled. Pixels are averaged where it becomes smaller, and blended where it becomes larger.
 *
 * @param {Samples} picture
 * @param {Part} part
 * @param {number} factor
 * @param {number} channels how many samples a pixel has
 * @returns {Samples}
 */
export function scaled({ width, samples }, part, factor, channels) {
  const [stride, first] = [width * channels, (part.top * width + part.left) * channels];
  const size = { width: Math.max(Math.round(part.width * factor), 1), height: Math.max(Math.round(part.height * factor), 1) };
  const across = reach(part.width, size.width);
  const down = reach(part.height, size.height);
  const out = new Uint8Array(size.width * size.height * channels);
  /** Rows that are scaled already, by their number in the part. @type {Map<number, Float32Array>} */
  const rows = new Map();
  const sum = new Float32Array(size.width * channels);
  for (let y = 0; y < size.height; y += 1) {
    sum.fill(0);
    const [from, to] = [down.starts[y] ?? 0, down.starts[y + 1] ?? 0];
    for (let tap = from; tap < to; tap += 1) {
      const place = down.places[tap] ?? 0;
      const row = rows.get(place) ?? scaledRow(samples, first + place * stride, across, size.width, channels);
      rows.set(place, row);
      const weight = down.weights[tap] ?? 0;
      for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + weight * (row[at] ?? 0);
    }
    for (const place of rows.keys()) {
      if (place < (down.places[from] ?? 0)) rows.delete(place);
    }
    for (let at = 0, to = y * sum.length; at < sum.length; at += 1, to += 1) out[to] = Math.round(sum[at] ?? 0);
  }
  return { ...size, samples: out };
}

/**
 * @param {Uint8Array} samples
 * @param {number} first sample of the row
 * @param {Reach} across
 * @param {number} width of the result
 * @param {number} channels
 */
function scaledRow(samples, first, { starts, places, weights }, width, channels) {
  const row = new Float32Array(width * channels);
  for (let x = 0, at = 0; x < width; x += 1) {
    const [from, to] = [starts[x] ?? 0, starts[x + 1] ?? 0];
    for (let channel = 0; channel < channels; channel += 1, at += 1) {
      let sum = 0;
      for (let tap = from; tap < to; tap += 1) sum += (weights[tap] ?? 0) * (samples[first + (places[tap] ?? 0) * channels + channel] ?? 0);
      row[at] = sum;
    }
  }
  return row;
}

/**
 * Which old pixels make each new one along one side, and with what weight: the triangle filter, as wide as a new pixel
 * where that is larger than an old one.
 *
 * @param {number} before
 * @param {number} after
 * @returns {Reach}
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
    const first = Math.max(Math.floor(middle - radius) + 1, 0);
    const last = Math.min(Math.ceil(middle + radius) - 1, before - 1);
    let sum = 0;
    for (let place = first; place <= last; place += 1) sum += 1 - Math.abs(place - middle) / radius;
    for (let place = first; place <= last; place += 1) {
      places.push(place);
      weights.push((1 - Math.abs(place - middle) / radius) / sum);
    }
    starts[at + 1] = places.length;
  }
  return { starts, places: Uint32Array.from(places), weights: Float32Array.from(weights) };
}

/** @typedef {{ starts: Uint32Array, places: Uint32Array, weights: Float32Array }} Reach from `starts` of one new pixel to that of the next */
