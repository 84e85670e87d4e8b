/**
 * The controls that every screen is made of.
 */
import { h } from "./render.js";

/** @typedef {import("./render.js").ElementProperties} ElementProperties */

/**
 * @param {string} text
 * @param {(event: MouseEvent) => void} press
 * @param {ElementProperties & { look?: "primary" | "plain" | "quiet" }} [properties]
 */
export function button(text, press, { look = "plain", on, ...properties } = {}) {
  return h("button", { type: "button", class: `button ${look}`, part: `button ${look}`, ...properties, on: { ...on, click: press } }, text);
}

/**
 * A few choices of which one holds.
 *
 * @template {string} Value
 * @param {string} label
 * @param {{ value: Value, text: string }[]} choices
 * @param {Value | null} current
 * @param {(value: Value) => void} choose
 * @param {ElementProperties} [properties]
 */
export function choice(label, choices, current, choose, properties = {}) {
  return h(
    "div",
    { role: "group", "aria-label": label, class: "choice", part: "choice", ...properties },
    choices.map(({ value, text }) =>
      h("button", {
        key: value,
        type: "button",
        class: `choice-option ${value}`,
        "aria-pressed": String(value === current),
        on: { click: () => choose(value) },
      }, text),
    ),
  );
}

/**
 * A button that opens the file picker. The input stays in the tab order; only its looks are the label's.
 *
 * @param {string} text
 * @param {(input: HTMLInputElement) => void} picked
 * @param {ElementProperties} [properties]
 */
export function filePicker(text, picked, properties = {}) {
  const change = (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget ?? event.target);
    picked(input);
    // The same file may be chosen again after it was removed.
    input.value = "";
  };
  return h(
    "label",
    { class: "button plain", part: "button plain" },
    h("input", { type: "file", multiple: true, class: "visually-hidden", ...properties, on: { change } }),
    h("span", {}, text),
  );
}

/**
 * @param {{ title: string, advice: string }} fault
 * @param {ElementProperties} [properties]
 * @param {import("./render.js").Content} [action] what can be done about it here
 */
export function notice({ title, advice }, properties = {}, action = null) {
  return h("div", { class: "notice", part: "notice", ...properties }, h("strong", {}, title), " ", h("span", {}, advice), action);
}
