/**
 * What was found, one row a value, with its decision and its places.
 */
import { button, choice } from "../element/control.js";
import { h } from "../element/render.js";

/** @typedef {import("../element/render.js").Description} Description */
/** @typedef {import("../engine/contract.js").Decision} Decision */
/** @typedef {import("../engine/contract.js").Group} Group */
/** @typedef {import("./review-state.js").PlaceState} PlaceState */
/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/** Rows by group: a row whose group is the same object is not described again. @type {WeakMap<Group, Description>} */
const FOLDED_ROWS = new WeakMap();

/** @param {ReviewContext} context */
export function groupList(context) {
  const { words, review, desk } = context;
  const { groups, filter, groupsShown } = review;
  const wanted = groups.filter(({ entity }) => filter === null || entity === filter);
  const shown = wanted.slice(0, groupsShown);
  const more = wanted.length - groupsShown;
  const found = shown.filter(({ action }) => action !== "review");
  const doubtful = shown.filter(({ action }) => action === "review");
  return h(
    "div",
    { key: "groups", class: "groups-box" },
    h("h3", { id: "found-heading", class: "card-heading" }, words.review.found),
    groups.length > 0 && filterChips(context),
    rows("groups", "found-heading", found, context),
    ...(doubtful.length === 0 ? [] : [
      h("h3", { key: "doubtful-heading", id: "doubtful-heading", class: "card-heading" }, words.review.doubtful),
      h("p", { key: "doubtful-hint", class: "hint" }, words.review.doubtfulHint),
      rows("doubtful", "doubtful-heading", doubtful, context),
    ]),
    more > 0 && button(words.review.more(more), () => desk.showMoreGroups(), { look: "quiet" }),
  );
}

/**
 * @param {string} key
 * @param {string} headingId
 * @param {Group[]} groups
 * @param {ReviewContext} context
 */
function rows(key, headingId, groups, context) {
  const list = groups.map((group) => groupRow(group, context));
  return h("ul", { key: `${key}-list`, class: "groups", part: "groups", "aria-labelledby": headingId }, list);
}

/** @param {ReviewContext} context */
function filterChips({ words, review: { groups, filter }, desk }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { entity } of groups) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  if (counts.size < 2) return null;
  const chip = (/** @type {string | null} */ entity, /** @type {string} */ text, /** @type {number} */ count) =>
    h(
      "button",
      { key: entity ?? "", type: "button", class: "chip", "aria-pressed": String(entity === filter), on: { click: () => desk.filter(entity) } },
      `${text} `,
      h("span", { class: "chip-count" }, words.number(count)),
    );
  return h(
    "div",
    { class: "chips", role: "group", "aria-label": words.review.filter },
    chip(null, words.review.all, groups.length),
    [...counts].map(([entity, count]) => chip(entity, words.entity(entity), count)),
  );
}

/**
 * @param {Group} group
 * @param {ReviewContext} context
 */
function groupRow(group, context) {
  const { unfolded } = context.review;
  if (unfolded?.key === group.key) return describeRow(group, context, unfolded);
  const known = FOLDED_ROWS.get(group);
  if (known !== undefined) return known;
  const row = describeRow(group, context, null);
  FOLDED_ROWS.set(group, row);
  return row;
}

/**
 * @param {Group} group
 * @param {ReviewContext} context
 * @param {{ places: PlaceState[], more: number } | null} unfolded
 */
function describeRow(group, context, unfolded) {
  const { words, desk } = context;
  const { key, entity, value, count, decision, standIn, action, decided } = group;
  const open = unfolded !== null;
  const waits = action === "ask" && !decided;
  return h(
    "li",
    { key, class: `group ${decision}${waits ? " waits" : ""}`, part: "group", "data-entity": entity, "data-decision": decision, "data-action": action },
    h("span", { class: "entity" }, words.entity(entity), waits && h("span", { class: "badge" }, words.review.mustDecide)),
    h(
      "p",
      { class: "change" },
      h("bdi", { class: "value" }, value),
      decision === "accept" && [h("span", { class: "arrow", "aria-hidden": "true" }, "→"), h("span", { class: "stand-in" }, standIn)],
    ),
    action === "review" && h("p", { class: "hint reason" }, words.reason(group)),
    h(
      "div",
      { class: "group-foot" },
      h(
        "button",
        { type: "button", class: "unfold", "aria-expanded": String(open), on: { click: () => desk.unfold(key) } },
        words.review.places(count),
      ),
      decisionChoice(words.review.decisionFor(value), waits ? null : decision, (wanted) => desk.decide(key, wanted), context),
    ),
    open && placeList(value, unfolded, context),
  );
}

/**
 * @param {string} label
 * @param {Decision | null} current
 * @param {(decision: Decision) => void} decide
 * @param {Pick<ReviewContext, "words">} context
 */
export function decisionChoice(label, current, decide, { words }) {
  /** @type {{ value: Decision, text: string }[]} */
  const choices = [
    { value: "accept", text: words.review.removeEverywhere },
    { value: "reject", text: words.review.keep },
  ];
  return choice(label, choices, current, decide);
}

/**
 * @param {string} value
 * @param {{ places: PlaceState[], more: number }} unfolded
 * @param {ReviewContext} context
 */
function placeList(value, { places, more }, context) {
  const { words, state, desk } = context;
  return h(
    "ul",
    { class: "places", "aria-label": words.review.placesOf(value) },
    places.map(({ fileId, findingId, place, removed }) => {
      const { name: file = "", opened = null } = state.files.find(({ id }) => id === fileId) ?? {};
      const where = words.place(place, opened);
      return h(
        "li",
        { key: `${fileId} ${findingId}`, class: "place" },
        h(
          "button",
          { type: "button", class: "place-link", "aria-label": words.review.goTo(`${where} ${file}`), on: { click: () => void desk.showPlace(fileId, findingId) } },
          where,
          " ",
          state.files.length > 1 && h("bdi", { class: "place-file" }, file),
        ),
        decisionChoice(words.review.placeDecision, removed ? "accept" : "reject", (wanted) => desk.decidePlace(fileId, findingId, wanted), context),
      );
    }),
    more > 0 && h("li", { key: "more", class: "hint" }, words.review.morePlaces(more)),
  );
}
