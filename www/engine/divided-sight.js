/**
 * Looks at one picture in two places at the same time: for words here and there, for faces here, for codes there.
 */

/** @typedef {import("./ocr-message.js").Picture} Picture */
/** @typedef {import("./ocr-message.js").Seen} Seen */
/** @typedef {import("./ocr-message.js").SeenCode} SeenCode */
/** @typedef {import("./ocr-message.js").Word} Word */

/**
 * @typedef {object} Helper
 * @property {(picture: Picture) => Promise<SeenCode[] | null>} codes of a picture; `null` where it cannot look for them
 */

/** A picture of more pixels is not copied for another: the memory of two such may be more than there is. */
const MOST_COPIED = 20_000_000;

/**
 * What is in a picture.
 *
 * @param {Pick<import("./sight.js").PictureSight, "faces" | "codes"> | null} sight
 * @param {Helper | null} helper
 * @param {Picture} picture
 * @param {(picture: Picture) => Promise<Word[]>} read
 * @returns {Promise<Seen>} each `null` where it cannot be looked for
 */
export async function seenDivided(sight, helper, picture, read) {
  const isShared = sight !== null && helper !== null && picture.width * picture.height <= MOST_COPIED;
  // It has begun with them before its part of the words can be cut off.
  const asked = isShared ? helper.codes(picture) : null;
  // What is read here is read before this comes back, and faces are looked for while the rest is read there.
  const reading = read(picture).catch(() => null);
  const faces = sight?.faces(picture) ?? null;
  return { words: await reading, faces, codes: (await asked) ?? sight?.codes(picture) ?? null };
}
