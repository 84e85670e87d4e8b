/**
 * Sees faces and codes in pictures.
 *
 * A code that is damaged in just the right way can end the module that reads it. What was seen until then is told, and
 * the module is not called again.
 */
import { Sight, initSync } from "../pkg-sight/scrubjay_sight.js";

/** @typedef {import("./ocr-message.js").SeenCode} SeenCode */
/** @typedef {import("./ocr-message.js").Side} Side */
/** @typedef {{ width: number, height: number, rgba: Uint8Array | Uint8ClampedArray }} Picture */

/** Looks at one picture after the other. */
export class PictureSight {
  #isLost = false;

  /**
   * @param {Uint8Array} wasm
   * @returns {Promise<PictureSight | null>} `null` where this browser cannot run it
   */
  static async start(wasm) {
    try {
      initSync({ module: await WebAssembly.compile(/** @type {Uint8Array<ArrayBuffer>} */ (wasm)) });
      return new PictureSight();
    } catch {
      return null;
    }
  }

  /**
   * The faces of a picture, each from hair to chin.
   *
   * @param {Picture} picture
   * @returns {Side[] | null} `null` where they cannot be looked for
   */
  faces(picture) {
    return this.#seen(picture, (sight) => /** @type {Side[]} */ (sight.faces()));
  }

  /**
   * The codes of a picture that machines read.
   *
   * @param {Picture} picture
   * @returns {SeenCode[] | null} `null` where they cannot be looked for
   */
  codes(picture) {
    return this.#seen(picture, (sight) => /** @type {SeenCode[]} */ (sight.codes()));
  }

  /**
   * @template Result
   * @param {Picture} picture
   * @param {(sight: Sight) => Result} look
   * @returns {Result | null}
   */
  #seen({ width, height, rgba }, look) {
    if (this.#isLost) return null;
    try {
      const sight = new Sight(width, height, /** @type {Uint8Array} */ (rgba));
      const seen = look(sight);
      sight.free();
      return seen;
    } catch {
      // What was thrown is not told on: it may hold what the picture says.
      this.#isLost = true;
      return null;
    }
  }
}
