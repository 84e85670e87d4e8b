/**
 * One file as it looks, before and after, with every finding marked.
 */
import { button, choice, notice } from "../element/control.js";
import { h } from "../element/render.js";
import { drawButton, drawHint } from "./area-view.js";
import { fileChoice } from "./file-choice-view.js";
import { flowBlock } from "./flow-view.js";
import { tableBlock } from "./grid-view.js";
import { markChoices } from "./mark-choice-view.js";
import { openedFile } from "./opened-file.js";
import { pageBlock } from "./page-view.js";
import { blocksOf } from "./preview-block.js";
import { scanList } from "./scan-view.js";
import { slideBlock } from "./slide-view.js";
import { zoomListeners } from "./page-zoom.js";
import { zoomButtons } from "./zoom-view.js";

/** @typedef {import("../element/context.js").Context} Context */
/** @typedef {import("./review-state.js").Comparison} Comparison */
/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

const SHOWN_SELECTION = 40;

/** @param {ReviewContext} context */
export function textPane(context) {
  const { words, review, desk } = context;
  const { comparison } = review;
  /** @type {{ value: Comparison, text: string }[]} */
  const comparisons = [
    { value: "before", text: words.review.before },
    { value: "after", text: words.review.after },
    { value: "both", text: words.review.both },
  ];
  /** @type {{ value: "pages" | "text", text: string }[]} */
  const looks = [
    { value: "pages", text: words.review.asPages },
    { value: "text", text: words.review.asText },
  ];
  const { isPaged, status } = review.text;
  const keydown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !review.drawing || review.picked !== null) return;
    const { currentTarget: pane } = event;
    if (pane instanceof Element) /** @type {HTMLElement | null} */ (pane.querySelector(".draw"))?.focus();
    desk.draw(false);
  };
  return h(
    "div",
    { class: "card text-pane", part: "card", on: { keydown } },
    h(
      "div",
      { class: "text-head" },
      fileChoice(context),
      openedFile(context)?.format === "pdf" && choice(words.review.look, looks, review.asPages ? "pages" : "text", (wanted) => desk.showAs(wanted === "pages"), { key: "look" }),
      isPaged && zoomButtons(context),
      isPaged && drawButton(context),
      choice(words.review.compare, comparisons, comparison, (wanted) => desk.compare(wanted), { key: "compare" }),
    ),
    picturesNote(context),
    droppedNote(context),
    isPaged ? drawHint(context) : status !== "loading" && scanList(context),
    textBody(context),
    selectionBar(context),
    review.picked !== null && markChoices(review.picked, context),
  );
}

/** @param {ReviewContext} context */
function picturesNote(context) {
  const { words, state, review } = context;
  const file = state.files.find(({ id }) => id === review.fileId);
  const { pictures = 0, plates = [] } = file?.opened ?? {};
  if (pictures === 0) return null;
  const isRead = plates.length > 0 && plates.every(({ page }) => file?.reading.pages.includes(page));
  const note = isRead ? words.area.picturesRead : review.text.isPaged ? words.area.pictures : words.review.pictures;
  return h("p", { class: "notice" }, note(pictures));
}

/** @param {ReviewContext} context */
function droppedNote(context) {
  const { words, review } = context;
  const dropped = openedFile(context)?.dropped.filter(({ count }) => count > 0) ?? [];
  if (dropped.length === 0) return null;
  return h(
    "details",
    { key: `dropped ${review.fileId}`, class: "dropped" },
    h("summary", {}, words.review.dropped),
    h("ul", {}, dropped.map((item) => h("li", { key: item.kind }, words.dropped(item)))),
  );
}

/** @param {ReviewContext} context */
function textBody(context) {
  const { words, review, desk } = context;
  const { text, fileId, comparison, zoom } = review;
  const scroll = (/** @type {Event} */ event) => {
    const { scrollTop, clientHeight } = /** @type {HTMLElement} */ (event.target);
    desk.scroll(scrollTop, clientHeight);
  };
  const listeners = text.isPaged ? { scroll, ...zoomListeners(desk) } : { scroll };
  if (text.status === "failed" && text.fault !== null) return notice(words.fault(text.fault));
  if (text.status === "loading") return h("p", { class: "hint", key: "loading" }, words.review.loading);
  return h(
    "div",
    {
      key: `text ${fileId} ${review.asPages}`,
      class: `passages ${comparison}`,
      part: "passages",
      tabindex: "0",
      role: "region",
      "aria-label": words.review.text,
      "aria-keyshortcuts": text.isPaged && "+ - 0 1",
      style: { "--_zoom": String(zoom) },
      on: listeners,
    },
    comparison === "both" &&
      h("div", { key: "columns", class: "columns", "aria-hidden": "true" }, h("span", {}, words.review.before), h("span", {}, words.review.after)),
    text.chunks.length === 0 && h("p", { class: "hint" }, words.review.noText),
    h("div", { key: "above", style: { "block-size": `${text.abovePx}px` } }),
    blocksOf(text.chunks).map((block) => blockView(block, context)),
    h("div", { key: "below", style: { "block-size": `${text.belowPx}px` } }),
  );
}

/**
 * @param {import("./preview-block.js").Block} block
 * @param {ReviewContext} context
 */
function blockView(block, context) {
  switch (block.kind) {
    case "gap":
      return h("div", { key: block.key, style: { "block-size": `${block.heightPx}px` } });
    case "flow":
      return flowBlock(block, context);
    case "table":
      return tableBlock(block, context);
    case "page":
      return pageBlock(block, context);
    case "slide":
      return slideBlock(block, context);
  }
}

/** @param {ReviewContext} context */
function selectionBar({ words, review: { selected, searching }, desk }) {
  if (selected === null) return null;
  const shown = selected.length > SHOWN_SELECTION ? `${selected.slice(0, SHOWN_SELECTION)}…` : selected;
  return h(
    "div",
    { key: "selection", class: "selection-bar" },
    button(words.review.removeSelection(shown), () => desk.addTerm(selected), {
      look: "primary",
      disabled: searching,
      // Pressing the button must not end the selection that it is about.
      on: { pointerdown: (event) => event.preventDefault() },
    }),
  );
}
