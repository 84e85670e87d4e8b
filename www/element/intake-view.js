/**
 * The first screen: the request on one side, what was delivered on the other.
 */
import { button, filePicker } from "./control.js";
import { chosenFiles } from "./dropped-files.js";
import { fileList } from "./file-list-view.js";
import { h } from "./render.js";
import { TYPED_REQUEST_ID, isLeftOut, isReady } from "./state.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./state.js").Role} Role */
/** @typedef {import("./state.js").State} State */

const TYPED_REQUEST_ROWS = 7;

/**
 * @param {State} state
 * @param {Context} context
 */
export function intakeScreen(state, context) {
  const { words, journey } = context;
  const waiting = state.files.filter(({ status }) => status === "queued").length + (state.requestText.trim() === "" ? 0 : 1);
  const isOpening = state.files.some(({ status }) => status === "scanning");
  const checked = state.files.filter((file) => isReady(file) && file.id !== TYPED_REQUEST_ID).length;
  return [
    h("h2", { key: "heading", class: "heading", part: "heading", tabindex: "-1" }, words.intake.heading),
    h("p", { key: "promise", class: "lead" }, words.intake.promise),
    h("div", { key: "cards", class: "cards" }, requestCard(state, context), deliverableCard(state, context)),
    h(
      "div",
      { key: "actions", class: "actions", part: "actions" },
      waiting + checked === 0 && h("p", { class: "actions-note" }, words.intake.nothingYet),
      button(words.intake.check(waiting + checked), () => void journey.check(), { look: "primary", disabled: isOpening || waiting + checked === 0 }),
    ),
  ];
}

/**
 * @param {State} state
 * @param {Context} context
 */
function requestCard(state, context) {
  const { words, journey } = context;
  const { intake } = words;
  return h(
    "section",
    { class: "card", part: "card", "aria-labelledby": "request-heading", "data-role": "request" },
    h("h3", { id: "request-heading", class: "card-heading" }, intake.request),
    h("p", { class: "hint", id: "request-hint" }, intake.requestHint),
    h("label", { class: "label", for: "request-text" }, intake.requestText),
    h("textarea", {
      id: "request-text",
      class: "field",
      part: "field",
      rows: TYPED_REQUEST_ROWS,
      dir: "auto",
      "aria-describedby": "request-hint",
      value: state.requestText,
      on: { input: (event) => journey.typeRequest(event.target.value) },
    }),
    h("div", { class: "pick" }, h("span", { class: "hint" }, intake.requestOr), picker(intake.addRequest, "request", context)),
    fileList("request", filesOf(state, "request"), intake.filesOf(intake.request), context),
  );
}

/**
 * @param {State} state
 * @param {Context} context
 */
function deliverableCard(state, context) {
  const { intake } = context.words;
  const kinds = context.journey.engineInfo?.formats.map(({ name }) => name) ?? [];
  return h(
    "section",
    { class: "card", part: "card", "aria-labelledby": "deliverable-heading", "data-role": "deliverable" },
    h("h3", { id: "deliverable-heading", class: "card-heading" }, intake.deliverable),
    h("p", { class: "hint" }, intake.deliverableHint),
    h(
      "div",
      { class: state.dragging ? "drop over" : "drop", part: "drop" },
      h("p", { class: "drop-text" }, state.dragging ? intake.dropNow : intake.drop),
      h(
        "div",
        { class: "pick" },
        picker(intake.chooseFiles, "deliverable", context),
        picker(intake.chooseFolder, "deliverable", context, { webkitdirectory: true }),
      ),
      kinds.length > 0 && h("p", { class: "hint" }, intake.kinds(kinds)),
    ),
    asideList(state, context),
    fileList("deliverable", filesOf(state, "deliverable"), intake.filesOf(intake.deliverable), context),
  );
}

/**
 * @param {State} state
 * @param {Context} context
 */
function asideList({ aside }, { words }) {
  if (aside.length === 0) return null;
  return h(
    "details",
    { key: "aside", class: "dropped" },
    h("summary", {}, words.intake.aside(aside.reduce((sum, { count }) => sum + count, 0))),
    h("ul", {}, aside.map((item) => h("li", { key: item.kind }, words.dropped(item)))),
  );
}

/**
 * @param {string} text
 * @param {Role} role
 * @param {Context} context
 * @param {import("./render.js").ElementProperties} [properties]
 */
function picker(text, role, { journey }, properties) {
  return filePicker(text, (input) => void journey.add(role, chosenFiles(input.files)), properties);
}

/**
 * @param {State} state
 * @param {Role} role
 */
function filesOf(state, role) {
  return state.files.filter((file) => file.role === role && (file.id !== TYPED_REQUEST_ID || isLeftOut(file)));
}
