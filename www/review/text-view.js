/**
 * Follows the reader through the text of one file: which items are in view, fetched and laid out.
 */
import { faultOf } from "../engine/engine-error.js";
import { ItemReader } from "./item-reader.js";
import { CHUNK_ITEMS, ItemWindow } from "./item-window.js";
import { PageBoxes } from "./page-boxes.js";

/** @typedef {import("../engine/contract.js").Box} Box */
/** @typedef {import("../engine/contract.js").Item} Item */
/** @typedef {import("./item-reader.js").ReadPreview} Preview */
/** @typedef {import("../engine/pool.js").FileJob} FileJob */
/** @typedef {import("../engine/pool.js").ScrubPool} ScrubPool */
/** @typedef {import("../element/state.js").Fault} Fault */
/** @typedef {import("./item-window.js").Stretch} Stretch */

/**
 * @typedef {object} TextSnapshot
 * @property {"loading" | "ready" | "failed"} status
 * @property {Fault | null} fault
 * @property {Stretch} stretch
 * @property {Preview["sections"]} sections
 * @property {Preview["tables"]} tables
 * @property {boolean} isPaged whether pages are shown as they look
 * @property {(chunk: number) => Item[] | null} items of a chunk; `null` until they are there
 * @property {(chunk: number) => number} heightPx of a chunk, known or guessed
 * @property {(section: number) => Box[] | null} boxes on the page of a section; `null` until they are there
 */

/** Fetched chunks that are kept; the oldest go first. */
const KEPT_CHUNKS = 40;

/** @type {Stretch} */
const NOTHING = { first: 0, last: -1, abovePx: 0, belowPx: 0 };

/** The text of one file in the review. */
export class TextView {
  #reader;
  #changed;
  #window = new ItemWindow();
  #stretch = NOTHING;
  #ended = false;

  /** @type {TextSnapshot["status"]} */
  #status = "loading";

  /** @type {Fault | null} */
  #fault = null;

  /** @type {Omit<Preview, "count">} */
  #about = { sections: [], tables: [], isPaged: false };

  /** @type {Map<number, Item[] | null>} */
  #chunks = new Map();

  /** Chunks of the view before this one, shown until they are there anew. @type {Map<number, Item[] | null>} */
  #former = new Map();

  /** @type {PageBoxes} */
  #boxes;

