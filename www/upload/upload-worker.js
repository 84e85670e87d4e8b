/**
 * The upload worker: the one realm that may speak to the receiver, and to nothing else.
 *
 * It is handed clean files only (see `tus-sink.js`), and sends them one after another: the line is the bottleneck, and
 * a file that is whole is worth more than two halves.
 */
import { TusUpload } from "./tus-upload.js";
import { UrlStorage } from "./url-storage.js";

/** @typedef {import("./upload-message.js").FromUploadWorker} FromUploadWorker */
/** @typedef {import("./upload-message.js").ToUploadWorker} ToUploadWorker */
/** @typedef {import("./upload-message.js").UploadItem} UploadItem */
/** @typedef {import("./upload-sink.js").UploadFailure} UploadFailure */

/** @param {FromUploadWorker} message */
function tell(message) {
  self.postMessage(message);
}

/** Sends items in order and obeys pauses, also those that come between two items. */
class UploadQueue {
  #paused = false;

  /** @type {TusUpload | null} */
  #current = null;

  /** What starts the next item; held back while paused. @type {(() => void) | null} */
  #held = null;

  /**
   * @param {string} endpoint
   * @param {UploadItem[]} items
   */
  async run(endpoint, items) {
    const urlStorage = await UrlStorage.open();
    for (const item of items) {
      await this.#unpaused();
      const failure = await this.#send(item, endpoint, urlStorage);
      this.#current = null;
      // The others would wait as long for the same answer.
      if (failure?.code === "ReceiverUnreachable") break;
    }
    await urlStorage?.flush();
    tell({ type: "done" });
  }

  async pause() {
    if (this.#paused) return;
    this.#paused = true;
    await this.#current?.pause();
  }

  resume() {
    if (!this.#paused) return;
    this.#paused = false;
    this.#current?.resume();
    this.#held?.();
    this.#held = null;
  }

  /** @returns {Promise<void>} */
  #unpaused() {
    return new Promise((resolve) => {
      if (this.#paused) this.#held = resolve;
      else resolve();
    });
  }

  /**
   * @param {UploadItem} item
   * @param {string} endpoint
   * @param {UrlStorage | null} urlStorage
   * @returns {Promise<UploadFailure | null>} why it did not arrive
   */
  #send(item, endpoint, urlStorage) {
    const { id } = item;
    const totalBytes = item.blob.size;
    return new Promise((resolve) => {
      const upload = new TusUpload(item, endpoint, urlStorage, {
        onAcknowledged: (acknowledgedBytes) => tell({ type: "progress", id, acknowledgedBytes, totalBytes }),
        onSent: (url) => {
          tell({ type: "sent", id, url });
          resolve(null);
        },
        onFailed: (error) => {
          tell({ type: "failed", id, error });
          resolve(error);
        },
      });
      this.#current = upload;
      void upload.start();
    });
  }
}

const queue = new UploadQueue();

self.addEventListener("message", (/** @type {MessageEvent<ToUploadWorker>} */ { data }) => {
  // Reported, because a rejection that nobody handles stays inside the worker and the page would wait for ever.
  if (data.type === "start") queue.run(data.endpoint, data.items).catch(reportError);
  else if (data.type === "pause") void queue.pause();
  else queue.resume();
});
