/**
 * A file that the engine has cleaned and verified: the only thing that a sink accepts.
 */
export class CleanFile {
  /** @type {Blob} */
  #blob;

  /**
   * @param {object} parts
   * @param {string} parts.id the id that the session gave the file
   * @param {string} parts.name its cleaned name
   * @param {string} parts.mediaType
   * @param {string} parts.sha256 of the cleaned bytes, 64 lower-case hex digits
   * @param {string} parts.role what the file is in its task
   * @param {Blob} parts.blob the cleaned bytes
   */
  constructor({ id, name, mediaType, sha256, role, blob }) {
    this.id = id;
    this.name = name;
    this.mediaType = mediaType;
    this.sha256 = sha256;
    this.role = role;
    this.#blob = blob;
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
