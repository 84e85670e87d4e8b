/** The original is sent in place of the clean file. */
export const entry = "element/journey.js";

export const find = "const file = CleanFile.ofWorker(id, role, { ...cleaned, content });";

export const replace = `
  const file = CleanFile.ofWorker(id, role, { ...cleaned, content: this.#intake.handle(id).file });
`;
