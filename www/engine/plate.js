/**
 * Has the parts of a file looked at of which only the pixels tell what they say.
 *
 * Runs in the scrub worker, beside the engine.
 */

import { DrawingFault } from "./drawing-fault.js";

/** @typedef {import("./contract.js").Plate} Plate */
/** @typedef {import("./picture-view.js").Pixels} Pixels */
/** @typedef {import("./picture-words.js").PictureWords} PictureWords */
/** @typedef {import("./scrub-message.js").Reading} Reading */

/** @typedef {Pixels & { transform: ArrayLike<number> }} PlacedPixels with how the page's own space lies on them */
/** @typedef {{ readPage(page: number, sight: object): void }} PlateSession the engine */
/** @typedef {{ pixels(plate: Plate): PlacedPixels | null }} PlateView what has the pixels of pages, or draws them */

/** So many plates of one file are looked at: each takes seconds, and nobody waits an hour for a book that was scanned. */
const MOST = 100;

/**
 * Hands the engine what is seen on each plate. One of which nobody has the pixels stays as it is, and so do those behind the
 * first hundred.
 *
 * @param {PlateSession} session
 * @param {Plate[]} plates
 * @param {PictureWords | null} reader `null` where there is none
 * @param {PlateView} view
 * @param {(part: number) => void} [progress] how much is done, up to 1
 * @returns {Promise<Reading>}
 */
export async function readPlates(session, plates, reader, view, progress = () => undefined) {
  /** @type {[number[], number[]]} */
  const [pages, closed] = [[], []];
  let [failed, unseen] = [false, false];
  const looked = plates.slice(0, MOST);
  for (const [index, plate] of looked.entries()) {
    progress(index / looked.length);
    const pixels = drawn(view, plate);
    failed ||= pixels === undefined;
    if (pixels === null) closed.push(plate.page);
    if (pixels === undefined || pixels === null) continue;
    const { transform, ...picture } = pixels;
    const seen = await (reader?.read(picture) ?? null);
    if (seen === null || seen.words === null) return { pages, failed: true, unseen, closed };
    const { words, faces, codes } = seen;
    unseen ||= faces === null || codes === null;
    session.readPage(plate.page, { words, codes: codes ?? [], faces: (faces ?? []).map(sidesOf), transform: Array.from(transform) });
    pages.push(plate.page);
  }
  return { pages, failed, unseen, closed };
}

/**
 * The pixels of a plate; nothing where what draws it has stopped: of others it may not have.
 *
 * @param {PlateView} view
 * @param {Plate} plate
 */
function drawn(view, plate) {
  try {
    return view.pixels(plate);
  } catch (reason) {
    if (!(reason instanceof DrawingFault)) throw reason;
    return undefined;
  }
}

/** @param {import("./ocr-message.js").Side} side */
function sidesOf({ left, top, right, bottom }) {
  return [left, top, right, bottom];
}
