/**
 * Everything the element shows, and the only way it changes.
 *
 * `next` is a pure function; the element renders what it returns. The state holds names, counts and the text under
 * review, never a file: those stay with the journey.
 */

/** @typedef {import("../engine/contract.js").Group} Group */
/** @typedef {import("../engine/contract.js").Opened} Opened */
/** @typedef {import("../engine/scrub-message.js").Reading} Reading */
/** @typedef {import("../review/review-state.js").ReviewState} ReviewState */

/** @typedef {"empty" | "adding" | "scanning" | "review" | "cleaning" | "clean" | "sending" | "sent"} Phase */
/** @typedef {"queued" | "scanning" | "ready" | "refused" | "cleaning" | "clean" | "sending" | "sent" | "cancelled"} FileStatus */
/** @typedef {"request" | "deliverable"} Role */
/** @typedef {{ code: string, message: string, retryable: boolean }} Fault */

/**
 * @typedef {object} FileState
 * @property {string} id
 * @property {Role} role
 * @property {string} name with the folders it was dropped in
 * @property {number} size bytes
 * @property {FileStatus} status
 * @property {number | null} progress from 0 to 1; `null` while nothing is known
 * @property {Fault | null} fault why it was refused, or could not be sent
 * @property {Opened | null} opened what the engine saw in it; `null` until it was checked to the end
 * @property {CleanState | null} clean
 * @property {boolean} namesSought whether names in running text were looked for
 * @property {string | null} archive the id that the archive had which it is in, and leaves in
 * @property {number} holds of an archive that was packed, how many files are in it; else 0
 * @property {Reading} reading where words were looked for in its pixels, if it is a picture
 */

/** @typedef {Pick<FileState, "id" | "role" | "name" | "size" | "archive">} NewFile */

/**
 * @typedef {object} CleanState
 * @property {string} name
 * @property {number} size bytes
 * @property {string} sha256
 * @property {number} removed places
 * @property {number} areas that are black
 */

/**
 * What finds names in running text, which comes after all else.
 *
 * @typedef {object} NamesState
 * @property {"loading" | "ready" | "failed"} status
 * @property {Fault | null} fault why it could not be loaded; stays on show until it has been
 */

/**
 * How far the files are, as a whole.
 *
 * @typedef {object} Work
 * @property {"first" | "again" | "cleaning" | "packing"} pass again = with what was found in the others
 * @property {number} done files
 * @property {number} total files
 */

/**
 * @typedef {object} State
 * @property {Phase} phase
 * @property {FileState[]} files in the order of the task: the request first
 * @property {string} requestText
 * @property {Work} work
 * @property {Fault | null} fault of the page as a whole, or of the last send
 * @property {boolean} dragging
 * @property {{ kind: string, count: number }[]} aside what of dropped folders is no work and was not taken
 * @property {ReviewState | null} review
 * @property {NamesState} names
 * @property {Fault | null} readerFault why words in a picture could not be looked for
 * @property {Fault | null} destinationFault why files cannot be sent at all, though the page names a receiver
 * @property {string | null} destination host that files can be sent to; empty for a sink without an address, `null` for none
 */

/**
 * @typedef {{ type: "filesAdded", files: NewFile[] }
 *   | { type: "setAside", kinds: string[] }
 *   | { type: "requestTyped", text: string }
 *   | { type: "dragged", over: boolean }
 *   | { type: "fileRemoved", id: string }
 *   | { type: "fileChanged", id: string, change: Partial<FileState> }
 *   | { type: "scanStarted" }
 *   | { type: "workBegun", pass: Work["pass"], total: number }
 *   | { type: "workDone" }
 *   | { type: "reviewChanged", review: ReviewState }
 *   | { type: "scanSettled" }
 *   | { type: "addingResumed" }
 *   | { type: "cleanStarted" }
 *   | { type: "archivePacked", file: Omit<NewFile, "archive">, clean: CleanState, holds: number }
 *   | { type: "cleanSettled", clean: number }
 *   | { type: "reviewResumed" }
 *   | { type: "sendStarted" }
 *   | { type: "sendSettled", fault: Fault | null }
 *   | { type: "destinationChanged", destination: string | null, fault: Fault | null }
 *   | { type: "namesChanged", status: NamesState["status"], fault?: Fault }
 *   | { type: "readerFailed", fault: Fault }
 *   | { type: "faulted", fault: Fault | null }
 *   | { type: "reset" }} Action
 */

