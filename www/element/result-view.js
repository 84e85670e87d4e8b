/**
 * The last screens: clean files to keep and to send.
 */
import { button, notice } from "./control.js";
import { fileList } from "./file-list-view.js";
import { h } from "./render.js";
import { awaitsNames, isClean, isLeftOut } from "./state.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./state.js").CleanState} CleanState */
/** @typedef {import("./state.js").FileState} FileState */
/** @typedef {import("./state.js").State} State */

const SHOWN_DIGITS = 12;

/**
 * @param {State} state
 * @param {Context} context
 */
export function resultScreen(state, context) {
  const { words, journey, delivery } = context;
  const clean = state.files.filter(isClean).flatMap((file) => (file.clean === null ? [] : [{ ...file, clean: file.clean }]));
  const idle = state.phase !== "sending";
  return [
    h("h2", { key: "heading", class: "heading", part: "heading", tabindex: "-1" }, words.result.heading),
    h("p", { key: "hint", class: "lead" }, words.result.hint),
    h(
      "div",
      { key: "files", class: "card", part: "card" },
      h("ul", { class: "files", part: "files", "aria-label": words.result.heading }, context.lists.rows("clean", clean, (file, properties) => cleanRow(file, properties, context)), receiptRow(context)),
    ),
    leftOutCard(state, context),
    state.destination === null && state.fault !== null && notice(words.fault(state.fault), { key: "fault", role: "alert" }),
    state.destination !== null && sendCard(state, clean.length, state.destination, context),
    h(
      "div",
      { key: "actions", class: "actions", part: "actions" },
      clean.length > 1 && button(words.result.downloadAll, () => void delivery.downloadAll(words.result.archive), { key: "all" }),
      idle && button(words.result.back, () => journey.reopenReview(), { key: "back" }),
      idle && button(words.result.restart, () => journey.restart(), { key: "restart" }),
    ),
  ];
}

/**
 * @param {FileState & { clean: CleanState }} file
 * @param {import("./render.js").ElementProperties} properties
 * @param {Context} context
 */
function cleanRow({ id, clean, holds, status, progress }, properties, { words, delivery }) {
  const state = status === "clean" ? null : words.file.status[status];
  return h(
    "li",
    { key: id, class: `file ${status}`, part: "file", "data-status": status, ...properties },
    h("span", { class: "file-seal", "aria-hidden": "true" }, "✓"),
    h(
      "div",
      { class: "file-body" },
      h("bdi", { class: "file-name" }, clean.name),
      h("span", { class: "file-facts" }, [words.size(clean.size), holds > 0 ? words.result.holds(holds) : null, words.result.proof(clean.removed, clean.areas), state].filter((fact) => fact !== null).join(" · ")),
      h("span", { class: "file-facts digest", title: clean.sha256 }, words.result.fingerprint(clean.sha256.slice(0, SHOWN_DIGITS))),
      status === "sending" && h("progress", { class: "progress", part: "progress", "aria-label": words.file.progress(clean.name), value: progress ?? 0 }),
      status === "sending" && h("span", { class: "file-facts" }, words.file.sentPart(progress ?? 0)),
    ),
    h("div", { class: "file-actions" }, button(words.result.download, () => delivery.downloadFile(id), { "aria-label": words.result.downloadNamed(clean.name) })),
  );
}

/** @param {Context} context */
function receiptRow({ words, journey, delivery }) {
  if (journey.receipt === null) return null;
  const { name } = journey.receipt;
  return h(
    "li",
    { key: "receipt", class: "file receipt", part: "file" },
    h("span", { class: "file-seal", "aria-hidden": "true" }, "≡"),
    h("div", { class: "file-body" }, h("span", { class: "file-name" }, words.result.receipt), h("span", { class: "file-facts" }, words.result.receiptHint)),
    h("div", { class: "file-actions" }, button(words.result.download, () => delivery.download(journey.receipt), { "aria-label": words.result.downloadNamed(name) })),
  );
}

/**
 * @param {State} state
 * @param {Context} context
 */
function leftOutCard(state, context) {
  const { result } = context.words;
  const files = state.files.filter(isLeftOut);
  if (files.length === 0) return null;
  return h(
    "section",
    { key: "left-out", class: "card", part: "card", "aria-labelledby": "left-out-heading" },
    h("h3", { id: "left-out-heading", class: "card-heading" }, result.leftOut),
    h("p", { class: "hint" }, result.leftOutHint),
    fileList("left-out", files, result.leftOut, context),
  );
}

/**
 * @param {State} state
 * @param {number} count
 * @param {string} destination
 * @param {Context} context
 */
function sendCard(state, count, destination, { words, delivery }) {
  const { send } = words;
  const leftOut = state.files.filter(isLeftOut).length;
  const waits = awaitsNames(state);
  const receiver = destination === "" ? send.receiver : destination;
  const text = { clean: send.summary(count, receiver), sending: send.sending, sent: send.sent(count, receiver) };
  const action = {
    clean: () =>
      button(state.fault === null ? send.send : send.again, () => void delivery.send(), {
        key: "send",
        look: "primary",
        disabled: waits,
        "aria-describedby": waits && "send-note",
      }),
    sending: () => button(send.stop, () => delivery.stop(), { key: "stop" }),
    sent: () => null,
  };
  const phase = /** @type {keyof typeof text} */ (state.phase);
  return h(
    "section",
    { key: "send", class: `card send ${phase}`, part: "card", "aria-labelledby": "send-heading" },
    h("h3", { id: "send-heading", class: "card-heading" }, phase === "sent" ? send.sentHeading : send.heading),
    h("p", {}, text[phase]),
    leftOut > 0 && phase !== "sent" && h("p", { class: "warning" }, send.without(leftOut)),
    waits && h("p", { key: "names", id: "send-note", class: "hint" }, words.names.waits),
    state.fault !== null && notice(words.fault(state.fault), { role: "alert" }),
    action[phase](),
  );
}
