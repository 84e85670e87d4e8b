/**
 * What an upload may say about itself.
 *
 * Metadata leaves the machine like any other byte, so the receiver takes these keys only: a client that sends more has
 * a leak, and finds out at its first upload.
 */

/** @typedef {Record<string, string | null>} Metadata */

const VALUE_BY_KEY = new Map([
  // A name, not a path: it is shown to people and may become a file name on another system.
  ["filename", /^(?!\.{1,2}$)[^/\\\p{Cc}]{1,255}$/u],
  ["filetype", /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,126}$/],
  ["task", /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/],
  ["role", /^[a-z][a-z-]{0,31}$/],
  ["sha256", /^[0-9a-f]{64}$/],
]);

const REQUIRED_KEYS = ["filename", "sha256"];

/**
 * All faults of an upload's metadata; none when it is acceptable. A fault names keys and never repeats a value.
 *
 * @param {Metadata | undefined} metadata
 * @returns {string[]}
 */
export function metadataFaults(metadata) {
  const entries = Object.entries(metadata ?? {});
  const present = new Set(entries.map(([key]) => key));
  const missing = REQUIRED_KEYS.filter((key) => !present.has(key)).map((key) => `${key} is missing`);
  const wrong = entries.flatMap(([key, value]) => {
    const shape = VALUE_BY_KEY.get(key);
    if (shape === undefined) return ["an undeclared key is present"];
    return shape.test(value ?? "") ? [] : [`${key} has the wrong form`];
  });
  return [...missing, ...wrong];
}
