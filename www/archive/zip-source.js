/**
 * Lists a ZIP archive from its directory (APPNOTE.TXT 6.3.10, 4.3.12), and unpacks single files of it.
 */
import { BlobReader, ZipReader } from "@zip.js/zip.js/lib/zip-core-custom.js";
import { EngineError } from "../engine/engine-error.js";
import { checkListed, checkRatio, checkUnpacked, malformed } from "./limit.js";
import { plainName } from "./member-name.js";
import { emptySource, setAside } from "./source.js";

/** @typedef {import("@zip.js/zip.js").FileEntry} FileEntry */
/** @typedef {import("./scratch.js").ScratchFile} ScratchFile */
/** @typedef {import("./source.js").Source} Source */

/** The ways of packing that are usual (4.4.5). */
const STORED = 0;
const DEFLATED = 8;

/** What of the mode of a file says which kind it is (POSIX.1-2017, `sys/stat.h`). */
const KIND = 0o170000;
const REGULAR = 0o100000;

const ANYONE_STARTS = 0o111;

/** Bytes of a local header without its name and fields (4.3.7). */
const LOCAL_HEADER_BYTES = 30;

/**
 * @param {Blob} file
 * @param {(done: number, total: number) => void} progress
 * @returns {Promise<Source>}
 * @throws {EngineError} `Malformed`, `Encrypted`, `LimitExceeded`, `UnsupportedFormat`
 */
export async function zipSource(file, progress) {
  const source = emptySource();
  // The names are judged below, by the rules that hold for smaller archives too.
  const reader = new ZipReader(new BlobReader(file), { useWebWorkers: false, filenameValidation: "tolerant" });
  /** @type {Set<string>} */
  const names = new Set();
  /** @type {{ start: number, end: number }[]} */
  const places = [];
  let [count, unpacked] = [0, 0];
  try {
    for await (const entry of reader.getEntriesGenerator({ onprogress: async (done, total) => progress(done, total) })) {
      checkListed((count += 1));
      places.push({ start: entry.offset, end: entry.offset + LOCAL_HEADER_BYTES + entry.rawFilename.length + entry.compressedSize });
      if (entry.directory) continue;
      if (entry.encrypted) throw new EngineError({ code: "Encrypted", message: "The archive is protected by a password." });
      const kind = (entry.unixMode ?? 0) & KIND;
      if (entry.symlink || (kind !== 0 && kind !== REGULAR)) {
        setAside(source, entry.symlink ? "link" : "unknown_file");
        continue;
      }
      if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw unusual();
      const name = plainName(entry.filename);
      if (names.has(name)) throw malformed("Two of its files have the same name.");
      names.add(name);
      checkUnpacked((unpacked += entry.uncompressedSize));
      checkRatio(entry.compressedSize, entry.uncompressedSize);
      source.members.push({
        name,
        size: entry.uncompressedSize,
        isProgram: ((entry.unixMode ?? 0) & ANYONE_STARTS) !== 0,
        isStored: entry.compressionMethod === STORED,
        content: async (create) => unpack(entry, await create()),
      });
    }
  } catch (reason) {
    throw reason instanceof EngineError ? reason : broken();
  }
  places.sort((a, b) => a.start - b.start);
  // What lies in two files at once is there to come out as more than there is.
  if (places.some(({ start }, index) => start < (places[index - 1]?.end ?? 0))) throw broken();
  return source;
}

/**
 * @param {FileEntry} entry
 * @param {ScratchFile} to
 */
async function unpack(entry, to) {
  const sink = new WritableStream({
    write(/** @type {Uint8Array<ArrayBuffer>} */ bytes) {
      if (to.size + bytes.length > entry.uncompressedSize) throw broken();
      to.write(bytes);
    },
  });
  try {
    await entry.getData(sink, { useWebWorkers: false, checkSignature: true });
  } catch (reason) {
    throw reason instanceof EngineError ? reason : broken();
  }
  return to.finish();
}

function broken() {
  return malformed("The archive, or this file in it, is broken.");
}

function unusual() {
  const message = "Files in it are packed in an unusual way. Unpack it and pack the files anew, as .zip in the usual way.";
  return new EngineError({ code: "UnsupportedFormat", message });
}
