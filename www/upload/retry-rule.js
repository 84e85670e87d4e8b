/**
 * Which failures are worth another try, and what is said about those that are not.
 */

/** @typedef {import("./upload-sink.js").UploadFailure} UploadFailure */

/** No response at all: the network, or a receiver that is not there. */
export const NO_RESPONSE = 0;

/** Not the default of the client library: that one also retries 501, which a receiver will answer for ever. */
const PASSING_CLIENT_STATUS = [409, 423, 429];

/**
 * Whether the same request may succeed a little later.
 *
 * @param {number} status of the response; 0 when there was none
 */
export function isPassing(status) {
  return status === NO_RESPONSE || PASSING_CLIENT_STATUS.includes(status) || (status >= 500 && status !== 501);
}

/** @type {ReadonlyMap<number, UploadFailure>} */
const FAILURE_BY_STATUS = new Map([
  [
    NO_RESPONSE,
    {
      code: "ReceiverUnreachable",
      message: "The receiver could not be reached. Sending goes on where it stopped once you try again.",
      retryable: true,
    },
  ],
  [401, { code: "NotAuthorized", message: "The receiver does not accept uploads from you.", retryable: false }],
  [403, { code: "NotAuthorized", message: "The receiver does not accept uploads from you.", retryable: false }],
  [413, { code: "FileTooLarge", message: "The file is larger than the receiver accepts.", retryable: false }],
  [
    460,
    {
      code: "HashMismatch",
      message: "The receiver got other bytes than were sent and has thrown them away. Try again.",
      retryable: true,
    },
  ],
]);

/**
 * The failure to report for a status. The body of the response is not repeated: it is not ours.
 *
 * @param {number} status of the last response; 0 when there was none
 * @returns {UploadFailure}
 */
export function failureOfStatus(status) {
  const known = FAILURE_BY_STATUS.get(status);
  if (known !== undefined) return known;
  if (isPassing(status)) {
    return { code: "ReceiverFailed", message: `The receiver failed (HTTP ${status}). Try again.`, retryable: true };
  }
  return { code: "UploadRefused", message: `The receiver refused the upload (HTTP ${status}).`, retryable: false };
}
