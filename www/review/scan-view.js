/**
 * What is said at pages that nobody but a person can read, and the way from one of them to the next.
 */
import { button } from "../element/control.js";
import { h } from "../element/render.js";
import { fileInView } from "./opened-file.js";
import { nextScan } from "./unseen-scan.js";

/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/**
 * The notice at a page, if that is a scan.
 *
 * @param {number} number of the page, from 1
 * @param {ReviewContext} context
 */
export function scanNotice(number, context) {
  const { words } = context;
  const page = number - 1;
  const file = fileInView(context);
  if (file?.opened?.scans.includes(page) !== true) return null;
  const wasRead = file.reading.pages.includes(page) ? words.scan.readNotice : words.scan.notice;
  const isFrame = file.opened.scans.length > 1 && /\.gif$/iu.test(file.name);
  return h(
    "div",
    { key: "scan", class: isSeen(page, context) ? "notice scan seen" : "notice scan", part: "notice" },
    h("span", {}, file.reading.closed.includes(page) ? words.scan.closedNotice : wasRead, isFrame && ` ${words.scan.frame}`),
    lookButton(words.scan.look, page, context),
  );
}

/**
 * The same for all scans of a file that is shown as text, in which they do not occur.
 *
 * @param {ReviewContext} context
 */
export function scanList(context) {
  const { words } = context;
  const scans = fileInView(context)?.opened?.scans ?? [];
  if (scans.length === 0) return null;
  return h(
    "div",
    { key: "scans", class: "scans" },
    h("p", { id: "scans-note" }, words.scan.listed),
    h(
      "ul",
      { "aria-labelledby": "scans-note" },
      scans.map((page) => h("li", { key: page, class: isSeen(page, context) ? "scan seen" : "scan" }, lookButton(words.scan.lookAt(page + 1), page, context))),
    ),
  );
}

/**
 * @param {string} text
 * @param {number} page from 0
 * @param {ReviewContext} context
 */
function lookButton(text, page, context) {
  const { review, desk } = context;
  const wasSeen = isSeen(page, context);
  return button(text, () => desk.areas.see(review.fileId, page, !wasSeen), { class: "button plain look", "aria-pressed": String(wasSeen), "data-scan": String(page) });
}

/**
 * @param {number} page from 0
 * @param {ReviewContext} context
 */
function isSeen(page, { review: { fileId, seen } }) {
  return seen.get(fileId)?.has(page) === true;
}

/** @param {ReviewContext} context */
export function nextScanButton({ words, state, review: { seen, lastScan }, desk }) {
  const show = () => {
    const scan = nextScan(state.files, seen, lastScan);
    if (scan !== null) void desk.showScan(scan);
  };
  return button(words.scan.next, show, { key: "next-scan", look: "quiet" });
}
