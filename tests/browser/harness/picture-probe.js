/**
 * Reads single pixels of picture files, by a reader that is the browser's own and not the engine's.
 */

/** @typedef {import("./journey-page.js").JourneyPage} JourneyPage */

/**
 * @param {JourneyPage} page
 * @param {Buffer} bytes of a PNG or JPEG file
 * @param {[number, number][]} places in pixels of the picture as it is shown
 * @returns {Promise<{ width: number, height: number, brightness: number[] }>} brightness from 0 to 255, one for each place
 */
export function probe({ page }, bytes, places) {
  return page.evaluate(
    async ({ text, places }) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes]));
      const context = new OffscreenCanvas(1, 1).getContext("2d");
      const brightness = places.map(([x, y]) => {
        context?.drawImage(picture, -Math.floor(x), -Math.floor(y));
        const [red = 0, green = 0, blue = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
        return (red + green + blue) / 3;
      });
      return { width: picture.width, height: picture.height, brightness };
    },
    { text: bytes.toString("base64"), places },
  );
}

/**
 * A JPEG file of one shade, which says of itself that it lies on its side (Exif, 4.6.4, orientation 6).
 *
 * @param {JourneyPage} page
 * @param {number} width as it is coded; it is shown as high as that
 * @param {number} height
 */
export async function lyingPhoto({ page }, width, height) {
  const text = await page.evaluate(
    async ({ width, height }) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d");
      if (context !== null) Object.assign(context, { fillStyle: "#c8c8c8" }).fillRect(0, 0, width, height);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer());
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    },
    { width, height },
  );
  const coded = Buffer.from(text, "latin1");
  const tiff = Buffer.from("4d4d002a00000008000101120003000000010006000000000000", "hex");
  const content = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, content.length + 2]);
  return Buffer.concat([coded.subarray(0, 2), head, content, coded.subarray(2)]);
}
