/**
 * How much an archive may claim that is opened file by file; what concerns one of its files is as in `src/limits.rs`.
 */
import { EngineError } from "../engine/engine-error.js";

const MIB = 1024 * 1024;

/** Bytes of all files together after unpacking: what a browser can be asked to keep on disk. */
const MOST_UNPACKED_BYTES = 16 * 1024 * MIB;

/** Bytes of one file after unpacking. */
const MOST_MEMBER_BYTES = 256 * MIB;

/** How many times larger than its packed form a file of more than `FREE_BYTES` may be. */
const MOST_RATIO = 200;

/** Files up to this size may be packed as densely as they like. */
export const FREE_BYTES = MIB;

/** Half of it: whoever reads a written archive under the same limits must not take it for a bomb. */
export const MOST_WRITTEN_RATIO = MOST_RATIO / 2;

/** Files that are worked on. */
export const MOST_MEMBERS = 20_000;

/** Everything that is listed, what is set aside included. */
const MOST_LISTED = 200_000;

/**
 * @param {number} claim
 * @param {number} most
 * @param {string} limit
 */
export function check(claim, most, limit) {
  if (claim <= most) return;
  const message = `At most ${most} ${limit} can be checked safely. Split it, or leave out what is not needed.`;
  throw new EngineError({ code: "LimitExceeded", message });
}

/** @param {number} count */
export function checkListed(count) {
  check(count, MOST_LISTED, "entries in one archive");
}

/** @param {number} count */
export function checkMembers(count) {
  check(count, MOST_MEMBERS, "files in one archive");
}

/** @param {number} size bytes */
export function checkUnpacked(size) {
  check(size, MOST_UNPACKED_BYTES, "bytes after unpacking");
}

/** @param {number} size bytes */
export function checkMember(size) {
  check(size, MOST_MEMBER_BYTES, "bytes in one file of an archive");
}

/**
 * @param {number} packed bytes
 * @param {number} size bytes after unpacking
 */
export function checkRatio(packed, size) {
  check(size, Math.max(FREE_BYTES, packed * MOST_RATIO), "bytes in a file that is packed so densely");
}

/** @param {string} what as a sentence */
export function malformed(what) {
  return new EngineError({ code: "Malformed", message: `${what} Save it anew in the program that made it.` });
}
