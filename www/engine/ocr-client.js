/**
 * The page's side of the worker that reads words in pictures.
 */
import { EngineError } from "./engine-error.js";

/** @typedef {import("./ocr-message.js").FromOcrWorker} FromOcrWorker */
/** @typedef {import("./ocr-message.js").ToOcrWorker} ToOcrWorker */

/** Holds one worker, from its start to its end. */
export class OcrClient {
  #worker;
  #ended;

  /** @type {{ resolve: () => void, reject: (reason: unknown) => void }} */
  #start = { resolve: () => undefined, reject: () => undefined };

  /** @type {OcrClient | null} */
  #helper = null;

  /** @type {EngineError | null} */
  #fault = null;

  /**
   * @param {import("./module.js").LoadedOcr} parts
   * @param {() => void} ended called once when the worker has ended by itself
   */
  constructor({ wasm, models, sight }, ended) {
    this.#ended = ended;
    this.#worker = new Worker(new URL("./ocr-worker.js", import.meta.url), { type: "module" });
    /** Settles when the worker has proved that it is fit for pictures, or that it is not. @type {Promise<void>} */
    this.ready = new Promise((resolve, reject) => (this.#start = { resolve, reject }));
    this.ready.catch(() => undefined);
    this.#worker.addEventListener("message", (/** @type {MessageEvent<FromOcrWorker>} */ { data }) => {
      if (data.type === "ready") this.#start.resolve();
      else this.#fail(new EngineError(data.error));
    });
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      const message = "The worker that reads words in pictures could not be run. Does the page serve ocr-worker.js?";
      this.#fail(new EngineError({ code: "ReaderStopped", message, retryable: true }));
    });
    this.#tell({ type: "start", wasm, models, sight });
  }

  /** Why the worker has ended by itself; `null` unless it has. */
  get fault() {
    return this.#fault;
  }

  /**
   * Lets the worker at the other end of a channel ask.
   *
   * @param {MessagePort} port
   */
  link(port) {
    this.#tell({ type: "link", port }, [port]);
  }

  /**
   * Has another worker read a part of each picture as soon as it can, for as long as it can.
   *
   * @param {OcrClient} helper
   */
  async shareWith(helper) {
    this.#helper = helper;
    await helper.ready;
    const { port1, port2 } = new MessageChannel();
    helper.link(port1);
    this.#tell({ type: "helper", port: port2 }, [port2]);
  }

  /** From now on it reads by itself: what read a part for it has gone. */
  loseHelper() {
    this.#tell({ type: "helper", port: null });
  }

  /** Ends the worker at once, whatever it is reading. */
  end() {
    this.#helper?.end();
    this.#worker.terminate();
    this.#start.reject(new DOMException("Nobody needs the worker any more.", "AbortError"));
  }

  /** @param {EngineError} fault */
  #fail(fault) {
    if (this.#fault !== null) return;
    this.#fault = fault;
    this.#start.reject(fault);
    this.#helper?.end();
    this.#worker.terminate();
    this.#ended();
  }

  /**
   * @param {ToOcrWorker} message
   * @param {Transferable[]} [transfer]
   */
  #tell(message, transfer = []) {
    this.#worker.postMessage(message, transfer);
  }
}