/** The file that is made of a typed request; on the first screen it is shown in its field and not in a list. */
export const TYPED_REQUEST_ID = "request-text";

/** @type {State} */
export const INITIAL = Object.freeze({
  phase: "empty",
  files: [],
  requestText: "",
  work: Object.freeze({ pass: /** @type {const} */ ("first"), done: 0, total: 0 }),
  fault: null,
  dragging: false,
  aside: [],
  review: null,
  names: Object.freeze({ status: /** @type {const} */ ("loading"), fault: null }),
  readerFault: null,
  destination: null,
  destinationFault: null,
});

/** In which phases an action means something; elsewhere it comes too late and is ignored. @type {Partial<Record<Action["type"], Phase[]>>} */
const PHASES = {
  filesAdded: ["empty", "adding"],
  setAside: ["empty", "adding"],
  requestTyped: ["empty", "adding"],
  scanStarted: ["adding", "review"],
  scanSettled: ["scanning"],
  addingResumed: ["review"],
  cleanStarted: ["review"],
  archivePacked: ["cleaning"],
  cleanSettled: ["cleaning"],
  reviewResumed: ["clean", "sent"],
  sendStarted: ["clean"],
  sendSettled: ["sending"],
};

/**
 * @param {State} state
 * @param {Action} action
 * @returns {State}
 */
export function next(state, action) {
  if (PHASES[action.type]?.includes(state.phase) === false) return state;
  switch (action.type) {
    case "filesAdded":
      return withIntake({ ...state, files: inTaskOrder([...state.files, ...action.files.map(queuedFile)]) });
    case "setAside":
      return { ...state, aside: counted(state.aside, action.kinds) };
    case "requestTyped":
      return withIntake({ ...state, requestText: action.text });
    case "dragged":
      return state.dragging === action.over ? state : { ...state, dragging: action.over };
    case "fileRemoved":
      return withoutFile(state, action.id);
    case "fileChanged":
      return { ...state, files: changed(state.files, action.id, action.change) };
    case "scanStarted":
      return { ...state, phase: "scanning", fault: null };
    case "workBegun":
      return { ...state, work: { pass: action.pass, done: 0, total: action.total } };
    case "workDone":
      return { ...state, work: { ...state.work, done: state.work.done + 1 } };
    case "reviewChanged":
      return { ...state, review: action.review };
    case "scanSettled":
      return state.files.some(isReady) ? { ...state, phase: "review" } : { ...state, phase: "adding", review: null };
    case "addingResumed":
      return { ...state, phase: "adding" };
    case "cleanStarted":
      return { ...state, phase: "cleaning", fault: null, files: state.files.map((file) => (isReady(file) ? { ...file, status: "queued" } : file)) };
    case "archivePacked":
      return { ...state, files: inTaskOrder([...state.files, packedFile(action)]) };
    case "cleanSettled":
      if (action.clean > 0) return { ...state, phase: "clean" };
      return { ...state, phase: "review", files: reopened(state.files) };
    case "reviewResumed":
      return { ...state, phase: "review", fault: null, files: reopened(state.files) };
    case "sendStarted":
      return { ...state, phase: "sending", fault: null };
    case "sendSettled":
      return { ...state, phase: action.fault === null ? "sent" : "clean", fault: action.fault };
    case "destinationChanged":
      return { ...state, destination: action.destination, destinationFault: action.fault };
    case "namesChanged":
      return { ...state, names: { status: action.status, fault: action.status === "ready" ? null : (action.fault ?? state.names.fault) } };
    case "readerFailed":
      return { ...state, readerFault: action.fault };
    case "faulted":
      return { ...state, fault: action.fault };
    case "reset":
      return { ...INITIAL, names: state.names, destination: state.destination, destinationFault: state.destinationFault };
  }
}

