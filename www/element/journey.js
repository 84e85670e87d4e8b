/**
 * Carries files from the drop to the receipt.
 *
 * The journey owns what the state must not hold: file handles, workers, clean files. It changes the state by actions
 * only, and each of its steps may be stopped.
 */
import { CleanFile } from "../engine/clean-file.js";
import { EngineError, faultOf } from "../engine/engine-error.js";
import { loadEngine, loadNames, namesDamaged } from "../engine/module.js";
import { ScrubPool } from "../engine/pool.js";
import { Task } from "../engine/task.js";
import { cleanThoroughly } from "../engine/thorough-clean.js";
import { MOST_TABS } from "../review/file-choice-view.js";
import { ReviewDesk } from "../review/review-desk.js";
import { FileIntake } from "./file-intake.js";
import { FileWork } from "./file-work.js";
import { tellReview } from "./review-news.js";
import { TYPED_REQUEST_ID, awaitsNames, cleanState, isLeftOut, isReady } from "./state.js";

/** @typedef {import("../engine/pool.js").FileJob} FileJob */
/** @typedef {import("../locale/locale.js").Messages} Messages */
/** @typedef {import("./dropped-files.js").PickedFile} PickedFile */
/** @typedef {import("./state.js").Action} Action */
/** @typedef {import("./state.js").FileState} FileState */
/** @typedef {import("./state.js").Role} Role */
/** @typedef {import("./state.js").State} State */

/** @typedef {{ pool: ScrubPool, task: Task, desk: ReviewDesk }} Engine */

/**
 * @typedef {object} JourneyOptions
 * @property {() => State} state
 * @property {(action: Action) => void} dispatch
 * @property {() => Promise<string>} policy as JSON
 * @property {(words: (messages: Messages) => string) => void} announce
 * @property {(name: string, detail: object) => void} emit tells the host; ids and counts only
 */

/** How often files are looked through at most, until none is due. */
const ROUNDS = 4;

/** One task of one person, from empty to clean. */
export class Journey {
  #options;

  /** @type {Promise<Engine> | null} */
  #opening = null;

  /** @type {Engine | null} */
  #engine = null;

  /** Ends with the task: what it began and comes late belongs to rules that may no longer hold. */
  #ending = new AbortController();

  #work;
  #intake;

  /** @type {Map<string, CleanFile>} */
  #cleanFiles = new Map();

  /** @type {CleanFile | null} */
  #receipt = null;

  /** Whether pictures whose words could not be read are looked at again with the next search. */
  #readsAgain = false;

  /** @param {JourneyOptions} options */
  constructor(options) {
    this.#options = options;
    const work = new FileWork(options);
    this.#work = work;
    this.#intake = new FileIntake({ ...options, work, engine: () => this.#opened(), addMore: () => this.addMore(), fail: (reason) => this.#fail(reason) });
  }

  /** The review, once there is one. */
  get desk() {
    return this.#engine?.desk ?? null;
  }

  /** What the engine can do; `null` until it runs. */
  get engineInfo() {
    return this.#engine?.task.engine ?? null;
  }

  /** The clean files in the order of the task. */
  get cleanFiles() {
    return this.#state.files.flatMap(({ id }) => this.#cleanFiles.get(id) ?? []);
  }

  get receipt() {
    return this.#receipt;
  }

