/**
 * Reads one picture in two halves at the same time, the lower one elsewhere.
 */
import { greyOf } from "./grey-picture.js";
import { letterSize } from "./letter-size.js";
import { factorFor } from "./ocr-reader.js";
import { cutAlong, seamOf } from "./seam.js";
import { withinLines } from "./word-box.js";
import { boundsOf, linesOf } from "./word-line.js";

/** @typedef {import("./grey-picture.js").Grey} Grey */
/** @typedef {import("./ocr-message.js").Word} Word */

/**
 * @typedef {object} Helper
 * @property {(picture: Grey, factor: number) => Promise<Word[] | null>} read a part of a picture; `null` where it cannot any more
 */

/** A smaller picture is read before another worker could begin, in pixels as they are read. */
const FEWEST_PIXELS = 400_000;

/**
 * The words of a picture in the order in which they are read.
 *
 * @param {{ readGrey(picture: Grey, factor: number): Word[] }} reader
 * @param {Helper | null} helper
 * @param {{ width: number, height: number, rgba: Uint8Array | Uint8ClampedArray }} picture
 * @returns {Promise<Word[]>} in pixels of the picture
 */
export async function readDivided(reader, helper, picture) {
  const grey = greyOf(picture);
  return withinLines(await readGrey(reader, helper, grey), grey);
}

/**
 * @param {{ readGrey(picture: Grey, factor: number): Word[] }} reader
 * @param {Helper | null} helper
 * @param {Grey} grey
 */
async function readGrey(reader, helper, grey) {
  const size = letterSize(grey);
  const factor = factorFor(size, grey);
  const isLarge = grey.width * grey.height * factor ** 2 >= FEWEST_PIXELS;
  const seam = helper !== null && size !== null && isLarge ? seamOf(grey, size) : null;
  const [upper, lower] = seam === null ? [] : cutAlong(grey, seam);
  if (helper === null || upper === undefined || lower === undefined) return reader.readGrey(grey, factor);
  const asked = helper.read(lower.picture, factor);
  const first = reader.readGrey(upper.picture, factor);
  const second = (await asked) ?? reader.readGrey(lower.picture, factor);
  return inOrder(first, second.map((word) => ({ ...word, top: word.top + lower.top, bottom: word.bottom + lower.top })));
}

/**
 * The words of both halves as if they had been read in one: those of a column go on where they stopped.
 *
 * @param {Word[]} upper
 * @param {Word[]} lower
 */
export function inOrder(upper, lower) {
  const columns = columnsOf(upper);
  let at = 0;
  for (const column of columnsOf(lower)) {
    const [line] = linesOf(column);
    const above = columns.findLastIndex((other) => line !== undefined && linesOf(other).some((words) => isAbove(words, line)));
    at = Math.max(at, above < 0 ? columns.length - 1 : above);
    columns[at] = [...(columns[at] ?? []), ...column];
  }
  return columns.flat();
}

/**
 * Words that were read from top to bottom, and then again from further up.
 *
 * @param {Word[]} words
 */
function columnsOf(words) {
  /** @type {Word[][]} */
  const columns = [];
  let top = Infinity;
  for (const line of linesOf(words)) {
    const bounds = boundsOf(line);
    if ((bounds.top + bounds.bottom) / 2 < top) columns.push([]);
    columns.at(-1)?.push(...line);
    top = bounds.top;
  }
  return columns;
}

/**
 * Whether two lines share some of the width of the picture.
 *
 * @param {Word[]} line
 * @param {Word[]} other
 */
function isAbove(line, other) {
  const [first, second] = [boundsOf(line), boundsOf(other)];
  return first.left < second.right && second.left < first.right;
}
