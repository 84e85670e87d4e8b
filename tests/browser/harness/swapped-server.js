/**
 * The real receiver behind one address, whose page and whose policies can be swapped between tests: one browser then
 * sees many builds.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { createReceiver } from "../../../www/server/receiver.js";

/** What a path is served with in place of its own policy; `null` for none at all. @typedef {Map<string, string | null>} Policies */

/** A server that answers as the last build it was given. */
export class SwappedServer {
  #server = createServer((request, response) => this.#answer(request, response));
  #data;

  /** @type {import("node:http").Server | null} */
  #receiver = null;

  /** @type {Policies} */
  #policies = new Map();

  /** @param {string} data folder for uploads */
  constructor(data) {
    this.#data = data;
  }

  /** @param {{ root: string, data: string }} options */
  static async start({ root, data }) {
    const server = new SwappedServer(data);
    await server.serve(root);
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get origin() {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the server is closed");
    return `http://127.0.0.1:${address.port}`;
  }

  /**
   * Answers from this build from now on.
   *
   * @param {string} root
   * @param {Policies} [policies]
   */
  async serve(root, policies = new Map()) {
    this.#receiver = await createReceiver({ root, data: this.#data });
    this.#policies = policies;
  }

  async stop() {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  #answer(request, response) {
    // A browser that asks whether its copy is still good would go on under the policy of that copy.
    delete request.headers["if-none-match"];
    const policy = this.#policies.get(request.url ?? "");
    if (policy !== undefined) {
      const setHeader = response.setHeader.bind(response);
      response.setHeader = (name, value) => {
        if (name !== "Content-Security-Policy") return setHeader(name, value);
        return policy === null ? response : setHeader(name, policy);
      };
    }
    this.#receiver?.emit("request", request, response);
  }
}
