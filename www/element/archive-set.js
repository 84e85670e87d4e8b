/**
 * The large archives of a task, whose files are files of the task each.
 */
import { ArchiveClient, endLater } from "../archive/archive-client.js";
import { LargeArchive } from "../archive/large-archive.js";
import { PackedFile } from "../archive/packed-file.js";
import { sweep } from "../archive/scratch.js";
import { cleanState } from "./state.js";

/** @typedef {import("../archive/large-archive.js").Listed} Listed */
/** @typedef {import("../engine/clean-file.js").CleanFile} CleanFile */
/** @typedef {import("../engine/contract.js").Cleaned} Cleaned */
/** @typedef {import("../engine/contract.js").FileReceipt} FileReceipt */
/** @typedef {import("./dropped-files.js").PickedFile} PickedFile */
/** @typedef {import("./file-work.js").FileWork} FileWork */
/** @typedef {import("./state.js").Action} Action */
/** @typedef {import("./state.js").Role} Role */

/** @typedef {{ id: string, role: Role, picked: PickedFile, judge: () => Promise<(path: string) => string | null> }} Archived judge tells of files in folders which belong to a machine */

/** See the module. */
export class ArchiveSet {
  #dispatch;
  #work;

  /** By the id of the file that it came as. @type {Map<string, { archive: LargeArchive, role: Role }>} */
  #archives = new Map();

  /** @type {Set<Promise<unknown>>} */
  #opening = new Set();

  /** Ends when the one has been listed that came last. @type {Promise<unknown>} */
  #last = Promise.resolve();

  /** What packs all files for the person to keep. @type {ArchiveClient | null} */
  #collector = null;

  /**
   * @param {object} options
   * @param {(action: Action) => void} options.dispatch
   * @param {FileWork} options.work
   */
  constructor({ dispatch, work }) {
    this.#dispatch = dispatch;
    this.#work = work;
    // What a page left behind that was closed is no longer of use to anybody.
    sweep().catch(() => undefined);
  }

  /**
   * Lists a file, if it is an archive that is opened file by file; one that is not waits for the engine.
   *
   * @param {Archived} archived
   * @param {(listed: Listed) => void} taken called with what is in it
   */
  async open(archived, taken) {
    const opening = this.#open(archived, taken);
    this.#opening.add(opening);
    await opening;
    this.#opening.delete(opening);
  }

  /** Settles when all are listed that came so far. */
  async opened() {
    await Promise.all(this.#opening);
  }

  /**
   * @param {Archived} archived
   * @param {(listed: Listed) => void} taken
   */
  async #open({ id, role, picked, judge }, taken) {
    const outcome = await this.#work.run(id, "scanning", async (options) => {
      // One after the other: there may be hundreds in a folder, and each has a worker.
      const opening = this.#last.then(async () => {
        options.signal?.throwIfAborted();
        return LargeArchive.open(picked, await judge(), options);
      });
      this.#last = opening.catch(() => undefined);
      return { opened: await opening };
    });
    if (outcome === null) return;
    const { opened } = outcome;
    if (opened === null) return this.#dispatch({ type: "fileChanged", id, change: { status: "queued" } });
    this.#archives.set(id, { archive: opened.archive, role });
    taken(opened.listed);
  }

  /** Begins anew with what the files have become. */
  begin() {
    for (const { archive } of this.#archives.values()) archive.begin();
  }

  /**
   * Takes what a file of an archive has become.
   *
   * @param {PickedFile["file"] | undefined} file
   * @param {Cleaned & { content: Uint8Array<ArrayBuffer> }} cleaned
   */
  async keep(file, cleaned) {
    if (file instanceof PackedFile) await file.archive.keep(file.index, cleaned);
  }

  /**
   * Packs what has become of the files in archives.
   *
   * @returns {Promise<{ file: CleanFile, receipt: FileReceipt }[]>}
   */
  async pack() {
    const packed = [];
    for (const [id, { archive, role }] of this.#archives) {
      const { count, name } = archive;
      if (count === 0) continue;
      this.#dispatch({ type: "workBegun", pass: "packing", total: count });
      let told = 0;
      const result = await archive.pack(id, role, (done) => {
        for (; told < done; told += 1) this.#dispatch({ type: "workDone" });
      });
      const { file, receipt } = result;
      this.#dispatch({ type: "archivePacked", file: { id, role, name, size: file.blob.size }, clean: cleanState(file, receipt), holds: count });
      packed.push(result);
    }
    return packed;
  }

  /**
   * Packs clean files as one ZIP archive.
   *
   * @param {readonly CleanFile[]} files
   * @returns {Promise<Blob>}
   */
  collect(files) {
    this.#collector?.end();
    this.#collector = new ArchiveClient();
    return this.#collector.call("collect", { files: files.map(({ path, blob }) => ({ path, blob })) });
  }

  /** Forgets all of them. */
  end() {
    endLater(this.#collector);
    this.#collector = null;
    for (const { archive } of this.#archives.values()) archive.end();
    this.#archives.clear();
  }
}
