/**
 * Bytes that a browser and a test can both make from a number, so that large files need not be stored or sent.
 */

/**
 * Incompressible bytes, equal for equal seeds (xorshift32).
 *
 * @param {number} seed not 0
 * @param {number} sizeBytes a multiple of 4
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function generatedBytes(seed, sizeBytes) {
  const words = new Uint32Array(sizeBytes / 4);
  let state = seed;
  for (let i = 0; i < words.length; i += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[i] = state;
  }
  return new Uint8Array(words.buffer);
}
