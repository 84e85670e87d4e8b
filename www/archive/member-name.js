/**
 * The names of the files in an archive, under the rules of `src/syntax/entry.rs` and `src/format/archive/name.rs`.
 */
import { malformed } from "./limit.js";

/** The longest path, in bytes (Linux, `limits.h`). */
const LONGEST = 4096;

/** No work lies deeper, in folders inside one another. */
const DEEPEST = 255;

/** What a segment is called that would mean something else. */
const BARE = "file";

/**
 * Makes a relative path of one that other programs have written: from the root, with the signs of Windows, or with segments
 * that say nothing.
 *
 * @param {string} name
 * @throws {import("../engine/engine-error.js").EngineError} `Malformed` where it has a way up, or nothing is left
 */
export function plainName(name) {
  const segments = name.split(/[/\\]/).filter((segment) => segment !== "" && segment !== ".");
  const plain = segments.map((segment) => segment.replace(/[:\p{Cc}]/gu, "-")).join("/");
  const isShort = new TextEncoder().encode(plain).length <= LONGEST && segments.length <= DEEPEST;
  if (segments.length === 0 || segments.includes("..") || name.includes("\0") || !isShort) throw malformed("One of its files has an unsafe name.");
  return plain;
}

/** The names that the files of a written archive get. */
export class FreeNames {
  /** Without regard to case, since some systems know none. @type {Set<string>} */
  #files = new Set();

  /** @type {Set<string>} */
  #folders = new Set();

  /**
   * Takes a name for a file; one that another file or a folder has, or that has a file for a folder, gets numbers.
   *
   * @param {string} name
   */
  take(name) {
    const segments = name.split("/").filter((segment) => segment !== "");
    if (segments.length === 0) segments.push(BARE);
    let path = "";
    segments.forEach((given, at) => {
      const isFile = at === segments.length - 1;
      const segment = given === "." || given === ".." ? BARE : given;
      const ending = (isFile && /(?<=.)\.[^.]*$/.exec(segment)?.[0]) || "";
      let free = segment;
      for (let number = 2; this.#isTaken(path + free, isFile); number += 1) free = `${segment.slice(0, segment.length - ending.length)}-${number}${ending}`;
      path += free;
      (isFile ? this.#files : this.#folders).add(path.toLowerCase());
      if (!isFile) path += "/";
    });
    return path;
  }

  /**
   * @param {string} path
   * @param {boolean} isFile
   */
  #isTaken(path, isFile) {
    const key = path.toLowerCase();
    return this.#files.has(key) || (isFile && this.#folders.has(key));
  }
}
