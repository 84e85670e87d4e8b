/**
 * Pages as they look, with the findings as boxes over the words.
 */
import { h } from "../element/render.js";
import { areasOn, paperProperties } from "./area-view.js";
import { markProperties } from "./passage-view.js";
import { scanNotice } from "./scan-view.js";

/** @typedef {import("./preview-block.js").PageBlock} PageBlock */
/** @typedef {import("./review-state.js").BoxState} BoxState */
/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/** Places are told in widths of the page. */
const PERCENT = 100;

/** How high letters are that fill a box from its upper edge to its lower one. */
const LETTERS = 0.78;

/** How wide letters are on the average, when they are 1 high. */
const LETTER_WIDTH = 0.62;

/**
 * @param {PageBlock} block
 * @param {ReviewContext} context
 */
export function pageBlock({ key, chunk, item }, context) {
  const { words, review } = context;
  const { kind = "page", number = 0, ratio = 1 } = review.text.sections[item.section] ?? {};
  const name = words.section(kind, number);
  const { comparison } = review;
  const boxes = item.boxes ?? [];
  return h(
    "figure",
    { key, class: "page", "data-chunk": String(chunk), "data-page": String(number), "aria-label": name, "aria-busy": item.boxes === null ? "true" : null },
    h("figcaption", {}, h("span", { class: "slide-name", role: "heading", "aria-level": "3" }, name)),
    scanNotice(number, context),
    h(
      "div",
      { key: "sheets", class: "sheets" },
      comparison !== "after" && paper("before", number, ratio, boxes, context),
      comparison !== "before" && paper("after", number, ratio, boxes, context),
    ),
  );
}

/**
 * @param {"before" | "after"} side
 * @param {number} number of the page, from 1
 * @param {number} ratio
 * @param {BoxState[]} boxes
 * @param {ReviewContext} context
 */
function paper(side, number, ratio, boxes, context) {
  const { words, desk } = context;
  const mounted = (/** @type {HTMLCanvasElement} */ canvas) => desk.watchPage(canvas, number - 1);
  return h(
    "div",
    { key: side, ...paperProperties({ side, number, ratio }, context), style: { "aspect-ratio": String(ratio) } },
    h("canvas", { key: "picture", role: "img", "aria-label": words.review.pagePicture(number), mounted }),
    h("p", { class: "hint page-fault" }, words.review.pageFault),
    boxes.flatMap((box) => box.lines.map((line, index) => mark(side, box, line, index, context))),
    areasOn({ side, number, ratio }, context),
  );
}

/**
 * A finding that runs over several lines can be reached with the keys in the first of them.
 *
 * @param {"before" | "after"} side
 * @param {BoxState} box
 * @param {import("../engine/contract.js").BoxLine} line
 * @param {number} index
 * @param {ReviewContext} context
 */
function mark(side, box, { x, y, width, height, angle }, index, context) {
  const says = side === "after" && box.removed && index === 0 ? box.standIn : "";
  const letters = Math.min(height * LETTERS, width / (Math.max(says.length, 1) * LETTER_WIDTH));
  const all = markProperties(box, context);
  const { class: looks, part, on } = all;
  const properties = index === 0 ? { ...all, "aria-label": says === "" ? box.text : says } : { class: looks, part, on, "aria-hidden": "true" };
  const cqi = (/** @type {number} */ widths) => `${(widths * PERCENT).toFixed(3)}cqi`;
  return h(
    "span",
    {
      ...properties,
      key: `${box.id} ${index}`,
      style: {
        left: cqi(x),
        top: cqi(y),
        width: cqi(width),
        height: cqi(height),
        "font-size": cqi(letters),
        "line-height": cqi(height),
        ...(Math.abs(angle) < 0.001 ? {} : { transform: `rotate(${angle.toFixed(4)}rad)` }),
      },
    },
    says,
  );
}
