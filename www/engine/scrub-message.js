/**
 * What the page and a scrub worker say to each other.
 *
 * `start` comes once and first. `open` begins with a file and `close` ends with it: a worker has one at a time. `names` may
 * come before it, `viewer` after it and before `clean`, `boxes`, `draft` or `picture` of a file that has pages, `reader` after
 * it and before `scan` or `search` of a picture; with `null` when there is none any more. A worker that has been given one of these two
 * takes no other file. What is the same for all files, in a brief and in rulings, is told once. Every request is answered by one `done` or `failed` with its number,
 * or by `dead` for all that are open.
 *
 * @typedef {import("./contract.js").Box} Box
 * @typedef {import("./contract.js").Brief} Brief
 * @typedef {import("./contract.js").Cleaned} Cleaned
 * @typedef {import("./contract.js").Drawn} Drawn
 * @typedef {import("./contract.js").Opened} Opened
 * @typedef {import("./contract.js").Item} Item
 * @typedef {import("./contract.js").Picture} Picture
 * @typedef {import("./contract.js").Preview} Preview
 * @typedef {import("./contract.js").Report} Report
 * @typedef {import("./contract.js").Rulings} Rulings
 * @typedef {import("./contract.js").Uncleaned} Uncleaned
 *
 * @typedef {{ code: string, message: string, retryable: boolean }} ErrorMessage
 *
 * @typedef {object} Calls the arguments and the result of every request
 * @property {{ args: { policy: string, fileId: string, name: string, file: Blob }, result: Opened }} open
 * @property {{ args: { brief: Brief }, result: { report: Report, names: NamesUse, reading: Reading } }} scan
 * @property {{ args: { brief: Brief }, result: { reading: Reading } }} search the same for a file that is cleaned next; nothing is told of it
 * @property {{ args: { asPages: boolean }, result: Preview }} preview
 * @property {{ args: { start: number, count: number }, result: Item[] }} items
 * @property {{ args: { findingId: string }, result: number }} itemOf
 * @property {{ args: { page: number }, result: Box[] }} boxes pages are counted from 0
 * @property {{ args: { rulings: Rulings, drawn: Drawn }, result: undefined }} draft writes the file as it would be written by now, for `picture` to show
 * @property {{ args: { page: number, widthPx: number, side: "before" | "after" }, result: Picture }} picture of the file, or of its draft
 * @property {{ args: { rulings: Rulings, drawn: Drawn, asBytes: boolean }, result: Cleaned | Uncleaned }} clean
 * @property {{ args: {}, result: { memoryBytes: number } }} close lets go of the file; tells how much memory the engine has, which never gets less
 *
 * @typedef {"used" | "absent" | "refused"} NamesUse whether a scan found names in running text; refused = not of this engine
 *
 * @typedef {{ pages: number[], failed: boolean, unseen: boolean, closed: number[] }} Reading the pages in whose pixels words were looked for, whether what reads them failed at another, whether faces or codes were not looked for in one of them, and the pages whose pixels nobody has
 *
 * @typedef {keyof Calls} Call
 *
 * @typedef {{ type: "start", module: WebAssembly.Module, lexicon: Uint8Array, names: Uint8Array | null }
 *   | { type: "names", names: Uint8Array }
 *   | { type: "viewer", module: WebAssembly.Module }
 *   | { type: "reader", port: MessagePort | null }
 *   | { type: "request", request: number, call: Call, args: Calls[Call]["args"] }} ToScrubWorker
 *
 * @typedef {{ type: "ready" }
 *   | { type: "unfit", error: ErrorMessage }
 *   | { type: "progress", request: number, done: number, total: number }
 *   | { type: "done", request: number, result: Calls[Call]["result"] }
 *   | { type: "failed", request: number, error: ErrorMessage }
 *   | { type: "dead" }} FromScrubWorker
 */

export {};
