/**
 * What is said to and by the workers that read words, and see faces and codes, in pictures.
 *
 * The page sends `start` once and first, and `link` with one end of a channel for every worker that may ask. What is in
 * pictures passes through that channel and never through the page. Every request is answered by its number. Where there
 * are two of them the scrub workers ask the first, which gets the way to the second as its `helper` and asks that for a
 * part of the words and for the codes of each picture; `null` when the second has gone.
 *
 * @typedef {object} Word in pixels of the picture; without blanks
 * @property {string} text
 * @property {number} left
 * @property {number} top
 * @property {number} right
 * @property {number} bottom
 * @property {number} confidence from 0 to 1
 * @property {boolean} endsLine whether it is the last one of its line
 *
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Side of a face or a code, in pixels of the picture
 * @typedef {Side & { text: string | null }} SeenCode what a code says; `null` where it is seen and cannot be read
 *
 * @typedef {object} Seen each `null` where it was not looked for
 * @property {Word[] | null} words
 * @property {Side[] | null} faces
 * @property {SeenCode[] | null} codes
 *
 * @typedef {import("./scrub-message.js").ErrorMessage} ErrorMessage
 *
 * @typedef {{ language: string, bytes: Uint8Array }} Model what is known of a language, packed by gzip; by the code that Tesseract has for it
 *
 * @typedef {{ type: "start", wasm: Uint8Array, models: Model[], sight: Uint8Array | null }
 *   | { type: "link", port: MessagePort }
 *   | { type: "helper", port: MessagePort | null }} ToOcrWorker
 *
 * @typedef {{ type: "ready" }
 *   | { type: "unfit", error: ErrorMessage }} FromOcrWorker
 *
 * @typedef {{ width: number, height: number, rgba: Uint8Array<ArrayBuffer> }} Picture four bytes for each pixel
 * @typedef {{ id: number, width: number, height: number, rgba: ArrayBuffer }} OcrRequest
 * @typedef {{ id: number, picture: import("./grey-picture.js").Grey, factor: number }} PieceRequest by which it is scaled
 * @typedef {{ id: number, words: Word[] }} PieceAnswer
 * @typedef {{ id: number, coded: Picture }} CodesRequest
 * @typedef {{ id: number, codes: SeenCode[] | null }} CodesAnswer
 * @typedef {({ id: number } & Seen) | PieceAnswer | CodesAnswer | { id: number, error: ErrorMessage }} OcrAnswer
 */

export {};
