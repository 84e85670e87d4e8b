/**
 * The page's side of the upload worker.
 */
import { CleanFile } from "../engine/clean-file.js";
import { UploadError } from "./upload-sink.js";

/** @typedef {import("./upload-message.js").FromUploadWorker} FromUploadWorker */
/** @typedef {import("./upload-message.js").ToUploadWorker} ToUploadWorker */
/** @typedef {import("./upload-message.js").UploadItem} UploadItem */
/** @typedef {import("./upload-sink.js").SendOptions} SendOptions */
/** @typedef {import("./upload-sink.js").Sent} Sent */
/** @typedef {import("./upload-sink.js").UploadFailure} UploadFailure */
/** @typedef {import("./upload-sink.js").UploadSink} UploadSink */

/**
 * Sends clean files to a tus 1.0 receiver, resumably: a send of the same bytes goes on where an earlier one stopped,
 * also after the browser was closed.
 *
 * @implements {UploadSink}
 */
export class TusSink {
  #endpoint;
  #task;

  /** @type {Worker | null} */
  #worker = null;

  /**
   * @param {object} options
   * @param {string | URL} options.endpoint where uploads are created; relative to the page
   * @param {string} [options.task] name of the task that the files belong to; the same after a reload, or interrupted
   *   uploads start over
   */
  constructor({ endpoint, task }) {
    this.#endpoint = new URL(endpoint, globalThis.location?.href).href;
    this.#task = task;
  }

  /**
   * @param {readonly CleanFile[]} files
   * @param {SendOptions} [options]
   * @returns {Promise<Sent[]>} in the order of `files`
   */
  async send(files, { signal, onProgress } = {}) {
    signal?.throwIfAborted();
    if (this.#worker !== null) {
      throw new UploadError({ code: "SinkBusy", message: "Another send is still running.", retryable: true });
    }
    const items = files.map((file) => this.#item(file));
    const worker = new Worker(new URL("./upload-worker.js", import.meta.url), { type: "module" });
    this.#worker = worker;
    try {
      return await exchange(worker, { type: "start", endpoint: this.#endpoint, items }, signal, onProgress);
    } finally {
      worker.terminate();
      this.#worker = null;
    }
  }

  /** Holds the running send; without one it does nothing. */
  pause() {
    this.#tell({ type: "pause" });
  }

  /** Continues a held send. */
  resume() {
    this.#tell({ type: "resume" });
  }

  /** @param {ToUploadWorker} message */
  #tell(message) {
    this.#worker?.postMessage(message);
  }

  /**
   * @param {CleanFile} file
   * @returns {UploadItem}
   */
  #item(file) {
    if (!CleanFile.is(file)) {
      throw new UploadError({ code: "NotClean", message: "Only verified clean files are sent.", retryable: false });
    }
    const { id, name, mediaType, sha256, role, blob } = file;
    return { id, name, mediaType, sha256, role, blob, ...(this.#task === undefined ? {} : { task: this.#task }) };
  }
}

/**
 * Starts the worker and listens to it until it is done.
 *
 * @param {Worker} worker
 * @param {ToUploadWorker} start
 * @param {AbortSignal | undefined} signal
 * @param {SendOptions["onProgress"]} onProgress
 * @returns {Promise<Sent[]>}
 */
function exchange(worker, start, signal, onProgress) {
  return new Promise((resolve, reject) => {
    /** @type {Sent[]} */
    const sent = [];
    /** @type {{ id: string, error: UploadFailure } | null} */
    let firstFailure = null;

    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    worker.addEventListener("error", () => {
      const message = "The upload worker could not be run. Does the page allow workers and serve upload-worker.js?";
      reject(new UploadError({ code: "WorkerUnavailable", message, retryable: false }, { sent }));
    });
    worker.addEventListener("message", (/** @type {MessageEvent<FromUploadWorker>} */ { data }) => {
      if (data.type === "progress") {
        const { id, acknowledgedBytes, totalBytes } = data;
        onProgress?.({ id, acknowledgedBytes, totalBytes });
      } else if (data.type === "sent") sent.push({ id: data.id, url: data.url });
      else if (data.type === "failed") firstFailure ??= { id: data.id, error: data.error };
      else if (firstFailure === null) resolve(sent);
      else reject(new UploadError(firstFailure.error, { fileId: firstFailure.id, sent }));
    });
    worker.postMessage(start);
  });
}
