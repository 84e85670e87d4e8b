/**
 * Files with what is happening to them.
 */
import { button } from "./control.js";
import { h } from "./render.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("./state.js").FileState} FileState */

/** @type {FileState["status"][]} */
const WORKING = ["scanning", "cleaning", "sending"];

/**
 * @param {string} name that no other list on the page has
 * @param {FileState[]} files
 * @param {string} label
 * @param {Context} context
 */
export function fileList(name, files, label, context) {
  if (files.length === 0) return null;
  const rows = context.lists.rows(name, files, (file, properties) => fileRow(file, properties, context));
  return h("ul", { class: "files", part: "files", "aria-label": label }, rows);
}

/**
 * @param {FileState} file
 * @param {import("./render.js").ElementProperties} properties
 * @param {Context} context
 */
function fileRow(file, properties, context) {
  const { words } = context;
  const { id, name, size, status, fault } = file;
  const facts = [words.size(size), file.opened?.formatName, words.file.status[status]].filter((fact) => fact !== undefined);
  return h(
    "li",
    { key: id, class: `file ${status}`, part: "file", "data-status": status, ...properties },
    h("span", { class: "file-kind", "aria-hidden": "true" }, extensionOf(name)),
    h(
      "div",
      { class: "file-body" },
      h("bdi", { class: "file-name" }, name),
      h("span", { class: "file-facts" }, facts.join(" · ")),
      WORKING.includes(status) && progressBar(file, context),
      fault !== null && faultText(fault, context),
    ),
    h("div", { class: "file-actions" }, fileActions(file, context)),
  );
}

/**
 * @param {FileState} file
 * @param {Context} context
 */
function progressBar({ name, progress }, { words }) {
  const value = progress === null ? {} : { value: progress };
  return h("progress", { key: progress === null ? "unknown" : "known", class: "progress", part: "progress", "aria-label": words.file.progress(name), ...value });
}

/**
 * @param {NonNullable<FileState["fault"]>} fault
 * @param {Context} context
 */
function faultText(fault, { words }) {
  const { title, advice } = words.fault(fault);
  return h("p", { class: "file-fault", "data-code": fault.code }, h("strong", {}, `${title}.`), ` ${advice}`);
}

/**
 * @param {FileState} file
 * @param {Context} context
 */
function fileActions({ id, name, status, fault }, { words, journey }) {
  if (status === "scanning" || status === "cleaning") {
    return [button(words.file.cancel, () => journey.cancel(id), { look: "quiet", "aria-label": words.file.cancelNamed(name) })];
  }
  const again = status === "cancelled" || (status === "refused" && (fault?.retryable === true || fault?.code === "Crashed"));
  const removable = ["queued", "ready", "refused", "cancelled"].includes(status);
  return [
    again && button(words.file.retry, () => journey.retry(id), { look: "quiet", "aria-label": words.file.retryNamed(name) }),
    removable && button(words.file.remove, () => journey.remove(id), { look: "quiet", "aria-label": words.file.removeNamed(name) }),
  ];
}

/** @param {string} name */
function extensionOf(name) {
  return /\.([\p{L}\p{N}]{1,5})$/u.exec(name)?.[1]?.toUpperCase() ?? "";
}
