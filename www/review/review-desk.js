/**
 * The review: decisions on one side, the text of one file on the other.
 *
 * Decisions live in the task and the text in its view; the desk turns both into the state that is rendered.
 */
import { faultOf } from "../engine/engine-error.js";
import { DrawnAreas } from "./drawn-areas.js";
import { PagePainter } from "./page-painter.js";
import { TextView } from "./text-view.js";

/** @typedef {import("../engine/contract.js").Decision} Decision */
/** @typedef {import("../engine/contract.js").Group} Group */
/** @typedef {import("../engine/contract.js").Item} Item */
/** @typedef {import("../engine/contract.js").Box} Box */
/** @typedef {import("../engine/contract.js").Mark} Mark */
/** @typedef {import("../engine/contract.js").Passage} Passage */
/** @typedef {import("../engine/contract.js").Row} Row */
/** @typedef {import("../engine/pool.js").FileJob} FileJob */
/** @typedef {import("../engine/pool.js").ScrubPool} ScrubPool */
/** @typedef {import("../engine/task.js").Task} Task */
/** @typedef {import("./review-state.js").Comparison} Comparison */
/** @typedef {import("./review-state.js").ItemState} ItemState */
/** @typedef {import("./review-state.js").ReviewState} ReviewState */
/** @typedef {import("./review-state.js").TextState} TextState */

/**
 * What the person has chosen to look at; the rest of the review's state follows from the task and the text.
 *
 * @typedef {Pick<ReviewState, "comparison" | "asPages" | "filter" | "groupsShown" | "picked" | "selected" | "goTo" | "termFault" | "drawing" | "zoom" | "lastScan" | "goToScan">} Choices
 */

const GROUPS_A_PAGE = 100;
const PLACES_SHOWN = 50;

/**
 * @typedef {object} DeskOptions
 * @property {Task} task
 * @property {ScrubPool} pool
 * @property {(fileId: string) => FileJob} jobOf
 * @property {(review: ReviewState) => void} publish
 * @property {(words: (messages: import("../locale/locale.js").Messages) => string) => void} announce
 * @property {(term: string | null) => Promise<void>} rescan looks for the task's terms and values in all files again, and tells about a new term
 */

/** What a person can do in the review. Every method ends in a newly published state. */
export class ReviewDesk {
  #task;
  #pool;
  #jobOf;
  #publish;
  #rescan;
  #announce;

  /** @type {TextView | null} */
  #view = null;

  #painter = new PagePainter(
    async (page, widthPx, side) => {
      if (this.#view === null) throw new DOMException("No file is in view.", "AbortError");
      return this.#view.picture(page, widthPx, side === "after" ? this.#wanted(this.#view.fileId) : null);
    },
    (page) => void this.#view?.seePage(page),
  );

  /** What the pages that are shown as they would be written are written by. @type {import("./item-reader.js").Wanted | null} */
  #written = null;

  /** @type {Group[]} */
  #groups = [];

  /** @type {ReviewState["terms"]} */
  #terms = [];
  #searching = false;

  /** Ends when the searches that were asked for have. */
  #searched = Promise.resolve();

  /** @type {ReviewState["suggestions"]} */
  #suggestions = [];

