/**
 * One worker's side of another that reads parts of pictures for it.
 */

/** @typedef {import("./grey-picture.js").Grey} Grey */
/** @typedef {import("./ocr-message.js").OcrAnswer} OcrAnswer */
/** @typedef {import("./ocr-message.js").PieceRequest} PieceRequest */
/** @typedef {import("./ocr-message.js").Word} Word */

/** Asks for the words of one part after the other. After it has failed once it fails always. */
export class PieceReader {
  #port;
  #next = 1;
  #isLost = false;

  /** @type {((words: Word[] | null) => void) | null} */
  #pending = null;

  /** @param {MessagePort} port */
  constructor(port) {
    this.#port = port;
    port.onmessage = (/** @type {MessageEvent<OcrAnswer>} */ { data }) => {
      if ("words" in data && data.words !== null) this.#settle(data.words);
      else this.lose();
    };
  }

  /**
   * @param {Grey} picture
   * @param {number} factor
   * @returns {Promise<Word[] | null>} `null` where they cannot be had
   */
  read(picture, factor) {
    if (this.#isLost) return Promise.resolve(null);
    /** @type {PieceRequest} */
    const request = { id: this.#next++, picture, factor };
    return new Promise((resolve) => {
      this.#pending = resolve;
      this.#port.postMessage(request);
    });
  }

  /** There will be no answer any more. */
  lose() {
    this.#isLost = true;
    this.#port.close();
    this.#settle(null);
  }

  /** @param {Word[] | null} words */
  #settle(words) {
    this.#pending?.(words);
    this.#pending = null;
  }
}
