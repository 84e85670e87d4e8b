/**
 * Reads words in pictures.
 *
 * The reader that does it was made for paper: it does best where letters have the size that they have there at some 200
 * dots an inch, and loses what stands in tables when it has to guess how many dots there are. So pictures are brought to
 * that size, and it is told.
 */
import { createOCREngine, layoutFlags } from "tesseract-wasm";
import { greyOf, inColour } from "./grey-picture.js";
import { letterSize } from "./letter-size.js";
import { scaled } from "./scaled-picture.js";

/** @typedef {import("./grey-picture.js").Grey} Grey */
/** @typedef {import("./scaled-picture.js").Part} Part */
/** @typedef {import("./ocr-message.js").Word} Word */
/** @typedef {import("tesseract-wasm").OCREngine} Engine */
/** @typedef {import("tesseract-wasm").TextItem} TextItem */

/** Letters of this size are read best. */
const BEST_SIZE = 13;

/** What is about that size already is left as it is. */
const NEAR = { smallest: 0.6, largest: 1.2 };

const LARGEST_FACTOR = 3;

/** A picture is not made larger than this, in pixels. */
const MOST_ENLARGED = 60_000_000;

/** What is read at once, in pixels. The memory of a tile is some ten times as many bytes. */
const TILE_WIDTH = 5000;
const TILE_HEIGHT = 3000;

/** How far tiles run into each other: half of the longest word, and of the highest letters. */
const OVERLAP = 400;

const SETTINGS = {
  // Else what it takes for tables is left out.
  textord_tabfind_find_tables: "0",
  // Else it guesses, and takes the rules of tables on large screens for letters or letters for rules.
  user_defined_dpi: "140",
};

/** Shades that are no farther apart than this are one to who looks. */
const ALIKE = 8;

/** A word with a digit that is read with less certainty is looked at once more, from nearer; but not many of them. */
const DOUBTFUL = { confidence: 0.6, nearer: 2, margin: 0.4, most: 40, mostPixels: 1_000_000 };

/** What has neither letter nor digit and is not read with this certainty is a speck or a part of a rule. */
const CERTAIN = 0.5;

/** Reads one picture after the other. After it has thrown it must not be used again. */
export class OcrReader {
  #engine;

  /** @param {Engine} engine with its model */
  constructor(engine) {
    this.#engine = engine;
  }

  /**
   * What does the reading, which knows no language yet.
   *
   * @param {Uint8Array} wasm
   */
  static engine(wasm) {
    return createOCREngine({ wasmBinary: wasm });
  }

  /**
   * @param {Engine} engine
   * @param {Uint8Array} model what it knows of a language
   */
  static start(engine, model) {
    engine.loadModel(model);
    for (const [name, value] of Object.entries(SETTINGS)) engine.setVariable(name, value);
    return new OcrReader(engine);
  }

  /**
   * The words of a picture in the order in which they are read.
   *
   * @param {{ width: number, height: number, rgba: Uint8Array | Uint8ClampedArray }} picture
   * @returns {Word[]} in pixels of the picture
   */
  read(picture) {
    const grey = greyOf(picture);
    return this.readGrey(grey, factorFor(letterSize(grey), grey));
  }

  /**
   * The words of a grey picture in the order in which they are read.
   *
   * @param {Grey} picture
   * @param {number} factor that brings its letters to the size at which they are read best
   * @returns {Word[]} in pixels of the picture
   */
  readGrey(picture, factor) {
    if (isEven(picture)) return [];
    const words = tilesOf(picture, factor).flatMap((tile) => this.#readTile(picture, tile, factor));
    for (const word of words.filter(isDoubtful).slice(0, DOUBTFUL.most)) this.#readAgain(picture, word, factor);
    return words;
  }

  /** Lets go of the memory; the reader cannot be used after it. */
  end() {
    this.#engine.destroy();
  }

  /**
   * Reads a word by itself, and takes what it says then if that is as long and surer. Digits in letters of equal width
   * are often taken for others.
   *
   * @param {Grey} picture
   * @param {Word} word which is changed
   * @param {number} factor
   */
  #readAgain(picture, word, factor) {
    const margin = Math.ceil((word.bottom - word.top) * DOUBTFUL.margin);
    const [left, top] = [Math.max(word.left - margin, 0), Math.max(word.top - margin, 0)];
    const [right, bottom] = [Math.min(word.right + margin, picture.width), Math.min(word.bottom + margin, picture.height)];
    const part = { left, top, width: right - left, height: bottom - top };
    const nearer = factor * DOUBTFUL.nearer;
    if (part.width * part.height * nearer ** 2 > DOUBTFUL.mostPixels) return;
    const [again, ...others] = this.#readTile(picture, { part, core: { left, top, right, bottom } }, nearer);
    if (again === undefined || others.length > 0 || again.text.length !== word.text.length || again.confidence <= word.confidence) return;
    word.text = again.text;
    word.confidence = again.confidence;
  }

