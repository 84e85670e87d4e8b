/**
 * What surrounds every screen: where the person is, what is wrong with the page, and the screen itself.
 */
import { reviewScreen } from "../review/review-view.js";
import { button, notice } from "./control.js";
import { intakeScreen } from "./intake-view.js";
import { h } from "./render.js";
import { resultScreen } from "./result-view.js";
import { missedWords } from "./state.js";
import { cleaningScreen, scanningScreen } from "./working-view.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./render.js").Content} Content */
/** @typedef {import("./state.js").Phase} Phase */
/** @typedef {import("./state.js").State} State */

/** @typedef {"intake" | "scanning" | "review" | "cleaning" | "result"} Screen */

/** @type {Record<Phase, { screen: Screen, step: "add" | "review" | "send" }>} */
const SCREENS = {
  empty: { screen: "intake", step: "add" },
  adding: { screen: "intake", step: "add" },
  scanning: { screen: "scanning", step: "add" },
  review: { screen: "review", step: "review" },
  cleaning: { screen: "cleaning", step: "review" },
  clean: { screen: "result", step: "send" },
  sending: { screen: "result", step: "send" },
  sent: { screen: "result", step: "send" },
};

/** When names that come late can still be looked for. @type {Phase[]} */
const NAMES_RETRY_PHASES = ["empty", "adding", "review", "clean"];

/** Screens that show the state's fault where it belongs; on the others it stands on top. @type {Screen[]} */
const WITH_OWN_FAULT = ["review", "result"];

/**
 * @param {State} state
 * @param {Context} context
 * @returns {{ screen: Screen, contents: Content[] }}
 */
export function frame(state, context) {
  const { screen, step } = SCREENS[state.phase];
  /** @type {Record<Screen, (state: State, context: Context) => Content[]>} */
  const screens = {
    intake: intakeScreen,
    scanning: scanningScreen,
    review: reviewScreen,
    cleaning: cleaningScreen,
    result: resultScreen,
  };
  const fault = WITH_OWN_FAULT.includes(screen) ? null : state.fault;
  return {
    screen,
    contents: [
      steps(step, context),
      state.destinationFault !== null && notice(context.words.fault(state.destinationFault), { key: "destination" }),
      namesNotice(state, context),
      readerNotice(state, context),
      fault !== null && notice(context.words.fault(fault), { key: "fault", role: "alert" }),
      h("div", { key: screen, class: "screen", part: "screen", "data-phase": state.phase }, screens[screen](state, context)),
    ],
  };
}

/**
 * What is said on every screen while names in running text cannot be found.
 *
 * @param {State} state
 * @param {Context} context
 */
function namesNotice({ names: { status, fault }, phase }, { words, journey }) {
  if (fault === null) return null;
  const retry =
    NAMES_RETRY_PHASES.includes(phase) &&
    button(words.file.retry, () => void journey.takeNames(), { key: "retry", disabled: status === "loading" });
  return notice(words.fault(fault), { key: "names", role: "alert", "data-code": fault.code }, retry);
}

/**
 * What is said on every screen while the words in a picture could not be looked for.
 *
 * @param {State} state
 * @param {Context} context
 */
function readerNotice(state, { words, journey }) {
  const fault = missedWords(state);
  if (fault === null) return null;
  const retry =
    state.phase === "review" &&
    fault.retryable &&
    button(words.file.retry, () => void journey.readAgain(), { key: "retry", disabled: state.review?.searching === true });
  return notice(words.fault(fault), { key: "reader", role: "alert", "data-code": fault.code }, retry);
}

/**
 * @param {"add" | "review" | "send"} current
 * @param {Context} context
 */
function steps(current, { words: { steps: names } }) {
  const order = /** @type {const} */ (["add", "review", "send"]);
  const reached = order.indexOf(current);
  return h(
    "ol",
    { key: "steps", class: "steps", part: "steps", "aria-label": names.label },
    order.map((step, index) =>
      h("li", { key: step, class: index < reached ? "step past" : "step", "aria-current": index === reached && "step" }, h("span", { class: "step-name" }, names[step])),
    ),
  );
}
