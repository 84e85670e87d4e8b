/**
 * What the person and the host hear when the review is there.
 */
import { isLeftOut, isReady } from "./state.js";

/**
 * @param {import("./state.js").State} state
 * @param {Pick<import("./journey.js").JourneyOptions, "announce" | "emit">} listeners
 */
export function tellReview({ phase, review, files }, { announce, emit }) {
  const refused = files.filter(isLeftOut).length;
  if (phase !== "review" || review === null) {
    announce((words) => words.announce.allRefused);
    return;
  }
  const { groups, undecided } = review;
  announce((words) => words.announce.review(groups.length, refused));
  emit("scrub-review", {
    files: files.filter(isReady).length,
    groups: groups.length,
    findings: groups.reduce((sum, { count }) => sum + count, 0),
    undecided,
    leftOut: refused,
  });
}
