/**
 * Runs steps on files: what goes wrong with one concerns that file alone, and each may be stopped.
 */
import { faultOf } from "../engine/engine-error.js";

/** @typedef {import("./state.js").Action} Action */
/** @typedef {import("./state.js").FileState} FileState */
/** @typedef {import("./state.js").Work} Work */

/** What is done to the files of a task. */
export class FileWork {
  #dispatch;
  #emit;

  /** @type {Map<string, AbortController>} */
  #running = new Map();

  /**
   * @param {object} options
   * @param {(action: Action) => void} options.dispatch
   * @param {(name: string, detail: object) => void} options.emit tells the host; ids and codes only
   */
  constructor({ dispatch, emit }) {
    this.#dispatch = dispatch;
    this.#emit = emit;
  }

  /** @param {string} id */
  cancel(id) {
    this.#running.get(id)?.abort(new DOMException("Cancelled by the person.", "AbortError"));
  }

  cancelAll() {
    for (const id of [...this.#running.keys()]) this.cancel(id);
  }

  /**
   * Takes a step with each of many files, and tells how many are done.
   *
   * @template Result
   * @param {Work["pass"]} pass
   * @param {FileState[]} files
   * @param {(file: FileState) => Promise<Result>} step
   * @returns {Promise<Result[]>}
   */
  each(pass, files, step) {
    this.#dispatch({ type: "workBegun", pass, total: files.length });
    const one = async (/** @type {FileState} */ file) => {
      const result = await step(file);
      this.#dispatch({ type: "workDone" });
      return result;
    };
    return Promise.all(files.map(one));
  }

  /**
   * Runs one step of one file. It is at work when its turn has come, and waits until then.
   *
   * @template Result
   * @param {string} id
   * @param {"scanning" | "cleaning"} status
   * @param {(options: import("../engine/pool.js").JobOptions) => Promise<Result>} step
   * @returns {Promise<Result | null>} `null` when it was cancelled or refused
   */
  async run(id, status, step) {
    const controller = new AbortController();
    this.#running.set(id, controller);
    const onStart = () => this.#change(id, { status, progress: null, fault: null });
    let hasProgress = false;
    const onProgress = (/** @type {number} */ done, /** @type {number} */ total) => {
      hasProgress = true;
      this.#change(id, { progress: total > 0 ? done / total : null });
    };
    try {
      return await step({ signal: controller.signal, onStart, onProgress });
    } catch (reason) {
      const opened = status === "scanning" ? { opened: null } : {};
      if (controller.signal.aborted) this.#change(id, { status: "cancelled", ...opened });
      else {
        const fault = faultOf(reason);
        this.#change(id, { status: "refused", fault, ...opened });
        this.#emit("scrub-error", { code: fault.code, fileId: id });
      }
      return null;
    } finally {
      this.#running.delete(id);
      if (hasProgress) this.#change(id, { progress: null });
    }
  }

  /**
   * @param {string} id
   * @param {Partial<FileState>} change
   */
  #change(id, change) {
    this.#dispatch({ type: "fileChanged", id, change });
  }
}
