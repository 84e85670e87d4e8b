/**
 * Runs jobs in scrub workers: one worker for one file and one job, so that no job inherits another's memory and a
 * crash costs one file.
 */
import { loadViewer } from "./module.js";
import { PictureReader } from "./picture-reader.js";
import { ScrubClient } from "./scrub-client.js";
import { SizeGate } from "./size-gate.js";

/** @typedef {import("./contract.js").Brief} Brief */
/** @typedef {import("./contract.js").Cleaned} Cleaned */
/** @typedef {import("./contract.js").Drawn} Drawn */
/** @typedef {import("./contract.js").Opened} Opened */
/** @typedef {import("./engine-error.js").EngineError} EngineError */
/** @typedef {import("./module.js").LoadedEngine} LoadedEngine */
/** @typedef {import("./contract.js").Report} Report */
/** @typedef {import("./scrub-message.js").NamesUse} NamesUse */
/** @typedef {import("./scrub-message.js").Reading} Reading */
/** @typedef {import("./contract.js").Uncleaned} Uncleaned */

/**
 * A file to work on. The page holds the handle and never reads it.
 *
 * @typedef {object} FileJob
 * @property {string} policy
 * @property {string} fileId
 * @property {string} name
 * @property {Blob} file
 * @property {Brief} brief
 * @property {number[]} [readPages] those in whose pixels findings may be known
 */

/**
 * @typedef {object} Searched what was found in a file
 * @property {Report} report
 * @property {NamesUse} names
 * @property {Reading} reading
 * @property {EngineError | null} readerFault why words in pictures were not looked for
 */

/**
 * @typedef {object} JobOptions
 * @property {AbortSignal} [signal] ends the worker
 * @property {(done: number, total: number) => void} [onProgress]
 */

/** The formats that are read by two readers before they count as clean. */
const VIEWED = ["pdf"];

const FEWEST = 2;
const MOST = 4;

/** What follows upon a job has the machine for itself for so long, before a spare worker is made ready. */
const PAUSE_MS = 500;

/** How many workers suit this machine: one core stays with the page. */
function suitableSize() {
  return Math.min(Math.max((navigator.hardwareConcurrency || FEWEST) - 1, FEWEST), MOST);
}

/**
 * Hands the viewer to a worker whose file has to be viewed.
 *
 * @param {ScrubClient} client
 * @param {Opened} opened
 * @throws {EngineError} when it cannot be loaded
 */
export async function equip(client, { format }) {
  if (VIEWED.includes(format)) client.useViewer(await loadViewer());
}

/** A set of workers that share one compiled engine. */
export class ScrubPool {
  #engine;
  #gate = new SizeGate(suitableSize());
  #reader;

  /** @type {Uint8Array | null} */
  #names = null;

  /**
   * A worker that is ready for whatever comes next: to make one takes longer than to look through most files.
   *
   * @type {ScrubClient | null}
   */
  #spare = null;

  #jobs = 0;
  #isEnded = false;

  /**
   * @param {LoadedEngine} engine
   * @param {string[]} languages in which words in pictures are read
   */
  constructor(engine, languages) {
    this.#engine = engine;
    this.#reader = new PictureReader(languages);
  }

  /**
   * Hands what finds names in running text to every worker that is started from now on. One that runs goes on without:
   * it has one file and one job, and its file is scanned again by another.
   *
   * @param {Uint8Array} names
   */
  useNames(names) {
    this.#names = names;
    this.#spare?.useNames(names);
  }

