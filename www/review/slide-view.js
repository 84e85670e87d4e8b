/**
 * Slides: their boxes where they stand, in the order in which they are read.
 */
import { h } from "../element/render.js";
import { aside } from "./flow-view.js";
import { tableRow } from "./grid-view.js";
import { stackedSides } from "./passage-view.js";

/** @typedef {import("./preview-block.js").SlideBlock} SlideBlock */
/** @typedef {import("./review-state.js").FrameState} FrameState */
/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/** Areas and letters are told in ten-thousandths of the slide. */
const PERCENT = 100;

/**
 * @param {SlideBlock} block
 * @param {ReviewContext} context
 */
export function slideBlock({ key, chunk, item }, context) {
  const { words, review } = context;
  const about = review.text.sections[item.section];
  const { number = 0, hidden = false, ratio = 4 / 3 } = about ?? {};
  const name = words.section("slide", number);
  const frames = item.frames.map((frame, index) => ({ frame, index }));
  const placed = frames.filter(({ frame }) => frame.area !== null && !frame.outside);
  const beside = frames.filter(({ frame }) => frame.outside);
  const boxes = (/** @type {typeof frames} */ some) =>
    some.map(({ frame, index }) => frameBox(frame, index, placed.some((one) => one.index === index) ? areaOf(frame) : {}, hidden, context));
  const loose = frames.filter(({ frame }) => frame.area === null && !frame.outside);
  return h(
    "figure",
    { key, class: hidden ? "slide is-hidden" : "slide", "data-chunk": String(chunk), "aria-label": name },
    h(
      "figcaption",
      {},
      h("span", { class: "slide-name", role: "heading", "aria-level": "3" }, name),
      hidden && h("span", { class: "badge hidden-badge" }, words.review.hiddenSlide),
    ),
    (placed.length > 0 || loose.length === 0) && h("ul", { key: "stage", class: "stage", style: { "aspect-ratio": String(ratio) } }, boxes(placed)),
    loose.length > 0 && h("ul", { key: "loose", class: "beside" }, boxes(loose)),
    beside.length > 0 && h("p", { key: "beside-name", class: "where" }, words.review.besideSlide),
    beside.length > 0 && h("ul", { key: "beside", class: "beside" }, boxes(beside)),
  );
}

/**
 * @param {FrameState} frame
 * @returns {Record<string, string>}
 */
function areaOf({ area, letters }) {
  const [left = 0, top = 0, width = 0, height = 0] = area ?? [];
  const percent = (/** @type {number} */ part) => `${part / PERCENT}%`;
  return { left: percent(left), top: percent(top), width: percent(width), height: percent(height), "--_letters": `${letters / PERCENT}cqi` };
}

/**
 * @param {FrameState} frame
 * @param {number} index
 * @param {Record<string, string>} style
 * @param {boolean} isToldHidden whether the slide says already that nobody sees it
 * @param {ReviewContext} context
 */
function frameBox({ kind, align, hidden, outside, rows }, index, style, isToldHidden, context) {
  const { words } = context;
  const tells = (/** @type {import("./review-state.js").PassageState} */ { place }) =>
    !hidden && !outside && kind !== "picture" && !(isToldHidden && place?.kind === "slide");
  const isTable = kind === "table";
  const cells = rows.flatMap((row) => row.cells);
  const width = Math.max(1, ...cells.map(({ column, across }) => column + across - 1));
  return h(
    "li",
    { key: index, "data-align": align, class: hidden || outside ? `frame kind-${kind} is-hidden` : `frame kind-${kind}`, style },
    hidden && h("span", { class: "hidden-mark" }, words.review.hidden),
    kind === "picture" && h("span", { class: "where" }, words.review.picture),
    kind === "graphic" && cells.length === 0 && h("span", { class: "where" }, words.review.graphic),
    isTable && h("table", { class: "table", "aria-label": words.review.table }, h("tbody", {}, rows.map((row, at) => tableRow(row, at, width, context)))),
    !isTable &&
      cells.flatMap(({ passages }) =>
        passages.map((passage) => h("div", { class: "line" }, tells(passage) && aside(passage, context), stackedSides(passage, context))),
      ),
  );
}
