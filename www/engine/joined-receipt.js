/**
 * Makes one receipt of those of the files in an archive, in the form that the engine gives to an archive which it has
 * cleaned as a whole (`src/receipt.rs`).
 */

/** @typedef {import("./contract.js").FileReceipt} FileReceipt */

/** Counts that a receipt leaves out where there is nothing to count. */
const COUNTS = /** @type {const} */ (["pictures", "unseen_pages", "unread_pages", "areas"]);

/**
 * @param {object} archive
 * @param {string} archive.id
 * @param {string} archive.sha256 of the written archive
 * @param {number} archive.len_bytes
 * @param {Map<string, number>} archive.aside how much of each kind was not taken
 * @param {FileReceipt[]} parts
 * @returns {FileReceipt}
 */
export function joinedReceipt({ aside, ...about }, parts) {
  /** @type {FileReceipt} */
  const joined = { ...about, kind: "archive", entities: {}, rules: {}, pictures: 0, unseen_pages: 0, unread_pages: 0, areas: 0, dropped: Object.fromEntries(aside), checks: parts[0]?.checks ?? [] };
  for (const part of parts) {
    addDecisions(joined.entities, part.entities);
    addDecisions(joined.rules, part.rules ?? {});
    for (const name of COUNTS) joined[name] += part[name] ?? 0;
    for (const [kind, count] of Object.entries(part.dropped)) joined.dropped[kind] = (joined.dropped[kind] ?? 0) + count;
    // It has passed what all of its files have passed.
    joined.checks = joined.checks.filter((check) => part.checks.includes(check));
  }
  return joined;
}

/**
 * @param {FileReceipt["entities"]} sums
 * @param {FileReceipt["entities"]} more
 */
function addDecisions(sums, more) {
  for (const [name, { accept, reject, unreviewed }] of Object.entries(more)) {
    const before = sums[name] ?? { accept: 0, reject: 0, unreviewed: 0 };
    sums[name] = { accept: before.accept + accept, reject: before.reject + reject, unreviewed: before.unreviewed + unreviewed };
  }
}
