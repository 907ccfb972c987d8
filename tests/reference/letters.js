/**
 * Writes www/data/letters-{train,test}-{images,labels}.bin: the capitals A to Z in the typefaces of `letters.json`, from npm
 * packages under the SIL Open Font License.
 *
 *     node tests/reference/letters.js
 *
 * Uses the regular, bold and italic faces of each family, where available. A letter is drawn large, scaled to fit 20 × 20
 * pixels, and centred in 28 × 28 by its centre of mass, as in MNIST. One family in five is for testing, so that none of its
 * faces is trained on. Images are shuffled in a fixed order.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, gzipSync } from 'node:zlib';
import { chromium } from 'playwright';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DATA = path.join(ROOT, 'www/data');
/** Folder for the packages. */
const FOLDER = path.join(ROOT, 'target/letters');
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** One family in this many is for testing. */
const TESTED = 5;

/** @typedef {{ family: string, file: string, name: string }} Face */

/** Installs the pinned packages, unless present. @returns {string[]} their names */
function installed() {
  const list = path.join(import.meta.dirname, 'letters.json');
  /** @type {{ dependencies: Record<string, string> }} */
  const { dependencies } = JSON.parse(readFileSync(list, 'utf8'));
  const isThere = ([name, version] = ['', '']) => {
    const manifest = path.join(FOLDER, 'node_modules', name, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version;
  };
  if (!Object.entries(dependencies).every(isThere)) {
    mkdirSync(FOLDER, { recursive: true });
    copyFileSync(list, path.join(FOLDER, 'package.json'));
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefix', FOLDER];
    execFileSync('npm', ['install', ...options], { stdio: 'inherit' });
  }
  return Object.keys(dependencies);
}

/** The faces of a package. @param {string} name @returns {Face[]} */
function facesOf(name) {
  const folder = path.join(FOLDER, 'node_modules', name);
  const { license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const { id, family, weights, styles } = JSON.parse(
    readFileSync(path.join(folder, 'metadata.json'), 'utf8'),
  );
  if (license !== 'OFL-1.1') throw new Error(`${name} is under ${license}`);
  const nearest = (/** @type {number} */ wanted) =>
    weights.reduce((/** @type {number} */ best, /** @type {number} */ weight) =>
      Math.abs(weight - wanted) < Math.abs(best - wanted) ? weight : best,
    );
  const wanted = [
    [nearest(400), 'normal'],
    [nearest(700), 'normal'],
    [nearest(400), 'italic'],
  ].filter(([, style]) => styles.includes(style));
  const names = new Set(wanted.map(([weight, style]) => `${id}-latin-${weight}-${style}`));
  return [...names]
    .map((face) => ({ family, name: face, file: path.join(folder, 'files', `${face}.woff2`) }))
    .filter(({ file }) => existsSync(file));
}

/**
 * In the browser: draws the letters of a face, each as 784 bytes.
 * @param {{ font: string, letters: string[] }} given
 */
async function drawn({ font, letters }) {
  const [SIDE, BOX, LARGE, GREYS] = [28, 20, 384, 51];
  const face = new FontFace('face', `url(data:font/woff2;base64,${font})`);
  document.fonts.add(await face.load());
  const canvas = new OffscreenCanvas(LARGE, LARGE);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2D context');
  context.font = `${LARGE / 3}px face`;
  context.textAlign = 'center';
  const images = letters.map((letter) => {
    context.clearRect(0, 0, LARGE, LARGE);
    context.fillText(letter, LARGE / 2, LARGE * 0.65);
    const { data } = context.getImageData(0, 0, LARGE, LARGE);
    let [left, top, right, bottom, sum, x, y] = [LARGE, LARGE, 0, 0, 0, 0, 0];
    for (let row = 0; row < LARGE; row++)
      for (let column = 0; column < LARGE; column++) {
        const ink = data[4 * (row * LARGE + column) + 3];
        if (!ink) continue;
        [left, top] = [Math.min(left, column), Math.min(top, row)];
        [right, bottom] = [Math.max(right, column + 1), Math.max(bottom, row + 1)];
        sum += ink;
        x += ink * (column + 0.5);
        y += ink * (row + 0.5);
      }
    if (!sum || !left || !top || right === LARGE || bottom === LARGE) return null;
    const scale = BOX / Math.max(right - left, bottom - top);
    const [originX, originY] = [SIDE / 2 - (x / sum) * scale, SIDE / 2 - (y / sum) * scale];
    // Area averaging: each large pixel distributes its ink to the small pixels it overlaps.
    const image = new Float64Array(SIDE * SIDE);
    const shares = (/** @type {number} */ from) => {
      const at = Math.floor(from);
      const first = Math.min(1, (at + 1 - from) / scale);
      return [
        [at, first],
        [at + 1, 1 - first],
      ];
    };
    const across = Array.from({ length: LARGE }, (_, column) => shares(originX + column * scale));
    for (let row = top; row < bottom; row++)
      for (const [line, height] of shares(originY + row * scale))
        for (let column = left; column < right; column++)
          for (const [at, width] of across[column])
            if (at >= 0 && line >= 0 && at < SIDE && line < SIDE)
              image[line * SIDE + at] +=
                data[4 * (row * LARGE + column) + 3] * width * height * scale * scale;
    // Quantised invisibly, which compresses a quarter better.
    return Array.from(image, (value) => Math.round((Math.min(255, value) / 255) * GREYS) * (255 / GREYS));
  });
  document.fonts.clear();
  return images;
}

/** A seeded random generator: Knuth's linear congruential one. @param {number} seed */
function random(seed) {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    return Number(state >> 33n) / 2 ** 31;
  };
}

/** @template T @param {T[]} list @param {number} seed */
function shuffled(list, seed) {
  const draw = random(seed);
  return list
    .map((item) => /** @type {const} */ ([draw(), item]))
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** Writes a gzipped IDX file. @param {string} name @param {number[]} shape @param {Uint8Array} values */
function write(name, shape, values) {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header[2] = 8;
  header[3] = shape.length;
  shape.forEach((size, axis) => header.writeUInt32BE(size, 4 + 4 * axis));
  const bytes = Buffer.concat([header, values]);
  const packed = gzipSync(bytes, { level: 9 });
  writeFileSync(path.join(DATA, name), packed);
  const sum = crc32(bytes).toString(16).padStart(8, '0');
  console.log(`${name}: [${shape}], crc32 0x${sum.slice(0, 4)}_${sum.slice(4)}, ${packed.length} bytes`);
}

const browser = await chromium.launch({
  executablePath: process.env.LATENTE_BROWSER,
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  /** @type {Record<'train' | 'test', { image: number[], label: number }[]>} */
  const parts = { train: [], test: [] };
  /** @type {Record<'train' | 'test', string[]>} */
  const families = { train: [], test: [] };
  let faces = 0;
  for (const [place, name] of shuffled(installed().sort(), 1).entries()) {
    const part = place % TESTED ? 'train' : 'test';
    for (const face of facesOf(name)) {
      const font = readFileSync(face.file).toString('base64');
      const images = await page.evaluate(drawn, { font, letters: LETTERS });
      if (images.some((image) => !image)) throw new Error(`${face.name} lacks a letter`);
      images.forEach((image, label) => image && parts[part].push({ image, label }));
      faces++;
      if (!families[part].includes(face.family)) families[part].push(face.family);
    }
  }
  for (const part of /** @type {const} */ (['train', 'test'])) {
    const all = shuffled(parts[part], 2);
    const count = all.length;
    write(`letters-${part}-images.bin`, [count, 28, 28], Uint8Array.from(all.flatMap(({ image }) => image)));
    write(
      `letters-${part}-labels.bin`,
      [count],
      Uint8Array.from(all, ({ label }) => label),
    );
    console.log(`${families[part].length} families to ${part} with: ${families[part].sort().join(', ')}`);
  }
  console.log(`${faces} faces`);
} finally {
  await browser.close();
}
