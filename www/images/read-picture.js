/** @typedef {{ crop: string, ink: string, stretch: boolean }} Conversion how to convert a picture */

/**
 * Converts an opened picture to an image, and returns a thumbnail of the original with it.
 * @param {import('./link.js').ImagesLink} link
 * @param {number} index
 * @param {Conversion} way
 * @param {boolean} isShown
 * @returns {Promise<{ pixels: Uint8Array, shown: ImageBitmap | null }>}
 */
export async function readPicture(link, index, way, isShown) {
  const reply = await link.ask('picture', { index, way, isShown });
  // Workers cannot draw SVG images; the page has to.
  return reply.svg ? link.ask('bitmap', { bitmap: await drawnSvg(reply.svg), way, isShown }) : reply;
}

/** Side of a rasterised SVG, which has no pixel size. */
const SVG_SIDE = 256;

/** @param {Blob} svg */
async function drawnSvg(svg) {
  const image = new Image();
  const url = URL.createObjectURL(svg);
  try {
    image.src = url;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = SVG_SIDE / Math.max(width, height, 1);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round((width || 1) * scale));
    canvas.height = Math.max(1, Math.round((height || 1) * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await createImageBitmap(canvas);
  } finally {
    URL.revokeObjectURL(url);
  }
}
