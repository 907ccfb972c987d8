// @ts-check
/// <reference lib="webworker" />
/**
 * Reads the user's images, outside the page and its engine. Plumbing only: the wasm file `latente-images` reads, the browser
 * decodes pictures.
 *
 * In:  `{ id, call, args }`. Out: `{ id, reply }`, `{ id, fault }` or `{ id, error }` for each, after any number of
 * `{ id, progress }`.
 */
self.addEventListener('message', (event) => void receive(event.data));

void import('../offline/gone-files.js').then(
  ({ tellGoneFiles }) => tellGoneFiles(),
  () => undefined,
);

const FOLDER = '../../pkg-images';
/** Pictures with longer sides are scaled down before processing. */
const LONGEST_SIDE = 512;
/** Side of the thumbnail next to its result. */
const SHOWN_SIDE = 112;

/** @type {Promise<any> | undefined} */
let wasm;
/** The last opened files. @type {any} */
let files;
/** Pictures outside ZIP files. @type {File[]} */
let pictures = [];

/** @param {{ id: number, call: keyof typeof CALLS, args: any }} message */
async function receive({ id, call, args }) {
  try {
    const reply = await CALLS[call](args, (progress) => self.postMessage({ id, progress }));
    self.postMessage({ id, reply });
  } catch (error) {
    // Faults of a reader arrive as JSON, everything else as an error.
    self.postMessage({ id, [typeof error === 'string' ? 'fault' : 'error']: String(error) });
  }
}

async function reader() {
  wasm ??= import(`${FOLDER}/latente-images.js`).then(async (module) => {
    await module.default({ module_or_path: new URL(`${FOLDER}/latente-images_bg.wasm`, import.meta.url) });
    return module;
  });
  wasm.catch(() => (wasm = undefined)); // retried on the next call
  return wasm;
}

/** @typedef {{ crop: string, ink: string, stretch: boolean }} Conversion */

const CALLS = {
  /** @param {{ data: File[], loose: File[] }} args data files, and pictures */
  async open({ data, loose }) {
    const { Files } = await reader();
    files?.free();
    files = new Files();
    pictures = loose;
    const sync = new FileReaderSync();
    for (const file of data) {
      const piece = (/** @type {number} */ from, /** @type {number} */ to) =>
        new Uint8Array(sync.readAsArrayBuffer(file.slice(from, to)));
      files.add(file.name, file.size, piece);
    }
    return JSON.parse(data.length ? files.look() : '{"parts":[],"pictures":[]}');
  },

  /** @param {{ part: number, most: number, seed: number }} args @param {(share: number) => void} tell */
  read({ part, most, seed }, tell) {
    let last = 0;
    const report = (/** @type {number} */ share) => {
      if (share < last + 0.01) return;
      last = share;
      tell(share);
    };
    const images = files.read(part, most, seed, report);
    const reply = {
      ...{ images: images.pixels(), labels: images.labels(), originals: images.originals() },
      report: JSON.parse(images.report()),
    };
    images.free();
    return reply;
  },

  /** Chooses a random subset. @param {{ count: number, most: number, seed: number }} args */
  async choose({ count, most, seed }) {
    return (await reader()).chosen(count, most, seed);
  },

  /**
   * Converts a picture to an image; one that only a page can draw is returned as a file.
   * @param {{ index: number, way: Conversion, isShown: boolean }} args
   */
  async picture({ index, way, isShown }) {
    const blob = pictures[index] ?? new Blob([files.picture(index - pictures.length)]);
    if (isSvg(await blob.slice(0, 1024).text())) return { svg: new Blob([blob], { type: 'image/svg+xml' }) };
    const bitmap = await createImageBitmap(blob);
    return CALLS.bitmap({ bitmap, way, isShown });
  },

  /** @param {{ bitmap: ImageBitmap, way: Conversion, isShown: boolean }} args */
  async bitmap({ bitmap, way, isShown }) {
    const { picture } = await reader();
    const context = drawn(bitmap, LONGEST_SIDE);
    const { width, height } = context.canvas;
    const { data } = context.getImageData(0, 0, width, height);
    const pixels = picture(new Uint8Array(data.buffer), width, height, way.crop, way.ink, way.stretch);
    const shown = isShown ? drawn(bitmap, SHOWN_SIDE).canvas.transferToImageBitmap() : null;
    bitmap.close();
    return { pixels, shown };
  },

  /** @param {{ strokes: Float32Array[] }} args */
  async drawing({ strokes }) {
    const { drawing } = await reader();
    const points = Float32Array.from(strokes.flatMap((stroke) => [...stroke]));
    return drawing(
      points,
      Uint32Array.from(strokes, (stroke) => stroke.length >> 1),
    );
  },

  /** @param {{ images: Uint8Array, copies: number, shift: number, turn: number, scale: number, seed: number }} args */
  async varied({ images, copies, shift, turn, scale, seed }) {
    return (await reader()).varied(images, copies, shift, turn, scale, seed);
  },

  /** @param {{ images: Uint8Array }} args */
  async inspect({ images }) {
    return JSON.parse((await reader()).inspect(images));
  },

  /** @param {import('./image-set.js').ImageSet} set */
  async npz({ images, labels, originals, classes, id }) {
    const module = await reader();
    return module.npz(images, labels ?? new Uint8Array(), originals ?? new Uint32Array(), classes, id);
  },

  /** @param {import('./image-set.js').ImageSet} set */
  async pngs({ images, labels, classes }) {
    return (await reader()).pngs(images, labels ?? new Uint8Array(), classes);
  },
};

/** @param {string} text */
const isSvg = (text) => /<svg[\s>]/i.test(text);

/** Draws a picture scaled down to at most `side`. @param {ImageBitmap} bitmap @param {number} side */
function drawn(bitmap, side) {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((length) =>
    Math.max(1, Math.round(length * scale)),
  );
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2D context');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  return context;
}
