/**
 * Keeps what the reader looks at where it is while the text around it is rendered anew.
 *
 * The browser's own anchoring follows whole tables, which grow at both ends here, and one browser has none.
 */

/** What is rendered as one piece, in whichever view. */
const PIECES = ".passage, .section, .slide, .page, .passages > table > tbody > tr";

/** @typedef {{ pane: Element, piece: Element, topPx: number }} Anchor */

/**
 * The first piece in sight.
 *
 * @param {ParentNode} root
 * @returns {Anchor | null} `null` at the very top, where new text may push the rest down
 */
export function anchorIn(root) {
  const pane = root.querySelector(".passages");
  if (pane === null || pane.scrollTop === 0) return null;
  const edge = pane.getBoundingClientRect().top;
  for (const piece of pane.querySelectorAll(PIECES)) {
    const { top, bottom } = piece.getBoundingClientRect();
    if (bottom > edge) return { pane, piece, topPx: top - edge };
  }
  return null;
}

/**
 * Scrolls the pane so that a piece begins at its upper edge.
 *
 * @param {Element} inside the piece
 */
export function lead(inside) {
  const [pane, piece] = [inside.closest(".passages"), inside.closest(PIECES)];
  if (pane !== null && piece !== null) pane.scrollTop += piece.getBoundingClientRect().top - pane.getBoundingClientRect().top;
}

/**
 * Scrolls the pane so that the piece is where it was, if it is still there.
 *
 * @param {Anchor | null} anchor
 */
export function hold(anchor) {
  if (anchor === null || !anchor.piece.isConnected) return;
  const { pane, piece, topPx } = anchor;
  const moved = piece.getBoundingClientRect().top - pane.getBoundingClientRect().top - topPx;
  if (Math.abs(moved) >= 1) pane.scrollTop += moved;
}
