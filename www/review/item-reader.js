/**
 * Fetches the preview of one file, piece by piece, from a scrub worker of its own.
 *
 * The worker holds the whole file, so it is ended when nobody has looked for a while, and started again on demand.
 */

import { equip } from "../engine/pool.js";

/** @typedef {import("../engine/contract.js").Box} Box */
/** @typedef {import("../engine/contract.js").Item} Item */
/** @typedef {import("../engine/contract.js").Picture} Picture */
/** @typedef {import("../engine/contract.js").Preview} Preview */
/** @typedef {import("../engine/pool.js").FileJob} FileJob */
/** @typedef {import("../engine/pool.js").ScrubPool} ScrubPool */
/** @typedef {import("../engine/scrub-client.js").ScrubClient} ScrubClient */

const IDLE_MS = 60_000;

/** @typedef {Preview & { isPaged: boolean }} ReadPreview with whether pages are shown as they look */
/** @typedef {import("../engine/scrub-message.js").Calls["draft"]["args"]} Wanted what was decided and drawn, by which a file would be written */
/** @typedef {{ client: ScrubClient, preview: ReadPreview, drafted: Wanted | null }} OpenFile with what its draft was written by */

/** Reads items of the file that is in view. */
export class ItemReader {
  #pool;
  #job;
  #asPages;

  /** @type {Promise<OpenFile> | null} */
  #opening = null;

  /** @type {ScrubClient | null} */
  #client = null;

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #idle;
  #calls = 0;
  #ended = false;

  /**
   * @param {ScrubPool} pool
   * @param {FileJob} job
   * @param {boolean} asPages whether pages are wanted as they look, where the file has any
   */
  constructor(pool, job, asPages) {
    this.#pool = pool;
    this.#job = job;
    this.#asPages = asPages;
  }

  /** How many items the file has, and what they belong to. */
  preview() {
    return this.#use(({ preview }) => preview);
  }

  /**
   * @param {number} start
   * @param {number} count
   * @returns {Promise<Item[]>}
   */
  read(start, count) {
    return this.#use(({ client }) => client.call("items", { start, count }));
  }

  /**
   * The item that shows a finding, the first of them where there are several.
   *
   * @param {string} findingId
   * @returns {Promise<number>}
   */
  indexOf(findingId) {
    return this.#use(({ client }) => client.call("itemOf", { findingId }));
  }

  /**
   * Where findings are on a page.
   *
   * @param {number} page from 0
   * @returns {Promise<Box[]>}
   */
  boxes(page) {
    return this.#use(({ client }) => client.call("boxes", { page }));
  }

  /**
   * @param {number} page from 0
   * @param {number} widthPx
   * @param {Wanted | null} wanted to show the page as it would be written by this; `null` for as it is
   * @returns {Promise<Picture>}
   */
  picture(page, widthPx, wanted) {
    return this.#use(async (file) => {
      const { client } = file;
      if (wanted !== null && file.drafted !== wanted) {
        file.drafted = null;
        await client.call("draft", wanted);
        file.drafted = wanted;
      }
      return client.call("picture", { page, widthPx, side: wanted === null ? "before" : "after" });
    });
  }

  /** Ends the worker; the reader cannot be used after it. */
  end() {
    this.#ended = true;
    this.#close();
  }

  /**
   * @template Result
   * @param {(file: OpenFile) => Result | Promise<Result>} work
   * @returns {Promise<Result>}
   */
  async #use(work) {
    clearTimeout(this.#idle);
    this.#calls += 1;
    try {
      if (this.#ended) throw notInView();
      this.#opening ??= this.#open();
      return await work(await this.#opening);
    } finally {
      this.#calls -= 1;
      if (this.#calls === 0 && !this.#ended) this.#idle = setTimeout(() => this.#close(), IDLE_MS);
    }
  }

  /** @returns {Promise<OpenFile>} */
  async #open() {
    try {
      const { client, opened } = await this.#pool.open(this.#job, (started) => (this.#client = started));
      // What shows pages may not come; the text can be read without it.
      const asPages = this.#asPages && (await equip(client, opened).then(() => true, () => false));
      await this.#pool.search(client, opened, this.#job);
      const preview = await client.call("preview", { asPages });
      return { client, drafted: null, preview: { ...preview, isPaged: asPages && preview.sections.some(({ kind }) => kind === "page" || kind === "picture") } };
    } catch (reason) {
      this.#close();
      throw reason;
    }
  }

  #close() {
    clearTimeout(this.#idle);
    this.#client?.end(notInView());
    this.#client = null;
    this.#opening = null;
  }
}

function notInView() {
  return new DOMException("The text is no longer in view.", "AbortError");
}