  /** Has a worker made ready ahead of need, unless others are at work: these would be slower for it. */
  prepare() {
    if (this.#isEnded || this.#jobs > 0) return;
    if (this.#spare === null || this.#spare.isEnded) this.#spare = new ScrubClient(this.#engine, this.#names);
  }

  /** Has what reads words in pictures made ready ahead of need. */
  prepareReader() {
    if (!this.#isEnded) this.#reader.prepare();
  }

  /** Ends the workers that nobody has; those that somebody has are ended by whoever has them. */
  end() {
    this.#isEnded = true;
    this.#reader.end();
    this.#spare?.end(notNeeded());
    this.#spare = null;
  }

  /** Whether the next scan will look for names in running text. */
  get hasNames() {
    return this.#names !== null;
  }

  /**
   * Looks for what is sensitive in a file.
   *
   * @param {FileJob} job
   * @param {JobOptions} [options]
   * @returns {Promise<Searched & { opened: Opened }>}
   */
  scan(job, options = {}) {
    return this.#run(job, options, async (client) => {
      const opened = await client.call("open", job);
      const searched = await this.search(client, opened, job, options.onProgress);
      // No other worker would take them either.
      if (searched.names === "refused") this.#names = null;
      return { opened, ...searched };
    });
  }

  /**
   * Cleans and verifies a file, from its original bytes; tells what the check still found where it found something.
   *
   * @param {FileJob} job
   * @param {Drawn} drawn on its pages
   * @param {JobOptions} [options]
   * @returns {Promise<Cleaned | Uncleaned>}
   */
  clean(job, drawn, options = {}) {
    return this.#run(job, options, async (client) => {
      const opened = await client.call("open", job);
      await equip(client, opened);
      const clean = () => client.call("clean", { brief: job.brief, drawn });
      const { next } = await this.search(client, opened, job, options.onProgress, clean);
      return next;
    });
  }

  /**
   * Looks for what is sensitive in a file that a worker has opened, in the pixels as well where only these tell what it says.
   *
   * @template [Next=undefined]
   * @param {ScrubClient} client
   * @param {Opened} opened
   * @param {Pick<FileJob, "brief" | "readPages">} job
   * @param {(done: number, total: number) => void} [onProgress]
   * @param {() => Promise<Next>} [next] what is done after it, as long as pixels can be read
   * @returns {Promise<Searched & { next: Next }>}
   * @throws {EngineError} when pages cannot be read any more: what was found in their pixels would be forgotten, and stay
   */
  async search(client, opened, { brief, readPages = [] }, onProgress, next = () => Promise.resolve(/** @type {Next} */ (undefined))) {
    const scan = () => client.call("scan", { brief }, onProgress);
    if (opened.plates.length === 0) return { ...(await scan()), readerFault: null, next: await next() };
    const isReadable = (/** @type {Reading} */ { failed, pages }) => !failed || readPages.every((page) => pages.includes(page));
    const searched = await this.#reader.during(client, async () => {
      // Without what draws its pages they stay unread, and the search says so.
      await equip(client, opened).catch(() => undefined);
      const found = await scan();
      return isReadable(found.reading) ? { ...found, next: await next() } : { ...found, next: null };
    });
    const { readerFault } = searched;
    if (readerFault !== null && !isReadable(searched.reading)) throw readerFault;
    return /** @type {Searched & { next: Next }} */ (searched);
  }

  /** Starts a worker that its caller keeps and ends; it does not count among the others. */
  startClient() {
    const spare = this.#spare;
    this.#spare = null;
    return spare === null || spare.isEnded ? new ScrubClient(this.#engine, this.#names) : spare;
  }

  /**
   * @template Result
   * @param {FileJob} job
   * @param {JobOptions} options
   * @param {(client: ScrubClient) => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  async #run({ file }, { signal }, work) {
    const leave = await this.#gate.enter(file.size, signal);
    this.#jobs += 1;
    const client = this.startClient();
    const abort = () => client.end(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    try {
      signal?.throwIfAborted();
      return await work(client);
    } finally {
      signal?.removeEventListener("abort", abort);
      client.end(notNeeded());
      leave();
      this.#jobs -= 1;
      setTimeout(() => this.prepare(), PAUSE_MS);
    }
  }
}

function notNeeded() {
  return new DOMException("Nobody needs the worker any more.", "AbortError");
}
