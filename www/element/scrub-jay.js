/**
 * The element `<scrub-jay>`.
 *
 * It joins the state to the page: actions go in, the state is rendered. Its shadow root is closed. That is no wall
 * against a hostile script of the host page, which can do what it likes; it keeps the text under review away from the
 * well-meant ones, such as session recorders and click analytics, which walk open roots and send what they find. A page
 * whose own policy lets no foreign script in may have it open, by the attribute `dangerous-open-root` in its markup.
 */
import { localeOf } from "../locale/locale.js";
import { anchorIn, hold, lead } from "../review/scroll-anchor.js";
import { selectedText } from "../review/selected-text.js";
import { STYLE_SHEETS } from "../style/sheets.js";
import { TusSink } from "../upload/tus-sink.js";
import { Announcer } from "./announcer.js";
import { frame } from "./frame-view.js";
import { Delivery } from "./delivery.js";
import { droppedFiles } from "./dropped-files.js";
import { Journey } from "./journey.js";
import { LongLists } from "./long-list.js";
import { policyText } from "./policy-source.js";
import { render } from "./render.js";
import { INITIAL, isClean, next } from "./state.js";

/** @typedef {import("../upload/upload-sink.js").UploadSink} UploadSink */
/** @typedef {import("./state.js").Action} Action */
/** @typedef {import("./state.js").Role} Role */
/** @typedef {import("./state.js").State} State */

/** Set before the element was defined, they would hide the accessors. */
const PROPERTIES = /** @type {const} */ (["policy", "sink"]);

/** Nothing can be sent, and all else works. */
const ENDPOINT_INVALID = {
  code: "EndpointInvalid",
  message: "This page names no valid receiver. Cleaned files can be downloaded.",
  retryable: false,
};

/** When files can be added. @type {State["phase"][]} */
const DROP_PHASES = ["empty", "adding", "review"];

/** What each file tells of its way. @type {Action["type"][]} */
const STEPS = ["fileChanged", "workDone"];

/** So many files or fewer are shown at each step. */
const FEW_FILES = 20;

const RENDER_INTERVAL_MS = 100;

/** When a page that is left by mistake costs work. @type {State["phase"][]} */
const UNSENT_PHASES = ["review", "clean"];

/**
 * Finds and removes what is sensitive in work files, in the browser, and sends only what was proven clean.
 *
 * @fires scrub-review when the findings are there, and again when names have come late: `{files, groups, findings, undecided, leftOut}`
 * @fires scrub-clean when files are clean: `{ids, files, leftOut}`
 * @fires scrub-uploaded when the receiver has them: `{ids, files, leftOut}`
 * @fires scrub-error when something fails: `{code, fileId?}`
 */
export class ScrubJay extends HTMLElement {
  static observedAttributes = ["endpoint", "locale", "policy-src"];

  #root = this.attachShadow({ mode: this.hasAttribute("dangerous-open-root") ? "open" : "closed" });
  #live = document.createElement("div");
  #surface = document.createElement("div");
  #locale = localeOf("en");
  #announcer = new Announcer((text) => (this.#live.textContent = text));

  /** @type {State} */
  #state = INITIAL;
  #renderDue = false;

  /** @type {ReturnType<typeof setTimeout> | null} */
  #soon = null;
  #screen = "";

  /** The mark whose panel was open at the last rendering. @type {string | null} */
  #picked = null;

  /** @type {unknown} */
  #policy = null;

  /** @type {UploadSink | null} */
  #sink = null;

  /** The sink of the endpoint, kept so that sending again goes on. @type {UploadSink | null} */
  #endpointSink = null;

  /** @type {URL | null} */
  #endpoint = null;

