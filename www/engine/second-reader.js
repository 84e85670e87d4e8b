/**
 * Reads PDF files with a parser that shares nothing with the engine's: what one of the two overlooks the other tells.
 *
 * Runs in the scrub worker, which gets the compiled viewer from the page when a PDF file has come.
 */
import { PdfView, initSync } from "../pkg-viewer/scrubjay_viewer.js";

/** @param {WebAssembly.Module} module */
export function useViewer(module) {
  initSync({ module });
}

/**
 * All that a file can show or say, in each way in which it can be read, and what stands in parts of its pages.
 *
 * @param {Uint8Array} bytes
 * @param {EngineArea[]} areas
 * @returns {{ texts: string[], within: string }}
 * @throws when a part of it cannot be read
 */
export function readAll(bytes, areas) {
  const view = new PdfView(bytes);
  /** @type {string[]} */
  const readings = [];
  const take = (/** @type {PageText} */ { byPlace, byOrder, byRun, unread }) => {
    if (unread > 0) throw new Error("A part of the file cannot be read.");
    readings.push(byPlace, byOrder, byRun);
  };
  const count = view.pageCount();
  for (let index = 0; index < count; index += 1) take(/** @type {PageText} */ (view.pageText(index)));
  for (const text of view.looseText()) take(/** @type {PageText} */ (text));
  const texts = readings.concat(view.strings());
  // Those behind the last page lie in files inside.
  const here = areas.filter(({ page }) => page < count);
  const within = here.map(({ page, rect }) => view.textWithin(page, ...rect)).join("");
  view.free();
  return { texts, within };
}

/** @typedef {{ page: number, rect: [number, number, number, number] }} EngineArea the page from 0, and left, bottom, right and top in points of its own space */

/** @typedef {{ byPlace: string, byOrder: string, byRun: string, unread: number }} PageText */
