/**
 * Shows the pages of a file of whatever kind: those that have pixels, and those of PDF files in it, which are drawn.
 *
 * Runs in the scrub worker, beside the engine.
 */
import { DrawingFault } from "./drawing-fault.js";
import { PageView } from "./page-view.js";
import { PictureView } from "./picture-view.js";

/** @typedef {import("./contract.js").Area} Area */
/** @typedef {import("./contract.js").Plate} Plate */
/** @typedef {import("./page-view.js").EngineArea} EngineArea */
/** @typedef {import("./page-view.js").EngineBox} EngineBox */
/** @typedef {import("./plate.js").PlacedPixels} PlacedPixels */

/** @typedef {{ page: number, count: number, bytes: Uint8Array<ArrayBuffer> }} Drawing a PDF file, which of its pages is meant, from 0, and how many the engine knows */
/** @typedef {import("./picture-view.js").PixelSource & { drawing(page: number): Drawing | undefined }} PageSource */

/** The pages of one file. */
export class FileView {
  #source;
  #pictures;

  /** The PDF file whose pages were drawn last, and where these begin. @type {{ first: number, end: number, view: PageView } | null} */
  #drawn = null;

  /** @param {PageSource} source the engine */
  constructor(source) {
    this.#source = source;
    this.#pictures = new PictureView(source);
  }

  /**
   * A page as it looks.
   *
   * @param {number} page from 0
   * @param {number} widthPx
   */
  picture(page, widthPx) {
    return this.#shown(page, (view, at) => view.picture(at, widthPx));
  }

  /**
   * Where on the picture of a page findings are.
   *
   * @param {number} page from 0
   * @param {EngineBox[]} boxes
   */
  boxes(page, boxes) {
    return boxes.length === 0 ? [] : this.#shown(page, (view, at) => view.boxes(at, boxes));
  }

  /**
   * Where on their pages areas are that a person has drawn on the pictures.
   *
   * @param {Area[]} areas
   * @returns {EngineArea[]}
   */
  areas(areas) {
    return areas.flatMap((area) => {
      const found = this.#shown(area.page, (view, at) => view.areas([{ ...area, page: at }]));
      return found.map(({ rect }) => ({ page: area.page, rect }));
    });
  }

  /**
   * The pixels of a plate, for somebody to look at them; `null` where nobody has them.
   *
   * @param {Plate} plate
   * @returns {PlacedPixels | null}
   */
  pixels(plate) {
    if (plate.isDrawn) return this.#shown(plate.page, (view, at) => (view instanceof PageView ? view.pixels({ ...plate, page: at }) : null));
    const pixels = this.#source.pixels(plate.page);
    return pixels === undefined ? null : { ...pixels, transform: [1, 0, 0, -1, 0, pixels.height] };
  }

  /** Lets go of the memory. */
  end() {
    this.#pictures.end();
    this.#drawn?.view.end();
    this.#drawn = null;
  }

  /**
   * Has a page shown by what can show it.
   *
   * @template Result
   * @param {number} page from 0
   * @param {(view: PageView | PictureView, at: number) => Result} show gets the page as what shows it counts
   * @returns {Result}
   * @throws {DrawingFault} when it cannot be drawn
   */
  #shown(page, show) {
    const drawn = this.#drawnAt(page);
    if (drawn === null) return show(this.#pictures, page);
    try {
      return show(drawn.view(), drawn.at);
    } catch (reason) {
      throw new DrawingFault("The page cannot be drawn.", { cause: reason });
    }
  }

  /** @param {number} page */
  #drawnAt(page) {
    const known = this.#drawn;
    if (known !== null && page >= known.first && page < known.end) return { at: page - known.first, view: () => known.view };
    const drawing = this.#source.drawing(page);
    if (drawing === undefined) return null;
    const view = () => {
      known?.view.end();
      this.#drawn = null;
      const first = page - drawing.page;
      this.#drawn = { first, end: first + drawing.count, view: new PageView(drawing.bytes) };
      return this.#drawn.view;
    };
    return { at: drawing.page, view };
  }
}
