/**
 * Which part of a long text is worth rendering.
 *
 * Items are shown in chunks. Chunks that were shown have a known height, all others are taken to be as high as the
 * first one. That guess is not improved on the way: the whole text would change its height under the reader's hand.
 * Where it was wrong for a chunk, what the reader looks at is held where it is.
 */

/** Items in one chunk. */
export const CHUNK_ITEMS = 25;

const GUESSED_CHUNK_PX = CHUNK_ITEMS * 44;

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
export class ItemWindow {
  #chunks = 0;

  /** @type {Map<number, number>} */
  #measured = new Map();

  /** @type {number | null} */
  #typicalPx = null;

  /** @param {number} items of the text, once they are counted */
  resize(items) {
    this.#chunks = Math.ceil(items / CHUNK_ITEMS);
  }

  /**
   * @param {number} chunk
   * @param {number} heightPx
   */
  measure(chunk, heightPx) {
    this.#measured.set(chunk, heightPx);
    this.#typicalPx ??= heightPx;
  }

  /** @param {number} factor by which all heights have grown, roughly; what is shown is measured anew */
  grow(factor) {
    for (const [chunk, heightPx] of this.#measured) this.#measured.set(chunk, heightPx * factor);
    this.#typicalPx = this.#typical * factor;
  }

  /** Forgets all heights, because the text is laid out anew. */
  forget() {
    this.#measured.clear();
    this.#typicalPx = null;
  }

  /**
   * The height of a chunk, or what it is taken to be.
   *
   * @param {number} chunk
   */
  height(chunk) {
    return this.#measured.get(chunk) ?? this.#typical;
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
    let edge = this.height(0);
    while (edge < topPx && first < this.#chunks - 1) edge += this.height(++first);
    let last = first;
    while (edge < topPx + heightPx && last < this.#chunks - 1) edge += this.height(++last);
    return this.#stretch(first - MARGIN_CHUNKS, last + MARGIN_CHUNKS);
  }

  /**
   * The chunks to render when one item is to be in view.
   *
   * @param {number} item
   */
  at(item) {
    const chunk = Math.floor(item / CHUNK_ITEMS);
    return this.#stretch(chunk - MARGIN_CHUNKS, chunk + MARGIN_CHUNKS);
  }

  /**
   * The same chunks with what is known of all others by now.
   *
   * @param {Stretch} stretch
   */
  again({ first, last }) {
    return this.#stretch(first, last);
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

  get #typical() {
    return this.#typicalPx ?? GUESSED_CHUNK_PX;
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
    return known + Math.max(to - from - count, 0) * this.#typical;
  }
}
