/**
 * Running text: paragraphs, headings, items of lists, and the headings of sections.
 */
import { h } from "../element/render.js";
import { openedFile } from "./opened-file.js";
import { sides, stackedSides } from "./passage-view.js";

/** @typedef {import("./preview-block.js").FlowBlock} FlowBlock */
/** @typedef {import("./review-state.js").PassageState} PassageState */
/** @typedef {import("./review-state.js").SectionItem} SectionItem */
/** @typedef {import("./review-state.js").TextItem} TextItem */
/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/** The pane is below a heading of the second level and beside one of the third. */
const FIRST_LEVEL = 3;

/** Places that a reader of the document knows without being told. */
const PLAIN_PLACES = ["paragraph", "slide", "note", "cell"];

/** The same in a cell or a box. */
const PLAIN_IN_BOXES = [...PLAIN_PLACES, "chart", "text_box"];

/**
 * @param {FlowBlock} block
 * @param {ReviewContext} context
 */
export function flowBlock({ key, chunk, items }, context) {
  return h(
    "div",
    { key, class: "flow", "data-chunk": String(chunk) },
    items.map((item) => (item.kind === "section" ? sectionHeading(item, context) : paragraph(item, context))),
  );
}

/**
 * @param {SectionItem} item
 * @param {ReviewContext} context
 */
function sectionHeading({ index, section, title }, context) {
  const { words, review } = context;
  const about = review.text.sections[section];
  if (about === undefined) return null;
  const { kind, number, hidden } = about;
  return h(
    "div",
    { key: index, class: "section", "data-kind": kind },
    h("div", { class: "section-name", role: "heading", "aria-level": String(FIRST_LEVEL) }, h("span", { class: "where" }, words.section(kind, number)), title !== null && h("div", { class: "sides" }, stackedSides(title, context))),
    hidden && h("span", { class: "badge hidden-badge" }, words.review.hiddenSheet),
  );
}

/**
 * @param {TextItem} item
 * @param {ReviewContext} context
 */
function paragraph({ index, section, level, depth, passage }, context) {
  const { words, review } = context;
  const about = section === null ? undefined : review.text.sections[section];
  const file = openedFile(context);
  // The name of each file of an archive stands above what is in it.
  const place = passage.place?.file !== undefined && file?.format === "archive" ? { ...passage.place, file: 0 } : passage.place;
  const isPlain = place === null || (!place.file && (PLAIN_PLACES.includes(place.kind) || place.kind === about?.kind) && place.visibility === "visible");
  const label = isPlain ? null : words.place(place, file);
  const looks = [
    "passage",
    place?.visibility ?? "visible",
    label !== null && "labelled",
    level > 0 && `heading-${Math.min(level, 4)}`,
    depth > 0 && "list-item",
  ];
  const heading = level > 0 ? { role: "heading", "aria-level": String(Math.min(level + FIRST_LEVEL, 9)) } : {};
  /** @type {Record<string, string>} */
  const style = depth > 1 ? { "--_depth": String(Math.min(depth, 9)) } : {};
  return h(
    "div",
    { key: index, class: looks.filter((look) => look !== false).join(" "), style },
    label !== null && h("span", { class: "where" }, label),
    h("div", { class: "sides", ...heading }, sides(passage, context)),
  );
}

/**
 * A label for what is not in plain sight, above a text in a cell or a box.
 *
 * @param {PassageState} passage
 * @param {ReviewContext} context
 */
export function aside({ place }, { words }) {
  if (place === null || (place.visibility === "visible" && PLAIN_IN_BOXES.includes(place.kind))) return null;
  const hidden = place.kind === "cell" || place.kind === "slide";
  const says = place.kind === "comment" ? words.review.comment : hidden ? words.review.hidden : words.place(place);
  return h("span", { class: "where" }, says);
}
