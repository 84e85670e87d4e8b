/** The receipt says what was there. */
export const entry = "element/journey.js";

export const find = "if (parts.length > 0) this.#receipt = await CleanFile.ofReceipt(task.receipt(parts));";

export const replace = `
  const removed = task.groups().map(({ value }) => value);
  this.#receipt = await CleanFile.ofReceipt(JSON.stringify({ ...JSON.parse(task.receipt(parts)), removed }));
`;
