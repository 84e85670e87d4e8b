/**
 * The contributor's own words: what no detector can know.
 */
import { button } from "../element/control.js";
import { h } from "../element/render.js";

/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/** @param {ReviewContext} context */
export function termForm({ words, review, desk }) {
  const { terms, termFault, searching } = review;
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("term"));
    if (desk.addTerm(field.value)) form.reset();
  };
  const remove = (/** @type {MouseEvent} */ event, /** @type {string} */ term) => {
    // A key press would lose the focus with its button; after a tap there is no focus to keep, and a keyboard to spare.
    const field = /** @type {HTMLElement} */ (event.currentTarget).closest("form")?.elements.namedItem("term");
    if (event.detail === 0) /** @type {HTMLInputElement} */ (field).focus();
    desk.removeTerm(term);
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
    h("p", { id: "term-hint", class: termFault === null ? "hint" : "hint wrong" }, hint(words, review)),
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
            button("×", (event) => remove(event, text), { look: "quiet", class: "button quiet small", disabled: searching, "aria-label": words.review.removeTerm(text) }),
          ),
        ),
      ),
  );
}

/**
 * @param {ReviewContext["words"]} words
 * @param {ReviewContext["review"]} review
 */
function hint(words, { searching, termFault }) {
  if (searching) return words.review.searching;
  return termFault === null ? words.review.termHint : words.fault(termFault).advice;
}
