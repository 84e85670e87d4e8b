/**
 * What to do with one marked place, in a small panel beside it.
 */
import { button } from "../element/control.js";
import { h } from "../element/render.js";
import { decisionChoice } from "./group-list-view.js";

/** @typedef {import("./review-state.js").PickedMark} PickedMark */
/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

const GAP_PX = 6;

/**
 * @param {PickedMark} picked
 * @param {ReviewContext} context
 */
export function markChoices(picked, context) {
  const { words, review, desk } = context;
  const { findingId, key, removed } = picked;
  const group = review.groups.find((candidate) => candidate.key === key);
  if (group === undefined) return null;
  const { value, entity, count, decision } = group;
  return h(
    "div",
    {
      key: `choices ${findingId}`,
      class: "mark-choices",
      part: "popover",
      popover: "auto",
      role: "dialog",
      "aria-label": words.review.decisionFor(value),
      mounted: (element) => show(element, picked.anchor),
      on: {
        toggle: (/** @type {ToggleEvent} */ event) => {
          if (event.newState === "closed") desk.pick(null);
        },
      },
    },
    h("p", { class: "entity" }, words.entity(entity)),
    h("bdi", { class: "value" }, value),
    h("div", { class: "choice-row" }, h("span", {}, words.review.here), decisionChoice(words.review.here, removed ? "accept" : "reject", (wanted) => desk.decidePlace(review.fileId, findingId, wanted), context)),
    count > 1 &&
      h("div", { class: "choice-row" }, h("span", {}, words.review.everywhere(count)), decisionChoice(words.review.everywhere(count), decision, (wanted) => desk.decide(key, wanted), context)),
    button(words.review.close, () => desk.pick(null), { look: "quiet" }),
  );
}

/**
 * Opens the panel below its mark, moved so far that it is inside the window, and takes the focus there.
 *
 * @param {HTMLElement} element
 * @param {PickedMark["anchor"]} anchor
 */
function show(element, { left, bottom }) {
  element.showPopover();
  const { width, height } = element.getBoundingClientRect();
  const x = Math.max(GAP_PX, Math.min(left, innerWidth - width - GAP_PX));
  const y = Math.max(GAP_PX, Math.min(bottom + GAP_PX, innerHeight - height - GAP_PX));
  element.style.setProperty("left", `${x}px`);
  element.style.setProperty("top", `${y}px`);
  element.querySelector("button")?.focus();
}
