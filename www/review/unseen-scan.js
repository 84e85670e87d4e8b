/**
 * Which scans nobody has looked at yet. The engine cannot read a picture of a page, so a person has to.
 */
import { isReady } from "../element/state.js";

/** @typedef {import("../element/state.js").FileState} FileState */
/** @typedef {ReadonlyMap<string, ReadonlySet<number>>} SeenScans pages by file */

/** @typedef {{ fileId: string, page: number }} Scan page from 0 */

/**
 * @param {FileState[]} files
 * @param {SeenScans} seen
 * @returns {Scan[]} of the files that can be cleaned, in their order
 */
export function unseenScans(files, seen) {
  return scansOf(files).filter(({ fileId, page }) => seen.get(fileId)?.has(page) !== true);
}

/**
 * The next scan to look at, after one and from the beginning again.
 *
 * @param {FileState[]} files
 * @param {SeenScans} seen
 * @param {Scan | null} last
 * @returns {Scan | null}
 */
export function nextScan(files, seen, last) {
  const unseen = unseenScans(files, seen);
  const order = scansOf(files);
  const placeOf = (/** @type {Scan | null} */ scan) => order.findIndex(({ fileId, page }) => fileId === scan?.fileId && page === scan.page);
  const at = placeOf(last);
  return unseen.find((scan) => placeOf(scan) > at) ?? unseen[0] ?? null;
}

/**
 * @param {FileState[]} files
 * @returns {Scan[]}
 */
function scansOf(files) {
  return files.filter(isReady).flatMap(({ id, opened }) => (opened?.scans ?? []).map((page) => ({ fileId: id, page })));
}
