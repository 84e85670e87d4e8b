/**
 * The page's side of one archive worker, and so of one archive.
 */
import { EngineError } from "../engine/engine-error.js";

/** @typedef {import("./archive-message.js").Call} Call */
/** @typedef {import("./archive-message.js").Calls} Calls */
/** @typedef {import("./archive-message.js").FromArchiveWorker} FromArchiveWorker */

/**
 * @typedef {object} Pending
 * @property {(result: any) => void} resolve
 * @property {(reason: unknown) => void} reject
 * @property {(done: number, total: number) => void} onProgress
 */

/** How long a download may go on of what is forgotten. */
const DOWNLOAD_MS = 120_000;

/**
 * Ends a worker when what it has written may have been saved.
 *
 * @param {ArchiveClient | null} client
 */
export function endLater(client) {
  setTimeout(() => client?.end(), DOWNLOAD_MS);
}

/** Holds the worker, from its start to its end. */
export class ArchiveClient {
  #worker = new Worker(new URL("./archive-worker.js", import.meta.url), { type: "module" });
  #next = 1;

  /** @type {Map<number, Pending>} */
  #pending = new Map();

  constructor() {
    this.#worker.addEventListener("message", (/** @type {MessageEvent<FromArchiveWorker>} */ { data }) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      const message = "The archive worker could not be run. Does the page allow workers and serve archive-worker.js?";
      this.#reject(new EngineError({ code: "EngineUnavailable", message }));
    });
  }

  /**
   * @template {Call} Name
   * @param {Name} call
   * @param {Calls[Name]["args"]} args
   * @param {(done: number, total: number) => void} [onProgress]
   * @returns {Promise<Calls[Name]["result"]>}
   */
  call(call, args, onProgress = () => undefined) {
    const request = this.#next++;
    return new Promise((resolve, reject) => {
      this.#pending.set(request, { resolve, reject, onProgress });
      this.#worker.postMessage({ request, call, args }, "bytes" in args ? [args.bytes.buffer] : []);
    });
  }

  /**
   * Has the worker forget everything and end.
   *
   * @param {unknown} [reason] what open requests reject with
   */
  end(reason) {
    this.#reject(reason);
    // It ends by itself when it has removed its files, be it in the middle of something.
    this.call("end", {}).catch(() => undefined);
  }

  /** @param {FromArchiveWorker} message */
  #hear(message) {
    const pending = this.#pending.get(message.request);
    if (message.type === "progress") return pending?.onProgress(message.done, message.total);
    this.#pending.delete(message.request);
    if (message.type === "done") pending?.resolve(message.result);
    else pending?.reject(new EngineError(message.error));
  }

  /** @param {unknown} reason */
  #reject(reason) {
    for (const { reject } of this.#pending.values()) reject(reason);
    this.#pending.clear();
  }
}
