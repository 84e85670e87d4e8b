/**
 * Shows the pages of a PDF file: their pictures, and where on these the engine's findings are.
 *
 * Runs in the scrub worker, beside the engine.
 */
import { PdfView } from "../pkg-viewer/scrubjay_viewer.js";

/** @typedef {import("./contract.js").Box} Box */
/** @typedef {import("./contract.js").BoxLine} BoxLine */
/** @typedef {import("./contract.js").Picture} Picture */

/** @typedef {[number, number]} Point */
/** @typedef {Omit<Box, "lines"> & { quads: [Point, Point, Point, Point][] }} EngineBox corners in points of the page's own space */

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
    const { width, transform } = this.#size(page);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = transform;
    const onPicture = (/** @type {Point} */ [x, y]) => /** @type {Point} */ ([(a * x + c * y + e) / width, (b * x + d * y + f) / width]);
    return boxes.map(({ quads, ...box }) => ({ ...box, lines: quads.map((quad) => lineOf(quad.map(onPicture))) }));
  }

  /**
   * @param {number} page
   * @returns {{ width: number, height: number, transform: Float64Array }}
   */
  #size(page) {
    return /** @type {{ width: number, height: number, transform: Float64Array }} */ (this.#view.pageSize(page));
  }
}

/**
 * @param {Point[]} corners begin and end of the lower edge, end and begin of the upper one
 * @returns {BoxLine}
 */
function lineOf([low = [0, 0], , end = [0, 0], start = [0, 0]]) {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  return { x: start[0], y: start[1], width: Math.hypot(dx, dy), height: Math.hypot(low[0] - start[0], low[1] - start[1]), angle: Math.atan2(dy, dx) };
}
