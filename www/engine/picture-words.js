/**
 * The scrub worker's side of the worker that reads words in pictures.
 */

/** @typedef {import("./ocr-message.js").OcrAnswer} OcrAnswer */
/** @typedef {import("./ocr-message.js").OcrRequest} OcrRequest */
/** @typedef {import("./ocr-message.js").Seen} Seen */

/** How long one picture may take. A page full of small print takes some ten seconds on a slow machine. */
const LIMIT_MS = 120_000;

/** Asks for what is in one picture after the other. After it has failed once it fails always. */
export class PictureWords {
  #port;
  #next = 1;
  #isLost = false;

  /** @type {((answer: OcrAnswer | null) => void) | null} */
  #pending = null;

  /**
   * @param {MessagePort} port
   * @param {number} [limitMs] how long one picture may take
   */
  constructor(port, limitMs = LIMIT_MS) {
    this.#port = port;
    this.limitMs = limitMs;
    port.onmessage = (/** @type {MessageEvent<OcrAnswer>} */ { data }) => this.#pending?.(data);
  }

  /**
   * @param {{ width: number, height: number, rgba: Uint8Array<ArrayBuffer> }} picture whose pixels are handed over
   * @returns {Promise<Seen | null>} `null` where it cannot be had
   */
  async read({ width, height, rgba }) {
    if (this.#isLost) return null;
    const buffer = rgba.byteLength === rgba.buffer.byteLength ? rgba.buffer : rgba.slice().buffer;
    /** @type {OcrRequest} */
    const request = { id: this.#next++, width, height, rgba: buffer };
    const answer = await new Promise((/** @type {(answer: OcrAnswer | null) => void} */ resolve) => {
      const timer = setTimeout(() => resolve(null), this.limitMs);
      this.#pending = (given) => {
        clearTimeout(timer);
        resolve(given);
      };
      this.#port.postMessage(request, [buffer]);
    });
    this.#pending = null;
    if (answer !== null && answer.id === request.id && "faces" in answer) {
      const { words, faces, codes } = answer;
      return { words, faces, codes };
    }
    this.lose();
    return null;
  }

  /** There will be no answer any more. */
  lose() {
    this.#isLost = true;
    this.#pending?.(null);
    this.#port.close();
  }
}