  /**
   * @param {ScrubPool} pool
   * @param {FileJob} job
   * @param {() => void} changed called whenever the snapshot is another
   * @param {boolean} asPages whether pages are shown as they look, where the file has any
   * @param {TextView | null} former view, which has ended; one of the same file is taken over where the reader was
   */
  constructor(pool, job, changed, asPages, former) {
    this.fileId = job.fileId;
    this.asPages = asPages;
    const reader = new ItemReader(pool, job, asPages);
    this.#reader = reader;
    this.#changed = changed;
    const goesOn = former?.fileId === job.fileId && former.asPages === asPages && former.#status === "ready";
    this.#boxes = new PageBoxes((page) => reader.boxes(page), goesOn ? former.#boxes : null);
    if (goesOn) {
      this.#window = former.#window;
      this.#stretch = former.#stretch;
      this.#former = former.#chunks;
      this.#about = former.#about;
      this.#status = "ready";
    }
    void this.#guard(async () => {
      const { count, ...about } = await this.#reader.preview();
      this.#about = about;
      this.#window.resize(count);
      this.#status = "ready";
      this.#moveTo(goesOn ? this.#stretch : this.#window.around(0, 0));
      for (const page of this.#boxes.formerPages) void this.seePage(page);
    });
  }

  /** @returns {TextSnapshot} */
  get snapshot() {
    return {
      status: this.#status,
      fault: this.#fault,
      stretch: this.#stretch,
      ...this.#about,
      items: (chunk) => this.#chunks.get(chunk) ?? this.#former.get(chunk) ?? null,
      heightPx: (chunk) => this.#window.height(chunk),
      boxes: (section) => this.#boxes.of((this.#about.sections[section]?.number ?? 0) - 1),
    };
  }

  /**
   * Follows the reader's scrolling.
   *
   * @param {number} topPx
   * @param {number} heightPx
   */
  scroll(topPx, heightPx) {
    if (this.#status !== "ready") return;
    const stretch = this.#window.around(topPx, heightPx);
    if (stretch.first !== this.#stretch.first || stretch.last !== this.#stretch.last) this.#moveTo(stretch);
  }

  /**
   * Brings the item of a finding among the rendered ones.
   *
   * @param {string} findingId
   */
  async goTo(findingId) {
    await this.#guard(async () => {
      const item = await this.#reader.indexOf(findingId);
      const stretch = this.#window.at(item);
      const chunk = Math.floor(item / CHUNK_ITEMS);
      await this.#fetch(chunk);
      const found = this.#chunks.get(chunk)?.find(({ index }) => index === item);
      if (found?.kind === "page") await this.seePage((this.#about.sections[found.section]?.number ?? 0) - 1);
      this.#moveTo(stretch);
    });
  }

  /**
   * Brings the item that a page begins with among the rendered ones.
   *
   * @param {number} page from 0
   */
  async goToPage(page) {
    await this.#guard(async () => {
      const { count, sections } = await this.#reader.preview();
      const item = await this.#firstOf(sections.findIndex(({ kind, number }) => kind === "page" && number === page + 1), count);
      const stretch = this.#window.at(item);
      await this.#fetch(Math.floor(item / CHUNK_ITEMS));
      this.#moveTo(stretch);
    });
  }

  /**
   * Looks for the findings of a page that the reader has come close to.
   *
   * @param {number} page from 0
   */
  async seePage(page) {
    await this.#guard(async () => {
      if (await this.#boxes.see(page)) this.#changed();
    });
  }

  /**
   * @param {number} page from 0
   * @param {number} widthPx
   * @param {import("./item-reader.js").Wanted | null} wanted to show the page as it would be written by this; `null` for as it is
   */
  picture(page, widthPx, wanted) {
    return this.#reader.picture(page, widthPx, wanted);
  }

  /**
   * @param {number} chunk
   * @param {number} heightPx
   */
  measure(chunk, heightPx) {
    this.#window.measure(chunk, heightPx);
  }

  /** @param {number} factor by which all that is shown has grown */
  grow(factor) {
    this.#window.grow(factor);
    this.#stretch = this.#window.again(this.#stretch);
  }

  /** To be called when the layout changes, so that old heights mean nothing. */
  relayout() {
    this.#window.forget();
  }

  /** Ends the worker behind the text. */
  end() {
    this.#ended = true;
    this.#reader.end();
  }

  /**
   * The first item of a section: items stand in the order of their sections, and what belongs to none comes first.
   *
   * @param {number} section
   * @param {number} count of all items
   */
  async #firstOf(section, count) {
    let [from, to] = [0, count - 1];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      const [item] = await this.#reader.read(middle, 1);
      if ((item?.section ?? -1) < section) from = middle + 1;
      else to = middle;
    }
    return Math.max(from, 0);
  }

  /** @param {Stretch} stretch */
  #moveTo(stretch) {
    this.#stretch = stretch;
    this.#changed();
    for (let chunk = stretch.first; chunk <= stretch.last; chunk += 1) {
      void this.#guard(async () => {
        if (await this.#fetch(chunk)) this.#changed();
      });
    }
  }

  /**
   * @param {number} chunk
   * @returns {Promise<boolean>} whether it was not there before
   */
  async #fetch(chunk) {
    if (this.#chunks.has(chunk)) return false;
    this.#chunks.set(chunk, null);
    try {
      this.#chunks.set(chunk, await this.#reader.read(chunk * CHUNK_ITEMS, CHUNK_ITEMS));
    } catch (reason) {
      this.#chunks.delete(chunk);
      throw reason;
    }
    this.#forgetOldest();
    return true;
  }

  #forgetOldest() {
    for (const chunk of this.#chunks.keys()) {
      if (this.#chunks.size <= KEPT_CHUNKS) return;
      if (chunk < this.#stretch.first || chunk > this.#stretch.last) this.#chunks.delete(chunk);
    }
  }

  /** @param {() => Promise<void>} work */
  async #guard(work) {
    try {
      await work();
    } catch (reason) {
      if (this.#ended) return;
      this.#status = "failed";
      this.#fault = faultOf(reason);
      this.#changed();
    }
  }
}
