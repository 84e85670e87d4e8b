/**
 * The page's side of one scrub worker.
 */
import { EngineError } from "./engine-error.js";

/** @typedef {import("./scrub-message.js").Brief} Brief */
/** @typedef {import("./scrub-message.js").Call} Call */
/** @typedef {import("./scrub-message.js").Calls} Calls */
/** @typedef {import("./scrub-message.js").FromScrubWorker} FromScrubWorker */
/** @typedef {import("./scrub-message.js").Rulings} Rulings */
/** @typedef {import("./scrub-message.js").ToScrubWorker} ToScrubWorker */

/**
 * @typedef {object} Pending
 * @property {(result: any) => void} resolve
 * @property {(reason: unknown) => void} reject
 * @property {((done: number, total: number) => void) | undefined} onProgress
 */

/** Talks to one worker, from its start to its end. Once ended, every request rejects. */
export class ScrubClient {
  #worker;
  #next = 1;

  /** @type {Map<number, Pending>} */
  #pending = new Map();

  /** @type {unknown} */
  #ended = null;

  /** @type {Promise<void>} */
  #ready;

  /** @type {(reason: unknown) => void} */
  #leave = () => undefined;

  /** What every file is told, as the worker was told it last. @type {{ knowledge?: object | undefined, values?: object | undefined }} */
  #told = {};

  /** What finds names in running text, if the worker has it. */
  names;

  /** Whether the worker has been given nothing that is for one file alone. */
  isPlain = true;

  /**
   * @param {import("./module.js").LoadedEngine} engine
   * @param {Uint8Array | null} names what finds names in running text; `null` when it has not come
   */
  constructor({ module, lexicon }, names) {
    this.#worker = new Worker(new URL("./scrub-worker.js", import.meta.url), { type: "module" });
    this.#ready = new Promise((resolve, reject) => {
      this.#pending.set(0, { resolve, reject, onProgress: undefined });
    });
    // Whoever asks first hears of a failed start; until then nobody does.
    this.#ready.catch(() => undefined);
    /** Rejects when the worker ends. @type {Promise<never>} */
    this.gone = new Promise((_, reject) => (this.#leave = reject));
    this.gone.catch(() => undefined);
    this.#worker.addEventListener("message", (/** @type {MessageEvent<FromScrubWorker>} */ { data }) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      const message = "The scrub worker could not be run. Does the page allow workers and serve scrub-worker.js?";
      this.end(new EngineError({ code: "EngineUnavailable", message }));
    });
    this.names = names;
    this.#tell({ type: "start", module, lexicon, names });
  }

  /**
   * Makes one call in the worker.
   *
   * @template {Call} Name
   * @param {Name} call
   * @param {Calls[Name]["args"]} args
   * @param {(done: number, total: number) => void} [onProgress]
   * @returns {Promise<Calls[Name]["result"]>}
   */
  async call(call, args, onProgress) {
    await this.#ready;
    if (this.#ended !== null) throw this.#ended;
    const request = this.#next++;
    return new Promise((resolve, reject) => {
      this.#pending.set(request, { resolve, reject, onProgress });
      this.#tell({ type: "request", request, call, args: this.#news(args) });
    });
  }

  /**
   * Leaves out what the worker has been told already: in a large task that is most of what there is to tell.
   *
   * @param {Calls[Call]["args"]} given
   * @returns {Calls[Call]["args"]}
   */
  #news(given) {
    const args = /** @type {{ brief?: Brief, rulings?: Rulings }} */ ({ ...given });
    if (args.brief !== undefined) {
      const { knowledge } = args.brief;
      if (knowledge === this.#told.knowledge) args.brief = { ...args.brief, knowledge: undefined };
      this.#told.knowledge = knowledge;
    }
    if (args.rulings !== undefined) {
      const { values } = args.rulings;
      if (values === this.#told.values) args.rulings = { ...args.rulings, values: undefined };
      this.#told.values = values;
    }
    return /** @type {Calls[Call]["args"]} */ (args);
  }

  /**
   * Hands in what finds names in running text; a worker that has a file goes on without.
   *
   * @param {Uint8Array} names
   */
  useNames(names) {
    this.names = names;
    this.#tell({ type: "names", names });
  }

  /**
   * Hands in what shows PDF files and reads them a second time.
   *
   * @param {WebAssembly.Module} module
   */
  useViewer(module) {
    this.isPlain = false;
    this.#tell({ type: "viewer", module });
  }

  /**
   * Hands in the way to the worker that reads words in pictures.
   *
   * @param {MessagePort} port
   */
  useReader(port) {
    this.isPlain = false;
    this.#tell({ type: "reader", port }, [port]);
  }

  /** Tells that the worker that reads words in pictures has gone: no answer will come from it. */
  loseReader() {
    this.#tell({ type: "reader", port: null });
  }

  get isEnded() {
    return this.#ended !== null;
  }

  /**
   * Ends the worker at once, whatever it is doing, and with it all of its memory.
   *
   * @param {unknown} reason what open and later requests reject with
   */
  end(reason) {
    if (this.#ended !== null) return;
    this.#ended = reason;
    this.#worker.terminate();
    this.#leave(reason);
    for (const { reject } of this.#pending.values()) reject(reason);
    this.#pending.clear();
  }

  /** @param {FromScrubWorker} message */
  #hear(message) {
    switch (message.type) {
      case "ready":
        this.#settle(0)?.resolve(undefined);
        break;
      case "unfit":
        this.end(new EngineError(message.error));
        break;
      case "progress":
        this.#pending.get(message.request)?.onProgress?.(message.done, message.total);
        break;
      case "done":
        this.#settle(message.request)?.resolve(message.result);
        break;
      case "failed":
        // It may have stopped before it took in what it was told.
        this.#told = {};
        this.#settle(message.request)?.reject(new EngineError(message.error));
        break;
      case "dead":
        this.end(new EngineError({ code: "Crashed", message: "The engine stopped unexpectedly." }));
        break;
    }
  }

  /** @param {number} request */
  #settle(request) {
    const pending = this.#pending.get(request);
    this.#pending.delete(request);
    return pending;
  }

  /**
   * @param {ToScrubWorker} message
   * @param {Transferable[]} [transfer] what is handed over and not copied
   */
  #tell(message, transfer = []) {
    this.#worker.postMessage(message, transfer);
  }
}
