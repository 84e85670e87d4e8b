/**
 * One worker's side of another that does a part of the work on pictures for it.
 */

/** @typedef {import("./grey-picture.js").Grey} Grey */
/** @typedef {import("./ocr-message.js").CodesRequest} CodesRequest */
/** @typedef {import("./ocr-message.js").OcrAnswer} OcrAnswer */
/** @typedef {import("./ocr-message.js").Picture} Picture */
/** @typedef {import("./ocr-message.js").PieceRequest} PieceRequest */
/** @typedef {import("./ocr-message.js").SeenCode} SeenCode */
/** @typedef {import("./ocr-message.js").Word} Word */

/** Asks for the words of parts of pictures and for codes. After it has failed once it fails always. */
export class PieceReader {
  #port;
  #next = 1;
  #isLost = false;

  /** By the number of what was asked. @type {Map<number, (answer: OcrAnswer | null) => void>} */
  #pending = new Map();

  /** @param {MessagePort} port */
  constructor(port) {
    this.#port = port;
    port.onmessage = (/** @type {MessageEvent<OcrAnswer>} */ { data }) => {
      if ("error" in data) this.lose();
      else this.#settle(data.id, data);
    };
  }

  /**
   * @param {Grey} picture
   * @param {number} factor
   * @returns {Promise<Word[] | null>} `null` where they cannot be had
   */
  async read(picture, factor) {
    const answer = await this.#ask((id) => ({ id, picture, factor }));
    return answer !== null && "words" in answer ? answer.words : null;
  }

  /**
   * @param {Picture} picture
   * @returns {Promise<SeenCode[] | null>} `null` where they cannot be had
   */
  async codes(picture) {
    const answer = await this.#ask((id) => ({ id, coded: picture }));
    return answer !== null && "codes" in answer ? answer.codes : null;
  }

  /** There will be no answer any more. */
  lose() {
    this.#isLost = true;
    this.#port.close();
    for (const id of [...this.#pending.keys()]) this.#settle(id, null);
  }

  /**
   * @param {(id: number) => PieceRequest | CodesRequest} request
   * @returns {Promise<OcrAnswer | null>}
   */
  #ask(request) {
    if (this.#isLost) return Promise.resolve(null);
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      this.#port.postMessage(request(id));
    });
  }

  /**
   * @param {number} id
   * @param {OcrAnswer | null} answer
   */
  #settle(id, answer) {
    this.#pending.get(id)?.(answer);
    this.#pending.delete(id);
  }
}
