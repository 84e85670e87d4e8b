/**
 * Which part of a long text is worth rendering.
 *
 * Passages are shown in chunks. Chunks that were shown have a known height, the others are taken to be of the average
 * one; the browser's scroll anchoring hides the difference when a guess turns out wrong.
 */

/** Passages in one chunk. */
export const CHUNK_PASSAGES = 25;

const GUESSED_CHUNK_PX = CHUNK_PASSAGES * 44;

/** Chunks that are rendered beyond each edge of the view. */
const MARGIN_CHUNKS = 1;

/**
 * @typedef {object} Stretch
 * @property {number} first chunk
 * @property {number} last chunk, inclusive; less than `first` when there is none
 * @property {number} abovePx
 * @property {number} belowPx
 */

/** The geometry of one text. */
export class PassageWindow {
  #chunks;

  /** @type {Map<number, number>} */
  #measured = new Map();
  #measuredPx = 0;

  /** @param {number} passages */
  constructor(passages) {
    this.#chunks = Math.ceil(passages / CHUNK_PASSAGES);
  }

  /**
   * @param {number} chunk
   * @param {number} heightPx
   */
  measure(chunk, heightPx) {
    this.#measuredPx += heightPx - (this.#measured.get(chunk) ?? 0);
    this.#measured.set(chunk, heightPx);
  }

  /** Forgets all heights, because the text is laid out anew. */
  forget() {
    this.#measured.clear();
    this.#measuredPx = 0;
  }

  /**
   * The chunks to render for a view.
   *
   * @param {number} topPx where the view begins
   * @param {number} heightPx of the view
   * @returns {Stretch}
   */
  around(topPx, heightPx) {
    let first = 0;
    let edge = this.#height(0);
    while (edge < topPx && first < this.#chunks - 1) edge += this.#height(++first);
    let last = first;
    while (edge < topPx + heightPx && last < this.#chunks - 1) edge += this.#height(++last);
    return this.#stretch(first - MARGIN_CHUNKS, last + MARGIN_CHUNKS);
  }

  /**
   * The chunks to render when one passage is to be in view.
   *
   * @param {number} passage
   */
  at(passage) {
    const chunk = Math.floor(passage / CHUNK_PASSAGES);
    return this.#stretch(chunk - MARGIN_CHUNKS, chunk + MARGIN_CHUNKS);
  }

  /**
   * @param {number} from
   * @param {number} to
   * @returns {Stretch}
   */
  #stretch(from, to) {
    const first = Math.max(from, 0);
    const last = Math.min(to, this.#chunks - 1);
    return { first, last, abovePx: this.#heightOf(0, first), belowPx: this.#heightOf(last + 1, this.#chunks) };
  }

  /** @param {number} chunk */
  #height(chunk) {
    return this.#measured.get(chunk) ?? this.#average();
  }

  #average() {
    return this.#measured.size === 0 ? GUESSED_CHUNK_PX : this.#measuredPx / this.#measured.size;
  }

  /**
   * @param {number} from
   * @param {number} to exclusive
   */
  #heightOf(from, to) {
    let known = 0;
    let count = 0;
    for (const [chunk, heightPx] of this.#measured) {
      if (chunk < from || chunk >= to) continue;
      known += heightPx;
      count += 1;
    }
    return known + Math.max(to - from - count, 0) * this.#average();
  }
}