/** @param {FileState} file */
export function isReady(file) {
  return file.status === "ready";
}

/** Whether a file can be handed out, by itself and not in an archive. @param {FileState} file */
export function isClean({ archive, status }) {
  return archive === null && (status === "clean" || status === "sending" || status === "sent");
}

/** Files that the result will not hold, each with a reason that was shown. @param {FileState} file */
export function isLeftOut(file) {
  return file.status === "refused" || file.status === "cancelled";
}

/**
 * Whether names in running text will be found that have not been yet: nothing can count as clean before.
 *
 * @param {State} state
 */
export function awaitsNames({ names, files }) {
  if (names.status !== "ready") return names.status === "loading";
  return files.some((file) => !file.namesSought && file.status !== "queued" && !isLeftOut(file));
}

/**
 * Why words, faces or codes in a picture of the task were not looked for; `null` where they were.
 *
 * @param {State} state
 */
export function missedWords({ readerFault, files }) {
  return files.some((file) => (file.reading.failed || file.reading.unseen) && !isLeftOut(file)) ? readerFault : null;
}

/**
 * What may be told about a clean file.
 *
 * @param {import("../engine/clean-file.js").CleanFile} file
 * @param {import("../engine/contract.js").FileReceipt} receipt
 * @returns {CleanState}
 */
export function cleanState({ name, sha256, blob }, { entities, areas }) {
  const removed = Object.values(entities).reduce((sum, { accept }) => sum + accept, 0);
  return { name, sha256, size: blob.size, removed, areas };
}

/**
 * Files of which one has changed. Each of many files comes here at each of its steps.
 *
 * @param {FileState[]} files
 * @param {string} id
 * @param {Partial<FileState>} change
 */
function changed(files, id, change) {
  const index = files.findIndex((file) => file.id === id);
  const file = files[index];
  return file === undefined ? files : files.with(index, { ...file, ...change });
}

/** @param {NewFile} file @returns {FileState} */
function queuedFile(file) {
  return { ...file, status: "queued", progress: null, fault: null, opened: null, clean: null, namesSought: false, holds: 0, reading: { pages: [], failed: false, unseen: false, closed: [] } };
}

/** @param {Extract<Action, { type: "archivePacked" }>} packed @returns {FileState} */
function packedFile({ file, clean, holds }) {
  return { ...queuedFile({ ...file, archive: null }), status: "clean", namesSought: true, clean, holds };
}

/** @param {FileState[]} files */
function inTaskOrder(files) {
  return [...files.filter(({ role }) => role === "request"), ...files.filter(({ role }) => role !== "request")];
}

/** @param {State} state @returns {State} */
function withIntake(state) {
  const empty = state.files.length === 0 && state.requestText.trim() === "";
  return { ...state, phase: empty ? "empty" : "adding" };
}

/**
 * @param {State} state
 * @param {string} id
 * @returns {State}
 */
function withoutFile(state, id) {
  const files = state.files.filter((file) => file.id !== id);
  const without = { ...state, files };
  if (state.phase === "adding") return withIntake(without);
  if (state.phase === "review" && !files.some(isReady)) return { ...withIntake(without), review: null };
  return without;
}

/**
 * Takes files back to the review; archives that were packed are none there. One that could not be cleaned keeps its fault on
 * show: another decision may help it.
 *
 * @param {FileState[]} files
 * @returns {FileState[]}
 */
function reopened(files) {
  const own = files.filter(({ holds }) => holds === 0);
  return own.map((file) => (file.opened === null ? file : { ...file, status: "ready", progress: null, clean: null }));
}

/**
 * @param {State["aside"]} before
 * @param {string[]} kinds
 */
function counted(before, kinds) {
  const counts = new Map(before.map(({ kind, count }) => [kind, count]));
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
}
