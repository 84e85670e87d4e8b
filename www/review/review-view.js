/**
 * The review screen: what was found on one side, the text on the other, one button below.
 */
import { button, notice } from "../element/control.js";
import { fileList } from "../element/file-list-view.js";
import { h } from "../element/render.js";
import { awaitsNames, isLeftOut, isReady } from "../element/state.js";
import { groupList } from "./group-list-view.js";
import { nextScanButton } from "./scan-view.js";
import { termForm } from "./term-view.js";
import { textPane } from "./text-pane-view.js";
import { unseenScans } from "./unseen-scan.js";

/** @typedef {import("../element/context.js").Context} Context */
/** @typedef {import("../element/state.js").State} State */
/** @typedef {import("./review-desk.js").ReviewDesk} ReviewDesk */
/** @typedef {import("./review-state.js").ReviewState} ReviewState */

/** @typedef {Context & { state: State, review: ReviewState, desk: ReviewDesk }} ReviewContext */

/**
 * @param {State} state
 * @param {Context} context
 */
export function reviewScreen(state, context) {
  const { words, journey } = context;
  const { review } = state;
  const { desk } = journey;
  if (review === null || desk === null) return [];
  const reviewing = { ...context, state, review, desk };
  const { groups } = review;
  const places = groups.reduce((sum, { count }) => sum + count, 0);
  return [
    h("h2", { key: "heading", class: "heading", part: "heading", tabindex: "-1" }, words.review.heading),
    h("p", { key: "summary", class: "lead" }, groups.length === 0 ? words.review.nothingFound : words.review.summary(groups.length, places)),
    awaitsNames(state) && h("p", { key: "names", class: "lead names-pending" }, words.names.pending),
    leftOut(state, context),
    h(
      "div",
      { key: "review", class: "review" },
      h("section", { class: "card found", part: "card", "aria-labelledby": "found-heading" }, termForm(reviewing), groupList(reviewing)),
      textPane(reviewing),
    ),
    actionBar(reviewing),
  ];
}

/**
 * @param {State} state
 * @param {Context} context
 */
function leftOut(state, context) {
  const { review } = context.words;
  const files = state.files.filter((file) => isLeftOut(file) || (isReady(file) && file.fault !== null));
  if (files.length === 0) return null;
  const label = review.leftOut(files.length);
  return h(
    "details",
    { key: "left-out", class: "card left-out", part: "card" },
    h("summary", {}, label),
    fileList("left-out", files, label, context),
  );
}

/** @param {ReviewContext} context */
function actionBar(context) {
  const { words, journey, state } = context;
  const { undecided, searching, seen } = context.review;
  const ready = state.files.filter(isReady).length;
  const left = state.files.filter(isLeftOut).length;
  const waits = awaitsNames(state);
  const unseen = unseenScans(state.files, seen).length;
  const notes = [waits && words.names.waits, unseen > 0 && words.scan.unseen(unseen), undecided > 0 && words.review.undecided(undecided), left > 0 && words.review.leftOut(left)].filter((note) => note !== false);
  return h(
    "div",
    { key: "actions", class: "actions sticky", part: "actions" },
    h("p", { class: "actions-note", id: "clean-note" }, notes.join(" ")),
    state.fault !== null && notice(words.fault(state.fault), { role: "alert" }),
    unseen > 0 && nextScanButton(context),
    button(words.review.addMore, () => journey.addMore(), { disabled: searching }),
    button(words.review.clean(ready), () => void journey.clean(), {
      look: "primary",
      disabled: undecided > 0 || unseen > 0 || searching || waits || ready === 0,
      "aria-describedby": "clean-note",
    }),
  );
}
