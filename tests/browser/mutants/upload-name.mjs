/** A clean file is sent under the name that it had. */
export const entry = "element/journey.js";

export const find = "const file = CleanFile.ofWorker(id, role, { ...cleaned, content });";

export const replace = `
  const file = CleanFile.ofWorker(id, role, { ...cleaned, name: this.#intake.handle(id).name });
`;
