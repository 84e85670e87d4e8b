/**
 * Reads what the person has selected in the original text.
 */

/** Longer than any name or phrase: a whole paragraph is selected to be copied, not to be removed. */
const MOST_CHARACTERS = 200;

const FEWEST_CHARACTERS = 2;

/**
 * @param {ShadowRoot} root
 * @returns {string | null} the selected words, if they stand in one passage as it was before
 */
export function selectedText(root) {
  const range = selectedRange(root);
  if (range === null || range.collapsed) return null;
  const { startContainer: node } = range;
  const side = (node instanceof Element ? node : node.parentElement)?.closest(".side.before") ?? null;
  if (side === null || !root.contains(side) || !endsIn(side, range)) return null;
  const text = range.toString().trim().replace(/\s+/g, " ");
  return text.length >= FEWEST_CHARACTERS && text.length <= MOST_CHARACTERS ? text : null;
}

/**
 * Tells whether a range ends in an element, or behind it without any text in between: who selects the last word of a
 * cell by pressing twice has selected all up to the next cell.
 *
 * @param {Element} side
 * @param {Range} range
 */
function endsIn(side, range) {
  const rest = range.cloneRange();
  rest.setStart(side, side.childNodes.length);
  return side.contains(range.endContainer) || rest.toString().trim() === "";
}

/**
 * A selection does not look into shadow roots by itself.
 *
 * @param {ShadowRoot} root
 * @returns {Range | null}
 */
function selectedRange(root) {
  const selection = document.getSelection();
  if (selection === null) return null;
  if (typeof selection.getComposedRanges !== "function") return null;
  const [composed] = selection.getComposedRanges({ shadowRoots: [root] });
  if (composed === undefined) return null;
  const range = document.createRange();
  range.setStart(composed.startContainer, composed.startOffset);
  range.setEnd(composed.endContainer, composed.endOffset);
  return range;
}
