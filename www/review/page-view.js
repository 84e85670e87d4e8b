/**
 * Pages as they look, with the findings as boxes over the words.
 */
import { h } from "../element/render.js";
import { areasOn, paperProperties } from "./area-view.js";
import { fileInView, openedFile } from "./opened-file.js";
import { markProperties } from "./passage-view.js";
import { scanNotice } from "./scan-view.js";

/** @typedef {import("./preview-block.js").PageBlock} PageBlock */
/** @typedef {import("./review-state.js").BoxState} BoxState */
/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/** Places are told in widths of the page. */
const PERCENT = 100;

/** CSS has 96 px where PDF has 72 points. */
const PX_A_POINT = 96 / 72;

/**
 * @param {PageBlock} block
 * @param {ReviewContext} context
 */
export function pageBlock({ key, chunk, item }, context) {
  const { words, review } = context;
  const { kind = "page", number = 0, ratio = 1, width = 0 } = review.text.sections[item.section] ?? {};
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
      comparison !== "after" && paper("before", { number, ratio, natural: width * pxOf(context) }, boxes, context),
      comparison !== "before" && paper("after", { number, ratio, natural: width * pxOf(context) }, boxes, context),
    ),
  );
}

/**
 * How many px a unit of a page is: a point, or a pixel of a picture.
 *
 * @param {ReviewContext} context
 */
function pxOf(context) {
  return openedFile(context)?.format === "pdf" ? PX_A_POINT : 1;
}

/**
 * @param {"before" | "after"} side
 * @param {{ number: number, ratio: number, natural: number }} page its number from 1, and how wide it is by itself, in px
 * @param {BoxState[]} boxes
 * @param {ReviewContext} context
 */
function paper(side, { number, ratio, natural }, boxes, context) {
  const { words, desk } = context;
  const mounted = (/** @type {HTMLCanvasElement} */ canvas) => desk.watchPage(canvas, number - 1, side);
  const isClosed = fileInView(context)?.reading.closed.includes(number - 1) === true;
  const fault = isClosed ? words.review.pictureFault : words.review.pageFault;
  return h(
    "div",
    { key: side, ...paperProperties({ side, number, ratio }, context), "data-natural": natural.toFixed(1), style: { "aspect-ratio": String(ratio) } },
    h("canvas", { key: "picture", role: "img", "aria-label": words.review.pagePicture(number), mounted }),
    h("p", { class: "hint page-fault" }, side === "before" ? fault : words.review.draftFault),
    side === "after" && h("p", { class: "hint page-wait", "aria-hidden": "true" }, words.review.draftWait),
    boxes.flatMap((box) => box.lines.map((line, index) => mark(side, box, line, index, context))),
    areasOn({ side, number, ratio }, context),
  );
}

/**
 * A finding that runs over several lines can be reached with the keys in the first of them. What stands there afterwards
 * is on the picture of the page as it will be, and told to those who hear it.
 *
 * @param {"before" | "after"} side
 * @param {BoxState} box
 * @param {import("../engine/contract.js").BoxLine} line
 * @param {number} index
 * @param {ReviewContext} context
 */
function mark(side, box, { x, y, width, height, angle }, index, context) {
  const says = side === "after" && box.removed && index === 0 ? box.standIn : "";
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
        ...(Math.abs(angle) < 0.001 ? {} : { transform: `rotate(${angle.toFixed(4)}rad)` }),
      },
    },
  );
}
