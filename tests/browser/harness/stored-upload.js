/**
 * What the receiver keeps of uploads that it has verified.
 */
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * @typedef {object} StoredUpload
 * @property {string} name as the upload announced it
 * @property {Buffer} bytes
 * @property {string} sha256 of the bytes as they lie there
 */

/**
 * @param {string} data folder of the receiver
 * @returns {Promise<StoredUpload[]>} in the order of their names
 */
export async function storedUploads(data) {
  const names = await readdir(data);
  const ids = names.filter((name) => name.endsWith(".verified")).map((name) => name.replace(/\.verified$/, ""));
  const uploads = await Promise.all(
    ids.map(async (id) => {
      const bytes = await readFile(join(data, id));
      const { metadata } = JSON.parse(await readFile(join(data, `${id}.json`), "utf8"));
      return { name: String(metadata.filename), bytes, sha256: sha256(bytes) };
    }),
  );
  return uploads.sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** @param {Buffer} bytes */
export function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
