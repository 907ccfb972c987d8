import { t } from '../i18n/index.js';
import { h } from './dom.js';
import { fingerprint } from './fingerprint.js';

/** File names used in this visit, in lower case, with their contents. @type {Map<string, unknown>} */
const usedNames = new Map();

/**
 * A file name unique within this visit: names of runs may differ only in removed characters, and a run may be downloaded
 * again after more steps. The same content keeps its name.
 * @param {string} name
 * @param {BlobPart | Uint8Array} content
 */
export function uniqueName(name, content) {
  const [, stem, ending] = /^(.*?)(\.\w+)?$/.exec(name) ?? [name, name];
  const isRead = typeof content === 'string' || content instanceof Uint8Array;
  const what = isRead ? fingerprint(content) : content;
  for (let count = 1; ; count++) {
    const free = `${stem}${count > 1 ? `-${count}` : ''}${ending ?? ''}`;
    const before = usedNames.get(free.toLowerCase());
    if (before !== undefined && before !== what) continue;
    usedNames.set(free.toLowerCase(), what);
    return free;
  }
}

/**
 * Downloads a file.
 * @param {string} name
 * @param {BlobPart} content
 * @param {string} type
 */
export function download(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  h('a', { href: url, download: uniqueName(name, content) }).click();
  document.dispatchEvent(new Event('latente-download')); // a frame may have blocked it silently: ui/frame.js
  // By then the browser has taken the file; otherwise it would stay in memory until the page is left.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Replacements for symbols of settings, so that names that differ in one of them stay different. @type {Record<string, string>} */
const LETTERS = {
  λ: 'lambda',
  β: 'beta',
  ρ: 'rho',
  σ: 'sigma',
  μ: 'mu',
  ε: 'epsilon',
  α: 'alpha',
  γ: 'gamma',
};

/** A name valid on every file system. @param {string} name */
export const fileName = (name) =>
  name
    .replace(/[λβρσμεαγ]/gu, (letter) => `${LETTERS[letter]} `)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || t('file.model');

/**
 * Saves canvases side by side as a picture, with their labels.
 * @param {HTMLCanvasElement | HTMLCanvasElement[]} canvases
 * @param {string} name
 * @param {import('../views/pictures/plate.js').Words} [words]
 */
export const saveCanvas = (canvases, name, words) => void savePlate([canvases].flat(), name, words);

/** @param {HTMLCanvasElement[]} canvases @param {string} name @param {import('../views/pictures/plate.js').Words} [words] */
async function savePlate(canvases, name, words) {
  const { plate } = await import('../views/pictures/plate.js');
  const picture = await plate(canvases, words);
  picture.toBlob((blob) => {
    if (blob) download(name, blob, 'image/png');
  });
}
