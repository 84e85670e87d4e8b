/**
 * Receives uploads over tus 1.0 into a folder, and keeps only what has the hash it was announced with.
 *
 * An upload `ID` leaves `ID` (its bytes), `ID.json` (size and metadata) and, once its bytes are complete and have been
 * read back and matched, `ID.verified`. A file without that marker is unfinished.
 *
 * Uploads are write-only here: they cannot be fetched or deleted over HTTP.
 */
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { UPLOAD_PATH } from "./security-header.js";
import { metadataFaults } from "./upload-metadata.js";

/** The status that tus gives to a checksum that does not match. */
export const HASH_MISMATCH_STATUS = 460;

const UPLOAD_ID = /^[0-9a-f]{32}$/;

/** HEAD tells how far an upload got, POST creates, PATCH appends, OPTIONS names the extensions. */
const METHODS = ["HEAD", "OPTIONS", "PATCH", "POST"];

/**
 * The error shape of @tus/server: sent to the client as it stands.
 *
 * @param {number} status
 * @param {string} code
 * @param {string} message
 */
function refusal(status, code, message) {
  return { status_code: status, body: `${JSON.stringify({ code, message })}\n` };
}

/** @param {string} path */
async function sha256OfFile(path) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** Decides when an upload is complete and true. */
class UploadProof {
  /** @type {FileStore} */
  #store;
  /** @type {string} */
  #folder;
  /** @type {Map<string, Promise<void>>} */
  #running = new Map();

  /**
   * @param {FileStore} store
   * @param {string} folder
   */
  constructor(store, folder) {
    this.#store = store;
    this.#folder = folder;
  }

  /**
   * Marks a complete upload as verified, or removes it and throws a refusal. Leaves an unfinished upload alone.
   *
   * Requests that ask at the same time share one reading.
   *
   * @param {string} id
   */
  async settle(id) {
    const running = this.#running.get(id) ?? this.#settle(id).finally(() => this.#running.delete(id));
    this.#running.set(id, running);
    await running;
  }

  /** @param {string} id */
  async #settle(id) {
    const marker = join(this.#folder, `${id}.verified`);
    const verified = await stat(marker).then(() => true, () => false);
    if (verified) return;
    const upload = await this.#store.getUpload(id);
    if (upload.offset !== upload.size) return;
    if ((await sha256OfFile(join(this.#folder, id))) === upload.metadata?.["sha256"]) {
      await writeFile(marker, "");
      return;
    }
    await this.#store.remove(id);
    throw refusal(HASH_MISMATCH_STATUS, "HashMismatch", "The received bytes do not have the announced SHA-256.");
  }
}

/**
 * Makes the handler of everything below `UPLOAD_PATH`.
 *
 * @param {string} folder where uploads are kept; made when absent
 * @param {number} maxBytes largest upload accepted
 * @returns {Promise<(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => Promise<void>>}
 */
export async function createUploadHandler(folder, maxBytes) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const store = new FileStore({ directory: folder });
  // Without deferred lengths: completeness, and so the hash check, needs a size announced at the start.
  store.extensions = ["creation", "creation-with-upload"];
  const proof = new UploadProof(store, folder);
  const server = new Server({
    path: UPLOAD_PATH.slice(0, -1),
    datastore: store,
    maxSize: maxBytes,
    relativeLocation: true,
    allowedOrigins: () => false,
    namingFunction: () => randomBytes(16).toString("hex"),
    getFileIdFromRequest: (_request, last) => (last !== undefined && UPLOAD_ID.test(last) ? last : undefined),
    async onUploadCreate(_request, upload) {
      const faults = metadataFaults(upload.metadata);
      if (faults.length > 0) throw refusal(400, "MetadataRefused", faults.join("; "));
      return {};
    },
    async onUploadFinish(_request, upload) {
      await proof.settle(upload.id);
      return {};
    },
    // A receiver that died between the last byte and the hash check meets the finished bytes again here. Without this
    // the client would be told that its upload is complete, and nobody would have checked it.
    async onIncomingRequest(request, id) {
      if (request.method === "HEAD") await proof.settle(id);
    },
  });
  return async (request, response) => {
    if (!METHODS.includes(request.method ?? "")) {
      response.writeHead(405, { Allow: METHODS.join(", ") }).end();
      return;
    }
    await server.handle(request, response);
  };
}
