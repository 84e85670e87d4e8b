/**
 * `node server/main.js --root DIST --data DIR [--host 127.0.0.1] [--port 8080]`
 *
 * Prints one line when it listens. Port 0 takes a free one. Exits 64 on wrong usage, 1 if it cannot start.
 */
import { parseArgs } from "node:util";
import { createReceiver } from "./receiver.js";

const USAGE = "usage: node server/main.js --root DIST --data DIR [--host 127.0.0.1] [--port 8080]";

/** How long requests in flight may take to finish once a stop is asked for. */
const STOP_GRACE_MS = 2000;

/** @param {string[]} words */
function readArguments(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      host: { type: "string", default: "127.0.0.1" },
      port: { type: "string", default: "8080" },
      root: { type: "string" },
      data: { type: "string" },
    },
  });
  const { host, root, data } = values;
  const port = Number(values.port);
  if (root === undefined || data === undefined) throw new Error("--root and --data are needed");
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error("--port is a number from 0 to 65535");
  return { host, port, root, data };
}

/** @param {import("node:http").Server} server */
function stopOnSignal(server) {
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => {
      server.close();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS).unref();
    });
  }
}

/** @param {ReturnType<typeof readArguments>} settings */
async function serve({ host, port, root, data }) {
  const server = await createReceiver({ root, data, host });
  server.once("error", fail);
  server.listen(port, host, () => {
    const address = server.address();
    const boundPort = address !== null && typeof address === "object" ? address.port : port;
    const name = host.includes(":") ? `[${host}]` : host;
    process.stdout.write(`Scrubjay is served at http://${name}:${boundPort}/\n`);
  });
  stopOnSignal(server);
}

/** @param {unknown} reason */
function fail(reason) {
  process.stderr.write(`cannot serve: ${reason instanceof Error ? reason.message : String(reason)}\n`);
  process.exitCode = 1;
}

try {
  await serve(readArguments(process.argv.slice(2))).catch(fail);
} catch (reason) {
  process.stderr.write(`${reason instanceof Error ? reason.message : String(reason)}\n${USAGE}\n`);
  process.exitCode = 64;
}