  /**
   * @param {Grey} picture
   * @param {Tile} tile
   * @param {number} factor
   */
  #readTile(picture, { part, core }, factor) {
    const image = inColour(scaled(picture, part, factor, 1));
    this.#engine.loadImage(/** @type {ImageData} */ (image));
    const items = this.#engine.getTextBoxes("word");
    this.#engine.clearImage();
    const words = items.flatMap((item) => wordsOf(item, part, picture, factor));
    return kept(words, (word) => isWithin(word, core) && isWord(word));
  }
}

/**
 * @param {number | null} size of the letters
 * @param {{ width: number, height: number }} picture
 */
export function factorFor(size, { width, height }) {
  if (size === null) return 1;
  const wanted = BEST_SIZE / size;
  if (wanted >= NEAR.smallest && wanted <= NEAR.largest) return 1;
  return Math.min(wanted, LARGEST_FACTOR, Math.max(Math.sqrt(MOST_ENLARGED / (width * height)), 1));
}

/**
 * Divides a picture. Each tile answers for its core, and is read with what lies around that: a word at the edge of one
 * core is whole in both tiles, and counts in the one in which its middle is.
 *
 * @param {{ width: number, height: number }} picture
 * @param {number} factor by which each tile is scaled
 * @returns {Tile[]}
 */
export function tilesOf({ width, height }, factor) {
  const across = stretches(width, Math.round(TILE_WIDTH / factor), Math.round(OVERLAP / factor));
  const down = stretches(height, Math.round(TILE_HEIGHT / factor), Math.round(OVERLAP / factor));
  return down.flatMap((rows) =>
    across.map((columns) => ({
      part: { left: columns.first, top: rows.first, width: columns.end - columns.first, height: rows.end - rows.first },
      core: { left: columns.core, top: rows.core, right: columns.coreEnd, bottom: rows.coreEnd },
    })),
  );
}

/**
 * @param {number} length
 * @param {number} most
 * @param {number} overlap
 */
function stretches(length, most, overlap) {
  const count = Math.ceil(length / most);
  return Array.from({ length: count }, (_, index) => {
    const [core, coreEnd] = [Math.floor((index * length) / count), Math.floor(((index + 1) * length) / count)];
    // The outermost cores have no end: letters that touch the edge of the picture have their middle in it all the same.
    return { core, coreEnd, first: Math.max(core - overlap, 0), end: Math.min(coreEnd + overlap, length) };
  });
}

/**
 * What was read in one piece, as words without blanks in pixels of the picture.
 *
 * @param {TextItem} item
 * @param {Part} part the tile
 * @param {{ width: number, height: number }} picture
 * @param {number} factor
 * @returns {Word[]}
 */
function wordsOf({ rect, text, confidence, flags }, part, picture, factor) {
  const edge = (/** @type {number} */ at, /** @type {number} */ start, /** @type {number} */ most) => Math.min(Math.max(start + at / factor, 0), most);
  const top = Math.floor(edge(rect.top, part.top, picture.height));
  const bottom = Math.ceil(edge(rect.bottom, part.top, picture.height));
  const pieces = [...text.matchAll(/\S+/g)];
  const across = (rect.right - rect.left) / Math.max(text.length, 1);
  return pieces.map((piece, index) => {
    const [start, end] = pieces.length === 1 ? [rect.left, rect.right] : [rect.left + piece.index * across, rect.left + (piece.index + piece[0].length) * across];
    return {
      text: piece[0],
      left: Math.floor(edge(start, part.left, picture.width)),
      top,
      right: Math.ceil(edge(end, part.left, picture.width)),
      bottom,
      confidence,
      endsLine: index === pieces.length - 1 && (flags & layoutFlags.EndOfLine) !== 0,
    };
  });
}

/**
 * The words that pass a test. Where the last one of a line does not, the line ends with the one before.
 *
 * @param {Word[]} words
 * @param {(word: Word) => boolean} test
 */
function kept(words, test) {
  /** @type {Word[]} */
  const passed = [];
  for (const word of words) {
    const last = passed.at(-1);
    if (test(word)) passed.push({ ...word });
    else if (word.endsLine && last !== undefined) last.endsLine = true;
  }
  return passed;
}

/**
 * @param {Word} word
 * @param {Core} core
 */
function isWithin({ left, top, right, bottom }, core) {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x >= core.left && x < core.right && y >= core.top && y < core.bottom;
}

/** @param {Word} word */
function isWord({ text, confidence }) {
  return confidence >= CERTAIN || /[\p{L}\p{N}]/u.test(text);
}

/** Whether a picture has one shade, and nothing is written in it. @param {Grey} picture */
function isEven({ samples }) {
  const [first = 0] = samples;
  return samples.every((shade) => Math.abs(shade - first) < ALIKE);
}

/** @param {Word} word */
function isDoubtful({ text, confidence }) {
  return confidence < DOUBTFUL.confidence && /\p{Nd}/u.test(text);
}

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Core */
/** @typedef {{ part: Part, core: Core }} Tile */
