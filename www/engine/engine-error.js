/**
 * A failure of the engine or of its surroundings, with a code that the page has words for.
 */
export class EngineError extends Error {
  /**
   * @param {object} parts
   * @param {string} parts.code
   * @param {string} parts.message without content of any file
   * @param {boolean} [parts.retryable] whether the same call may succeed when made again
   */
  constructor({ code, message, retryable = false }) {
    super(message);
    this.name = "EngineError";
    this.code = code;
    this.retryable = retryable;
  }

  /**
   * Makes an error of whatever was thrown. What has no code of ours is reported without its own text, which might
   * quote a file.
   *
   * @param {unknown} reason
   */
  static of(reason) {
    if (reason instanceof EngineError) return reason;
    const { code, message, retryable } = /** @type {Record<string, unknown>} */ (reason ?? {});
    if (typeof code === "string" && typeof message === "string") {
      return new EngineError({ code, message, retryable: retryable === true });
    }
    return new EngineError({ code: "Crashed", message: "The engine stopped unexpectedly." });
  }
}

/**
 * The same as plain data, for the state.
 *
 * @param {unknown} reason
 * @returns {{ code: string, message: string, retryable: boolean }}
 */
export function faultOf(reason) {
  const { code, message, retryable } = EngineError.of(reason);
  return { code, message, retryable };
}
