/** Bytes a visitor downloads. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { DIST } from '../built.js';
import { kilo } from './statistics.js';

/** Sizes of each large file, and of the others by kind. */
export function files() {
  const names = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter(
    (file) => statSync(DIST + file).isFile() && !file.endsWith('.br'),
  );
  /** @type {Record<string, { raw: number, gzip: number, brotli: number }>} */
  const groups = {};
  for (const file of names) {
    const group =
      file.endsWith('.wasm') || file.startsWith('data-')
        ? file.replace(/^\w+-\w+\//, '')
        : `other ${path.extname(file)}`;
    const bytes = readFileSync(DIST + file);
    groups[group] ??= { raw: 0, gzip: 0, brotli: 0 };
    groups[group].raw += bytes.length;
    groups[group].gzip += file.endsWith('.bin') ? bytes.length : gzipSync(bytes, { level: 9 }).length;
    const packed = `${DIST + file}.br`;
    groups[group].brotli += existsSync(packed) ? statSync(packed).size : bytes.length;
  }
  return Object.entries(groups).map(([file, { raw, gzip, brotli }]) => ({
    file,
    'raw kB': kilo(raw),
    'gzip kB': kilo(gzip),
    'brotli kB': kilo(brotli),
  }));
}
