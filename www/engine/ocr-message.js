/**
 * What is said to and by the worker that reads words in pictures.
 *
 * The page sends `start` once and first, and `link` with one end of a channel for every scrub worker that may ask. What
 * is in pictures passes through that channel and never through the page. Every request is answered by its number.
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
 * @typedef {import("./scrub-message.js").ErrorMessage} ErrorMessage
 *
 * @typedef {{ type: "start", wasm: Uint8Array, model: Uint8Array }
 *   | { type: "link", port: MessagePort }} ToOcrWorker
 *
 * @typedef {{ type: "ready" }
 *   | { type: "unfit", error: ErrorMessage }} FromOcrWorker
 *
 * @typedef {{ id: number, width: number, height: number, rgba: ArrayBuffer }} OcrRequest four bytes for each pixel
 * @typedef {{ id: number, words: Word[] } | { id: number, error: ErrorMessage }} OcrAnswer
 */

export {};
