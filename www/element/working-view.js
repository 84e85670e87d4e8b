/**
 * The screens that show work going on: checking and cleaning.
 */
import { button } from "./control.js";
import { fileList } from "./file-list-view.js";
import { h } from "./render.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./state.js").State} State */

/**
 * @param {State} state
 * @param {Context} context
 */
export function scanningScreen(state, context) {
  return workScreen(state, context, context.words.scanning);
}

/**
 * @param {State} state
 * @param {Context} context
 */
export function cleaningScreen(state, context) {
  return workScreen(state, context, context.words.cleaning);
}

/**
 * @param {State} state
 * @param {Context} context
 * @param {{ heading: string, hint: string }} text
 */
function workScreen(state, context, { heading, hint }) {
  const { words, journey } = context;
  const { pass, done, total } = state.work;
  const told = words.scanning.passes[pass](done, total);
  return [
    h("h2", { key: "heading", class: "heading", part: "heading", tabindex: "-1" }, heading),
    h("p", { key: "hint", class: "lead" }, hint),
    total > 1 && h("p", { key: "work", class: "work" }, h("span", {}, told), h("progress", { class: "progress", part: "progress", "aria-label": heading, value: done / total })),
    h("div", { key: "files", class: "card", part: "card" }, fileList("work", state.files, words.review.file, context)),
    h("div", { key: "actions", class: "actions", part: "actions" }, pass !== "packing" && button(words.scanning.cancel, () => journey.cancelAll())),
  ];
}
