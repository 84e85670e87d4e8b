/**
 * A passage before and after, with every finding marked.
 */
import { h } from "../element/render.js";
import { segmentsOf } from "./passage-segment.js";

/** @typedef {import("../element/render.js").Content} Content */
/** @typedef {import("./review-state.js").MarkState} MarkState */
/** @typedef {import("./review-state.js").PassageState} PassageState */
/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/**
 * The sides that the person wants to see, each in an element of its own.
 *
 * @param {PassageState} passage
 * @param {ReviewContext} context
 * @returns {Content[]}
 */
export function sides({ text, marks }, context) {
  const { comparison } = context.review;
  const segments = segmentsOf(text, marks);
  return [
    comparison !== "after" && h("div", { key: "before", class: "side before", dir: "auto" }, segments.map((segment) => before(segment, context))),
    comparison !== "before" && h("div", { key: "after", class: "side after", dir: "auto" }, segments.map((segment) => after(segment, context))),
  ];
}

/**
 * The same where there is room for one column: what stays as it is stands there once.
 *
 * @param {PassageState} passage
 * @param {ReviewContext} context
 * @returns {Content[]}
 */
export function stackedSides(passage, context) {
  const { review } = context;
  const changes = passage.marks.some(({ removed }) => removed);
  if (review.comparison !== "both" || changes) return sides(passage, context);
  return sides(passage, { ...context, review: { ...review, comparison: "before" } });
}

/**
 * @param {import("./passage-segment.js").Segment} segment
 * @param {ReviewContext} context
 */
function before(segment, context) {
  return segment.kind === "mark" ? markButton(segment.mark, segment.text, context) : unmarked(segment, context);
}

/**
 * @param {import("./passage-segment.js").Segment} segment
 * @param {ReviewContext} context
 */
function after(segment, context) {
  if (segment.kind !== "mark") return unmarked(segment, context);
  const { mark, text } = segment;
  return markButton(mark, mark.removed ? mark.standIn : text, context);
}

/**
 * @param {Exclude<import("./passage-segment.js").Segment, { kind: "mark" }>} segment
 * @param {ReviewContext} context
 */
function unmarked(segment, { words }) {
  return segment.kind === "text" ? segment.text : h("span", { class: "elided" }, words.review.elided(segment.characters));
}

/**
 * Inline, so that a long value breaks over lines as its text does, which a button element would not.
 *
 * @param {MarkState} mark
 * @param {string} text
 * @param {ReviewContext} context
 */
function markButton(mark, text, context) {
  return h("span", markProperties(mark, context), text);
}

/**
 * What makes an element a button that opens the choices of a finding.
 *
 * @param {Pick<MarkState, "id" | "key" | "entity" | "removed">} mark
 * @param {ReviewContext} context
 */
export function markProperties({ id, key, entity, removed }, { words, review, desk }) {
  const open = (/** @type {Event} */ event) => {
    const { left, bottom } = /** @type {HTMLElement} */ (event.currentTarget ?? event.target).getBoundingClientRect();
    desk.pick({ findingId: id, key, removed, anchor: { left, bottom } });
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open(event);
  };
  return {
    class: removed ? "mark removed" : "mark kept",
    part: removed ? "mark removed" : "mark kept",
    role: "button",
    tabindex: "0",
    "aria-haspopup": "dialog",
    "aria-expanded": String(review.picked?.findingId === id),
    "aria-description": words.review.markLabel(words.entity(entity), removed),
    "data-finding": id,
    on: { click: open, keydown: press },
  };
}