  /** @type {Choices} */
  #choices = {
    comparison: "before",
    asPages: true,
    filter: null,
    groupsShown: GROUPS_A_PAGE,
    picked: null,
    selected: null,
    goTo: null,
    termFault: null,
    drawing: false,
    zoom: 1,
    lastScan: null,
    goToScan: null,
  };

  /** @type {string | null} */
  #unfoldedKey = null;

  /** @param {DeskOptions} options */
  constructor({ task, pool, jobOf, publish, announce, rescan }) {
    this.#task = task;
    this.#pool = pool;
    this.#jobOf = jobOf;
    this.#publish = publish;
    this.#rescan = rescan;
    this.#announce = announce;
    /** What the person has done on the pages. */
    this.areas = new DrawnAreas({ changed: (areAreas) => this.#drawn(areAreas), announce });
  }

  /**
   * Puts a file in view. One that is there already is read anew, with the reader left where they are.
   *
   * @param {string} fileId
   */
  show(fileId) {
    if (this.#view?.fileId !== fileId) this.#choices.zoom = 1;
    this.#view?.end();
    this.#view = new TextView(this.#pool, this.#jobOf(fileId), () => this.#show(), this.#choices.asPages, this.#view);
    this.#choose({ picked: null, selected: null, goTo: null, goToScan: null });
    this.#outdate();
    void this.#painter.paint();
  }

  /** @param {boolean} asPages shows pages as they look, or their texts */
  showAs(asPages) {
    Object.assign(this.#choices, { asPages, drawing: false });
    if (this.#view !== null) this.show(this.#view.fileId);
  }

  /**
   * Paints a page whenever it is near.
   *
   * @param {HTMLCanvasElement} canvas
   * @param {number} page from 0
   * @param {"before" | "after"} side
   */
  watchPage(canvas, page, side) {
    this.#painter.watch(canvas, page, side);
  }

  /**
   * Shows one place of a value in its text.
   *
   * @param {string} fileId
   * @param {string} findingId
   */
  async showPlace(fileId, findingId) {
    if (this.#view?.fileId !== fileId) this.show(fileId);
    await this.#view?.goTo(findingId);
    this.#choose({ goTo: findingId, comparison: this.#choices.comparison === "after" ? "both" : this.#choices.comparison });
  }

  /**
   * Shows a page that has to be looked at.
   *
   * @param {import("./unseen-scan.js").Scan} scan
   */
  async showScan(scan) {
    const { fileId, page } = scan;
    const isThere = this.#view?.fileId === fileId && this.#choices.asPages;
    this.#choices.asPages = true;
    if (!isThere) this.show(fileId);
    await this.#view?.goToPage(page);
    this.#choose({ lastScan: scan, goToScan: page });
  }

  /** What was asked for is in view. */
  arrived() {
    this.#choose({ goTo: null, goToScan: null });
  }

  /** @param {boolean} drawing whether areas can be drawn on the pages as they are */
  draw(drawing) {
    if (drawing && this.#choices.comparison === "after") this.compare("before");
    this.#choose({ drawing, picked: null });
  }

  /** @param {number} zoom how large pages are shown from now on, and are already */
  zoom(zoom) {
    this.#view?.grow(zoom / this.#choices.zoom);
    this.#choose({ zoom });
  }

  /** @param {number} percent of the size that a page has by itself */
  tellZoom(percent) {
    this.#announce((words) => words.zoom.told(percent / 100));
  }

  /**
   * @param {string} key
   * @param {Decision} decision
   */
  decide(key, decision) {
    this.#task.decide(key, decision);
    this.#decided();
  }

  /**
   * @param {string} fileId
   * @param {string} findingId
   * @param {Decision} decision
   */
  decidePlace(fileId, findingId, decision) {
    this.#task.decidePlace(fileId, findingId, decision);
    this.#decided();
  }

  /**
   * @param {string} text
   * @returns {boolean} whether it is looked for now
   */
  addTerm(text) {
    const term = text.trim().replace(/\s+/g, " ");
    if (term === "" || this.#searching) return false;
    try {
      this.#task.addTerm(term);
    } catch (reason) {
      this.#choose({ termFault: faultOf(reason) });
      return false;
    }
    void this.searchAgain(term);
    return true;
  }

  /** @param {string} term */
  removeTerm(term) {
    if (this.#searching) return;
    this.#task.removeTerm(term);
    void this.searchAgain(null);
  }

  /**
   * Looks in all files again, after the search that is under way. Decisions stay as they are.
   *
   * @param {string | null} term that is new; `null` for whatever else became known
   */
  searchAgain(term) {
    // The first one begins at once, so that no second word is taken before it.
    this.#searched = this.#searching ? this.#searched.then(() => this.#search(term)) : this.#search(term);
    return this.#searched;
  }

  /** @param {string} text a suggestion that the person does not want */
  dismiss(text) {
    this.#task.dismiss(text);
    this.refresh();
  }

  /** @param {string | null} entity */
  filter(entity) {
    this.#choose({ filter: entity, groupsShown: GROUPS_A_PAGE });
  }

  showMoreGroups() {
    this.#choose({ groupsShown: this.#choices.groupsShown + GROUPS_A_PAGE });
  }

  /** @param {string} key unfolds its places, or folds them again */
  unfold(key) {
    this.#unfoldedKey = this.#unfoldedKey === key ? null : key;
    this.#show();
  }

  /** @param {Comparison} comparison */
  compare(comparison) {
    this.#view?.relayout();
    this.#choose({ comparison, picked: null, selected: null, drawing: this.#choices.drawing && comparison !== "after" });
  }

  /** @param {import("./review-state.js").PickedMark | null} picked */
  pick(picked) {
    this.#choose({ picked, selected: null });
  }

  /** @param {string | null} selected */
  select(selected) {
    if (selected !== this.#choices.selected) this.#choose({ selected });
  }

  /**
   * @param {number} topPx
   * @param {number} heightPx
   */
  scroll(topPx, heightPx) {
    this.#view?.scroll(topPx, heightPx);
  }

  /**
   * @param {number} chunk
   * @param {number} heightPx
   */
  measure(chunk, heightPx) {
    this.#view?.measure(chunk, heightPx);
  }

  /** Reads the task again and shows what it says. */
  refresh() {
    this.#groups = this.#task.groups();
    this.#suggestions = this.#task.suggestions();
    this.#terms = this.#task.terms().map((text) => ({ text, places: this.#task.termPlaces(text) }));
    if (!this.#groups.some(({ key }) => key === this.#unfoldedKey)) this.#unfoldedKey = null;
    if (!this.#groups.some(({ entity }) => entity === this.#choices.filter)) this.#choices.filter = null;
    this.#outdate();
    this.#show();
  }

  /** Ends the worker of the text in view. */
  close() {
    this.#view?.end();
    this.#view = null;
    this.#painter.end();
    this.#choices.drawing = false;
  }

  #decided() {
    this.#choices.picked = null;
    this.refresh();
  }

  /** @param {boolean} areAreas */
  #drawn(areAreas) {
    if (areAreas) this.#outdate();
    this.#show();
  }

  /** What would be written is another from now on. */
  #outdate() {
    this.#written = null;
    this.#painter.outdate();
  }

  /** @param {string} fileId */
  #wanted(fileId) {
    return (this.#written ??= { rulings: this.#jobOf(fileId).rulings(), drawn: this.areas.drawn(fileId) });
  }

  /** @param {string | null} term */
  async #search(term) {
    this.#searching = true;
    this.#choose({ picked: null, selected: null, termFault: null });
    try {
      await this.#rescan(term);
    } finally {
      this.#searching = false;
      this.refresh();
    }
  }

  /** @param {Partial<Choices>} choices */
  #choose(choices) {
    Object.assign(this.#choices, choices);
    this.#show();
  }

  #show() {
    if (this.#view === null) return;
    const { fileId } = this.#view;
    const groups = new Map(this.#groups.map((group) => [group.key, group]));
    this.#publish({
      ...this.#choices,
      groups: this.#groups,
      terms: this.#terms,
      suggestions: this.#suggestions,
      undecided: this.#task.undecided(),
      searching: this.#searching,
      fileId,
      areas: this.areas.of(fileId),
      seen: this.areas.seen,
      unfolded: this.#unfolded(groups),
      text: this.#text(this.#view, groups),
    });
  }

  /**
   * @param {Map<string, Group>} groups
   * @returns {ReviewState["unfolded"]}
   */
  #unfolded(groups) {
    const key = this.#unfoldedKey;
    if (key === null) return null;
    const all = this.#task.placesOf(key);
    const places = all.slice(0, PLACES_SHOWN).map(({ fileId, finding: { id, place } }) => ({
      fileId,
      findingId: id,
      place,
      removed: this.#isRemoved(fileId, id, groups.get(key)),
    }));
    return { key, places, more: all.length - places.length };
  }

  /**
   * @param {TextView} view
   * @param {Map<string, Group>} groups
   * @returns {TextState}
   */
  #text({ fileId, snapshot }, groups) {
    const { status, fault, stretch, sections, tables, isPaged, items, heightPx, boxes } = snapshot;
    const count = stretch.last - stretch.first + 1;
    const chunks = Array.from({ length: count }, (_, offset) => {
      const index = stretch.first + offset;
      const states = items(index)?.map((item) => (item.kind === "page" ? { ...item, boxes: this.#boxes(fileId, boxes(item.section), groups) } : this.#item(fileId, item, groups))) ?? null;
      return { index, items: states, heightPx: heightPx(index) };
    });
    return { status, fault, abovePx: stretch.abovePx, belowPx: stretch.belowPx, chunks, sections, tables, isPaged };
  }

  /**
   * @param {string} fileId
   * @param {Exclude<Item, { kind: "page" }>} item
   * @param {Map<string, Group>} groups
   * @returns {ItemState}
   */
  #item(fileId, item, groups) {
    const passage = (/** @type {Passage} */ { place, text, marks }) => ({ place, text, marks: marks.map((mark) => this.#mark(fileId, mark, groups)) });
    const row = (/** @type {Row} */ { cells, ...looks }) => ({ ...looks, cells: cells.map((cell) => ({ ...cell, passages: cell.passages.map(passage) })) });
    switch (item.kind) {
      case "section":
        return { ...item, title: item.title && passage(item.title) };
      case "text":
        return { ...item, passage: passage(item.passage) };
      case "row":
        return { ...item, row: row(item.row) };
      case "slide":
        return { ...item, frames: item.frames.map((frame) => ({ ...frame, rows: frame.rows.map(row) })) };
    }
  }

  /**
   * @param {string} fileId
   * @param {Box[] | null} boxes
   * @param {Map<string, Group>} groups
   */
  #boxes(fileId, boxes, groups) {
    return boxes?.map((box) => this.#mark(fileId, box, groups)) ?? null;
  }

  /**
   * @template {Mark | Box} Kind
   * @param {string} fileId
   * @param {Kind} mark
   * @param {Map<string, Group>} groups
   */
  #mark(fileId, mark, groups) {
    const group = groups.get(mark.key);
    return { ...mark, removed: this.#isRemoved(fileId, mark.id, group), standIn: group?.standIn ?? "" };
  }

  /**
   * @param {string} fileId
   * @param {string} findingId
   * @param {Group | undefined} group
   */
  #isRemoved(fileId, findingId, group) {
    return (this.#task.placeDecision(fileId, findingId) ?? group?.decision ?? "accept") === "accept";
  }
}
