import { t } from '../i18n/index.js';
import { h } from './dom.js';
import { fingerprint } from './fingerprint.js';

/** The names that were given in this visit, in small letters, and to what. @type {Map<string, unknown>} */
const given = new Map();

/**
 * A name that no other file of this visit has: two runs may be called alike but for their signs, and one run is downloaded
 * again when it has gone on. The same content has the same name.
 * @param {string} name
 * @param {BlobPart | Uint8Array} content
 */
export function ownName(name, content) {
  const [, stem, ending] = /^(.*?)(\.\w+)?$/.exec(name) ?? [name, name];
  const isRead = typeof content === 'string' || content instanceof Uint8Array;
  const what = isRead ? fingerprint(content) : content;
  for (let count = 1; ; count++) {
    const free = `${stem}${count > 1 ? `-${count}` : ''}${ending ?? ''}`;
    const before = given.get(free.toLowerCase());
    if (before !== undefined && before !== what) continue;
    given.set(free.toLowerCase(), what);
    return free;
  }
}

/**
 * Gives the person a file.
 * @param {string} name
 * @param {BlobPart} content
 * @param {string} type
 */
export function download(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  h('a', { href: url, download: ownName(name, content) }).click();
  document.dispatchEvent(new Event('latente-download')); // a frame may have stopped it without a word: ui/frame.js
  // The browser has taken the file by then; until the page is left it would stay in memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Symbols of settings: two names that differ in one of them are two files. @type {Record<string, string>} */
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

/** A name that every file system takes. @param {string} name */
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
 * Gives the person what canvases show, side by side, with the words that belong to it.
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
