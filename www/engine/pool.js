/**
 * Runs jobs in scrub workers. A worker has one file at a time, so that a crash costs one file; it takes the next one unless
 * the last was large, or it was given what reads or shows pages: to make a worker takes longer than to look through most
 * files.
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
/** @typedef {import("./contract.js").Rulings} Rulings */
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
 * @property {Blob | import("../archive/packed-file.js").PackedFile} file
 * @property {() => Brief} brief asked for when the file has its turn
 * @property {() => Rulings} rulings the same, before it is written
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
 * @property {() => void} [onStart] called when the job has its turn
 * @property {(done: number, total: number) => void} [onProgress]
 */

/** The formats that are read by two readers before they count as clean. */
const VIEWED = ["pdf"];

const FEWEST = 2;
const MOST = 4;

/** An engine with more memory than this takes no further file. */
const MOST_KEPT_BYTES = 96 * 1024 * 1024;

/** What follows upon a job has the machine for itself for so long, before a spare worker is made ready. */
const PAUSE_MS = 500;

/** What a worker needs to begin with a file. @param {FileJob} job */
async function content({ policy, fileId, name, file }) {
  return { policy, fileId, name, file: file instanceof Blob ? file : await file.unpacked() };
}

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
export async function equip(client, { format, plates }) {
  if (VIEWED.includes(format) || plates.some(({ isDrawn }) => isDrawn)) client.useViewer(await loadViewer());
}

/** A set of workers that share one compiled engine. */
export class ScrubPool {
  #engine;
  #gate = new SizeGate(suitableSize());
  #reader;

  /** @type {Uint8Array | null} */
  #names = null;

  /** Workers that are ready for whatever comes next. @type {ScrubClient[]} */
  #idle = [];

  /** Which worker had a file last: it remembers what it saw. @type {Map<string, ScrubClient>} */
  #homes = new Map();

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
   * Hands what finds names in running text to every worker that takes a file from now on. One that has a file goes on
   * without, and its file is scanned again.
   *
   * @param {Uint8Array} names
   */
  useNames(names) {
    this.#names = names;
    for (const client of this.#idle) client.useNames(names);
  }

  /** Has one worker ready ahead of need, unless others are at work: these would be slower for it. */
  prepare() {
    if (this.#isEnded || this.#jobs > 0) return;
    this.#idle = this.#idle.filter((client) => !client.isEnded);
    if (this.#idle.length === 0) this.#idle.push(new ScrubClient(this.#engine, this.#names));
    for (const client of this.#idle.splice(1)) client.end(notNeeded());
  }

  /** Has what reads words in pictures made ready ahead of need. */
  prepareReader() {
    if (!this.#isEnded) this.#reader.prepare();
  }

  /** Ends the workers that nobody has; those that somebody has are ended by whoever has them. */
  end() {
    this.#isEnded = true;
    this.#reader.end();
    this.#endIdle();
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
      const opened = await client.call("open", await content(job));
      const searched = await this.#looked(client, opened, job, () => client.call("scan", { brief: job.brief() }, options.onProgress));
      if (searched.names === "refused") {
        // No other worker would take them either.
        this.#names = null;
        this.#endIdle();
      }
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
      const opened = await client.call("open", await content(job));
      await equip(client, opened);
      const clean = () => client.call("clean", { rulings: job.rulings(), drawn, asBytes: !(job.file instanceof Blob) });
      const { next } = await this.search(client, opened, job, options.onProgress, clean);
      return next;
    });
  }

  /**
   * Looks for what is sensitive in a file that a worker has opened, for what is done with it next: what was found is not told.
   *
   * @template [Next=undefined]
   * @param {ScrubClient} client
   * @param {Opened} opened
   * @param {Pick<FileJob, "brief" | "readPages">} job
   * @param {(done: number, total: number) => void} [onProgress]
   * @param {() => Promise<Next>} [next] what is done after it, as long as pixels can be read
   * @returns {Promise<{ next: Next }>}
   * @throws {EngineError} when pages cannot be read any more: what was found in their pixels would be forgotten, and stay
   */
  search(client, opened, job, onProgress, next) {
    return this.#looked(client, opened, job, () => client.call("search", { brief: job.brief() }, onProgress), next);
  }

  /**
   * Has a look taken at a file, in the pixels as well where only these tell what it says.
   *
   * @template {{ reading: Reading }} Found
   * @template [Next=undefined]
   * @param {ScrubClient} client
   * @param {Opened} opened
   * @param {Pick<FileJob, "readPages">} job
   * @param {() => Promise<Found>} scan
   * @param {() => Promise<Next>} [next]
   * @returns {Promise<Found & { readerFault: EngineError | null, next: Next }>}
   */
  async #looked(client, opened, { readPages = [] }, scan, next = () => Promise.resolve(/** @type {Next} */ (undefined))) {
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
    return /** @type {Found & { readerFault: EngineError | null, next: Next }} */ (searched);
  }

  /**
   * Opens a file in a worker that its caller keeps and ends; it does not count among the others.
   *
   * @param {FileJob} job
   * @param {(client: ScrubClient) => void} started called before anything else
   * @returns {Promise<{ client: ScrubClient, opened: Opened }>}
   */
  async open(job, started) {
    const client = this.#client();
    started(client);
    return { client, opened: await client.call("open", await content(job)) };
  }

  /** @param {string} [fileId] of a file that goes to the worker that had it, where that is ready */
  #client(fileId = "") {
    const index = this.#idle.findIndex((client) => client === this.#homes.get(fileId));
    if (index >= 0) this.#idle.push(...this.#idle.splice(index, 1));
    for (let client = this.#idle.pop(); client !== undefined; client = this.#idle.pop()) if (!client.isEnded) return client;
    return new ScrubClient(this.#engine, this.#names);
  }

  #endIdle() {
    for (const client of this.#idle.splice(0)) client.end(notNeeded());
  }

  /**
   * Keeps a worker for other files where it is fit for them, and ends it where it is not.
   *
   * @param {ScrubClient} client that has done its job
   */
  async #keep(client) {
    const { memoryBytes } = client.isPlain ? await client.call("close", {}).catch(() => ({ memoryBytes: Infinity })) : { memoryBytes: Infinity };
    const wereRefused = client.names !== null && this.#names === null;
    if (this.#isEnded || memoryBytes > MOST_KEPT_BYTES || wereRefused) client.end(notNeeded());
    if (client.isEnded) return;
    if (this.#names !== null && client.names !== this.#names) client.useNames(this.#names);
    this.#idle.push(client);
  }

  /**
   * @template Result
   * @param {FileJob} job
   * @param {JobOptions} options
   * @param {(client: ScrubClient) => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  async #run({ file, fileId }, { signal, onStart }, work) {
    const isNear = () => this.#idle.some((client) => client === this.#homes.get(fileId));
    const leave = await this.#gate.enter(file.size, signal, isNear);
    this.#jobs += 1;
    const client = this.#client(fileId);
    this.#homes.set(fileId, client);
    onStart?.();
    const abort = () => client.end(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    try {
      signal?.throwIfAborted();
      return await work(client);
    } finally {
      signal?.removeEventListener("abort", abort);
      await this.#keep(client);
      leave();
      this.#jobs -= 1;
      setTimeout(() => this.prepare(), PAUSE_MS);
    }
  }
}

function notNeeded() {
  return new DOMException("Nobody needs the worker any more.", "AbortError");
}
