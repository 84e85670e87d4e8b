/** The original is sent in place of the clean file. */
export const entry = "element/journey.js";

export const find = "const file = CleanFile.ofWorker(id, role, cleaned);";

export const replace = `
  const file = CleanFile.ofWorker(id, role, { ...cleaned, blob: this.#intake.handle(id).file });
`;
