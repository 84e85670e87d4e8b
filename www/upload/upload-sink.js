/**
 * Where clean files go. An embedder may give the element a sink of its own; `TusSink` is the one that comes with it.
 */

/** @typedef {import("../engine/clean-file.js").CleanFile} CleanFile */

/**
 * How much of one file the receiver has confirmed. Bytes under way do not count, so it falls only when the receiver
 * says that it has less than it confirmed before.
 *
 * @typedef {object} UploadProgress
 * @property {string} id
 * @property {number} acknowledgedBytes
 * @property {number} totalBytes
 */

/**
 * A file that the receiver has whole.
 *
 * @typedef {object} Sent
 * @property {string} id
 * @property {string} url where the receiver keeps it
 */

/**
 * @typedef {object} SendOptions
 * @property {AbortSignal} [signal] stops sending; what the receiver has stays there, and a later send goes on from it
 * @property {(progress: UploadProgress) => void} [onProgress]
 */

/**
 * @typedef {object} UploadSink
 * @property {(files: readonly CleanFile[], options?: SendOptions) => Promise<Sent[]>} send
 *   Sends the files and resolves once the receiver has them all. Rejects with an `UploadError`, or with the reason of
 *   an aborted signal.
 */

/**
 * @typedef {"FileTooLarge" | "HashMismatch" | "NotAuthorized" | "NotClean" | "ReceiverFailed" | "ReceiverUnreachable"
 *   | "SinkBusy" | "UploadRefused" | "WorkerUnavailable"} UploadErrorCode
 */

/**
 * Why one file was not sent, as plain data.
 *
 * @typedef {object} UploadFailure
 * @property {UploadErrorCode} code
 * @property {string} message
 * @property {boolean} retryable whether the same send may succeed later
 */

/** A send that did not bring every file across. */
export class UploadError extends Error {
  /**
   * @param {UploadFailure} failure
   * @param {object} [extent]
   * @param {string} [extent.fileId] the file that failed first
   * @param {readonly Sent[]} [extent.sent] the files that arrived all the same
   */
  constructor({ code, message, retryable }, { fileId, sent = [] } = {}) {
    super(message);
    this.name = "UploadError";
    this.code = code;
    this.retryable = retryable;
    this.fileId = fileId;
    this.sent = sent;
  }
}
