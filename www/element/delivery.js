/**
 * Hands clean files out: to the person's disk, or to the receiver. Nothing else ever gets here.
 */
import { CleanFile } from "../engine/clean-file.js";
import { UploadError } from "../upload/upload-sink.js";
import { awaitsNames, isLeftOut } from "./state.js";

/** @typedef {import("../locale/locale.js").Messages} Messages */
/** @typedef {import("../upload/upload-sink.js").UploadProgress} UploadProgress */
/** @typedef {import("../upload/upload-sink.js").UploadSink} UploadSink */
/** @typedef {import("./journey.js").Journey} Journey */
/** @typedef {import("./state.js").Action} Action */
/** @typedef {import("./state.js").Fault} Fault */
/** @typedef {import("./state.js").State} State */

/**
 * @typedef {object} DeliveryOptions
 * @property {Journey} journey
 * @property {() => State} state
 * @property {(action: Action) => void} dispatch
 * @property {() => UploadSink | null} sink
 * @property {(words: (messages: Messages) => string) => void} announce
 * @property {(name: string, detail: object) => void} emit
 */

/** How long a download may take to begin; the object URL lives no longer. */
const DOWNLOAD_START_MS = 60_000;

/** The way out. */
export class Delivery {
  #options;

  /** @type {AbortController | null} */
  #sending = null;

  /** @param {DeliveryOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /**
   * Saves a clean file.
   *
   * @param {CleanFile | null | undefined} file
   */
  download(file) {
    if (CleanFile.is(file)) save(file.blob, file.name);
  }

  /** @param {string} id of a file that has been cleaned */
  downloadFile(id) {
    this.download(this.#options.journey.cleanFiles.find((file) => file.id === id));
  }

  /**
   * Saves all clean files and their receipt as one ZIP file, in the folders that they came in.
   *
   * @param {string} name of that file
   */
  async downloadAll(name) {
    const { journey } = this.#options;
    const { receipt } = journey;
    const blob = receipt && (await journey.collect([...journey.cleanFiles, receipt]));
    if (blob !== null) save(blob, name);
  }

  /** Sends what has not arrived yet, and the receipt last. */
  async send() {
    const { journey, state, dispatch, announce, emit } = this.#options;
    const sink = this.#options.sink();
    const { receipt } = journey;
    if (sink === null || receipt === null || state().phase !== "clean" || awaitsNames(state())) return;
    const arrived = new Set(state().files.filter(({ status }) => status === "sent").map(({ id }) => id));
    const files = journey.cleanFiles.filter(({ id }) => !arrived.has(id));
    this.#sending = new AbortController();
    dispatch({ type: "sendStarted" });
    for (const { id } of files) this.#change(id, { status: "sending", progress: 0 });
    announce((words) => words.announce.sending);
    const fault = await this.#attempt(sink, [...files, receipt], this.#sending.signal);
    this.#sending = null;
    dispatch({ type: "sendSettled", fault });
    if (fault === null) {
      announce((words) => words.announce.sent);
      const ids = journey.cleanFiles.map(({ id }) => id);
      emit("scrub-uploaded", { ids, files: ids.length, leftOut: state().files.filter(isLeftOut).length });
    } else {
      announce((words) => words.announce.failed);
      if (fault.code !== "Stopped") emit("scrub-error", { code: fault.code });
    }
  }

  /** Stops sending; what has arrived stays with the receiver. */
  stop() {
    this.#sending?.abort(new DOMException("Stopped by the person.", "AbortError"));
  }

  /**
   * @param {UploadSink} sink
   * @param {CleanFile[]} files
   * @param {AbortSignal} signal
   * @returns {Promise<Fault | null>} why not all arrived
   */
  async #attempt(sink, files, signal) {
    const onProgress = (/** @type {UploadProgress} */ progress) => this.#progress(progress);
    /** @type {readonly { id: string }[]} */
    let sent = files;
    /** @type {Fault | null} */
    let fault = null;
    try {
      await sink.send(files, { signal, onProgress });
    } catch (reason) {
      sent = reason instanceof UploadError ? reason.sent : [];
      fault = sendFault(reason, signal);
    }
    const arrived = new Set(sent.map(({ id }) => id));
    for (const { id } of files) this.#change(id, { status: arrived.has(id) ? "sent" : "clean", progress: null });
    return fault;
  }

  /** @param {UploadProgress} progress */
  #progress({ id, acknowledgedBytes, totalBytes }) {
    this.#change(id, { progress: totalBytes > 0 ? acknowledgedBytes / totalBytes : 1 });
  }

  /**
   * @param {string} id
   * @param {Partial<import("./state.js").FileState>} change
   */
  #change(id, change) {
    this.#options.dispatch({ type: "fileChanged", id, change });
  }
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_START_MS);
}

/**
 * @param {unknown} reason
 * @param {AbortSignal} signal
 * @returns {Fault}
 */
function sendFault(reason, signal) {
  if (signal.aborted) return { code: "Stopped", message: "Sending was stopped.", retryable: true };
  const { code, message, retryable } = /** @type {Record<string, unknown>} */ (Object(reason));
  if (typeof code === "string" && typeof message === "string") return { code, message, retryable: retryable === true };
  return { code: "SendFailed", message: "The files could not be sent. Try again.", retryable: true };
}
