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

/** Workers have it, and the checker does not know that this is one. */
const { FileReaderSync } = /** @type {{ FileReaderSync: new () => { readAsArrayBuffer(file: Blob): ArrayBuffer } }} */ (/** @type {unknown} */ (globalThis));

/** The pages of one file. */
export class PageView {
  #view;

  /** @param {Blob} file */
  constructor(file) {
    this.#view = new PdfView(new Uint8Array(new FileReaderSync().readAsArrayBuffer(file)));
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
