/**
 * The contributor's own words: what no detector can know.
 */
import { button } from "../element/control.js";
import { h } from "../element/render.js";
import { awaitsNames } from "../element/state.js";

/** @typedef {import("../engine/contract.js").Suggestion} Suggestion */
/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/** @param {ReviewContext} context */
export function termForm({ words, state, review, desk }) {
  const { terms, termFault, searching, suggestions } = review;
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("term"));
    if (desk.addTerm(field.value)) form.reset();
  };
  const act = (/** @type {MouseEvent} */ event, /** @type {() => void} */ action) => {
    // A key press would lose the focus with its button; after a tap there is no focus to keep, and a keyboard to spare.
    const field = /** @type {HTMLElement} */ (event.currentTarget).closest("form")?.elements.namedItem("term");
    if (event.detail === 0) /** @type {HTMLInputElement} */ (field).focus();
    action();
  };
  return h(
    "form",
    { key: "terms", class: "terms", autocomplete: "off", on: { submit } },
    h("label", { class: "label", for: "term" }, words.review.termLabel),
    h(
      "div",
      { class: "term-row" },
      h("input", { id: "term", name: "term", class: "field", part: "field", dir: "auto", spellcheck: "false", "aria-describedby": "term-hint" }),
      h("button", { type: "submit", class: "button plain", part: "button plain", disabled: searching }, words.review.addTerm),
    ),
    h("p", { id: "term-hint", class: termFault === null ? "hint" : "hint wrong" }, hint(words, review, awaitsNames(state))),
    terms.length > 0 &&
      h(
        "ul",
        { class: "term-list", "aria-label": words.review.terms },
        terms.map(({ text, places }) =>
          h(
            "li",
            { key: text, class: places === 0 ? "term absent" : "term" },
            h("bdi", {}, text),
            h("span", { class: "term-places" }, words.review.termPlaces(places)),
            button("×", (event) => act(event, () => desk.removeTerm(text)), { look: "quiet", class: "button quiet small", disabled: searching, "aria-label": words.review.removeTerm(text) }),
          ),
        ),
      ),
    suggestions.length > 0 && suggestionList(suggestions.slice(0, SUGGESTIONS_SHOWN), words, (event, text, isWanted) =>
      act(event, () => (isWanted ? desk.addTerm(text) : desk.dismiss(text))), searching),
  );
}

const SUGGESTIONS_SHOWN = 6;
const REASONS_SHOWN = 2;

/**
 * Words of the files that no detector knows, with the reason for each.
 *
 * @param {Suggestion[]} suggestions
 * @param {ReviewContext["words"]} words
 * @param {(event: MouseEvent, text: string, isWanted: boolean) => void} decide
 * @param {boolean} disabled
 */
function suggestionList(suggestions, words, decide, disabled) {
  const { review } = words;
  return h(
    "div",
    { class: "suggestions", role: "group", "aria-labelledby": "suggestions-label" },
    h("p", { id: "suggestions-label", class: "label" }, review.suggestions),
    h(
      "ul",
      { class: "suggestion-list" },
      suggestions.map(({ text, places, evidence }) =>
        h(
          "li",
          { key: text, class: "suggestion" },
          h(
            "span",
            { class: "suggestion-text" },
            h("bdi", {}, text),
            h("span", { class: "suggestion-reason" }, review.suggestionReason(evidence.slice(0, REASONS_SHOWN), places)),
          ),
          button(review.addTerm, (event) => decide(event, text, true), { class: "button plain", disabled, "aria-label": review.addSuggestion(text) }),
          button("×", (event) => decide(event, text, false), { look: "quiet", class: "button quiet small", disabled, "aria-label": review.dismissSuggestion(text) }),
        ),
      ),
    ),
  );
}

/**
 * @param {ReviewContext["words"]} words
 * @param {ReviewContext["review"]} review
 * @param {boolean} seeksNames the files are then searched for more than a word, which is told elsewhere
 */
function hint(words, { searching, termFault }, seeksNames) {
  if (searching && !seeksNames) return words.review.searching;
  return termFault === null ? words.review.termHint : words.fault(termFault).advice;
}
