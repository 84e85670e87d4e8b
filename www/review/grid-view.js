/**
 * Tables and sheets, as tables with the names of their rows and columns.
 */
import { h } from "../element/render.js";
import { columnName } from "../locale/column-name.js";
import { aside } from "./flow-view.js";
import { openedFile } from "./opened-file.js";
import { stackedSides } from "./passage-view.js";

/** @typedef {import("../engine/contract.js").Column} Column */
/** @typedef {import("./preview-block.js").TableBlock} TableBlock */
/** @typedef {import("./review-state.js").CellState} CellState */
/** @typedef {import("./review-state.js").PassageState} PassageState */
/** @typedef {import("./review-state.js").RowState} RowState */
/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/** A column whose width nobody told is as wide as Excel makes it. */
const USUAL_WIDTH = 12;
const LEAST_WIDTH = 7;
const MOST_WIDTH = 44;
const REM_A_CHARACTER = 0.5;
const PADDING_REM = 1.125;

/** Digits as programs group and part them. */
const NUMBER = /^[-+(]?[\p{Sc}\s]*\d[\d.,\s]*%?\)?$/u;

/**
 * @param {TableBlock} block
 * @param {ReviewContext} context
 */
export function tableBlock({ key, section, table, parts }, context) {
  const { words, review, state } = context;
  const about = review.text.tables[table] ?? { sheet: false, columns: [] };
  const sheets = openedFile({ state, review })?.sheets ?? [];
  const number = review.text.sections[section]?.number ?? 0;
  const bodies = parts.map((part) =>
    part.kind === "gap"
      ? h("tbody", { key: part.key, "aria-hidden": "true" }, h("tr", {}, h("td", { style: { "block-size": `${part.heightPx}px` } })))
      : h(
          "tbody",
          { key: part.chunk, "data-chunk": String(part.chunk) },
          part.rows.map(({ index, row }) => (about.sheet ? sheetRow(row, index, about.columns, context) : tableRow(row, index, about.columns.length, context))),
        ),
  );
  if (!about.sheet) {
    return h("table", { key, class: "table", "aria-label": words.review.table }, widths(about.columns, "%"), bodies);
  }
  return h(
    "table",
    { key, class: "sheet", "aria-label": words.review.sheet(sheets[number - 1] ?? "") },
    widths(about.columns, "rem"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { class: "corner" }, h("span", { class: "visually-hidden" }, words.review.rowNumber)),
        about.columns.map(({ number: column, hidden }) => h("th", { scope: "col", class: hidden ? "is-hidden" : null }, columnName(column), hidden && hiddenMark(context))),
      ),
    ),
    bodies,
  );
}

/**
 * @param {Column[]} columns
 * @param {"%" | "rem"} unit
 */
function widths(columns, unit) {
  const sum = columns.reduce((all, { width }) => all + width, 0);
  const wide = (/** @type {number} */ width) =>
    unit === "%" ? `${((width / sum) * 100).toFixed(2)}%` : `${(Math.min(Math.max(width === 0 ? USUAL_WIDTH : width, LEAST_WIDTH), MOST_WIDTH) * REM_A_CHARACTER + PADDING_REM).toFixed(2)}rem`;
  const known = unit === "rem" || columns.every(({ width }) => width > 0);
  const col = (/** @type {Record<string, string>} */ style) => h("col", { style });
  return h(
    "colgroup",
    {},
    unit === "rem" && h("col", { class: "row-names" }),
    columns.map(({ width }) => col(known ? { "inline-size": wide(width) } : {})),
  );
}

/**
 * @param {RowState} row
 * @param {number} index
 * @param {Column[]} columns
 * @param {ReviewContext} context
 */
function sheetRow({ number, hidden, cells }, index, columns, context) {
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
  /** @type {import("../element/render.js").Description[]} */
  const shown = [];
  let covered = 0;
  for (const column of columns) {
    if (column.number <= covered) continue;
    const cell = byColumn.get(column.number);
    const last = cell === undefined ? column.number : lastColumn(cell, columns, byColumn);
    const across = columns.filter(({ number: at }) => at >= column.number && at <= last).length;
    covered = last;
    shown.push(cellBox(cell, across, hidden || column.hidden, context));
  }
  return h(
    "tr",
    { key: index, class: hidden ? "is-hidden" : null, "aria-rowindex": String(number) },
    h("th", { scope: "row" }, String(number), hidden && hiddenMark(context)),
    shown,
  );
}

/**
 * How far a cell reaches: over the columns that it is merged with, or over the empty ones after it that its text needs.
 *
 * @param {CellState} cell
 * @param {Column[]} columns
 * @param {Map<number, CellState>} filled
 */
function lastColumn({ column, across, passages: [first, ...more] }, columns, filled) {
  if (across > 1 || first === undefined || more.length > 0 || first.place?.kind === "comment" || NUMBER.test(first.text) || first.text.includes("\n")) return column + across - 1;
  let last = column;
  let needed = first.text.length;
  for (const { number, width } of columns.filter((candidate) => candidate.number >= column)) {
    if (number > column && (needed <= 0 || filled.has(number) || number !== last + 1)) break;
    last = number;
    needed -= Math.max(width === 0 ? USUAL_WIDTH : width, LEAST_WIDTH);
  }
  return last;
}

/**
 * @param {RowState} row
 * @param {string | number} key
 * @param {number} width columns of the table; more where the row has more
 * @param {ReviewContext} context
 */
export function tableRow({ heading, hidden, cells }, key, width, context) {
  /** @type {import("../element/render.js").Description[]} */
  const shown = [];
  let next = 1;
  for (const cell of cells) {
    for (; next < cell.column; next += 1) shown.push(h("td", {}));
    shown.push(cellBox(cell, cell.across, hidden, context, heading));
    next = Math.max(next, cell.column + cell.across);
  }
  for (; next <= width; next += 1) shown.push(h("td", {}));
  return h("tr", { key }, shown);
}

/**
 * @param {CellState | undefined} cell
 * @param {number} across
 * @param {boolean} hidden
 * @param {ReviewContext} context
 * @param {boolean} [heading]
 */
function cellBox(cell, across, hidden, context, heading = false) {
  const passages = cell?.passages ?? [];
  const first = passages[0];
  const looks = [hidden && "is-hidden", passages.length === 1 && first !== undefined && NUMBER.test(first.text) && "number"].filter((look) => look !== false);
  return h(
    heading ? "th" : "td",
    { class: looks.join(" ") || null, colspan: across > 1 ? String(across) : null, scope: heading ? "col" : null },
    passages.map((passage) => [!hidden && aside(passage, context), ...stackedSides(passage, context)]).flat(),
  );
}

/** @param {ReviewContext} context */
function hiddenMark({ words }) {
  return h("span", { class: "hidden-mark" }, words.review.hidden);
}
