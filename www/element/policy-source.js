/**
 * Where the rules come from.
 */
import { EngineError } from "../engine/engine-error.js";

/**
 * @param {unknown} policy set by the host's script; `null` when it was not
 * @param {string | null} address of a policy file
 * @returns {Promise<string>} JSON; empty for the engine's own rules
 * @throws {EngineError} `PolicyUnavailable`: rules that were asked for and are not there are not replaced by others
 */
export async function policyText(policy, address) {
  if (policy !== null && policy !== undefined) return JSON.stringify(policy);
  if (address === null) return "";
  const response = await fetch(new URL(address, document.baseURI)).catch(() => null);
  if (response?.ok) return response.text();
  const reason = response === null ? "it could not be reached" : `HTTP ${response.status}`;
  throw new EngineError({ code: "PolicyUnavailable", message: `The rules of this page could not be fetched: ${reason}.` });
}
