/**
 * Makes one reading of several, each of which was made with what is known of another language.
 *
 * Of what was read at the same place the surest reading counts. A model that does not know a letter takes it for one that
 * looks alike, and is nearly as sure of it: so English, which knows the fewest, has to be surer than others by some.
 */

/** @typedef {import("./ocr-message.js").Word} Word */

/** @typedef {{ language: string, words: Word[] }} Reading in the order in which it was read */

/**
 * @typedef {object} Place
 * @property {Read[]} all that was read there
 *
 * @typedef {object} Read
 * @property {Word} word
 * @property {number} reading its number
 * @property {number} order where it stands in it
 * @property {Place | null} place
 */

/** The language with the fewest letters, and by how much it has to be surer. */
const FEWEST_LETTERS = { language: "eng", surer: 0.02 };

/** Words are at one place that share so much of the height of the lower one and of the width of the narrower one. */
const SHARED = { height: 0.5, width: 0.3 };

/** The rule of a table that was read as a part of the word beside it. */
const RULED = /\|\S|\S\|/;

/**
 * @param {Reading[]} readings of one picture; the first one says in what order words are read
 * @returns {Word[]}
 */
export function joined(readings) {
  const [first, ...others] = readings;
  if (first === undefined || others.length === 0) return first?.words ?? [];
  const places = placesOf(readings.flatMap(({ words }, reading) => words.map((word, order) => ({ word, reading, order, place: null }))));
  /** @type {Word[][]} */
  const out = Array.from(first.words, () => []);
  /** @type {Word[][]} */
  const missed = [];
  for (const { all } of places) {
    const words = surest(all, readings);
    const own = inOrder(all, 0);
    const [begin, end] = [own[0], own.at(-1)];
    const last = words.at(-1);
    if (begin === undefined || end === undefined || last === undefined) missed.push(words);
    else out[begin.order] = [...words.slice(0, -1), { ...last, endsLine: end.word.endsLine }];
  }
  return missed.reduce(inserted, out.flat());
}

/**
 * @param {Read[]} all
 * @returns {Iterable<Place>}
 */
function placesOf(all) {
  /** @type {Set<Place>} */
  const places = new Set();
  /** @type {Read[]} */
  let open = [];
  for (const read of all.sort((one, other) => one.word.top - other.word.top)) {
    open = open.filter(({ word }) => word.bottom > read.word.top);
    /** @type {Place} */
    let place = { all: [read] };
    for (const other of open) {
      if (other.reading === read.reading || other.place === null || other.place === place || !areAtOnePlace(read.word, other.word)) continue;
      places.delete(other.place);
      place = { all: [...other.place.all, ...place.all] };
      for (const member of place.all) member.place = place;
    }
    read.place = place;
    places.add(place);
    open.push(read);
  }
  return places;
}

/**
 * @param {Word} one
 * @param {Word} other
 */
function areAtOnePlace(one, other) {
  const narrower = Math.min(one.right - one.left, other.right - other.left);
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  return areInOneLine(one, other) && width > narrower * SHARED.width;
}

/**
 * @param {Word} one
 * @param {Word} other
 */
function areInOneLine(one, other) {
  const lower = Math.min(one.bottom - one.top, other.bottom - other.top);
  return Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > lower * SHARED.height;
}

/**
 * What the surest reading has at one place.
 *
 * @param {Read[]} all
 * @param {Reading[]} readings
 * @returns {Word[]}
 */
function surest(all, readings) {
  let [best, most] = [/** @type {Word[]} */ ([]), -Infinity];
  for (const [reading, { language }] of readings.entries()) {
    const words = inOrder(all, reading).map(({ word }) => word);
    const certainty = certaintyOf(words) - (language === FEWEST_LETTERS.language ? FEWEST_LETTERS.surer : 0);
    if (words.length > 0 && certainty > most) [best, most] = [words, certainty];
  }
  return best;
}

/**
 * What one reading has at a place.
 *
 * @param {Read[]} all
 * @param {number} wanted
 */
function inOrder(all, wanted) {
  return all.filter(({ reading }) => reading === wanted).sort((one, other) => one.order - other.order);
}

/** @param {Word[]} words */
function certaintyOf(words) {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  return words.reduce((sum, { text, confidence }) => sum + (RULED.test(text) ? 0 : confidence) * text.length, 0) / Math.max(letters, 1);
}

/**
 * Puts words that the first reading has missed where they stand in their line, or at the end.
 *
 * @param {Word[]} words
 * @param {Word[]} missed of one place
 * @returns {Word[]}
 */
function inserted(words, missed) {
  const [begin] = missed;
  if (begin === undefined) return words;
  const isBefore = (/** @type {Word} */ word) => areInOneLine(word, begin) && (word.left + word.right) / 2 < (begin.left + begin.right) / 2;
  const nearest = words.reduce((/** @type {Word | null} */ near, word) => (isBefore(word) && word.right > (near?.right ?? -Infinity) ? word : near), null);
  const next = nearest === null ? words.find((word) => areInOneLine(word, begin)) : undefined;
  const endsLine = nearest === null ? next === undefined : nearest.endsLine;
  const added = missed.map((word, index) => ({ ...word, endsLine: index === missed.length - 1 && endsLine }));
  const at = nearest !== null ? words.indexOf(nearest) + 1 : next !== undefined ? words.indexOf(next) : words.length;
  const before = words.slice(0, at).map((word) => (word === nearest ? { ...word, endsLine: false } : word));
  return [...before, ...added, ...words.slice(at)];
}
