/**
 * Shows the pages of a PDF file: their pictures, and where on these the engine's findings are.
 *
 * Runs in the scrub worker, beside the engine.
 */
import { PdfView } from "../pkg-viewer/scrubjay_viewer.js";
import { lineOf, rectOf } from "./page-space.js";

/** @typedef {import("./contract.js").Area} Area */
/** @typedef {import("./contract.js").Box} Box */
/** @typedef {import("./contract.js").Picture} Picture */
/** @typedef {import("./page-space.js").PageSize} PageSize */
/** @typedef {import("./page-space.js").Quad} Quad */

/** @typedef {Omit<Box, "lines"> & { quads: Quad[] }} EngineBox corners in points of the page's own space */
/** @typedef {{ page: number, rect: import("./page-space.js").Rect }} EngineArea in points of the page's own space */

/** Bytes of a pixel. */
const CHANNELS = 4;

/** The pages of one file. */
export class PageView {
  #view;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#view = new PdfView(bytes);
  }

  /**
   * A page as it looks.
   *
   * @param {number} page from 0
   * @param {number} widthPx
   * @returns {Picture}
   */
  picture(page, widthPx) {
    const { width } = this.#size(page);
    const { rgba, ...size } = /** @type {Picture} */ (this.#view.render(page, widthPx / width));
    return { width: size.width, height: size.height, rgba };
  }

  /**
   * The pixels of a part of a page, for somebody to look at them.
   *
   * @param {import("./contract.js").Plate} plate
   * @returns {import("./plate.js").PlacedPixels}
   */
  pixels({ page, part, scale: wanted }) {
    const whole = /** @type {Picture & { scale: number }} */ (this.#view.render(page, wanted));
    const { scale } = whole;
    const inside = (/** @type {number} */ at, /** @type {number} */ most) => Math.min(Math.max(at, 0), most);
    const [left, top] = [inside(Math.floor(part[0] * scale), whole.width), inside(Math.floor(part[1] * scale), whole.height)];
    const [right, bottom] = [inside(Math.ceil(part[2] * scale), whole.width), inside(Math.ceil(part[3] * scale), whole.height)];
    const rgba = new Uint8Array((right - left) * (bottom - top) * CHANNELS);
    for (let row = top; row < bottom; row += 1) {
      const start = (row * whole.width + left) * CHANNELS;
      rgba.set(whole.rgba.subarray(start, start + (right - left) * CHANNELS), (row - top) * (right - left) * CHANNELS);
    }
    const { 0: a = 0, 1: b = 0, 2: c = 0, 3: d = 0, 4: e = 0, 5: f = 0 } = this.#size(page).transform;
    const transform = [a * scale, b * scale, c * scale, d * scale, e * scale - left, f * scale - top];
    return { width: right - left, height: bottom - top, rgba, transform };
  }

  /**
   * Where on the picture of a page findings are.
   *
   * @param {number} page from 0
   * @param {EngineBox[]} boxes
   * @returns {Box[]}
   */
  boxes(page, boxes) {
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

  /** Lets go of the memory; the view cannot be used after it. */
  end() {
    this.#view.free();
  }

  /**
   * @param {number} page
   * @returns {PageSize}
   */
  #size(page) {
    return /** @type {PageSize} */ (this.#view.pageSize(page));
  }
}
