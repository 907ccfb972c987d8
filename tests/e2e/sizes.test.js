/** Maximum sizes of downloads, compressed as by a host. A failing test names the large files. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { DIST } from '../built.js';

/** Files that are already compressed. */
const PACKED = /\.(bin|woff2)$/;
/** Number of files named. */
const NAMED = 8;

/** Budgets in bytes. A first visit waits for a CPU engine and some scripts, WebGPU for the last engine. */
const BUDGETS = {
  'the CPU engine': { files: /^pkg\/latente-cpu_bg\.wasm$/, most: 605e3 },
  'the CPU engine with relaxed SIMD': { files: /^pkg\/latente-cpu-relaxed_bg\.wasm$/, most: 605e3 },
  'the WebGPU engine': { files: /^pkg-gpu\/latente-gpu_bg\.wasm$/, most: 2.1e6 },
  'the maps without a network': { files: /^pkg-maps\/latente-maps_bg\.wasm$/, most: 94e3 },
  'the UMAP library': { files: /^pkg-maps\/umap\.js$/, most: 31e3 },
  'the readers of images': { files: /^pkg-images\/latente-images_bg\.wasm$/, most: 222e3 },
  'the bindings': { files: /^pkg.*\/latente.*\.js$/, most: 35e3 },
  'the scripts of images of the user': { files: /^www\/images\/.*\.js$/, most: 30e3 },
  'the scripts of all labs': {
    files:
      /^((www|vendor)\/(?!labs\/manifold\/maps|labs\/train\/board\/|labs\/generate\/point\/|labs\/hashing\/wall\/|labs\/neighbors\/planes\/|labs\/reconstruct\/bottlenecks\/|labs\/anomaly\/heart\/|views\/network\/|views\/pictures\/(pixel-picker|snapshot)|labs\/reduction\/table|papaparse|lean-qr|model-files|lecture|share|embed|homework|class|images).*|service-worker)\.js$/,
    most: 390e3,
  },
  'the scripts that open models and write ONNX': { files: /^www\/model-files.*\.js$/, most: 23e3 },
  'the scripts that read tables': {
    files: /^(www\/labs\/reduction\/table|vendor\/papaparse).*\.js$/,
    most: 30e3,
  },
  'the scripts of lectures': { files: /^www\/lecture\/[^/]*\.js$/, most: 15e3 },
  'the scripts that write, check and print lectures': {
    files: /^www\/lecture\/(list|check|handout)\/.*\.js$/,
    most: 25e3,
  },
  'the scripts of homework': { files: /^www\/homework\/.*\.js$/, most: 11e3 },
  'the scripts of experiments of a class': { files: /^www\/class\/.*\.js$/, most: 30e3 },
  'the scripts that share a scene, and show it within other pages': {
    files: /^(www\/(share|embed)\/.*|vendor\/lean-qr)\.js$/,
    most: 11e3,
  },
  'the lectures': { files: /^www\/lectures\/.*\.json$/, most: 11e3 },
  'the scripts of pictures': {
    files:
      /^www\/(labs\/(train\/board|generate\/point|hashing\/wall|neighbors\/planes|reconstruct\/bottlenecks|anomaly\/heart)\/.*|views\/(network\/.*|pictures\/(pixel-picker|snapshot)))\.js$/,
    most: 57.5e3,
  },
  'the scripts of maps side by side': { files: /^www\/labs\/manifold\/maps.*\.js$/, most: 14.8e3 },
  'the styles': {
    files: /(?<!(lecture\/(list|check|handout)|homework|images)\/style|colors\/many)\.css$/,
    most: 37e3,
  },
  'the colours of more than ten classes': { files: /colors\/many\.css$/, most: 0.8e3 }, // for users' sets
  'the styles of what a lecturer prepares': {
    files: /(lecture\/(list|check|handout)|homework|images)\/style\.css$/,
    most: 2.7e3,
  },
  'the page and the lessons': { files: /\.html$/, most: 45e3 }, // 3 kB explain why a page does not start, in two languages
  'what was measured beforehand': { files: /^www\/labs\/.*\/measured\.json$/, most: 10e3 },
  'the font': { files: /\.woff2$/, most: 50e3 },
  'the models': { files: /^models\/.*\.(safetensors|json)$/, most: 10.7e6 },
  'the runs that lectures end with': { files: /^runs\/.*\.safetensors$/, most: 2.1e6 },
  'the data': { files: /^data\/(?!letters-).*\.bin$/, most: 4.6e6 },
  'the letters': { files: /^data\/letters-.*\.bin$/, most: 1.2e6 }, // fetched when they are chosen
};

const sizes = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((file) => statSync(DIST + file).isFile() && !file.endsWith('.br')) // copies of the same files
  .map((file) => ({ file: file.replace(/^(build|data)-\w+\//, ''), bytes: packed(file) }));

/** @param {string} file */
function packed(file) {
  const bytes = readFileSync(DIST + file);
  return PACKED.test(file) ? bytes.length : gzipSync(bytes, { level: 9 }).length;
}

for (const [what, { files, most }] of Object.entries(BUDGETS)) {
  test(`${what} within ${most / 1e3} kB`, () => {
    const those = sizes.filter(({ file }) => files.test(file)).sort((a, b) => b.bytes - a.bytes);
    expect(those.length, 'files of this kind').toBeGreaterThan(0);
    const total = those.reduce((sum, { bytes }) => sum + bytes, 0);
    const largest = those.slice(0, NAMED).map(({ file, bytes }) => `${file} ${bytes}`);
    expect(total, `${what}; the largest: ${largest.join(', ')}`).toBeLessThanOrEqual(most);
  });
}

test('every shipped file has a budget', () => {
  const kinds = Object.values(BUDGETS).map(({ files }) => files);
  const others = sizes.filter(({ file }) => !kinds.some((kind) => kind.test(file))).map(({ file }) => file);
  expect(others.filter((file) => !/^(files|preload)\.json$|README\.md$/.test(file))).toEqual([]);
});
