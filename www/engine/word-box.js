/**
 * Takes from the boxes of words what they cover of the lines above and below.
 *
 * What reads a line gives some of its words boxes that reach into the next line: painted over, they would take a piece
 * of that with them. Such a box ends where nothing is written between both lines, and stays as it is where there is no
 * such row: it is never smaller than the letters of its word.
 */
import { boundsOf, linesOf } from "./word-line.js";

/** @typedef {import("./grey-picture.js").Grey} Grey */
/** @typedef {import("./ocr-message.js").Word} Word */

/** Boxes may reach so many letter heights beyond those of the words beside them. */
const BEYOND = 0.35;

/** So many words on either side count, and not the whole line: it may slant. */
const BESIDE = 3;

/** Of fewer words none tells what is usual. */
const FEWEST = 3;

/** How far from its neighbour's the shade of a pixel at the edge of a letter is at least. */
const EDGE = 32;

/**
 * @param {Word[]} words in the order in which they are read
 * @param {Grey} picture
 * @returns {Word[]}
 */
export function withinLines(words, picture) {
  const lines = linesOf(words).map((line) => ({ bounds: boundsOf(line), places: line.map((word, index) => placeOf(word, line.slice(Math.max(index - BESIDE, 0), index + BESIDE + 1))) }));
  return lines.flatMap((line) =>
    line.places.map((place) => {
      const { word } = place;
      const near = lines.filter(({ bounds }) => bounds !== line.bounds && bounds.top < word.bottom && bounds.bottom > word.top);
      const facing = near.flatMap(({ places }) => places.filter((other) => other.word.left < word.right && other.word.right > word.left));
      return { ...word, top: topOf(place, facing, picture), bottom: bottomOf(place, facing, picture) };
    }),
  );
}

/**
 * @param {Word} word
 * @param {Word[]} beside it, and itself
 * @returns {Place}
 */
function placeOf(word, beside) {
  const [top, bottom] = [middleOf(beside.map(({ top }) => top)), middleOf(beside.map(({ bottom }) => bottom))];
  const reach = (bottom - top) * BEYOND;
  const outer = { top: Math.max(word.top, Math.floor(top - reach)), bottom: Math.min(word.bottom, Math.ceil(bottom + reach)) };
  const middle = (top + bottom) / 2;
  return { word, outer, inner: beside.length < FEWEST ? { top: middle, bottom: middle } : { top, bottom } };
}

/**
 * @param {Place} place
 * @param {Place[]} facing
 * @param {Grey} picture
 */
function topOf({ word, inner }, facing, picture) {
  const above = Math.max(...facing.flatMap(({ outer: { bottom } }) => (bottom <= inner.top ? [bottom] : [])));
  for (let y = above; y > word.top && y < inner.top; y += 1) if (isBlank(picture, word, y)) return y;
  return word.top;
}

/**
 * @param {Place} place
 * @param {Place[]} facing
 * @param {Grey} picture
 */
function bottomOf({ word, inner }, facing, picture) {
  const below = Math.min(...facing.flatMap(({ outer: { top } }) => (top >= inner.bottom ? [top] : [])));
  for (let y = below; y < word.bottom && y > inner.bottom; y -= 1) if (isBlank(picture, word, y - 1)) return y;
  return word.bottom;
}

/**
 * Whether nothing is written in one row of a box.
 *
 * @param {Grey} picture
 * @param {Word} word
 * @param {number} y
 */
function isBlank({ width, samples }, { left, right }, y) {
  for (let at = y * width + left; at < y * width + right - 1; at += 1) {
    if (Math.abs((samples[at] ?? 0) - (samples[at + 1] ?? 0)) >= EDGE) return false;
  }
  return true;
}

/** @param {number[]} values of which there are some */
function middleOf(values) {
  return values.sort((first, second) => first - second)[values.length >> 1] ?? 0;
}

/** @typedef {{ top: number, bottom: number }} Stretch of rows */

/**
 * @typedef {object} Place
 * @property {Word} word
 * @property {Stretch} outer where its letters may be
 * @property {Stretch} inner where letters of its line are, and none of another
 */
