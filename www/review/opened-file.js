/**
 * The file under review.
 */

/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/**
 * What was told of it when it was opened.
 *
 * @param {Pick<ReviewContext, "state" | "review">} context
 */
export function openedFile({ state, review }) {
  return state.files.find(({ id }) => id === review.fileId)?.opened ?? null;
}
