/**
 * Reads words in pictures in several languages, each by a reader of its own: one knows one language at a time.
 */
import { EngineError } from "./engine-error.js";
import { joined } from "./joined-reading.js";
import { OcrReader } from "./ocr-reader.js";

/** @typedef {import("./grey-picture.js").Grey} Grey */
/** @typedef {import("./ocr-message.js").Model} Model */
/** @typedef {import("./ocr-message.js").Word} Word */

/** Reads one picture after the other. After it has thrown it must not be used again. */
export class LanguageReader {
  #readers;

  /** @param {{ language: string, reader: OcrReader }[]} readers */
  constructor(readers) {
    this.#readers = readers;
  }

  /**
   * @param {Uint8Array} wasm
   * @param {Model[]} models
   * @throws {EngineError} `LanguageDamaged` for what is no model
   */
  static async start(wasm, models) {
    const started = async (/** @type {Model} */ { language, bytes }) => ({ language, reader: await startedReader(wasm, language, bytes) });
    return new LanguageReader(await Promise.all(models.map(started)));
  }

  /**
   * The words of a grey picture in the order in which they are read.
   *
   * @param {Grey} picture
   * @param {number} factor that brings its letters to the size at which they are read best
   * @returns {Word[]} in pixels of the picture
   */
  readGrey(picture, factor) {
    return joined(this.#readers.map(({ language, reader }) => ({ language, words: reader.readGrey(picture, factor) })));
  }

  /** Lets go of the memory; the reader cannot be used after it. */
  end() {
    for (const { reader } of this.#readers) reader.end();
  }
}

/**
 * @param {Uint8Array} wasm
 * @param {string} language
 * @param {Uint8Array} packed
 */
async function startedReader(wasm, language, packed) {
  const engine = await OcrReader.engine(wasm);
  try {
    return OcrReader.start(engine, await unpacked(packed));
  } catch {
    const message = `What is known of a language (ocr-${language}.bin) is damaged, or no model of Tesseract that is packed by gzip.`;
    throw new EngineError({ code: "LanguageDamaged", message, retryable: true });
  }
}

/** @param {Uint8Array} packed by gzip */
async function unpacked(packed) {
  const stream = new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
