/**
 * What is said at pages that nobody but a person can read, and the way from one of them to the next.
 */
import { button } from "../element/control.js";
import { h } from "../element/render.js";
import { nextScan } from "./unseen-scan.js";

/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/**
 * The notice at a page, if that is a scan.
 *
 * @param {number} number of the page, from 1
 * @param {ReviewContext} context
 */
export function scanNotice(number, { words, state, review: { fileId, seen }, desk }) {
  const page = number - 1;
  if (state.files.find(({ id }) => id === fileId)?.opened?.scans?.includes(page) !== true) return null;
  const isSeen = seen.get(fileId)?.has(page) === true;
  return h(
    "div",
    { key: "scan", class: isSeen ? "notice scan seen" : "notice scan", part: "notice" },
    h("span", {}, words.scan.notice),
    button(words.scan.look, () => desk.areas.see(fileId, page, !isSeen), { "aria-pressed": String(isSeen), "data-scan": String(page) }),
  );
}

/** @param {ReviewContext} context */
export function nextScanButton({ words, state, review: { seen, lastScan }, desk }) {
  const show = () => {
    const scan = nextScan(state.files, seen, lastScan);
    if (scan !== null) void desk.showScan(scan);
  };
  return button(words.scan.next, show, { key: "next-scan", look: "quiet" });
}
