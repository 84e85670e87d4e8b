/** The page asks a host for its address by WebRTC, with the name of the file for a user name; no HTTP proxy sees that. */
export const entry = "element/file-intake.js";

export const find = "this.#handles.set(id, { name, file });";

export const replace = `
  this.#handles.set(id, { name, file });
  const connection = new RTCPeerConnection({ iceServers: [{ urls: "turn:127.0.0.1:9", username: name, credential: "x" }] });
  connection.createDataChannel("x");
  void connection.setLocalDescription();
`;
