/**
 * What the page and an archive worker say to each other.
 *
 * A worker has one archive: `list` comes first and once. Or it has none, and is asked to `collect`. `end` comes last. Every request is answered by one `done` or `failed` with
 * its number.
 *
 * @typedef {"zip" | "tar" | "tar.gz"} Packing
 *
 * @typedef {object} Listed a file of an archive, by its place in the list
 * @property {string} name relative, with `/` between its segments
 * @property {number} size bytes after unpacking, as the archive says
 *
 * @typedef {object} Listing
 * @property {Listed[]} members the files, in their order
 * @property {{ kind: string, count: number }[]} aside what is no file and is not kept
 *
 * @typedef {object} Written an archive of clean files
 * @property {Blob} blob
 * @property {string} sha256 of it, 64 lower-case hex digits
 *
 * @typedef {object} Calls the arguments and the result of every request
 * @property {{ args: { file: Blob, packing: Packing }, result: Listing | null }} list `null` for one that need not be opened file by file
 * @property {{ args: { index: number }, result: Blob }} unpack
 * @property {{ args: { index: number, name: string, bytes: Uint8Array<ArrayBuffer>, sha256: string }, result: undefined }} keep takes what a file has become, with its name and what the engine says is its hash
 * @property {{ args: { indices: number[] }, result: Written }} write packs what was kept, in this order, and reads it once more
 * @property {{ args: { files: { path: string, blob: Blob }[] }, result: Blob }} collect packs clean files as a ZIP archive, as they are
 * @property {{ args: {}, result: undefined }} end forgets everything
 *
 * @typedef {keyof Calls} Call
 * @typedef {{ code: string, message: string, retryable: boolean }} ErrorMessage
 *
 * @typedef {{ request: number, call: Call, args: Calls[Call]["args"] }} ToArchiveWorker
 *
 * @typedef {{ type: "progress", request: number, done: number, total: number }
 *   | { type: "done", request: number, result: Calls[Call]["result"] }
 *   | { type: "failed", request: number, error: ErrorMessage }} FromArchiveWorker
 */

export {};
