/**
 * Cuts the text of a passage at its marks, and shortens what lies between them when it is very long.
 */

/** @typedef {import("./review-state.js").MarkState} MarkState */

/**
 * @typedef {{ kind: "text", text: string } | { kind: "mark", text: string, mark: MarkState }
 *   | { kind: "elided", characters: number }} Segment
 */

/** A text without marks is shown whole up to here. */
const MOST_PLAIN_CHARACTERS = 6000;

/** What remains on either side of a cut. */
const EDGE_CHARACTERS = 1000;

/**
 * @param {string} text
 * @param {MarkState[]} marks sorted, without overlaps
 * @returns {Segment[]}
 */
export function segmentsOf(text, marks) {
  /** @type {Segment[]} */
  const segments = [];
  let end = 0;
  for (const mark of marks) {
    segments.push(...plain(text.slice(end, mark.start)));
    segments.push({ kind: "mark", text: text.slice(mark.start, mark.end), mark });
    end = mark.end;
  }
  segments.push(...plain(text.slice(end)));
  return segments;
}

/**
 * @param {string} text
 * @returns {Segment[]}
 */
function plain(text) {
  if (text === "") return [];
  if (text.length <= MOST_PLAIN_CHARACTERS) return [{ kind: "text", text }];
  return [
    { kind: "text", text: text.slice(0, EDGE_CHARACTERS) },
    { kind: "elided", characters: text.length - 2 * EDGE_CHARACTERS },
    { kind: "text", text: text.slice(-EDGE_CHARACTERS) },
  ];
}
