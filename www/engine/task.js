/**
 * What the page knows about all files of a task together: findings, decisions, terms.
 */
import init, { TaskSession, checkPolicy, engineInfo, unwantedKind } from "../pkg/scrubjay.js";
import { EngineError } from "./engine-error.js";

/** @typedef {import("./contract.js").Brief} Brief */
/** @typedef {import("./contract.js").Decision} Decision */
/** @typedef {import("./contract.js").EngineInfo} EngineInfo */
/** @typedef {import("./contract.js").Finding} Finding */
/** @typedef {import("./contract.js").Group} Group */
/** @typedef {import("./contract.js").Report} Report */
/** @typedef {import("./contract.js").Rulings} Rulings */
/** @typedef {import("./contract.js").Suggestion} Suggestion */

/**
 * One place of a value, as the review lists it.
 *
 * @typedef {object} FindingPlace
 * @property {string} fileId
 * @property {Finding} finding
 */

/** As many bytes as the hash holds that draws from them. */
const SEED_BYTES = 32;

/** The decisions about one task. Its engine instance sees findings, never files. */
export class Task {
  #session;

  /** @type {Map<string, Finding[]>} */
  #findings = new Map();

  /** Where each file stands among the others. @type {Map<string, number>} */
  #orders = new Map();

  /** @param {string} policy as JSON */
  constructor(policy) {
    this.policy = policy;
    this.#session = new TaskSession(policy, crypto.getRandomValues(new Uint8Array(SEED_BYTES)));
  }

  /**
   * Starts the page's own instance of the engine and opens a task under a policy.
   *
   * @param {WebAssembly.Module} module
   * @param {string} policy as JSON; empty for the engine's own rules
   * @throws {EngineError} `PolicyInvalid`, naming every fault
   */
  static async open(module, policy) {
    await init({ module_or_path: module });
    const faults = policy === "" ? [] : checkPolicy(policy);
    if (faults.length > 0) {
      const message = `The rules that this page was given are not valid: ${faults.join("; ")}`;
      throw new EngineError({ code: "PolicyInvalid", message });
    }
    return new Task(policy);
  }

  /** @returns {EngineInfo} */
  get engine() {
    return engineInfo();
  }

  /**
   * What a file in a folder is that belongs to a machine and not to the work; `null` for one that stays.
   *
   * @param {string} path with `/` between
   */
  unwantedKind(path) {
    return unwantedKind(path) ?? null;
  }

  /** The languages in which words in pictures are read. @returns {string[]} */
  get languages() {
    return this.#session.languages();
  }

  /**
   * @param {string} fileId
   * @param {number} order where the file stands among the others, from 0
   * @param {Report} report as the file's scan gave it
   */
  report(fileId, order, report) {
    this.#findings.set(fileId, report.findings);
    this.#orders.set(fileId, order);
    this.#session.reportFile(fileId, order, report);
  }

  /**
   * @param {string} fileId of a file that has been reported
   * @param {Report} report as another scan of it gave it
   */
  reportAgain(fileId, report) {
    this.report(fileId, this.#orders.get(fileId) ?? 0, report);
  }

  /**
   * @param {string} fileId
   * @param {import("./contract.js").Left} left what the check after cleaning still found; the file's next scan looks for it
   */
  noteLeft(fileId, left) {
    this.#session.noteLeft(fileId, left);
  }

  /** @param {string} fileId */
  forget(fileId) {
    if (this.#findings.delete(fileId)) this.#session.forgetFile(fileId);
  }

  /**
   * Whether the task knows more by now than the last scan of a file did.
   *
   * @param {string} fileId
   */
  isStale(fileId) {
    return this.#session.isStale(fileId);
  }

  /**
   * @param {string} text
   * @throws {EngineError} `TermTooShort`
   */
  addTerm(text) {
    try {
      this.#session.addTerm(text);
    } catch (reason) {
      throw EngineError.of(reason);
    }
  }

  /** @param {string} text */
  removeTerm(text) {
    this.#session.removeTerm(text);
  }

  /** @returns {string[]} */
  terms() {
    return this.#session.terms();
  }

  /**
   * Words that the files suggest as terms.
   *
   * @returns {Suggestion[]}
   */
  suggestions() {
    return this.#session.suggestions();
  }

  /** @param {string} text a suggestion that is not to come again */
  dismiss(text) {
    this.#session.dismiss(text);
  }

  /** @returns {Group[]} */
  groups() {
    return this.#session.groups();
  }

  /** How many findings the policy wants a person to decide and nobody has. */
  undecided() {
    return this.#session.undecided();
  }

  /**
   * @param {string} key
   * @param {Decision} decision
   */
  decide(key, decision) {
    this.#session.decide(key, decision);
  }

  /**
   * @param {string} fileId
   * @param {string} findingId
   * @param {Decision | null} decision `null` for the same as everywhere
   */
  decidePlace(fileId, findingId, decision) {
    this.#session.decidePlace(fileId, findingId, decision);
  }

  /**
   * @param {string} fileId
   * @param {string} findingId
   * @returns {Decision | null}
   */
  placeDecision(fileId, findingId) {
    return /** @type {Decision | undefined} */ (this.#session.placeDecision(fileId, findingId)) ?? null;
  }

  /**
   * Every place of a value.
   *
   * @param {string} key
   * @returns {FindingPlace[]}
   */
  placesOf(key) {
    return [...this.#findings].flatMap(([fileId, findings]) =>
      findings.filter((finding) => finding.key === key).map((finding) => ({ fileId, finding })),
    );
  }

  /**
   * Whether anything was found in a file.
   *
   * @param {string} fileId
   */
  hasFindings(fileId) {
    return (this.#findings.get(fileId)?.length ?? 0) > 0;
  }

  /**
   * In how many places one of the contributor's own words was found, by itself or within something longer that goes.
   *
   * @param {string} term
   */
  termPlaces(term) {
    const wanted = lettersOf(term);
    const holds = (/** @type {{ entity: string, value: string }} */ { entity, value }) =>
      entity === "term" ? lettersOf(value).includes(wanted) : wordsOf(value).includes(wordsOf(term));
    return [...this.#findings.values()].flat().filter(holds).length;
  }

  /**
   * What a file is told before it is searched; its next report counts as made with it.
   *
   * @param {string} fileId
   * @returns {Brief}
   */
  brief(fileId) {
    return this.#session.brief(fileId);
  }

  /**
   * What a file was told before the search that has been reported last, to see once more what that found.
   *
   * @param {string} fileId
   * @returns {Brief}
   */
  lastBrief(fileId) {
    return this.#session.lastBrief(fileId);
  }

  /**
   * What a file is told before it is written.
   *
   * @param {string} fileId
   * @returns {Rulings}
   */
  rulings(fileId) {
    return this.#session.rulings(fileId);
  }

  /**
   * @param {object[]} parts the receipts of the cleaned files
   * @returns {string}
   * @throws {EngineError} `PolicyViolation` when something is undecided
   */
  receipt(parts) {
    try {
      return this.#session.receipt(parts);
    } catch (reason) {
      throw EngineError.of(reason);
    }
  }

  /** Releases the engine's memory; the task cannot be used after it. */
  free() {
    this.#session.free();
  }
}

/**
 * What two spellings of a word have in common, whatever stands between its letters.
 *
 * @param {string} text
 */
function lettersOf(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * The words of a text, with one blank around each.
 *
 * @param {string} text
 */
function wordsOf(text) {
  return ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}
