/**
 * Words by their lines.
 */

/** @typedef {import("./ocr-message.js").Word} Word */

/**
 * @param {Word[]} words in the order in which they are read
 * @returns {Word[][]}
 */
export function linesOf(words) {
  /** @type {Word[][]} */
  const lines = [[]];
  for (const word of words) {
    lines.at(-1)?.push(word);
    if (word.endsLine) lines.push([]);
  }
  return lines.filter(({ length }) => length > 0);
}

/**
 * The box around words, which are some.
 *
 * @param {Word[]} words
 */
export function boundsOf(words) {
  const sides = (/** @type {"left" | "top" | "right" | "bottom"} */ side) => words.map((word) => word[side]);
  return { left: Math.min(...sides("left")), top: Math.min(...sides("top")), right: Math.max(...sides("right")), bottom: Math.max(...sides("bottom")) };
}
