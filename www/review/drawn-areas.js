/**
 * What a person has done on the pages of the files: the areas drawn on them, and which scans were looked at.
 *
 * It belongs to a file and not to a view of it, so it outlives every search, and goes with the file.
 */
import { isSame } from "./area-shape.js";

/** @typedef {import("../engine/contract.js").Drawn} Drawn */
/** @typedef {import("../engine/contract.js").Shape} Shape */
/** @typedef {import("../locale/locale.js").Messages} Messages */

/** @typedef {import("../engine/contract.js").Area & { id: string }} DrawnArea */

/**
 * @typedef {object} DrawnAreasOptions
 * @property {(areAreas: boolean) => void} changed is told whether areas are others, and not only what was looked at
 * @property {(words: (messages: Messages) => string) => void} announce
 */

/** Areas and scans of all files. Every change is told. */
export class DrawnAreas {
  #options;
  #lastId = 0;

  /** @type {Map<string, DrawnArea[]>} */
  #areas = new Map();

  /** @type {Map<string, Set<number>>} */
  #seen = new Map();

  /** The area that was drawn last, until it has the focus. @type {string | null} */
  #fresh = null;

  /** @param {DrawnAreasOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /** The scans that were looked at, by file. @returns {ReadonlyMap<string, ReadonlySet<number>>} */
  get seen() {
    return new Map(this.#seen);
  }

  /**
   * @param {string} fileId
   * @returns {DrawnArea[]} in the order in which they were drawn
   */
  of(fileId) {
    return this.#areas.get(fileId) ?? [];
  }

  /**
   * What cleaning a file has to know.
   *
   * @param {string} fileId
   * @returns {Drawn}
   */
  drawn(fileId) {
    const areas = this.of(fileId).map(({ page, x, y, width, height }) => ({ page, x, y, width, height }));
    return { areas, seen: [...(this.#seen.get(fileId) ?? [])].sort((one, other) => one - other) };
  }

  /**
   * @param {string} fileId
   * @param {number} page from 0
   * @param {Shape} shape
   */
  add(fileId, page, shape) {
    const area = { ...shape, id: `area-${++this.#lastId}`, page };
    this.#fresh = area.id;
    this.#areas.set(fileId, [...this.of(fileId), area]);
    this.#tell(fileId, area, (words, name) => words.area.added(name));
  }

  /**
   * @param {string} fileId
   * @param {string} id
   * @param {Shape} shape
   */
  change(fileId, id, shape) {
    const area = this.of(fileId).find((known) => known.id === id);
    if (area === undefined || isSame(area, shape)) return;
    const grows = area.width !== shape.width || area.height !== shape.height;
    this.#areas.set(fileId, this.of(fileId).map((known) => (known === area ? { ...known, ...shape } : known)));
    this.#tell(fileId, area, (words, name) => (grows ? words.area.resized(name) : words.area.moved(name)));
  }

  /**
   * @param {string} fileId
   * @param {string} id
   */
  remove(fileId, id) {
    const area = this.of(fileId).find((known) => known.id === id);
    if (area === undefined) return;
    const number = this.#numberOf(fileId, area);
    this.#areas.set(fileId, this.of(fileId).filter((known) => known !== area));
    this.#options.announce((words) => words.area.removed(words.area.name(number, area.page + 1)));
    this.#options.changed(true);
  }

  /**
   * Whether an area was drawn just now; only once, so that it takes the focus once.
   *
   * @param {string} id
   */
  takeFresh(id) {
    const isFresh = this.#fresh === id;
    if (isFresh) this.#fresh = null;
    return isFresh;
  }

  /**
   * @param {string} fileId
   * @param {number} page from 0
   * @param {boolean} isSeen
   */
  see(fileId, page, isSeen) {
    const pages = new Set(this.#seen.get(fileId));
    if (isSeen) pages.add(page);
    else pages.delete(page);
    this.#seen.set(fileId, pages);
    this.#options.announce((words) => (isSeen ? words.scan.isSeen(page + 1) : words.scan.isUnseen(page + 1)));
    this.#options.changed(false);
  }

  /** @param {string} fileId of a file that has left the task */
  forget(fileId) {
    this.#areas.delete(fileId);
    this.#seen.delete(fileId);
  }

  /**
   * @param {string} fileId
   * @param {DrawnArea} area as it is or was
   */
  #numberOf(fileId, { id, page }) {
    return this.of(fileId).filter((known) => known.page === page).findIndex((known) => known.id === id) + 1;
  }

  /**
   * @param {string} fileId
   * @param {DrawnArea} area
   * @param {(words: Messages, name: string) => string} says
   */
  #tell(fileId, area, says) {
    const number = this.#numberOf(fileId, area);
    this.#options.announce((words) => says(words, words.area.name(number, area.page + 1)));
    this.#options.changed(true);
  }
}
