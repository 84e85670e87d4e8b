/**
 * Where findings are on the pages that somebody has come close to.
 */

/** @typedef {import("../engine/contract.js").Box} Box */

/** Pages are looked at when they come close, and not before. */
export class PageBoxes {
  #fetch;

  /** `null` while it is on its way. @type {Map<number, Box[] | null>} */
  #known = new Map();

  /** Those before the last search, shown until they are there anew. @type {Map<number, Box[] | null>} */
  #former;

  /**
   * @param {(page: number) => Promise<Box[]>} fetch
   * @param {PageBoxes | null} former of the same file
   */
  constructor(fetch, former) {
    this.#fetch = fetch;
    this.#former = former === null ? new Map() : new Map([...former.#former, ...former.#known]);
  }

  /**
   * @param {number} page from 0
   * @returns {Box[] | null} `null` until they are there
   */
  of(page) {
    return this.#known.get(page) ?? this.#former.get(page) ?? null;
  }

  /** The pages that somebody had come close to before the last search. */
  get formerPages() {
    return [...this.#former.keys()];
  }

  /**
   * @param {number} page from 0
   * @returns {Promise<boolean>} whether they were not there before
   */
  async see(page) {
    if (this.#known.has(page)) return false;
    this.#known.set(page, null);
    try {
      this.#known.set(page, await this.#fetch(page));
    } catch (reason) {
      this.#known.delete(page);
      throw reason;
    }
    return true;
  }
}
