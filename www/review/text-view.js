/**
 * Follows the reader through the text of one file: which passages are in view, fetched and laid out.
 */
import { faultOf } from "../engine/engine-error.js";
import { PassageReader } from "./passage-reader.js";
import { CHUNK_PASSAGES, PassageWindow } from "./passage-window.js";

/** @typedef {import("../engine/contract.js").Passage} Passage */
/** @typedef {import("../engine/pool.js").FileJob} FileJob */
/** @typedef {import("../engine/pool.js").ScrubPool} ScrubPool */
/** @typedef {import("../element/state.js").Fault} Fault */
/** @typedef {import("./passage-window.js").Stretch} Stretch */

/**
 * @typedef {object} TextSnapshot
 * @property {"loading" | "ready" | "failed"} status
 * @property {Fault | null} fault
 * @property {Stretch} stretch
 * @property {(chunk: number) => Passage[] | null} passages of a chunk; `null` until they are there
 * @property {(chunk: number) => number} heightPx of a chunk, known or guessed
 */

/** Fetched chunks that are kept; the oldest go first. */
const KEPT_CHUNKS = 40;

/** @type {Stretch} */
const NOTHING = { first: 0, last: -1, abovePx: 0, belowPx: 0 };

/** The text of one file in the review. */
export class TextView {
  #reader;
  #changed;
  #window = new PassageWindow();
  #stretch = NOTHING;
  #ended = false;

  /** @type {TextSnapshot["status"]} */
  #status = "loading";

  /** @type {Fault | null} */
  #fault = null;

  /** @type {Map<number, Passage[] | null>} */
  #chunks = new Map();

  /** Chunks of the view before this one, shown until they are there anew. @type {Map<number, Passage[] | null>} */
  #former = new Map();

  /**
   * @param {ScrubPool} pool
   * @param {FileJob} job
   * @param {() => void} changed called whenever the snapshot is another
   * @param {TextView | null} former view, which has ended; one of the same file is taken over where the reader was
   */
  constructor(pool, job, changed, former) {
    this.fileId = job.fileId;
    this.#reader = new PassageReader(pool, job);
    this.#changed = changed;
    const goesOn = former?.fileId === job.fileId && former.#status === "ready";
    if (goesOn) {
      this.#window = former.#window;
      this.#stretch = former.#stretch;
      this.#former = former.#chunks;
      this.#status = "ready";
    }
    void this.#guard(async () => {
      this.#window.resize(await this.#reader.count());
      this.#status = "ready";
      this.#moveTo(goesOn ? this.#stretch : this.#window.around(0, 0));
    });
  }

  /** @returns {TextSnapshot} */
  get snapshot() {
    return {
      status: this.#status,
      fault: this.#fault,
      stretch: this.#stretch,
      passages: (chunk) => this.#chunks.get(chunk) ?? this.#former.get(chunk) ?? null,
      heightPx: (chunk) => this.#window.height(chunk),
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
   * Brings the passage of a finding among the rendered ones.
   *
   * @param {string} findingId
   */
  async goTo(findingId) {
    await this.#guard(async () => {
      const passage = await this.#reader.indexOf(findingId);
      const stretch = this.#window.at(passage);
      const chunk = Math.floor(passage / CHUNK_PASSAGES);
      await this.#fetch(chunk);
      this.#moveTo(stretch);
    });
  }

  /**
   * @param {number} chunk
   * @param {number} heightPx
   */
  measure(chunk, heightPx) {
    this.#window.measure(chunk, heightPx);
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
      this.#chunks.set(chunk, await this.#reader.read(chunk * CHUNK_PASSAGES, CHUNK_PASSAGES));
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
