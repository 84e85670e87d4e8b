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
  const { commonAncestorContainer: node } = range;
  const element = node instanceof Element ? node : node.parentElement;
  if (element === null || element.closest(".side.before") === null || !root.contains(element)) return null;
  const text = range.toString().trim().replace(/\s+/g, " ");
  return text.length >= FEWEST_CHARACTERS && text.length <= MOST_CHARACTERS ? text : null;
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
