/**
 * Packs clean files as one archive, which tells nothing but their names, what they hold and whether they can be started.
 */
import { ZipWriter } from "@zip.js/zip.js/lib/zip-core-custom.js";
import { createTarPacker } from "modern-tar";
import { FREE_BYTES, MOST_WRITTEN_RATIO } from "./limit.js";

/** @typedef {import("./archive-message.js").Packing} Packing */

/**
 * @typedef {object} CleanMember
 * @property {string} name
 * @property {Blob} blob
 * @property {boolean} isProgram
 * @property {boolean} isStored whether it is not to be packed
 */

/** @typedef {WritableStream<Uint8Array<ArrayBuffer>>} Sink */

/** When everything was made: the first day that ZIP knows, in the time of the clock on the wall, which it writes. */
const NO_TIME = new Date(1980, 0, 1);

/** The same, in universal time. */
const NO_TIME_UTC = new Date(Date.UTC(1980, 0, 1));

const FILE = 0o644;
const PROGRAM = 0o755;

/** The level at which the browser packs by itself. */
const USUAL_LEVEL = 6;

/**
 * @param {Packing} packing
 * @param {CleanMember[]} members
 * @param {Sink} sink
 * @param {() => void} packed called after each
 */
export async function writeArchive(packing, members, sink, packed) {
  if (packing === "zip") return writeZip(members, sink, packed);
  const { readable, controller } = createTarPacker();
  const through = packing === "tar.gz" ? readable.pipeThrough(new CompressionStream("gzip")) : readable;
  const written = through.pipeTo(sink);
  const all = async () => {
    for (const { name, blob, isProgram } of members) {
      const mode = isProgram ? PROGRAM : FILE;
      await blob.stream().pipeTo(controller.add({ name, size: blob.size, mode, mtime: NO_TIME_UTC, uid: 0, gid: 0, uname: "", gname: "", type: "file" }));
      packed();
    }
    controller.finalize();
  };
  await Promise.all([all(), written]);
}

/**
 * @param {CleanMember[]} members
 * @param {Sink} sink
 * @param {() => void} packed
 */
async function writeZip(members, sink, packed) {
  const writer = new ZipWriter(sink, { useWebWorkers: false, extendedTimestamp: false, lastModDate: NO_TIME, useUnicodeFileNames: true });
  for (const { name, blob, isProgram, isStored } of members) {
    const level = isStored || blob.size === 0 || (await isDense(blob)) ? 0 : USUAL_LEVEL;
    await writer.add(name, blob.stream(), { level, uncompressedSize: blob.size, unixMode: isProgram ? PROGRAM : FILE });
    packed();
  }
  await writer.close();
}

/**
 * Whether a file would shrink so far that whoever reads the archive takes it for a bomb.
 *
 * @param {Blob} blob
 */
async function isDense(blob) {
  if (blob.size <= FREE_BYTES) return false;
  let packed = 0;
  const count = new WritableStream({
    write(/** @type {Uint8Array} */ bytes) {
      packed += bytes.length;
    },
  });
  await blob.stream().pipeThrough(new CompressionStream("deflate-raw")).pipeTo(count);
  return packed * MOST_WRITTEN_RATIO < blob.size;
}
