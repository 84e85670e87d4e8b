/**
 * A file in an archive, which is unpacked when it has its turn. It stands where a File stands.
 */

/** @typedef {import("./large-archive.js").LargeArchive} LargeArchive */

/** See the module. */
export class PackedFile {
  /** Archives do not tell. */
  type = "";

  /**
   * @param {LargeArchive} archive
   * @param {number} index its place in it
   * @param {number} size bytes after unpacking
   */
  constructor(archive, index, size) {
    this.archive = archive;
    this.index = index;
    this.size = size;
  }

  /** @returns {Promise<Blob>} a handle of what it holds */
  unpacked() {
    return this.archive.unpack(this.index);
  }
}
