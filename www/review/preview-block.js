/**
 * Puts the items that are rendered into blocks: rows of one table become one table again, however they were fetched.
 */

/** @typedef {import("./review-state.js").ChunkState} ChunkState */
/** @typedef {import("./review-state.js").ItemState} ItemState */
/** @typedef {import("./review-state.js").RowItem} RowItem */
/** @typedef {import("./review-state.js").PageItem} PageItem */
/** @typedef {import("./review-state.js").SlideItem} SlideItem */
/** @typedef {import("./review-state.js").TextItem} TextItem */
/** @typedef {import("./review-state.js").SectionItem} SectionItem */

/**
 * @typedef {{ kind: "flow", key: string, chunk: number, items: (TextItem | SectionItem)[] }} FlowBlock
 * @typedef {{ kind: "slide", key: string, chunk: number, item: SlideItem }} SlideBlock
 * @typedef {{ kind: "page", key: string, chunk: number, item: PageItem }} PageBlock
 * @typedef {{ kind: "table", key: string, section: number, table: number, parts: TablePart[] }} TableBlock
 * @typedef {{ kind: "rows", chunk: number, rows: RowItem[] } | GapBlock} TablePart
 * @typedef {{ kind: "gap", key: string, heightPx: number }} GapBlock
 * @typedef {FlowBlock | SlideBlock | PageBlock | TableBlock | GapBlock} Block
 */

/**
 * @param {ChunkState[]} chunks
 * @returns {Block[]}
 */
export function blocksOf(chunks) {
  /** @type {Block[]} */
  const blocks = [];
  for (const { index, items, heightPx } of chunks) {
    if (items === null) {
      blocks.push({ kind: "gap", key: `gap ${index}`, heightPx });
      continue;
    }
    for (const item of items) add(blocks, index, item);
  }
  return blocks;
}

/**
 * @param {Block[]} blocks
 * @param {number} chunk
 * @param {ItemState} item
 */
function add(blocks, chunk, item) {
  const last = blocks.at(-1);
  if (item.kind === "slide") {
    blocks.push({ kind: "slide", key: `slide ${item.index}`, chunk, item });
  } else if (item.kind === "page") {
    blocks.push({ kind: "page", key: `page ${item.index}`, chunk, item });
  } else if (item.kind !== "row") {
    if (last?.kind === "flow" && last.chunk === chunk) last.items.push(item);
    else blocks.push({ kind: "flow", key: `flow ${item.index}`, chunk, items: [item] });
  } else {
    const { parts } = tableOf(blocks, item);
    const part = parts.at(-1);
    if (part?.kind === "rows" && part.chunk === chunk) part.rows.push(item);
    else parts.push({ kind: "rows", chunk, rows: [item] });
  }
}

/**
 * The table that a row goes on with, or a new one. What has not come yet in between is part of it: a table in two pieces
 * would be made anew when it comes, and the focus inside be lost.
 *
 * @param {Block[]} blocks
 * @param {RowItem} row
 * @returns {TableBlock}
 */
function tableOf(blocks, { section, table }) {
  const at = blocks.findLastIndex(({ kind }) => kind !== "gap");
  const before = blocks[at];
  if (before?.kind === "table" && before.table === table) {
    for (const gap of blocks.splice(at + 1)) if (gap.kind === "gap") before.parts.push(gap);
    return before;
  }
  /** @type {TableBlock} */
  const begun = { kind: "table", key: `table ${table}`, section, table, parts: [] };
  blocks.push(begun);
  return begun;
}
