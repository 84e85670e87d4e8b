/**
 * Shows the pages of a picture, and where on these the engine's findings are.
 *
 * Runs in the scrub worker, beside the engine. A point of such a page is a pixel of the picture as it is shown, and its
 * space begins at the lower left corner, as that of a PDF page does.
 */
import { lineOf, rectOf } from "./page-space.js";
import { scaled } from "./scaled-picture.js";

/** @typedef {import("./contract.js").Area} Area */
/** @typedef {import("./contract.js").Box} Box */
/** @typedef {import("./contract.js").Picture} Picture */
/** @typedef {import("./page-space.js").PageSize} PageSize */
/** @typedef {import("./page-view.js").EngineArea} EngineArea */
/** @typedef {import("./page-view.js").EngineBox} EngineBox */

/** @typedef {{ width: number, height: number, rgba: Uint8Array<ArrayBuffer> }} Pixels of a page as it is shown */
/** @typedef {{ pixels(page: number): Pixels | undefined }} PixelSource */

const CHANNELS = 4;

/** The pages of one picture. */
export class PictureView {
  #source;

  /** The page that was looked at last: to unpack it takes longer than all else. @type {{ page: number, pixels: Pixels } | null} */
  #last = null;

  /** @param {PixelSource} source the engine */
  constructor(source) {
    this.#source = source;
  }

  /**
   * A page as it looks, not larger than it is.
   *
   * @param {number} page from 0
   * @param {number} widthPx
   * @returns {Picture}
   */
  picture(page, widthPx) {
    const { width, height, rgba } = this.#pixels(page);
    // Handed over, so what is kept is copied.
    if (widthPx >= width) return { width, height, rgba: new Uint8ClampedArray(rgba) };
    const shown = scaled({ width, height, samples: rgba }, { left: 0, top: 0, width, height }, widthPx / width, CHANNELS);
    return { width: shown.width, height: shown.height, rgba: new Uint8ClampedArray(shown.samples.buffer) };
  }

  /**
   * Where on the picture of a page findings are.
   *
   * @param {number} page from 0
   * @param {EngineBox[]} boxes
   * @returns {Box[]}
   */
  boxes(page, boxes) {
    if (boxes.length === 0) return [];
    const size = this.#size(page);
    return boxes.map(({ quads, ...box }) => ({ ...box, lines: quads.map((quad) => lineOf(quad, size)) }));
  }

  /**
   * Where on their pages areas are that a person has drawn on the pictures.
   *
   * @param {Area[]} areas
   * @returns {EngineArea[]}
   */
  areas(areas) {
    return areas.map(({ page, ...shape }) => ({ page, rect: rectOf(shape, this.#size(page)) }));
  }

  /** Lets go of the memory. */
  end() {
    this.#last = null;
  }

  /**
   * @param {number} page
   * @returns {PageSize}
   */
  #size(page) {
    const { width, height } = this.#pixels(page);
    return { width, transform: [1, 0, 0, -1, 0, height] };
  }

  /** @param {number} page */
  #pixels(page) {
    if (this.#last?.page !== page) {
      const pixels = this.#source.pixels(page);
      if (pixels === undefined) throw { code: "CannotRewrite", message: "The pixels of this picture cannot be had.", retryable: false };
      this.#last = { page, pixels };
    }
    return this.#last.pixels;
  }
}
