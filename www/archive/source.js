/**
 * What an archive is to those who do not care how it is packed.
 *
 * @typedef {object} Member a file in an archive
 * @property {string} name safe, and no other has it
 * @property {number} size bytes after unpacking, as the archive says
 * @property {boolean} isProgram whether it can be started
 * @property {boolean} isStored whether it lies in the archive as it is
 * @property {(create: () => Promise<import("./scratch.js").ScratchFile>) => Promise<Blob>} content gives it, out of the archive itself or unpacked to a file
 *
 * @typedef {object} Source
 * @property {Member[]} members in their order
 * @property {Map<string, number>} aside how much there is that is no file, by the kinds of `src/model/dropped.rs`
 */

/** @returns {Source} */
export function emptySource() {
  return { members: [], aside: new Map() };
}

/**
 * Counts what is left out.
 *
 * @param {Source} source
 * @param {"link" | "unknown_file" | "unreferenced"} kind
 */
export function setAside({ aside }, kind) {
  aside.set(kind, (aside.get(kind) ?? 0) + 1);
}