  get #state() {
    return this.#options.state();
  }

  /** Starts the engine ahead of need, so that a page that is set up wrongly says so before a file is chosen. */
  async prepare() {
    const { signal } = this.#ending;
    try {
      await this.#opened();
    } catch (reason) {
      if (!signal.aborted) this.#fail(reason);
    }
  }

  /** Takes what finds names in running text, and looks for them in what was scanned without it. */
  async takeNames() {
    const { signal } = this.#ending;
    const { dispatch, announce } = this.#options;
    const isRetry = this.#state.names.fault !== null;
    dispatch({ type: "namesChanged", status: "loading" });
    try {
      const { pool } = await this.#opened();
      const names = await loadNames();
      signal.throwIfAborted();
      pool.useNames(names);
      dispatch({ type: "namesChanged", status: "ready" });
    } catch (reason) {
      if (!signal.aborted) this.#goOnWithout(reason, (fault) => ({ type: "namesChanged", status: "failed", fault }));
      return;
    }
    if (isRetry) announce((words) => words.announce.names);
    // What was cleaned without them does not count any more.
    if (this.#state.phase === "clean" && awaitsNames(this.#state)) this.reopenReview();
    await this.#searchNames();
  }

  /** Looks once more for words in those pictures in which they could not be looked for, while the review stays open. */
  async readAgain() {
    if (this.desk === null || this.#state.phase !== "review") return;
    this.#readsAgain = true;
    await this.desk.searchAgain(null);
  }

  /**
   * Takes files; of folders what is work.
   *
   * @param {Role} role
   * @param {PickedFile[]} picked
   */
  add(role, picked) {
    return this.#intake.add(role, picked);
  }

  /**
   * Takes a drop whose folders are still being listed.
   *
   * @param {Role} role
   * @param {Promise<PickedFile[]>} picked
   */
  addDropped(role, picked) {
    return this.#intake.addDropped(role, picked);
  }

  /** @param {string} text */
  typeRequest(text) {
    this.#options.dispatch({ type: "requestTyped", text });
  }

  /** @param {string} id */
  remove(id) {
    this.cancel(id);
    this.#intake.forget(id);
    this.#cleanFiles.delete(id);
    this.#engine?.task.forget(id);
    this.#engine?.desk.areas.forget(id);
    if (id === TYPED_REQUEST_ID) this.#options.dispatch({ type: "requestTyped", text: "" });
    this.#options.dispatch({ type: "fileRemoved", id });
    if (this.#state.phase === "review") this.#openReview();
  }

  /** @param {string} id */
  cancel(id) {
    this.#work.cancel(id);
  }

  cancelAll() {
    this.#work.cancelAll();
  }

  /**
   * Takes a file up again that was cancelled or could not be read.
   *
   * @param {string} id
   */
  retry(id) {
    if (this.#state.phase === "clean") this.reopenReview();
    const [unchecked] = this.#filesThat((file) => file.id === id && file.opened === null);
    if (unchecked === undefined) return;
    this.#change(id, { status: "queued", progress: null, fault: null });
    this.#intake.openArchive(id, unchecked.role);
    if (this.#state.phase === "review") void this.check();
  }

  /** Scans what has not been scanned, then everything once more with what is known now, and opens the review. */
  async check() {
    const { signal } = this.#ending;
    const isFirst = this.#state.review === null;
    await this.#intake.archives.opened();
    const { phase } = this.#state;
    if (signal.aborted || (phase !== "adding" && phase !== "review")) return;
    if (phase === "adding") {
      this.#engine?.task.forget(TYPED_REQUEST_ID);
      this.#intake.takeTypedRequest();
    }
    const added = this.#filesThat(({ status }) => status === "queued");
    this.#options.dispatch({ type: "scanStarted" });
    this.#options.announce((words) => words.announce.scanning);
    try {
      const { task } = await this.#opened();
      await this.#scan("first", added);
      // The others were scanned before the task knew what it knows now. Names that have just come wait for the review.
      const due = () => this.#filesThat((file) => isReady(file) && task.isStale(file.id));
      for (let round = 1, files = due(); round < ROUNDS && files.length > 0; round += 1, files = due()) await this.#scan("again", files);
    } catch (reason) {
      if (!signal.aborted) this.#fail(reason);
    }
    if (signal.aborted) return;
    this.#options.dispatch({ type: "scanSettled" });
    // The typed request is made a file anew each time, and is news only once.
    this.#openReview(added.filter(({ id }) => isFirst || id !== TYPED_REQUEST_ID));
    tellReview(this.#state, this.#options);
    await this.#searchNames();
  }

  /** Cleans every checked file. */
  async clean() {
    if (awaitsNames(this.#state)) return;
    const { dispatch, announce, emit } = this.#options;
    const { desk, task } = await this.#opened();
    desk.close();
    const ready = this.#filesThat(isReady);
    this.#intake.archives.begin();
    dispatch({ type: "cleanStarted" });
    announce((words) => words.announce.cleaning);
    const parts = (await this.#work.each("cleaning", ready, ({ id, role }) => this.#cleanOne(id, role))).filter((part) => part !== null);
    try {
      for (const { file, receipt } of await this.#intake.archives.pack()) {
        this.#cleanFiles.set(file.id, file);
        parts.push(receipt);
      }
      if (parts.length > 0) this.#receipt = await CleanFile.ofReceipt(task.receipt(parts));
    } catch (reason) {
      // Without a receipt nothing counts as clean.
      this.#cleanFiles.clear();
      this.#fail(reason);
    }
    const clean = this.cleanFiles;
    dispatch({ type: "cleanSettled", clean: clean.length });
    if (clean.length === 0) {
      this.#openReview();
      announce((words) => words.announce.failed);
      return;
    }
    announce((words) => words.announce.clean(clean.length));
    emit("scrub-clean", { ids: clean.map(({ id }) => id), files: clean.length, leftOut: this.#filesThat(isLeftOut).length });
  }

  /**
   * Packs clean files as one, for the person to keep.
   *
   * @param {CleanFile[]} files
   * @returns {Promise<Blob | null>} `null` when it did not succeed, which is said
   */
  collect(files) {
    return this.#intake.archives.collect(files).catch((reason) => {
      this.#fail(reason);
      return null;
    });
  }

  /** Goes back from the review to where files are added; what was checked stays checked. */
  addMore() {
    this.#engine?.desk.close();
    this.#options.dispatch({ type: "addingResumed" });
  }

  /** Goes back from the result: what was cleaned is thrown away, because decisions may change. */
  reopenReview() {
    this.#cleanFiles.clear();
    this.#receipt = null;
    this.#options.dispatch({ type: "reviewResumed" });
    this.#openReview();
  }

  /** Begins a new task on the same page. */
  restart() {
    this.reset();
    void this.prepare();
  }

  /** Forgets everything. */
  reset() {
    this.#ending.abort();
    this.#ending = new AbortController();
    this.cancelAll();
    this.#engine?.desk.close();
    this.#engine?.pool.end();
    this.#engine?.task.free();
    this.#engine = null;
    this.#opening = null;
    this.#intake.reset();
    this.#cleanFiles.clear();
    this.#receipt = null;
    this.#options.dispatch({ type: "reset" });
  }

  /** @returns {Promise<Engine>} */
  #opened() {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** @returns {Promise<Engine>} */
  async #open() {
    const { signal } = this.#ending;
    try {
      const [engine, policy] = await Promise.all([loadEngine(), this.#options.policy()]);
      signal.throwIfAborted();
      const task = await Task.open(engine.module, policy);
      if (signal.aborted) task.free();
      signal.throwIfAborted();
      const pool = new ScrubPool(engine, task.languages);
      const desk = new ReviewDesk({
        task,
        pool,
        jobOf: (id) => ({ ...this.#job(task, id), brief: () => task.lastBrief(id) }),
        announce: this.#options.announce,
        publish: (review) => this.#options.dispatch({ type: "reviewChanged", review }),
        rescan: (term) => this.#rescan(term),
      });
      this.#engine = { pool, task, desk };
      pool.prepare();
      this.#options.dispatch({ type: "faulted", fault: null });
      void this.takeNames();
      return this.#engine;
    } catch (reason) {
      if (!signal.aborted) this.#opening = null;
      throw reason;
    }
  }

  /**
   * Looks through files. All of them are told the same: to tell one of what was found in the one before would spare it no
   * other look, and what each is told would be another text to make and to read.
   *
   * @param {"first" | "again"} pass
   * @param {FileState[]} files
   */
  async #scan(pass, files) {
    const { task } = await this.#opened();
    const briefs = new Map(files.map(({ id }) => [id, task.brief(id)]));
    const orders = new Map(this.#state.files.map(({ id }, order) => [id, order]));
    await this.#work.each(pass, files, ({ id }) => this.#scanOne(id, orders.get(id) ?? 0, briefs.get(id) ?? task.brief(id)));
  }

  /**
   * @param {string} id
   * @param {number} order where it stands among the others
   * @param {import("../engine/contract.js").Brief} brief what it is told
   */
  async #scanOne(id, order, brief) {
    const { pool, task } = await this.#opened();
    await this.#work.run(id, "scanning", async (options) => {
      const job = { ...this.#job(task, id), brief: () => brief };
      const { opened, report, names, reading, readerFault } = await pool.scan(job, options);
      task.report(id, order, report);
      this.#change(id, { status: "ready", opened, namesSought: names === "used", reading });
      if (readerFault !== null) this.#goOnWithout(readerFault, (fault) => ({ type: "readerFailed", fault }));
      if (names === "refused") this.#goOnWithout(namesDamaged(), (fault) => ({ type: "namesChanged", status: "failed", fault }));
    });
    if (this.#file(id)?.status !== "ready") task.forget(id);
  }

  /**
   * @param {string} id
   * @param {Role} role
   * @returns {Promise<import("../engine/contract.js").FileReceipt | null>} its part of the receipt, unless it is in an archive
   */
  async #cleanOne(id, role) {
    const { pool, task, desk } = await this.#opened();
    return this.#work.run(id, "cleaning", async (options) => {
      const cleaned = await cleanThoroughly(pool, task, { id, job: () => this.#job(task, id), drawn: desk.areas.drawn(id) }, options);
      const { content, receipt } = cleaned;
      if (!(content instanceof Blob)) {
        await this.#intake.archives.keep(this.#intake.handle(id)?.file, { ...cleaned, content });
        this.#change(id, { status: "clean" });
        return null;
      }
      const file = CleanFile.ofWorker(id, role, { ...cleaned, content });
      this.#cleanFiles.set(id, file);
      this.#change(id, { status: "clean", clean: cleanState(file, receipt) });
      return receipt;
    });
  }

  /** Looks for names where they were not looked for yet, while the review stays open. */
  async #searchNames() {
    const { desk } = this;
    if (desk === null || this.#state.phase !== "review" || !awaitsNames(this.#state)) return;
    if (this.#state.names.status !== "ready") return;
    await desk.searchAgain(null);
    if (this.desk === desk) tellReview(this.#state, this.#options);
  }

  /**
   * Goes on without names in running text or words in pictures, and says so.
   *
   * @param {unknown} reason
   * @param {(fault: import("./state.js").Fault) => Action} action
   */
  #goOnWithout(reason, action) {
    const fault = faultOf(reason);
    this.#options.dispatch(action(fault));
    this.#options.emit("scrub-error", { code: fault.code });
  }

  /**
   * Looks for the task's terms in every file, and for names where they were not, while the review stays open.
   *
   * @param {string | null} term that is new
   */
  async #rescan(term) {
    const { pool, task } = await this.#opened();
    const lacksNames = (/** @type {FileState} */ file) => isReady(file) && pool.hasNames && !file.namesSought;
    const readsAgain = this.#readsAgain;
    this.#readsAgain = false;
    const lacksWords = (/** @type {FileState} */ file) => isReady(file) && readsAgain && file.reading.failed;
    await this.#scan("again", this.#filesThat((file) => lacksNames(file) || lacksWords(file) || (isReady(file) && task.isStale(file.id))));
    // Names may have come meanwhile.
    await this.#scan("again", this.#filesThat(lacksNames));
    const shown = this.#state.review?.fileId;
    const ready = this.#filesThat(isReady);
    const file = ready.find(({ id }) => id === shown) ?? ready[0];
    if (file !== undefined) this.desk?.show(file.id);
    else this.#options.dispatch({ type: "scanSettled" });
    if (term !== null) this.#options.announce((words) => words.announce.term(this.#engine?.task.termPlaces(term) ?? 0));
  }

  /** @param {FileState[]} added files that are new in it; the first of them is shown */
  #openReview(added = []) {
    if (this.#state.phase !== "review") return;
    const ready = this.#filesThat(isReady);
    const news = new Set(added.map(({ id }) => id));
    const fresh = ready.filter(({ id }) => news.has(id));
    const isMarked = (/** @type {FileState} */ { id }) => this.#engine?.task.hasFindings(id) === true;
    const shown =
      (fresh.length > MOST_TABS ? fresh.find(isMarked) : undefined) ??
      fresh[0] ??
      ready.find(({ id }) => id === this.#state.review?.fileId) ??
      ready[0];
    if (shown === undefined) return;
    this.desk?.show(shown.id);
    this.desk?.refresh();
  }

  /** @param {string} id */
  #file(id) {
    return this.#state.files.find((file) => file.id === id);
  }

  /** @param {(file: FileState) => boolean} test */
  #filesThat(test) {
    return this.#state.files.filter(test);
  }

  /**
   * @param {Task} task
   * @param {string} id
   * @returns {FileJob}
   */
  #job(task, id) {
    const handle = this.#intake.handle(id);
    if (handle === undefined) throw new EngineError({ code: "OutOfOrder", message: "The file is no longer in the task." });
    const readPages = this.#file(id)?.reading.pages ?? [];
    return { policy: task.policy, fileId: id, brief: () => task.brief(id), rulings: () => task.rulings(id), readPages, ...handle };
  }

  /**
   * @param {string} id
   * @param {Partial<FileState>} change
   */
  #change(id, change) {
    this.#options.dispatch({ type: "fileChanged", id, change });
  }

  /** @param {unknown} reason */
  #fail(reason) {
    const fault = faultOf(reason);
    this.#options.dispatch({ type: "faulted", fault });
    this.#options.announce((words) => words.announce.failed);
    this.#options.emit("scrub-error", { code: fault.code });
  }
}
