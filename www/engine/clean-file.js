/**
 * A file that the engine has cleaned and verified: the only thing that can be downloaded or sent.
 */

/** @typedef {import("./contract.js").Cleaned} Cleaned */

/** Bytes that have passed the engine's checks, with what may be told about them. */
export class CleanFile {
  /** @type {Blob} */
  #blob;

  /**
   * @param {object} parts
   * @param {string} parts.id the id that the task gave the file
   * @param {string} parts.name its cleaned name
   * @param {string} [parts.path] the same with the folders above it, `/` between
   * @param {string} parts.mediaType
   * @param {string} parts.sha256 of the cleaned bytes, 64 lower-case hex digits
   * @param {string} parts.role what the file is in its task
   * @param {Blob} parts.blob the cleaned bytes
   */
  constructor({ id, name, path = name, mediaType, sha256, role, blob }) {
    this.id = id;
    this.name = name;
    this.path = path;
    this.mediaType = mediaType;
    this.sha256 = sha256;
    this.role = role;
    this.#blob = blob;
    Object.freeze(this);
  }

  /**
   * Takes over what a scrub worker says it has cleaned.
   *
   * @param {string} id
   * @param {string} role
   * @param {Cleaned & { content: Blob }} cleaned
   */
  static ofWorker(id, role, { name, mediaType, sha256, content: blob }) {
    return new CleanFile({ id, role, name: plainName(name), path: name, mediaType, sha256, blob });
  }

  /**
   * Takes over an archive that was packed of what scrub workers have cleaned.
   *
   * @param {object} parts as above
   * @param {string} parts.id
   * @param {string} parts.role
   * @param {string} parts.path
   * @param {string} parts.mediaType
   * @param {string} parts.sha256
   * @param {Blob} parts.blob
   */
  static ofArchive(parts) {
    return new CleanFile({ ...parts, name: plainName(parts.path) });
  }

  /**
   * Makes the receipt of a task, which goes along with its files.
   *
   * @param {string} json as the engine wrote it
   */
  static async ofReceipt(json) {
    const blob = new Blob([json], { type: "application/json" });
    const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
    const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
    return new CleanFile({
      id: "receipt",
      role: "receipt",
      name: "receipt.json",
      mediaType: blob.type,
      sha256,
      blob,
    });
  }

  /** The cleaned bytes. */
  get blob() {
    return this.#blob;
  }

  /**
   * Whether a value was made by this class. A look-alike with the same fields was not.
   *
   * @param {unknown} value
   * @returns {value is CleanFile}
   */
  static is(value) {
    return typeof value === "object" && value !== null && #blob in value;
  }
}

/**
 * Makes one name of a path, so that files of equal name from two folders stay apart where there are no folders.
 *
 * @param {string} path
 */
function plainName(path) {
  return path.split(/[\\/]/).filter((part) => part !== "").join(" - ");
}
