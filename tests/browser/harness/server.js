/**
 * Runs the real server, as a process of its own, so that it can be killed.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../../www/server/main.js", import.meta.url));

/** A server that listens. */
export class RunningServer {
  #process;

  /**
   * @param {import("node:child_process").ChildProcess} process
   * @param {string} origin
   */
  constructor(process, origin) {
    this.#process = process;
    /** Scheme, host and port, without a trailing slash. */
    this.origin = origin;
    this.port = Number(new URL(origin).port);
  }

  /** Asks it to end and waits until it has. @returns {Promise<number | null>} its exit code */
  async stop() {
    return this.#end("SIGTERM");
  }

  /** Ends it without warning, as a power cut would. */
  async kill() {
    await this.#end("SIGKILL");
  }

  /** @param {NodeJS.Signals} signal */
  async #end(signal) {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const ended = once(this.#process, "exit");
      this.#process.kill(signal);
      await ended;
    }
    return this.#process.exitCode;
  }
}

/**
 * Starts the server and waits until it listens.
 *
 * @param {object} options
 * @param {string} options.root folder of the built page
 * @param {string} options.data folder for uploads
 * @param {number} [options.port] a free one unless given
 * @returns {Promise<RunningServer>}
 */
export async function startServer({ root, data, port = 0 }) {
  const words = [MAIN, "--host", "127.0.0.1", "--port", String(port), "--root", root, "--data", data];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([
    once(lines, "line"),
    once(child, "exit").then(() => Promise.reject(new Error("the server ended before it listened"))),
  ]);
  const origin = /at (http:\/\/\S+?)\/$/.exec(String(line))?.[1];
  if (origin === undefined) throw new Error(`the server said: ${line}`);
  return new RunningServer(child, origin);
}
