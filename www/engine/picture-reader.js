/**
 * Lends the worker that reads words in pictures to one scrub worker after the other.
 *
 * It is started when a picture has come, with another that reads half of each picture, and serves the whole task. Only
 * one has it at a time: so it can be ended when nobody can wait any longer.
 */
import { EngineError } from "./engine-error.js";
import { loadOcr } from "./module.js";
import { OcrClient } from "./ocr-client.js";

/** @typedef {import("./scrub-client.js").ScrubClient} ScrubClient */
/** @typedef {import("./scrub-message.js").Reading} Reading */

/** With less memory, in GB, one worker does it alone; browsers that do not tell have more. */
const MEMORY_OF_TWO = 4;

/** How long the other worker is waited for once the first is ready. */
const PATIENCE_MS = 500;

/** The reader of a task. */
export class PictureReader {
  /** @type {OcrClient | null} */
  #client = null;

  /** Settles when the other worker helps it, or will not. @type {Promise<void>} */
  #shared = Promise.resolve();

  /** Ends when nobody has the worker. @type {Promise<unknown>} */
  #last = Promise.resolve();

  /** Who has the worker. @type {ScrubClient | null} */
  #borrower = null;
  #isEnded = false;
  #languages;

  /** @param {string[]} languages in which pictures are read */
  constructor(languages) {
    this.#languages = languages;
  }

  /**
   * Lets a scrub worker ask for words while it does some work. Where it cannot, the work is done without them.
   *
   * @template {{ reading: Reading }} Result
   * @param {ScrubClient} borrower
   * @param {() => Promise<Result>} work
   * @returns {Promise<Result & { readerFault: EngineError | null }>} with the reason why pictures stayed unread, if they did
   */
  during(borrower, work) {
    const turn = this.#last.then(() => this.#serve(borrower, work));
    this.#last = turn.catch(() => undefined);
    return Promise.race([turn, borrower.gone]);
  }

  /** Has the worker made ready ahead of need. Whoever needs it asks again, and hears then why it could not be. */
  prepare() {
    this.#started().catch(() => undefined);
  }

  /** Ends the worker, and all that it keeps. */
  end() {
    this.#isEnded = true;
    this.#drop();
  }

  /**
   * @template {{ reading: Reading }} Result
   * @param {ScrubClient} borrower
   * @param {() => Promise<Result>} work
   */
  async #serve(borrower, work) {
    if (borrower.isEnded || this.#isEnded) return { ...(await work()), readerFault: null };
    this.#borrower = borrower;
    try {
      const fault = await this.#lend(borrower);
      const result = await work();
      if (!result.reading.failed) return { ...result, readerFault: result.reading.unseen ? unseen() : null };
      const readerFault = fault ?? this.#client?.fault ?? stopped();
      this.#drop();
      return { ...result, readerFault };
    } finally {
      // What it is still at work on for somebody who is gone it remembers.
      this.#borrower = null;
    }
  }

  /**
   * @param {ScrubClient} borrower
   * @returns {Promise<EngineError | null>} why it cannot be had
   */
  async #lend(borrower) {
    try {
      const client = await this.#started();
      await client.ready;
      await Promise.race([this.#shared, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
      const { port1, port2 } = new MessageChannel();
      client.link(port1);
      borrower.useReader(port2);
      return null;
    } catch (reason) {
      this.#drop();
      return EngineError.of(reason);
    }
  }

  /**
   * Starts the worker, with another to help it where the machine has a core for that.
   *
   * @returns {Promise<OcrClient>}
   */
  async #started() {
    const parts = await loadOcr(this.#languages);
    if (this.#isEnded) throw stopped();
    if (this.#client !== null && this.#client.fault === null) return this.#client;
    const client = new OcrClient(parts, () => this.#borrower?.loseReader());
    this.#client = client;
    const { hardwareConcurrency, deviceMemory = MEMORY_OF_TWO } = /** @type {Navigator & { deviceMemory?: number }} */ (navigator);
    if (hardwareConcurrency > 1 && deviceMemory >= MEMORY_OF_TWO) {
      // Where the other one cannot be had, nobody has to hear of it.
      this.#shared = client.shareWith(new OcrClient(parts, () => client.loseHelper())).catch(() => undefined);
    }
    return client;
  }

  #drop() {
    this.#client?.end();
    this.#client = null;
  }
}

function unseen() {
  return new EngineError({ code: "SightStopped", message: "Faces and codes in a picture could not be looked for.", retryable: false });
}

function stopped() {
  const message = "Words in a picture could not be read: it took too long, or the reader stopped.";
  return new EngineError({ code: "ReaderStopped", message, retryable: true });
}
