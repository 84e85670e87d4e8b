/**
 * Takes files into the task: of folders what is work, of large archives their files. It holds the handles; nothing is read.
 */
import { LargeArchive } from "../archive/large-archive.js";
import { EngineError } from "../engine/engine-error.js";
import { loadViewer } from "../engine/module.js";
import { ArchiveSet } from "./archive-set.js";
import { isInFolder, isPdf, isPicture } from "./dropped-files.js";
import { TYPED_REQUEST_ID } from "./state.js";

/** @typedef {import("./dropped-files.js").PickedFile} PickedFile */
/** @typedef {import("./file-work.js").FileWork} FileWork */
/** @typedef {import("./journey.js").Engine} Engine */
/** @typedef {import("./journey.js").JourneyOptions} JourneyOptions */
/** @typedef {import("./state.js").Role} Role */

/**
 * @typedef {object} IntakeOptions
 * @property {FileWork} work
 * @property {() => Promise<Engine>} engine
 * @property {() => void} addMore goes back from the review to where files are added
 * @property {(reason: unknown) => void} fail
 */

const TYPED_REQUEST_NAME = "request.txt";

/** See the module. */
export class FileIntake {
  #options;
  #lastId = 0;

  /** Ends with the task. */
  #ending = new AbortController();

  /** Handles only: nothing here is ever read by the page. @type {Map<string, PickedFile>} */
  #handles = new Map();

  /** @param {JourneyOptions & IntakeOptions} options */
  constructor(options) {
    this.#options = options;
    this.archives = new ArchiveSet(options);
  }

  /**
   * Takes files; of folders what is work.
   *
   * @param {Role} role
   * @param {PickedFile[]} picked
   */
  async add(role, picked) {
    if (!picked.some(isInFolder)) return this.#take(role, picked);
    const { signal } = this.#ending;
    // Without the engine nothing is told apart, and the page says that it is not there.
    const judge = await this.#judge().catch(() => () => null);
    if (signal.aborted) return;
    const kinds = picked.map((file) => (isInFolder(file) ? judge(file.name) : null));
    this.#take(role, picked.filter((_, index) => kinds[index] === null));
    this.#options.dispatch({ type: "setAside", kinds: kinds.filter((kind) => kind !== null) });
  }

  /**
   * Takes a drop whose folders are still being listed.
   *
   * @param {Role} role
   * @param {Promise<PickedFile[]>} picked
   */
  async addDropped(role, picked) {
    try {
      await this.add(role, await picked);
    } catch {
      this.#options.fail(new EngineError({ code: "Io", message: "The folder could not be listed.", retryable: true }));
    }
  }

  /**
   * @param {Role} role
   * @param {PickedFile[]} picked
   * @param {string | null} archive that they are in
   */
  #take(role, picked, archive = null) {
    const files = picked.map(({ name, file }) => {
      const id = `file-${++this.#lastId}`;
      this.#handles.set(id, { name, file });
      return { id, role, name, size: file.size, archive };
    });
    if (files.length === 0) return;
    const { announce, dispatch, engine, state } = this.#options;
    // Ahead of need. Whoever needs it asks again, and hears then why it did not come.
    if (picked.some(isPdf)) loadViewer().catch(() => undefined);
    if (picked.some(isPicture)) engine().then(({ pool }) => pool.prepareReader(), () => undefined);
    if (state().phase === "review") this.#options.addMore();
    dispatch({ type: "filesAdded", files });
    announce((words) => words.announce.added(files.length));
    for (const { id } of files) this.openArchive(id, role);
  }

  /**
   * Takes the files of an archive in its place, if it is a large one.
   *
   * @param {string} id
   * @param {Role} role
   */
  openArchive(id, role) {
    const picked = this.handle(id);
    if (picked === undefined || !LargeArchive.mayBe(picked)) return;
    const { signal } = this.#ending;
    void this.archives.open({ id, role, picked, judge: () => this.#judge() }, ({ files, aside }) => {
      if (signal.aborted) return;
      this.#take(role, files, id);
      this.forget(id);
      this.#options.dispatch({ type: "fileRemoved", id });
      this.#options.dispatch({ type: "setAside", kinds: [...aside].flatMap(([kind, count]) => Array(count).fill(kind)) });
    });
  }

  /** What of folders is no work. @returns {Promise<(path: string) => string | null>} */
  async #judge() {
    const { task } = await this.#options.engine();
    return (path) => task.unwantedKind(path);
  }

  /** Makes a file of the typed request, or takes it away again. */
  takeTypedRequest() {
    const { dispatch, state } = this.#options;
    const text = state().requestText.trim();
    if (this.handle(TYPED_REQUEST_ID) !== undefined) {
      this.forget(TYPED_REQUEST_ID);
      dispatch({ type: "fileRemoved", id: TYPED_REQUEST_ID });
    }
    if (text === "") return;
    const file = new File([text, "\n"], TYPED_REQUEST_NAME, { type: "text/plain" });
    this.#handles.set(TYPED_REQUEST_ID, { name: TYPED_REQUEST_NAME, file });
    const entry = { id: TYPED_REQUEST_ID, role: /** @type {Role} */ ("request"), name: TYPED_REQUEST_NAME, size: file.size, archive: null };
    dispatch({ type: "filesAdded", files: [entry] });
  }

  /** @param {string} id */
  handle(id) {
    return this.#handles.get(id);
  }

  /** @param {string} id */
  forget(id) {
    this.#handles.delete(id);
  }

  /** Forgets everything. */
  reset() {
    this.#ending.abort();
    this.#ending = new AbortController();
    this.archives.end();
    this.#handles.clear();
  }
}