  #journey = new Journey({
    state: () => this.#state,
    dispatch: (action) => this.#dispatch(action),
    policy: () => policyText(this.#policy, this.getAttribute("policy-src")),
    announce: (words) => this.#announcer.say(words(this.#locale.messages)),
    emit: (name, detail) => this.#emit(name, detail),
  });

  #lists = new LongLists(() => this.#scheduleRender());

  #scrolled = () => this.#lists.settle(this.#root);

  #delivery = new Delivery({
    journey: this.#journey,
    state: () => this.#state,
    dispatch: (action) => this.#dispatch(action),
    sink: () => this.#sink ?? this.#endpointSink,
    announce: (words) => this.#announcer.say(words(this.#locale.messages)),
    emit: (name, detail) => this.#emit(name, detail),
  });

  #selectionChanged = () => {
    const { review } = this.#state;
    if (review !== null && this.#state.phase === "review") this.#journey.desk?.select(selectedText(this.#root));
  };

  #leaving = (/** @type {Event} */ event) => {
    if (UNSENT_PHASES.includes(this.#state.phase)) event.preventDefault();
  };

  constructor() {
    super();
    this.#root.adoptedStyleSheets = STYLE_SHEETS;
    this.#live.setAttribute("role", "status");
    this.#live.className = "visually-hidden";
    this.#surface.className = "surface";
    this.#surface.setAttribute("part", "surface");
    this.#root.append(this.#surface, this.#live);
    this.#listenForDrops();
  }

  /** The rules to follow, as an object of the policy's JSON form; wins over `policy-src`. */
  get policy() {
    return this.#policy;
  }

  set policy(policy) {
    this.#policy = policy;
    this.#restart();
  }

  /** Where clean files go; wins over `endpoint`. */
  get sink() {
    return this.#sink;
  }

  set sink(sink) {
    this.#sink = sink;
    this.#nameDestination();
  }

  connectedCallback() {
    for (const name of PROPERTIES) this.#upgrade(name);
    document.addEventListener("selectionchange", this.#selectionChanged);
    addEventListener("beforeunload", this.#leaving);
    // Whatever the element stands in may be what scrolls.
    addEventListener("scroll", this.#scrolled, { capture: true, passive: true });
    addEventListener("resize", this.#scrolled);
    this.#scheduleRender();
    void this.#journey.prepare();
  }

  disconnectedCallback() {
    document.removeEventListener("selectionchange", this.#selectionChanged);
    removeEventListener("beforeunload", this.#leaving);
    removeEventListener("scroll", this.#scrolled, { capture: true });
    removeEventListener("resize", this.#scrolled);
    this.#delivery.stop();
    this.#journey.reset();
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "policy-src") this.#restart();
    else if (name === "endpoint") this.#takeEndpoint(after);
    else {
      this.#locale = localeOf(after ?? "en");
      this.#scheduleRender();
    }
  }

  /** @param {typeof PROPERTIES[number]} name */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete (/** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this)))[name];
    /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this))[name] = value;
  }

  /** Begins anew under other rules: decisions made under the old ones mean nothing. */
  #restart() {
    if (!this.isConnected) return;
    this.#journey.restart();
  }

  /** @param {string | null} address */
  #takeEndpoint(address) {
    this.#endpoint = address === null ? null : endpointOf(address);
    this.#endpointSink = this.#endpoint && new TusSink({ endpoint: this.#endpoint });
    this.#nameDestination();
    if (address !== null && this.#endpoint === null) this.#emit("scrub-error", { code: ENDPOINT_INVALID.code });
  }

  #nameDestination() {
    const destination = this.#sink === null ? (this.#endpoint?.host ?? null) : "";
    const isWrong = destination === null && this.hasAttribute("endpoint");
    this.#dispatch({ type: "destinationChanged", destination, fault: isWrong ? ENDPOINT_INVALID : null });
  }

  /** @param {Action} action */
  #dispatch(action) {
    const before = this.#state;
    this.#state = next(before, action);
    if (this.#state === before) return;
    this.#announceProgress(before);
    if (STEPS.includes(action.type) && this.#state.files.length > FEW_FILES) this.#renderSoon();
    else this.#scheduleRender();
  }

  /** @param {State} before */
  #announceProgress({ phase }) {
    const { files, work } = this.#state;
    if (phase !== this.#state.phase) this.#announcer.restartProgress();
    if (phase !== "scanning" && phase !== "cleaning" && phase !== "sending") return;
    const { done, total } = phase === "sending" ? { done: files.filter(({ status }) => status === "sent").length, total: files.filter(isClean).length } : work;
    // Of many files those that are underway hardly count.
    const underway = files.length > FEW_FILES ? 0 : files.reduce((sum, { status, progress }) => sum + (status === phase ? (progress ?? 0) : 0), 0);
    this.#announcer.progress((done + underway) / Math.max(total, 1), this.#locale.messages.announce.progress);
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Renders once for all changes of one turn. */
  /** Renders what many files tell one after the other now and then: to show each step would take longer than the step. */
  #renderSoon() {
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      this.#scheduleRender();
    }, RENDER_INTERVAL_MS);
  }

  #scheduleRender() {
    if (this.#renderDue) return;
    this.#renderDue = true;
    queueMicrotask(() => {
      this.#renderDue = false;
      if (this.isConnected) this.#render();
    });
  }

  #render() {
    const { tag, messages } = this.#locale;
    const context = { words: messages, journey: this.#journey, delivery: this.#delivery, lists: this.#lists };
    const { screen, contents } = frame(this.#state, context);
    this.#surface.lang = tag;
    const anchor = anchorIn(this.#root);
    render(this.#surface, contents);
    hold(anchor);
    this.#lists.settle(this.#root);
    if (screen !== this.#screen) this.#focusHeading();
    this.#screen = screen;
    if (screen === "review") this.#settleText();
  }

  /** Takes the focus along to a new screen, if it was here: the control that it was on is gone. */
  #focusHeading() {
    const { activeElement } = document;
    const wasHere = activeElement === this || activeElement === document.body;
    if (this.#screen !== "" && wasHere) /** @type {HTMLElement | null} */ (this.#root.querySelector(".heading"))?.focus();
  }

  /** Tells the review how high its chunks came out, and moves the focus where the review wants it. */
  #settleText() {
    const { desk } = this.#journey;
    const { review } = this.#state;
    /** @type {Map<number, number>} */
    const heights = new Map();
    for (const piece of this.#root.querySelectorAll("[data-chunk]")) {
      const chunk = Number(piece.getAttribute("data-chunk"));
      heights.set(chunk, (heights.get(chunk) ?? 0) + /** @type {HTMLElement} */ (piece).offsetHeight);
    }
    for (const [chunk, heightPx] of heights) desk?.measure(chunk, heightPx);
    const picked = review?.picked?.findingId ?? null;
    // The panel of a mark is gone and the focus with it.
    if (picked === null && this.#picked !== null && this.#root.activeElement === null) this.#mark(this.#picked)?.focus({ preventScroll: true });
    this.#picked = picked;
    const scan = this.#scan(review?.goToScan ?? null);
    const goTo = scan ?? this.#mark(review?.goTo ?? null);
    if (goTo === null) return;
    if (scan !== null) lead(scan);
    goTo.scrollIntoView({ block: scan === null ? "center" : "nearest", inline: "nearest" });
    goTo.focus({ preventScroll: true });
    desk?.arrived();
  }

  /**
   * @param {string | null} findingId
   * @returns {HTMLElement | null}
   */
  #mark(findingId) {
    return findingId === null ? null : this.#root.querySelector(`[data-finding="${CSS.escape(findingId)}"]`);
  }

  /**
   * The button at a page that has to be looked at.
   *
   * @param {number | null} page from 0
   * @returns {HTMLElement | null}
   */
  #scan(page) {
    return page === null ? null : this.#root.querySelector(`[data-scan="${page}"]`);
  }

  #listenForDrops() {
    const over = (/** @type {DragEvent} */ event) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      // Taken even where nothing can be added: the browser would open the file in place of the page.
      event.preventDefault();
      const welcome = DROP_PHASES.includes(this.#state.phase);
      event.dataTransfer.dropEffect = welcome ? "copy" : "none";
      this.#dispatch({ type: "dragged", over: welcome });
    };
    this.#surface.addEventListener("dragenter", over);
    this.#surface.addEventListener("dragover", over);
    this.#surface.addEventListener("dragleave", (event) => {
      const into = /** @type {Node | null} */ (event.relatedTarget);
      if (!this.#surface.contains(into)) this.#dispatch({ type: "dragged", over: false });
    });
    this.#surface.addEventListener("drop", (event) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      this.#dispatch({ type: "dragged", over: false });
      if (!DROP_PHASES.includes(this.#state.phase)) return;
      const card = /** @type {Element} */ (event.target).closest("[data-role]");
      const role = /** @type {Role} */ (card?.getAttribute("data-role") ?? "deliverable");
      void this.#journey.addDropped(role, droppedFiles(event.dataTransfer));
    });
  }
}

/**
 * @param {string} address relative to the page
 * @returns {URL | null} `null` for one that nothing can be sent to
 */
function endpointOf(address) {
  if (!URL.canParse(address, document.baseURI)) return null;
  const url = new URL(address, document.baseURI);
  return url.protocol.startsWith("http") ? url : null;
}
