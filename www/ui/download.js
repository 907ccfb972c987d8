import { t } from '../i18n/index.js';
import { h } from './dom.js';

/**
 * Gives the person a file.
 * @param {string} name
 * @param {BlobPart} content
 * @param {string} type
 */
export function download(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  h('a', { href: url, download: name }).click();
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

/** Gives the person what a canvas shows. @param {HTMLCanvasElement} canvas @param {string} name */
export const saveCanvas = (canvas, name) =>
  canvas.toBlob((blob) => {
    if (blob) download(name, blob, 'image/png');
  });
