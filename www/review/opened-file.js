/**
 * The file under review.
 */

/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/** @param {Pick<ReviewContext, "state" | "review">} context */
export function fileInView({ state, review }) {
  return state.files.find(({ id }) => id === review.fileId);
}

/**
 * What was told of it when it was opened.
 *
 * @param {Pick<ReviewContext, "state" | "review">} context
 */
export function openedFile(context) {
  return fileInView(context)?.opened ?? null;
}
