/**
 * Lends the worker that reads words in pictures to one scrub worker after the other.
 *
 * It is started when a picture has come, and serves the whole task. Only one has it at a time: so it can be ended when
 * nobody waits for it any more, or nobody can wait any longer.
 */
import { EngineError } from "./engine-error.js";
import { loadOcr } from "./module.js";
import { OcrClient } from "./ocr-client.js";

/** @typedef {import("./scrub-client.js").ScrubClient} ScrubClient */
/** @typedef {import("./scrub-message.js").Reading} Reading */

/** The reader of a task. */
export class PictureReader {
  /** @type {OcrClient | null} */
  #client = null;

  /** Ends when nobody has the worker. @type {Promise<unknown>} */
  #last = Promise.resolve();

  /** Who has the worker. @type {ScrubClient | null} */
  #borrower = null;
  #isEnded = false;

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
      if (!result.reading.failed) return { ...result, readerFault: null };
      const readerFault = fault ?? this.#client?.fault ?? stopped();
      this.#drop();
      return { ...result, readerFault };
    } catch (reason) {
      // It may still be at work on what nobody waits for.
      this.#drop();
      throw reason;
    } finally {
      this.#borrower = null;
    }
  }

  /**
   * @param {ScrubClient} borrower
   * @returns {Promise<EngineError | null>} why it cannot be had
   */
  async #lend(borrower) {
    try {
      const parts = await loadOcr();
      if (this.#isEnded) return stopped();
      this.#client ??= new OcrClient(parts, () => this.#borrower?.loseReader());
      await this.#client.ready;
      const { port1, port2 } = new MessageChannel();
      this.#client.link(port1);
      borrower.useReader(port2);
      return null;
    } catch (reason) {
      this.#drop();
      return EngineError.of(reason);
    }
  }

  #drop() {
    this.#client?.end();
    this.#client = null;
  }
}

function stopped() {
  const message = "Words in a picture could not be read: it took too long, or the reader stopped.";
  return new EngineError({ code: "ReaderStopped", message, retryable: true });
}
