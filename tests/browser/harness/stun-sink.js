/**
 * A UDP socket that stands in for a STUN server: WebRTC goes past every HTTP proxy, and shows itself here.
 */
import { createSocket } from "node:dgram";
import { once } from "node:events";

/** Counts what reaches it and answers nothing. */
export class StunSink {
  #socket = createSocket("udp4");

  /** What arrived, in order. @type {Buffer[]} */
  packets = [];

  /** @returns {Promise<StunSink>} */
  static async start() {
    const sink = new StunSink();
    sink.#socket.on("message", (packet) => sink.packets.push(packet));
    sink.#socket.bind(0, "127.0.0.1");
    await once(sink.#socket, "listening");
    return sink;
  }

  /** The address to give to `RTCPeerConnection`. */
  get url() {
    return `stun:127.0.0.1:${this.#socket.address().port}`;
  }

  async close() {
    this.#socket.close();
    await once(this.#socket, "close");
  }
}
