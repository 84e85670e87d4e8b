/**
 * Which file is in view: a tab for each, or a list to choose from where there are many.
 */
import { button } from "../element/control.js";
import { h } from "../element/render.js";
import { isReady } from "../element/state.js";

/** @typedef {import("../element/render.js").Description} Description */
/** @typedef {import("../element/state.js").FileState} FileState */
/** @typedef {import("../engine/contract.js").Group} Group */
/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/** More of them would take the room of the text. */
export const MOST_TABS = 12;

/** @param {ReviewContext} context */
export function fileChoice(context) {
  const files = context.state.files.filter(isReady);
  return files.length > MOST_TABS ? fileMenu(files, context) : fileTabs(files, context);
}

/**
 * @param {FileState[]} files
 * @param {ReviewContext} context
 */
function fileTabs(files, { words, review, desk }) {
  return h(
    "div",
    { class: "tabs", role: "group", "aria-label": words.review.file },
    files.map(({ id, name }) =>
      h("button", { key: id, type: "button", class: "tab", "aria-pressed": String(id === review.fileId), on: { click: () => desk.show(id) } }, h("bdi", {}, name)),
    ),
  );
}

/**
 * @param {FileState[]} files
 * @param {ReviewContext} context
 */
function fileMenu(files, { words, state, review, desk }) {
  const places = placesByFile(review.groups);
  const [marked, plain] = [files.filter(({ id }) => places.has(id)), files.filter(({ id }) => !places.has(id))];
  const order = [...marked, ...plain];
  const at = order.findIndex(({ id }) => id === review.fileId);
  const step = (/** @type {number} */ by, /** @type {string} */ text) =>
    button(text, () => desk.show(order[at + by]?.id ?? review.fileId), { look: "quiet", disabled: order[at + by] === undefined });
  return h(
    "div",
    { class: "file-menu", role: "group", "aria-label": words.review.file },
    h(
      "select",
      { class: "field", part: "field", "aria-label": words.review.chooseFile, value: review.fileId, on: { change: (event) => desk.show(event.target.value) } },
      options(state.files, review.groups, () => [
        marked.length > 0 && h("optgroup", { key: "marked", label: words.review.withFindings(marked.length) }, marked.map(({ id, name }) => option(id, words.review.fileWith(name, places.get(id) ?? 0)))),
        plain.length > 0 && h("optgroup", { key: "plain", label: words.review.withoutFindings(plain.length) }, plain.map(({ id, name }) => option(id, name))),
      ].filter((group) => group !== false)),
    ),
    step(-1, words.review.previousFile),
    step(1, words.review.nextFile),
    h("span", { class: "hint" }, words.review.fileOf(at + 1, order.length)),
  );
}

/**
 * @param {string} id
 * @param {string} text
 */
function option(id, text) {
  return h("option", { key: id, value: id }, text);
}

/** The list for thousands of files is described anew only when it is another. @type {{ files: FileState[], groups: Group[], described: Description[] } | null} */
let last = null;

/**
 * @param {FileState[]} files
 * @param {Group[]} groups
 * @param {() => Description[]} describe
 */
function options(files, groups, describe) {
  if (last?.files !== files || last.groups !== groups) last = { files, groups, described: describe() };
  return last.described;
}

/**
 * In how many places something was found.
 *
 * @param {Group[]} groups
 */
function placesByFile(groups) {
  /** @type {Map<string, number>} */
  const places = new Map();
  for (const { files } of groups) for (const { fileId, count } of files) places.set(fileId, (places.get(fileId) ?? 0) + count);
  return places;
}
