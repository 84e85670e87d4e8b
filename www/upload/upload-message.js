/**
 * What the page and the upload worker say to each other.
 *
 * @typedef {import("./upload-sink.js").UploadFailure} UploadFailure
 */

/**
 * One clean file on its way out. There is no other field: what is not here cannot be sent.
 *
 * @typedef {object} UploadItem
 * @property {string} id names the file between page and worker; not sent
 * @property {string} name the cleaned name
 * @property {string} mediaType
 * @property {Blob} blob the cleaned bytes
 * @property {string} sha256 of `blob`
 * @property {string} role what the file is in its task
 * @property {string} [task] the task that the file belongs to
 */

/**
 * `start` comes once, first.
 *
 * @typedef {{ type: "start", endpoint: string, items: UploadItem[] } | { type: "pause" } | { type: "resume" }} ToUploadWorker
 */

/**
 * Each item ends in `sent` or `failed`, save those behind one whose receiver could not be reached; `done` comes last.
 *
 * @typedef {{ type: "progress", id: string, acknowledgedBytes: number, totalBytes: number }
 *   | { type: "sent", id: string, url: string }
 *   | { type: "failed", id: string, error: UploadFailure }
 *   | { type: "done" }} FromUploadWorker
 */

export {};
