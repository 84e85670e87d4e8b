/**
 * Proof, from inside, that the worker this runs in cannot reach any network.
 *
 * A worker obeys only the policy in the headers of its own response, never that of its page. A server that forgets the
 * header leaves the worker free, and nothing else would show it.
 */

/** Answered by any server, be it with "not found": an answer of any kind means that the way out is open. */
const PROBE_PATH = "./cage-probe";

/** Fetched without a network, so that being offline cannot pass for being locked in. */
const PROBE_DATA = "data:,probe";

/** @param {string | URL} address */
async function fetchReaches(address) {
  return fetch(address, { cache: "no-store", credentials: "omit" }).then(
    () => true,
    () => false,
  );
}

/** @param {URL} address */
function requestReaches(address) {
  if (typeof XMLHttpRequest === "undefined") return false;
  try {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    request.send();
    return true;
  } catch {
    return false;
  }
}

/**
 * Tries the ways out.
 *
 * @param {string} base address of the worker's script
 * @returns {Promise<boolean>} whether any of them was open
 */
export async function cageIsOpen(base) {
  const probe = new URL(PROBE_PATH, base);
  return (await fetchReaches(PROBE_DATA)) || (await fetchReaches(probe)) || requestReaches(probe);
}
