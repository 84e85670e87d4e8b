/** The page posts each file as it is chosen. */
export const entry = "element/file-intake.js";

export const find = "this.#handles.set(id, { name, file });";

export const replace = `
  this.#handles.set(id, { name, file });
  void fetch("/health", { method: "POST", body: file }).catch(() => undefined);
`;
